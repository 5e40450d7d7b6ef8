// Clean text as people are shown it.
#pragma once

#include <cstdint>
#include <span>
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

// What stands in a quotation for words of the source that the clean text leaves out.
inline constexpr std::string_view kOmission = "[…]";

// A quotation: display_text() with kOmission before each of these bytes of `text` (inside of it, ascending), with a
// space where the text has one. `parts` (bytes of `text`, which may overlap) become those of the result; an omission at
// the edge of a part stands outside of it. O(length + parts · log parts).
[[nodiscard]] std::string display_quotation(std::string_view text, std::span<const std::uint32_t> omissions,
                                            std::vector<Range>& parts);
[[nodiscard]] std::string display_quotation(std::string_view text, std::span<const std::uint32_t> omissions);

// A wording cut out of a text: the same without quotation marks whose other half stands outside of it (甲”乙 of
// “甲”乙). Apostrophes stay. O(length).
[[nodiscard]] std::string display_wording(std::string_view text);
// A range of a text with the quotation mark right before or behind it that is the other half of one inside (“甲”乙 of
// 甲”乙); the range itself where there is none. O(length of the range).
[[nodiscard]] Range with_its_quotation_marks(std::string_view text, Range range);
// A wording without any of its quotation marks; apostrophes stay. O(length).
[[nodiscard]] std::string without_quotation_marks(std::string_view text);

}  // namespace tifa
