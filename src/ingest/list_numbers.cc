#include "ingest/list_numbers.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/numerals.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::int64_t kLargest = 99'999;

std::string roman(std::int64_t value) {
  constexpr std::array<std::pair<int, std::string_view>, 13> kSteps{{{1000, "M"},
                                                                     {900, "CM"},
                                                                     {500, "D"},
                                                                     {400, "CD"},
                                                                     {100, "C"},
                                                                     {90, "XC"},
                                                                     {50, "L"},
                                                                     {40, "XL"},
                                                                     {10, "X"},
                                                                     {9, "IX"},
                                                                     {5, "V"},
                                                                     {4, "IV"},
                                                                     {1, "I"}}};
  constexpr std::int64_t kLargestRoman = 4999;
  if (value < 1 || value > kLargestRoman) return std::to_string(value);
  std::string text;
  for (const auto& [step, sign] : kSteps)
    for (; value >= step; value -= step) text += sign;
  return text;
}

// a … z, aa, bb …: a letter for each round, as word processors count.
std::string letters(std::int64_t value, char first) {
  if (value < 1 || value > 26 * 30) return std::to_string(value);
  return std::string(static_cast<std::size_t>((value - 1) / 26 + 1), static_cast<char>(first + (value - 1) % 26));
}

std::string code_point(char32_t code) {
  std::string text;
  append_utf8(text, code);
  return text;
}

// One of a list of characters, or digits when there are not so many.
std::string of(std::u32string_view characters, std::int64_t value) {
  if (value < 1 || value > static_cast<std::int64_t>(characters.size())) return std::to_string(value);
  return code_point(characters[static_cast<std::size_t>(value - 1)]);
}

// Characters that stand in a row in Unicode.
std::string in_row(char32_t first, std::int64_t count, std::int64_t value) {
  if (value < 1 || value > count) return std::to_string(value);
  return code_point(first + static_cast<char32_t>(value - 1));
}

std::string digits(std::int64_t value, std::u32string_view ten) {
  std::string text;
  for (const char c : std::to_string(value)) text += code_point(ten[static_cast<std::size_t>(c - '0')]);
  return text;
}

// 壹拾贰: the numeral of banknotes from the common one.
std::string banker(std::int64_t value, bool traditional) {
  constexpr std::u32string_view kCommon = U"〇一二三四五六七八九十百千万";
  const std::u32string_view formal = traditional ? U"零壹貳參肆伍陸柒捌玖拾佰仟萬" : U"零壹贰叁肆伍陆柒捌玖拾佰仟萬";
  if (value == 0) return code_point(formal[0]);
  const std::string common = chinese_numeral(value);
  std::string text = value >= 10 && value < 20 ? code_point(formal[1]) : std::string();
  for (std::size_t at = 0; at < common.size();) {
    const CodePoint point = decode_utf8(common, at);
    const std::size_t found = kCommon.find(point.value);
    text += code_point(found == kCommon.npos ? (point.value == U'零' ? formal[0] : point.value) : formal[found]);
    at += point.length;
  }
  return text;
}

std::string ordinal(std::int64_t value) {
  const std::int64_t tens = value % 100;
  const std::string_view end = tens >= 11 && tens <= 13 ? "th"
                               : value % 10 == 1        ? "st"
                               : value % 10 == 2        ? "nd"
                               : value % 10 == 3        ? "rd"
                                                        : "th";
  return std::to_string(value) + std::string(end);
}

