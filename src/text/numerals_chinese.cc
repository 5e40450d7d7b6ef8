// Chinese numerals: by place value (一百零五, 三千六, 两亿五千万), digit by digit (二〇二五), in financial forms, with
// a decimal point (三点五), and as units after digits (1.2万).
#include <algorithm>
#include <array>
#include <string>

#include "text/numeral_readings.h"
#include "text/numerals.h"
#include "text/utf8.h"

namespace tifa {
namespace {

struct Symbol {
  char32_t code;
  double value;
  bool financial = false;
};
constexpr Symbol kDigits[] = {{U'〇', 0},       {U'零', 0},       {U'○', 0},        {U'一', 1},       {U'二', 2},
                              {U'两', 2},       {U'兩', 2},       {U'三', 3},       {U'四', 4},       {U'五', 5},
                              {U'六', 6},       {U'七', 7},       {U'八', 8},       {U'九', 9},       {U'壹', 1, true},
                              {U'贰', 2, true}, {U'貳', 2, true}, {U'叁', 3, true}, {U'肆', 4, true}, {U'伍', 5, true},
                              {U'陆', 6, true}, {U'陸', 6, true}, {U'柒', 7, true}, {U'捌', 8, true}, {U'玖', 9, true}};
constexpr Symbol kUnits[] = {{U'十', 1e1},       {U'拾', 1e1, true}, {U'百', 1e2}, {U'佰', 1e2, true}, {U'千', 1e3},
                             {U'仟', 1e3, true}, {U'万', 1e4},       {U'萬', 1e4}, {U'亿', 1e8},       {U'億', 1e8}};
constexpr Symbol kTens[] = {{U'廿', 20}, {U'卅', 30}, {U'卌', 40}};

template <std::size_t kSize>
const Symbol* find(const Symbol (&symbols)[kSize], char32_t code) {
  const auto same = [&](const Symbol& s) { return s.code == code; };
  const auto* it = std::find_if(std::begin(symbols), std::end(symbols), same);
  return it == std::end(symbols) ? nullptr : it;
}

struct Cursor {
  std::string_view text;
  std::size_t at;

  [[nodiscard]] char32_t code() const { return at < text.size() ? decode_utf8(text, at).value : 0; }
  void advance() { at += decode_utf8(text, at).length; }
};

// Place value below 10,000 grows in `section_`; 万 and 亿 move it up. Characters that do not continue a well-formed
// numeral are refused, and the numeral ends before them: 十五五 is 十五.
class PlaceValue {
 public:
  bool take_digit(double value) {
    if (digit_ >= 0 && !(digit_ == 0 && value > 0)) return false;
    if (value == 0 && last_unit_ == 0) return false;
    digit_ = value;
    after_zero_ = after_zero_ || value == 0;
    return true;
  }
  bool take_tens(double value) {
    if (digit_ > 0 || section_unit_ <= 10) return false;
    section_ += value;
    section_unit_ = last_unit_ = 10;
    digit_ = -1;
    after_zero_ = false;
    return true;
  }
  bool take_unit(double unit) { return unit < 1e4 ? take_small(unit) : take_large(unit); }

  [[nodiscard]] double value() const {
    const double below = digit_ <= 0 ? 0 : after_zero_ || last_unit_ <= 10 ? digit_ : digit_ * last_unit_ / 10;
    return hundreds_of_millions_ + ten_thousands_ + section_ + below;
  }

 private:
  bool take_small(double unit) {
    if (unit >= section_unit_) return false;
    if (digit_ <= 0 && unit != 10) return false;
    section_ += (digit_ <= 0 ? 1 : digit_) * unit;
    section_unit_ = last_unit_ = unit;
    digit_ = -1;
    after_zero_ = false;
    return true;
  }
  bool take_large(double unit) {
    const double section = section_ + std::max(digit_, 0.0);
    if (unit == 1e4) {
      if (section <= 0 || ten_thousands_ > 0) return false;
      ten_thousands_ = section * 1e4;
    } else {
      if (hundreds_of_millions_ > 0 || ten_thousands_ + section <= 0) return false;
      hundreds_of_millions_ = (ten_thousands_ + section) * 1e8;
      ten_thousands_ = 0;
    }
    section_ = 0;
    section_unit_ = kNoUnit;
    last_unit_ = unit;
    digit_ = -1;
    after_zero_ = false;
    return true;
  }

