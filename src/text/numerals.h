// Numerals as values: 46, ４６, 1,234.5, 四十六, 二〇二五, 百分之五, forty-six.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/range.h"

namespace tifa {

struct Numeral {
  double value = 0;      // exact for integers up to 2^53
  Range range;           // where it stands in the text
  bool ordinal = false;  // 第四, fourth, 4th
};

// The numeral that begins at byte `at`, the longest reading; nothing where none begins. Handles ASCII and full-width
// digits with group separators and a decimal point, Chinese numerals (place value 一百零五, digit by digit 二〇二五,
// 十五, 廿, financial forms 壹贰, units 万 亿, mixed 1.2万, fractions 百分之五 = 0.05), and English words up to a
// million million. A sign, % and units of measure are not part of a numeral (5千瓦 is 5). More than 64 digits are none.
// O(1): looking at every byte of a text stays linear.
[[nodiscard]] std::optional<Numeral> parse_numeral(std::string_view text, std::size_t at);
// A whole string as an integer ("46", "四十六", "XIV" is not read); nothing when anything else remains.
[[nodiscard]] std::optional<std::int64_t> parse_integer(std::string_view text);
// 46 → 四十六 (simplified, as in 第四十六条). For 1..99999.
[[nodiscard]] std::string chinese_numeral(std::int64_t value);

}  // namespace tifa
