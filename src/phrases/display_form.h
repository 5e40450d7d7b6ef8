// How a phrase is shown: as the texts write it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "phrases/tokens.h"

namespace tifa {

// The form in which a phrase of `length` tokens stands most often at some places of a text, line breaks and quotation
// marks taken out; of several, the first. O(places · length).
[[nodiscard]] std::string display_form(const TokenText& text, std::span<const std::uint32_t> places,
                                       std::size_t length);

}  // namespace tifa
