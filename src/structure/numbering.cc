#include "structure/numbering.h"

#include <array>
#include <string>

#include "structure/shape.h"
#include "text/ascii.h"
#include "text/numerals.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kMaxNumeralBytes = 24;

bool is_han_numeral(char32_t code) {
  switch (code) {
    case U'〇':
    case U'零':
    case U'○':
    case U'一':
    case U'二':
    case U'三':
    case U'四':
    case U'五':
    case U'六':
    case U'七':
    case U'八':
    case U'九':
    case U'十':
    case U'百':
      return true;
    default:
      return false;
  }
}

bool is_any_digit(char32_t code) { return (code >= U'0' && code <= U'9') || (code >= U'０' && code <= U'９'); }

// Reads code points of one text from a place on.
class Reader {
 public:
  explicit Reader(std::string_view text, std::size_t at = 0) : text_(text), at_(at) {}
  [[nodiscard]] char32_t peek() const { return at_ < text_.size() ? decode_utf8(text_, at_).value : 0; }
  char32_t next() {
    if (at_ >= text_.size()) return 0;
    const CodePoint point = decode_utf8(text_, at_);
    at_ += point.length;
    return point.value;
  }
  void skip_spaces() {
    while (at_ < text_.size() && is_blank_character(peek())) next();
  }
  bool take(std::string_view word) {
    if (text_.substr(at_, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }
  [[nodiscard]] std::size_t at() const { return at_; }
  void move_to(std::size_t at) { at_ = at; }
  [[nodiscard]] bool done() const { return at_ >= text_.size(); }

 private:
  std::string_view text_;
  std::size_t at_;
};

struct Number {
  std::int32_t value = 0;
  bool han = false;
};

// A run of Han numerals or of digits, as a small number; inner spaces are passed over ("第 三 章").
std::optional<Number> read_number(std::string_view text, Reader& reader) {
  const std::size_t begin = reader.at();
  const char32_t first = reader.peek();
  const bool han = is_han_numeral(first);
  if (!han && !is_any_digit(first)) return std::nullopt;
  std::size_t end = begin;
  while (!reader.done() && (han ? is_han_numeral(reader.peek()) : is_any_digit(reader.peek()))) {
    reader.next();
    end = reader.at();
    if (end - begin > kMaxNumeralBytes) return std::nullopt;
  }
  const auto value = parse_integer(text.substr(begin, end - begin));
  if (!value || *value < 0 || *value > 9999) return std::nullopt;
  return Number{static_cast<std::int32_t>(*value), han};
}

Label finished(std::string_view text, Reader& reader, NumberStyle style, std::int32_t value, bool needs_gap = false) {
  Label label{style, value, static_cast<std::uint32_t>(reader.at()), 0, 1, true};
  const std::size_t end = reader.at();
  reader.skip_spaces();
  label.rest = static_cast<std::uint32_t>(reader.at());
  label.separated = !needs_gap || reader.at() > end || reader.at() == text.size();
  return label;
}

// 第三章, 第十二条之一, 第一，
std::optional<Label> chinese_ordinal(std::string_view text) {
  Reader reader(text);
  if (!reader.take("第")) return std::nullopt;
  reader.skip_spaces();
  const auto number = read_number(text, reader);
  if (!number) return std::nullopt;
  reader.skip_spaces();
  const std::size_t unit_at = reader.at();
  switch (reader.next()) {
    case U'编':
    case U'編':
    case U'篇':
      return finished(text, reader, NumberStyle::kPart, number->value, true);
    case U'部':
      if (reader.peek() == U'分') {
        reader.next();
        return finished(text, reader, NumberStyle::kPart, number->value, true);
      }
      return std::nullopt;
    case U'章':
      return finished(text, reader, NumberStyle::kChapter, number->value, true);
    case U'节':
    case U'節':
      return finished(text, reader, NumberStyle::kSection, number->value, true);
    case U'条':
    case U'條': {
      const std::size_t after = reader.at();
      if (reader.take("之") && read_number(text, reader))
        return finished(text, reader, NumberStyle::kArticle, number->value, true);
      reader.move_to(after);
      return finished(text, reader, NumberStyle::kArticle, number->value, true);
    }
    case U'，':
    case U'、':
    case U'：':
      return finished(text, reader, NumberStyle::kOrdinal, number->value);
    default:
      reader.move_to(unit_at);
      return std::nullopt;
  }
}

// 一、 and 1. 2.1 1） — a number that punctuation follows; a lone Han numeral is the whole line.
std::optional<Label> number_first(std::string_view text) {
  Reader reader(text);
  const auto number = read_number(text, reader);
  if (!number || number->value == 0) return std::nullopt;
  if (reader.done() && number->han && number->value <= 30)
    return finished(text, reader, NumberStyle::kBareHan, number->value);
  const char32_t mark = reader.next();
  if (number->han) {
    if (number->value > 99 || (mark != U'、' && mark != U'．' && mark != U'.')) return std::nullopt;
    return finished(text, reader, NumberStyle::kHanComma, number->value);
  }
  if (number->value > 199) return std::nullopt;
  if (mark == U'、' || mark == U'．') {
    if (is_any_digit(reader.peek())) return std::nullopt;
    return finished(text, reader, NumberStyle::kArabicDot, number->value);
  }
  if (mark == U')' || mark == U'）') return finished(text, reader, NumberStyle::kArabicParen, number->value);
  if (mark != U'.') return std::nullopt;
  if (!is_any_digit(reader.peek())) {
    // "1.About" is a label, "1.x" in "1.x%" is not: after a full stop comes a space, a capital or a wide character.
    const char32_t next = reader.peek();
    if (next >= U'a' && next <= U'z') return std::nullopt;
    return finished(text, reader, NumberStyle::kArabicDot, number->value);
  }
  std::uint8_t depth = 1;
  std::int32_t last = number->value;
  while (is_any_digit(reader.peek()) && depth < 6) {
    const auto part = read_number(text, reader);
    if (!part || part->value > 199) return std::nullopt;
    last = part->value;
    ++depth;
    if (reader.peek() == U'.') {
      const std::size_t dot = reader.at();
      reader.next();
      if (!is_any_digit(reader.peek()) && !is_blank_character(reader.peek())) reader.move_to(dot);
    }
  }
  // "2.5 per cent" is a figure: a decimal label has white space and a letter that can begin a heading after it.
  if (!is_blank_character(reader.peek())) return std::nullopt;
  Label label = finished(text, reader, NumberStyle::kDecimal, last);
  const char32_t next = label.rest < text.size() ? decode_utf8(text, label.rest).value : 0;
  if (next < 0x80 && !(next >= U'A' && next <= U'Z')) return std::nullopt;
  label.depth = depth;
  return label;
}

// The letters and digits from `at` on, at most 16.
std::string_view word_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  const auto is_word = [](char c) { return is_ascii_digit(c) || is_ascii_letter(c); };
  while (end < text.size() && end - at < 17 && is_word(text[end])) ++end;
  return text.substr(at, end - at);
}

// （一） (1) (a) (iv)
std::optional<Label> in_parentheses(std::string_view text) {
  Reader reader(text);
  const char32_t opening = reader.next();
  if (opening != U'(' && opening != U'（') return std::nullopt;
  reader.skip_spaces();
  if (const auto number = read_number(text, reader)) {
    reader.skip_spaces();
    const char32_t closing = reader.next();
    if ((closing != U')' && closing != U'）') || number->value == 0 || number->value > 199) return std::nullopt;
    if (reader.peek() == U'、') reader.next();
    return finished(text, reader, number->han ? NumberStyle::kHanParen : NumberStyle::kArabicParen, number->value);
  }
  const std::string_view word = word_at(text, reader.at());
  if (word.empty() || word.size() > 5) return std::nullopt;
  const std::int32_t roman = roman_value(word);
  if (roman == 0 && word.size() != 1) return std::nullopt;
  reader.move_to(reader.at() + word.size());
  const char32_t closing = reader.next();
  if (closing != U')' && closing != U'）') return std::nullopt;
  return finished(text, reader, NumberStyle::kLetterParen,
                  word.size() == 1 && word != "i" ? (word[0] | 0x20) - 'a' + 1 : roman);
}

// Chapter 2, Part IV, ARTICLE III., Section 3.1 — and I. and A. at the beginning of a line.
std::optional<Label> english(std::string_view text) {
  if (text.empty() || !(text[0] >= 'A' && text[0] <= 'Z')) return std::nullopt;
  struct Word {
    std::string_view name;
    NumberStyle style;
  };
  static constexpr std::array<Word, 12> kWords{{{"part", NumberStyle::kPart},
                                                {"book", NumberStyle::kPart},
                                                {"title", NumberStyle::kPart},
                                                {"division", NumberStyle::kPart},
                                                {"chapter", NumberStyle::kChapter},
                                                {"annex", NumberStyle::kChapter},
                                                {"appendix", NumberStyle::kChapter},
                                                {"schedule", NumberStyle::kChapter},
                                                {"section", NumberStyle::kSection},
                                                {"subsection", NumberStyle::kSection},
                                                {"article", NumberStyle::kArticle},
                                                {"rule", NumberStyle::kArticle}}};
  const std::string_view first = word_at(text, 0);
  for (const Word& word : kWords) {
    if (first.size() != word.name.size()) continue;
    bool equal = true;
    for (std::size_t i = 0; i < first.size(); ++i) equal = equal && (first[i] | 0x20) == word.name[i];
    if (!equal) continue;
    Reader reader(text, first.size());
    if (reader.peek() != U' ' && reader.peek() != 0xA0) return std::nullopt;
    reader.skip_spaces();
    const std::string_view number = word_at(text, reader.at());
    if (number.empty()) return std::nullopt;
    std::int32_t value = 0;
    if (const auto integer = parse_integer(number); integer && *integer > 0 && *integer < 10000)
      value = static_cast<std::int32_t>(*integer);
    else if (number[0] >= 'A' && number[0] <= 'Z')
      value = roman_value(number) != 0 ? roman_value(number) : number.size() == 1 ? number[0] - 'A' + 1 : 0;
    if (value == 0) return std::nullopt;
    reader.move_to(reader.at() + number.size());
    std::uint8_t depth = 1;
    while (reader.peek() == U'.' && depth < 6) {  // Section 3.1
      Reader ahead(text, reader.at() + 1);
      const auto part = is_any_digit(ahead.peek()) ? read_number(text, ahead) : std::nullopt;
      if (!part) break;
      value = part->value;
      ++depth;
      reader.move_to(ahead.at());
    }
    const std::size_t plain = reader.at();
    while (reader.peek() == U'.' || reader.peek() == U':') reader.next();
    const bool stopped = reader.at() > plain;
    Label label = finished(text, reader, word.style, value, true);
    label.depth = depth;
    // "Section 3 of the Act …" is a sentence.
    const bool goes_on = label.rest < text.size() && text[label.rest] >= 'a' && text[label.rest] <= 'z';
    label.separated = stopped || (label.separated && !goes_on);
    return label;
  }
  if (first.size() < text.size() && (text[first.size()] == '.' || text[first.size()] == ')')) {
    const std::size_t after = first.size() + 1;
    if (after < text.size() && text[after] != ' ' && static_cast<unsigned char>(text[after]) < 0x80)
      return std::nullopt;
    bool capitals = true;
    for (char c : first) capitals = capitals && c >= 'A' && c <= 'Z';
    if (!capitals) return std::nullopt;
    Reader reader(text, after);
    if (const std::int32_t roman = roman_value(first);
        roman > 0 && (first.size() > 1 || first == "I" || first == "V" || first == "X"))
      return finished(text, reader, NumberStyle::kRoman, roman);
    if (first.size() == 1) return finished(text, reader, NumberStyle::kCapital, first[0] - 'A' + 1);
  }
  return std::nullopt;
}

// ① ⑴ ⒈ ㈠ and dashes and bullets.
std::optional<Label> by_sign(std::string_view text) {
  Reader reader(text);
  const char32_t code = reader.next();
  if (code >= 0x2460 && code <= 0x2473)
    return finished(text, reader, NumberStyle::kCircled, static_cast<std::int32_t>(code - 0x245F));
  if (code >= 0x2474 && code <= 0x2487)
    return finished(text, reader, NumberStyle::kArabicParen, static_cast<std::int32_t>(code - 0x2473));
  if (code >= 0x2488 && code <= 0x249B)
    return finished(text, reader, NumberStyle::kArabicDot, static_cast<std::int32_t>(code - 0x2487));
  if (code >= 0x3220 && code <= 0x3229)
    return finished(text, reader, NumberStyle::kHanParen, static_cast<std::int32_t>(code - 0x321F));
  switch (code) {
    case U'—':
    case U'―':
    case U'─':
    case U'–': {
      const char32_t dash = code;
      std::size_t dashes = 1;
      while (reader.peek() == dash && dashes < 4) {
        reader.next();
        ++dashes;
      }
      if (dashes < 2 && !is_blank_character(reader.peek())) return std::nullopt;
      return finished(text, reader, NumberStyle::kDash, 0);
    }
    case U'•':
    case U'●':
    case U'■':
    case U'◆':
    case U'○':
    case U'▪':
    case U'·':
      return finished(text, reader, NumberStyle::kBullet, 0);
    case U'-':
    case U'*':
      if (reader.peek() != U' ') return std::nullopt;
      return finished(text, reader, NumberStyle::kBullet, 0);
    case U'§': {
      reader.skip_spaces();
      const auto number = read_number(text, reader);
      if (!number) return std::nullopt;
      return finished(text, reader, NumberStyle::kSection, number->value);
    }
    default:
      return std::nullopt;
  }
}

}  // namespace

