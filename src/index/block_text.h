// The clean text of a block as its difference from the folded text: few bytes, since little but punctuation, quotation
// marks and letter case differs.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/offset_map.h"
#include "base/range.h"

namespace tifa {

// A block as a segment holds it.
struct StoredBlock {
  std::u16string_view folded;
  std::string_view difference;  // of the clean text
};

// The difference, from which restore_block() makes text and runs again; `runs` are those from `folded_begin` and
// `text_begin` on. Nothing when the runs do not cover the folded text in order. O(length).
[[nodiscard]] std::optional<std::string> block_difference(std::string_view folded, std::string_view text,
                                                          std::span<const OffsetMap::Run> runs,
                                                          std::uint32_t folded_begin, std::uint32_t text_begin);

// Appends the clean text of a block to `text`, and to `runs` how its folded text, which begins at `folded_begin`, maps
// there. False for a difference that is not one of this folded text. O(length).
[[nodiscard]] bool restore_block(std::string_view folded, std::string_view difference, std::uint32_t folded_begin,
                                 std::string& text, std::vector<OffsetMap::Run>& runs);

// Whether the clean text has the same bytes as the folded text in all of some ranges of the folded text of a block,
// which ascend and lie apart: then they need not be restored. False for what is no difference. O(difference).
[[nodiscard]] bool stands_unchanged(std::string_view difference, std::span<const Range> in_folded);

// Appends units as UTF-8. O(length).
void append_units(std::u16string_view units, std::string& text);

}  // namespace tifa
