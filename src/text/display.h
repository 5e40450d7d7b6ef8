// Clean text as people are shown it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"

namespace tifa {

// Line breaks that a page put between characters and zero-width characters taken out, white space runs as one space, no
// white space at the ends. O(length).
[[nodiscard]] std::string display_text(std::string_view text);
// The same; `positions` (bytes of `text`, ascending) become the bytes of the result where what stood there now begins.
[[nodiscard]] std::string display_text(std::string_view text, std::vector<std::uint32_t>& positions);

// A wording cut out of a text: the same without quotation marks whose other half stands outside of it (甲”乙 of
// “甲”乙). Apostrophes stay. O(length).
[[nodiscard]] std::string display_wording(std::string_view text);
// A range of a text with the quotation mark right before or behind it that is the other half of one inside (“甲”乙 of
// 甲”乙); the range itself where there is none. O(length of the range).
[[nodiscard]] Range with_its_quotation_marks(std::string_view text, Range range);
// A wording without any of its quotation marks; apostrophes stay. O(length).
[[nodiscard]] std::string without_quotation_marks(std::string_view text);

}  // namespace tifa
