// A document's payload without the text of its blocks, which a segment holds once for all that repeat it.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "index/block_text.h"
#include "index/segment.h"

namespace tifa {

// A payload and the stored blocks of its document, one after another, as few bytes; unpack_document() makes it again.
// Nothing when it cannot: blocks that do not follow each other as make_payload() has them. O(blocks + sections + runs
// of the origin).
[[nodiscard]] std::optional<std::string> pack_document(const DocumentView& document,
                                                       std::span<const std::uint32_t> stored);

// The payload. `block` gives a stored block by its number, or nothing. Nothing for bytes that were not packed so, and
// for a payload of more than 4 GiB. O(length).
[[nodiscard]] std::optional<std::string> unpack_document(
    std::string_view packed, const std::function<std::optional<StoredBlock>(std::uint32_t)>& block);

// The lengths that a packed document begins with. O(1).
[[nodiscard]] std::optional<std::array<Lengths, kPartCount>> packed_lengths(std::string_view packed);

}  // namespace tifa
