#include "structure/shape.h"

#include "text/utf8.h"

namespace tifa {
namespace {

bool is_ascii_word(char32_t code) {
  return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
}

// An ASCII full stop ends a sentence only before white space or the end, and not after a single capital or a number
// that begins the text (an initial, a label).
bool full_stop_ends(std::string_view text, std::size_t at) {
  const std::size_t next = at + 1;
  if (next < text.size() && text[next] != ' ' && text[next] != '\n' && text[next] != '\r' && text[next] != '\t' &&
      text[next] != '"' && text[next] != ')' && static_cast<unsigned char>(text[next]) < 0x80)
    return false;
  if (at == 0) return false;
  std::size_t number = at;  // "1." at the beginning is a label
  while (number > 0 && at - number < 4 && text[number - 1] >= '0' && text[number - 1] <= '9') --number;
  if (number == 0) return false;
  const char before = text[at - 1];
  const bool lone = at == 1 || text[at - 2] == ' ' || text[at - 2] == '.';
  if (before >= 'A' && before <= 'Z' && lone) return false;
  // "No. 5", "Mr. Smith", "U.S. ": short titles before a capital or digit.
  static constexpr std::string_view kAbbreviations[] = {"No",  "Mr",  "Mrs", "Ms",  "Dr",  "St",
                                                        "Art", "Sec", "vs",  "e.g", "i.e", "cf"};
  std::size_t begin = at;
  while (begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '\n' && text[begin - 1] != '(' && at - begin < 4)
    --begin;
  const std::string_view word = text.substr(begin, at - begin);
  for (std::string_view abbreviation : kAbbreviations)
    if (word == abbreviation) return false;
  return true;
}

}  // namespace

bool is_ideograph(char32_t code) {
  return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF) || code == 0x3007 ||
         (code >= 0xF900 && code <= 0xFAFF) || (code >= 0x20000 && code <= 0x3FFFF);
}

bool is_opening_mark(char32_t code) { return closing_mark_of(code) != 0; }

char32_t closing_mark_of(char32_t opening) {
  switch (opening) {
    case U'(':
      return U')';
    case U'[':
      return U']';
    case U'（':
      return U'）';
    case U'［':
      return U'］';
    case U'《':
      return U'》';
    case U'〈':
      return U'〉';
    case U'【':
      return U'】';
    case U'〔':
      return U'〕';
    case U'「':
      return U'」';
    case U'『':
      return U'』';
    case U'“':
      return U'”';
    case U'‘':
      return U'’';
    default:
      return 0;
  }
}

bool is_closing_mark(char32_t code) {
  switch (code) {
    case U')':
    case U']':
    case U'）':
    case U'］':
    case U'》':
    case U'〉':
    case U'】':
    case U'〕':
    case U'」':
    case U'』':
    case U'”':
    case U'’':
      return true;
    default:
      return false;
  }
}

bool is_full_stop(char32_t code) {
  switch (code) {
    case U'。':
    case U'！':
    case U'？':
    case U'｡':
    case U'…':
    case U'!':
    case U'?':
      return true;
    default:
      return false;
  }
}

bool is_clause_mark(char32_t code) {
  switch (code) {
    case U'，':
    case U'、':
    case U'；':
    case U'：':
    case U',':
    case U';':
    case U':':
      return true;
    default:
      return false;
  }
}

bool continues_line(char32_t code) {
  switch (code) {
    case U'。':
    case U'！':
    case U'？':
    case U'!':
    case U'?':
    case U'％':
    case U'%':
    case U'’':
      return true;
    default:
      return is_clause_mark(code) || is_closing_mark(code);
  }
}

bool Shape::closed() const { return is_full_stop(tail) || tail == U'.' || tail == U'．'; }

bool Shape::open() const { return characters > 0 && !closed() && !is_clause_mark(tail) && !is_opening_mark(last); }

Shape shape_of(std::string_view text) {
  Shape shape;
  bool after_stop = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const char32_t code = point.value;
    const std::size_t here = at;
    at += point.length;
    // Most characters are these, and nothing else is asked of them.
    const bool ideograph = is_ideograph(code), letter = is_ascii_word(code);
    if (!ideograph && !letter && is_blank_character(code)) continue;
    ++shape.characters;
    if (shape.first == 0) shape.first = code;
    shape.last = code;
    if (ideograph || letter) {
      shape.han += ideograph ? 1 : 0;
      shape.letters = true;
      shape.tail = code;
      after_stop = false;
      continue;
    }
    if (is_closing_mark(code)) continue;
    shape.tail = code;
    if (is_full_stop(code) || (code == U'.' && full_stop_ends(text, here))) {
      shape.sentence_ends += after_stop ? 0 : 1;
      after_stop = true;
      continue;
    }
    after_stop = false;
    if (is_clause_mark(code)) {
      ++shape.clause_ends;
      shape.commas += code == U'，' || code == U',' ? 1 : 0;
      shape.semicolons |= code == U'；' || code == U';';
    } else if (code >= 0x80 && !is_opening_mark(code) && (code < 0x2000 || code >= 0xFF10)) {
      shape.letters = true;
    }
  }
  if (shape.tail == 0) shape.tail = shape.last;
  return shape;
}

std::uint32_t first_sentence_end(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const std::size_t here = at;
    at += point.length;
    if (!is_full_stop(point.value) && !(point.value == U'.' && full_stop_ends(text, here))) continue;
    while (at < text.size()) {
      const CodePoint next = decode_utf8(text, at);
      if (!is_full_stop(next.value) && !is_closing_mark(next.value)) break;
      at += next.length;
    }
    return static_cast<std::uint32_t>(at);
  }
  return 0;
}

std::string squeezed(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (!is_blank_character(point.value)) result.append(text.substr(at, point.length));
    at += point.length;
  }
  return result;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text, 0);
    if (!is_blank_character(point.value)) break;
    text.remove_prefix(point.length);
  }
  while (!text.empty()) {
    const CodePoint point = decode_utf8_before(text, text.size());
    if (!is_blank_character(point.value)) break;
    text.remove_suffix(point.length);
  }
  return text;
}

std::string one_line(std::string_view text) {
  std::string result;
  char32_t before = 0;
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (is_blank_character(point.value)) {
      gap |= point.value <= 0x20 || point.value == 0xA0 || point.value == 0x3000;
    } else {
      // A gap between two Han characters is a cut or a spread name; between words it is a space.
      const bool wide = before >= 0x2E80 && point.value >= 0x2E80;
      if (gap && before != 0 && !wide) result += ' ';
      gap = false;
      before = point.value;
      result.append(text.substr(at, point.length));
    }
    at += point.length;
  }
  return result;
}

std::string shortened(std::string_view text, std::size_t limit) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++count) {
    if (count == limit) return std::string(text.substr(0, at)) + "…";
    at += decode_utf8(text, at).length;
  }
  return std::string(text);
}

}  // namespace tifa