std::string words(std::int64_t value, bool as_ordinal) {
  constexpr std::array<std::string_view, 20> kSmall{
      "zero", "one",    "two",    "three",    "four",     "five",    "six",     "seven",     "eight",    "nine",
      "ten",  "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  constexpr std::array<std::string_view, 20> kSmallOrdinal{
      "zeroth",     "first",     "second",    "third",       "fourth",     "fifth",     "sixth",
      "seventh",    "eighth",    "ninth",     "tenth",       "eleventh",   "twelfth",   "thirteenth",
      "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"};
  constexpr std::array<std::string_view, 10> kTens{"",      "",      "twenty",  "thirty", "forty",
                                                   "fifty", "sixty", "seventy", "eighty", "ninety"};
  if (value < 0 || value > 99) return as_ordinal ? ordinal(value) : std::to_string(value);
  std::string text;
  const auto small = static_cast<std::size_t>(value);
  if (value < 20) {
    text = as_ordinal ? kSmallOrdinal[small] : kSmall[small];
  } else {
    text = kTens[small / 10];
    if (value % 10 == 0 && as_ordinal) text.replace(text.size() - 1, 1, "ieth");
    if (value % 10 != 0) (text += "-") += as_ordinal ? kSmallOrdinal[small % 10] : kSmall[small % 10];
  }
  text[0] = static_cast<char>(text[0] & ~0x20);
  return text;
}

}  // namespace

std::string list_number(std::int64_t value, std::string_view format) {
  if (format == "none" || format == "bullet") return {};
  if (value < 0 || value > kLargest) return std::to_string(value);
  if (format == "decimalZero") return (value < 10 ? "0" : "") + std::to_string(value);
  if (format == "upperRoman") return roman(value);
  if (format == "lowerRoman") return ascii_lower(roman(value));
  if (format == "upperLetter") return letters(value, 'A');
  if (format == "lowerLetter") return letters(value, 'a');
  if (format == "ordinal") return ordinal(value);
  if (format == "cardinalText") return words(value, false);
  if (format == "ordinalText") return words(value, true);
  if (format == "chineseCounting" || format == "chineseCountingThousand" || format == "taiwaneseCounting" ||
      format == "taiwaneseCountingThousand" || format == "japaneseCounting" || format == "japaneseLegal")
    return value == 0 ? "〇" : chinese_numeral(value);
  if (format == "chineseLegalSimplified") return banker(value, false);
  if (format == "ideographLegalTraditional") return banker(value, true);
  if (format == "ideographDigital" || format == "japaneseDigitalTenThousand" || format == "taiwaneseDigital")
    return digits(value, U"〇一二三四五六七八九");
  if (format == "decimalFullWidth" || format == "decimalFullWidth2") return digits(value, U"０１２３４５６７８９");
  if (format == "ideographTraditional") return of(U"甲乙丙丁戊己庚辛壬癸", value);
  if (format == "ideographZodiac") return of(U"子丑寅卯辰巳午未申酉戌亥", value);
  if (format == "decimalEnclosedCircle" || format == "decimalEnclosedCircleChinese")
    return value <= 20   ? in_row(0x2460, 20, value)
           : value <= 35 ? in_row(0x3251, 15, value - 20)
                         : std::to_string(value);
  if (format == "decimalEnclosedParen") return in_row(0x2474, 20, value);
  if (format == "decimalEnclosedFullstop") return in_row(0x2488, 20, value);
  if (format == "ideographEnclosedCircle") return in_row(0x3280, 10, value);
  return std::to_string(value);
}

std::string_view list_format_of_sample(std::string_view sample) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kSamples{
      {{"1", "decimal"},
       {"a", "lowerLetter"},
       {"A", "upperLetter"},
       {"i", "lowerRoman"},
       {"I", "upperRoman"},
       {"一, 二, 三", "chineseCounting"},
       {"一, 十, 一百", "chineseCounting"},
       {"壹, 贰, 叁", "chineseLegalSimplified"},
       {"壹, 貳, 參", "ideographLegalTraditional"},
       {"甲, 乙, 丙", "ideographTraditional"},
       {"子, 丑, 寅", "ideographZodiac"},
       {"①, ②, ③", "decimalEnclosedCircle"},
       {"１, ２, ３", "decimalFullWidth"}}};
  if (sample.empty()) return "none";
  for (const auto& [sign, name] : kSamples)
    if (sign.size() == 1 ? sample == sign : sample.starts_with(sign)) return name;
  return "decimal";
}

}  // namespace tifa