  static constexpr double kNoUnit = 1e4;
  double hundreds_of_millions_ = 0;
  double ten_thousands_ = 0;
  double section_ = 0;
  double section_unit_ = kNoUnit;  // the smallest unit of the section so far
  double last_unit_ = 0;           // 0 before the first
  double digit_ = -1;              // waits for its unit; -1: none
  bool after_zero_ = false;        // 一百零五: the last digit is a one
};

// An ASCII or full-width digit as ASCII; something above '9' for anything else.
char32_t ascii_digit(char32_t code) {
  if (code >= 0xFF10 && code <= 0xFF19) return code - 0xFF10 + '0';
  return code >= '0' && code <= '9' ? code : U'x';
}

bool is_unit(char32_t code) { return find(kUnits, code) != nullptr || find(kTens, code) != nullptr; }

// 点五 behind a whole number, and the unit behind that.
void read_fraction(Cursor& cursor, double& value) {
  if (cursor.code() != U'点' && cursor.code() != U'點') return;
  Cursor after = cursor;
  after.advance();
  double place = 1;
  double fraction = 0;
  for (std::size_t i = 0; i < 15; ++i) {
    const Symbol* digit = find(kDigits, after.code());
    if (digit == nullptr || digit->financial) break;
    fraction = fraction * 10 + digit->value;
    place *= 10;
    after.advance();
  }
  if (place == 1) return;
  value += fraction / place;
  cursor = after;
}

// 千 in 3千克 and 百 in 3百分点 belong to the unit of measure.
bool begins_measure(const Cursor& unit) {
  Cursor next = unit;
  next.advance();
  constexpr std::u32string_view kMeasures = U"克瓦米伏赫卡帕焦";
  if (unit.code() == U'千') return next.code() != 0 && kMeasures.find(next.code()) != std::u32string_view::npos;
  return unit.code() == U'百' && next.code() == U'分';
}

// 万, 亿, 万亿, 百, … behind a number that is complete.
bool read_multiplier(Cursor& cursor, double& value) {
  bool found = false;
  double before = 0;
  while (const Symbol* unit = find(kUnits, cursor.code())) {
    if (unit->financial || (found && unit->value <= before) || begins_measure(cursor)) break;
    value *= unit->value;
    before = unit->value;
    found = true;
    cursor.advance();
  }
  return found;
}

}  // namespace

std::optional<NumeralReading> read_chinese(std::string_view text, std::size_t at, bool lone_financial) {
  Cursor cursor{text, at};
  Cursor look = cursor;
  double plain = 0;
  std::size_t digits = 0;
  for (const Symbol* digit = find(kDigits, look.code()); digit != nullptr; digit = find(kDigits, look.code())) {
    if (++digits > kMostNumeralCharacters) return std::nullopt;
    plain = plain * 10 + digit->value;
    look.advance();
  }
  const bool by_places = digits <= 1 && is_unit(look.code());
  std::size_t characters = digits;
  double value = plain;
  if (by_places) {
    PlaceValue places;
    for (characters = 0; characters < kMostNumeralCharacters; ++characters) {
      const char32_t code = cursor.code();
      const Symbol* digit = find(kDigits, code);
      const Symbol* unit = find(kUnits, code);
      const Symbol* tens = find(kTens, code);
      const bool taken = (digit != nullptr && places.take_digit(digit->value)) ||
                         (unit != nullptr && places.take_unit(unit->value)) ||
                         (tens != nullptr && places.take_tens(tens->value));
      if (!taken) break;
      cursor.advance();
    }
    value = places.value();
  } else {
    cursor = look;
  }
  if (characters == 0) return std::nullopt;
  const char32_t first = decode_utf8(text, at).value;
  if (characters == 1 && !lone_financial && (first == U'伍' || first == U'陆' || first == U'陸' || first == U'拾'))
    return std::nullopt;
  const std::size_t whole = cursor.at;
  read_fraction(cursor, value);
  if (cursor.at != whole || digits > 1) read_multiplier(cursor, value);
  return NumeralReading{value, cursor.at, false};
}

std::optional<NumeralReading> read_chinese_units(std::string_view text, std::size_t end, double value) {
  Cursor cursor{text, end};
  if (!read_multiplier(cursor, value)) return std::nullopt;
  // 1亿2000万: another number in digits with a smaller unit.
  double smallest = value;
  for (std::size_t parts = 0; parts < 4; ++parts) {
    Cursor next = cursor;
    double part = 0;
    std::size_t digits = 0;
    for (char32_t digit = ascii_digit(next.code()); digit <= '9' && ++digits <= 8; digit = ascii_digit(next.code())) {
      part = part * 10 + (digit - U'0');
      next.advance();
    }
    if (digits == 0 || digits > 8 || !read_multiplier(next, part) || part >= smallest) break;
    value += part;
    smallest = part;
    cursor = next;
  }
  return NumeralReading{value, cursor.at, false};
}

std::string chinese_numeral(std::int64_t value) {
  constexpr std::array<std::string_view, 10> kNames = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  struct Place {
    std::int64_t value;
    std::string_view name;
  };
  constexpr Place kPlaces[] = {{10000, "万"}, {1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}};
  std::string text;
  bool gap = false;
  for (const Place& place : kPlaces) {
    const auto digit = static_cast<std::size_t>(value / place.value % 10);
    if (digit == 0) {
      gap = !text.empty();
      continue;
    }
    if (gap) text += kNames[0];
    gap = false;
    const bool bare_ten = place.value == 10 && digit == 1 && text.empty();
    if (!bare_ten) text += kNames[digit];
    text += place.name;
  }
  return text;
}

}  // namespace tifa
