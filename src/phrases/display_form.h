// How a phrase is shown: as the texts write it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "phrases/tokens.h"

namespace tifa {

// The form in which a phrase of `length` tokens stands most often at some places of a text, line breaks taken out; of
// several, the first. Quotation marks are told with it where they set off a part of it (“两重”建设) in most places: not
// those around all of it, nor one whose other half stands beyond it. O(places · length).
[[nodiscard]] std::string display_form(const TokenText& text, std::span<const std::uint32_t> places,
                                       std::size_t length);

}  // namespace tifa
