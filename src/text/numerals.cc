// Numerals in digits and the entry points; the Chinese and English readings stand in numerals_chinese.cc and
// numerals_english.cc.
#include "text/numerals.h"

#include <charconv>
#include <cmath>

#include "text/character_table.h"
#include "text/numeral_readings.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kNoSeparator = 0;

// The value of an ASCII or full-width digit, -1 for anything else.
int digit_value(char32_t code) {
  if (code >= '0' && code <= '9') return static_cast<int>(code - '0');
  if (code >= 0xFF10 && code <= 0xFF19) return static_cast<int>(code - 0xFF10);
  return -1;
}

char32_t code_at(std::string_view text, std::size_t at) { return at < text.size() ? decode_utf8(text, at).value : 0; }

// Appends the digits from `at` on, no more than `most`; returns where they end.
std::size_t take_digits(std::string_view text, std::size_t at, std::size_t most, std::string& digits) {
  for (std::size_t i = 0; i < most && at < text.size(); ++i) {
    const CodePoint point = decode_utf8(text, at);
    const int value = digit_value(point.value);
    if (value < 0) break;
    digits.push_back(static_cast<char>('0' + value));
    at += point.length;
  }
  return at;
}

// Where the group ",234" that begins at `at` ends; kNoSeparator when none does.
std::size_t end_of_group(std::string_view text, std::size_t at, std::string& digits) {
  const char32_t separator = code_at(text, at);
  if (separator != ',' && separator != 0xFF0C) return kNoSeparator;
  const std::size_t begin = at + decode_utf8(text, at).length;
  // A full-width comma separates groups of full-width digits only: elsewhere it ends a clause.
  if (separator == 0xFF0C && code_at(text, begin) < 0xFF10) return kNoSeparator;
  std::string group;
  const std::size_t end = take_digits(text, begin, 4, group);
  if (group.size() != 3) return kNoSeparator;
  digits += group;
  return end;
}

std::optional<double> to_double(const std::string& digits) {
  double value = 0;
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (parsed.ec != std::errc{}) return std::nullopt;
  return value;
}

bool word_character_at(std::string_view text, std::size_t at) {
  return (character_flags(code_at(text, at)) & kFlagWord) != 0;
}

// st, nd, rd, th after the digits of an ordinal, as a word's end.
bool has_ordinal_suffix(std::string_view text, std::size_t at) {
  const std::string_view suffix = text.substr(at, 2);
  return (suffix == "st" || suffix == "nd" || suffix == "rd" || suffix == "th") && !word_character_at(text, at + 2);
}

std::optional<NumeralReading> read_digits(std::string_view text, std::size_t at) {
  std::string digits;
  std::size_t end = take_digits(text, at, kMostNumeralCharacters + 1, digits);
  if (digits.empty() || digits.size() > kMostNumeralCharacters) return std::nullopt;
  if (digits.size() <= 3) {
    while (digits.size() <= kMostNumeralCharacters) {
      const std::size_t group = end_of_group(text, end, digits);
      if (group == kNoSeparator) break;
      end = group;
    }
  }
  bool whole = true;
  if (const char32_t point = code_at(text, end); point == '.' || point == 0xFF0E) {
    std::string fraction;
    const std::size_t after = take_digits(text, end + decode_utf8(text, end).length, kMostNumeralCharacters, fraction);
    if (!fraction.empty()) {
      digits += "." + fraction;
      end = after;
      whole = false;
    }
  }
  const std::optional<double> value = to_double(digits);
  if (!value) return std::nullopt;
  if (whole && has_ordinal_suffix(text, end)) return NumeralReading{*value, end + 2, true};
  if (const auto scaled = read_chinese_units(text, end, *value)) return scaled;
  if (const auto scaled = read_english_scale(text, end, *value)) return scaled;
  return NumeralReading{*value, end, false};
}

constexpr std::string_view kOrdinalMark = "第";

struct Fraction {
  std::string_view mark;
  double divisor;
};
constexpr Fraction kFractions[] = {{"百分之", 100}, {"千分之", 1000}, {"万分之", 10000}};

std::optional<NumeralReading> read_digits_or_chinese(std::string_view text, std::size_t at, bool lone_financial) {
  if (digit_value(code_at(text, at)) >= 0) return read_digits(text, at);
  return read_chinese(text, at, lone_financial);
}

std::optional<NumeralReading> read(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.starts_with(kOrdinalMark)) {
    auto reading = read_digits_or_chinese(text, at + kOrdinalMark.size(), true);
    if (reading) reading->ordinal = true;
    return reading;
  }
  for (const Fraction& fraction : kFractions) {
    if (!rest.starts_with(fraction.mark)) continue;
    auto reading = read_digits_or_chinese(text, at + fraction.mark.size(), true);
    if (reading) reading->value /= fraction.divisor;
    return reading;
  }
  if (const auto reading = read_english(text, at)) return reading;
  if (at > 0 && digit_value(code_at(text, at)) >= 0 && digit_value(decode_utf8_before(text, at).value) >= 0)
    return std::nullopt;
  return read_digits_or_chinese(text, at, false);
}

}  // namespace

std::optional<Numeral> parse_numeral(std::string_view text, std::size_t at) {
  if (at >= text.size()) return std::nullopt;
  const std::optional<NumeralReading> reading = read(text, at);
  if (!reading) return std::nullopt;
  return Numeral{
      reading->value, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(reading->end)}, reading->ordinal};
}

std::optional<std::int64_t> parse_integer(std::string_view text) {
  constexpr double kLargestExact = 9007199254740992.0;  // 2^53
  const std::optional<Numeral> numeral = parse_numeral(text, 0);
  if (!numeral || numeral->ordinal || numeral->range.end != text.size()) return std::nullopt;
  if (numeral->value > kLargestExact || numeral->value != std::floor(numeral->value)) return std::nullopt;
  return static_cast<std::int64_t>(numeral->value);
}

}  // namespace tifa
