// The readings that parse_numeral() chooses from: what each takes from a text, and its value.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace tifa {

// No document writes longer numerals; more is refused, so that looking everywhere in a text stays linear.
inline constexpr std::size_t kMostNumeralCharacters = 64;

struct NumeralReading {
  double value = 0;
  std::size_t end = 0;
  bool ordinal = false;
};

// Chinese numerals at `at`. `lone_financial`: whether 伍, 陆 or 拾 alone is a numeral (after 第) or a part of a word.
[[nodiscard]] std::optional<NumeralReading> read_chinese(std::string_view text, std::size_t at, bool lone_financial);
// What Chinese units make of a number in digits that ends at `end`: 万 in 1.2万, all that follows 1 in 1亿2000万.
// Nothing where no unit follows.
[[nodiscard]] std::optional<NumeralReading> read_chinese_units(std::string_view text, std::size_t end, double value);
// English words at `at`, where a word begins.
[[nodiscard]] std::optional<NumeralReading> read_english(std::string_view text, std::size_t at);
// What a following thousand, million, … makes of a number in digits. Nothing where none follows.
[[nodiscard]] std::optional<NumeralReading> read_english_scale(std::string_view text, std::size_t end, double value);

}  // namespace tifa