std::int32_t roman_value(std::string_view word) {
  std::int32_t value = 0;
  std::int32_t before = 0;
  for (auto it = word.rbegin(); it != word.rend(); ++it) {
    std::int32_t digit = 0;
    switch (*it | 0x20) {
      case 'i':
        digit = 1;
        break;
      case 'v':
        digit = 5;
        break;
      case 'x':
        digit = 10;
        break;
      case 'l':
        digit = 50;
        break;
      case 'c':
        digit = 100;
        break;
      default:
        return 0;
    }
    value += digit < before ? -digit : digit;
    before = digit;
  }
  return value;
}

std::optional<Label> parse_label(std::string_view text) {
  if (text.empty()) return std::nullopt;
  const char32_t first = decode_utf8(text, 0).value;
  if (first == U'第') return chinese_ordinal(text);
  if (is_han_numeral(first) || is_any_digit(first)) return number_first(text);
  if (first == U'(' || first == U'（') return in_parentheses(text);
  if (first < 0x80 && first != U'-' && first != U'*') return english(text);
  return by_sign(text);
}

bool is_bare_lead_in(std::string_view line) {
  if (line.empty() || line.size() > 24) return false;
  if (line == "↑" || line == "首先，" || line == "其次，" || line == "再次，" || line == "最后，") return true;
  if (const auto label = parse_label(line)) {
    // A lone Han numeral is a centred heading; a lone 第三章 a heading whose name is lost.
    return label->rest == line.size() && label->style != NumberStyle::kBareHan &&
           label->style != NumberStyle::kChapter && label->style != NumberStyle::kPart &&
           label->style != NumberStyle::kSection && label->style != NumberStyle::kBullet;
  }
  Reader reader(line);
  if (!read_number(line, reader)) return false;
  if (!reader.take("是") && !reader.take("要") && !reader.take("条是")) return false;
  if (reader.peek() == U'，' || reader.peek() == U'：') reader.next();
  return reader.done();
}

}  // namespace tifa
