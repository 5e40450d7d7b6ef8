#include "render/text_metrics.h"

#include <algorithm>

#include "render/line_break.h"
#include "render/table.h"
#include "text/characters.h"
#include "text/display.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr double kBold = 1.13;  // bold letters are up to an eighth wider

// Printable ASCII from U+0020 on, in hundredths of an em: the wide fonts among those that systems use for sans-serif
// set the mark, rounded up.
constexpr unsigned char kAscii[] = {
    36,  42, 54, 86, 66, 114, 82, 31,  46, 46, 66, 86, 38, 46,  38, 46,  // space … /
    66,  66, 66, 66, 66, 66,  66, 66,  66, 66, 46, 46, 86, 86,  86, 56,  // 0 … ?
    106, 74, 72, 76, 80, 68,  62, 80,  80, 46, 58, 76, 62, 92,  80, 84,  // @ … O
    70,  84, 76, 70, 68, 78,  74, 102, 74, 76, 72, 46, 46, 46,  86, 66,  // P … _
    66,  64, 66, 58, 66, 64,  42, 66,  66, 34, 38, 62, 34, 102, 66, 64,  // ` … o
    66,  66, 46, 56, 44, 66,  62, 88,  62, 62, 56, 66, 58, 66,  86,      // p … ~
};

// In ems.
double character_width(char32_t code) {
  if (code >= 0x20 && code < 0x7F) return kAscii[code - 0x20] / 100.0;
  if (is_mark(code) || is_zero_width(code)) return 0;
  if (display_width(code) == 2) return 1.02;
  if (code < 0x250) return code == 0xA0 ? 0.36 : code >= 0xC0 && code < 0xE0 ? 0.9 : 0.8;  // Latin with marks; Æ
  if (code >= 0x2010 && code <= 0x2027) return 1.02;  // dashes, quotation marks, ellipsis: full width in Chinese fonts
  if (code >= 0x370 && code < 0x530) return 1.15;     // Greek, Cyrillic
  if (code >= 0x2030 && code < 0x2C00) return 1.4;    // signs, arrows, symbols
  if (code == 0xFFFD) return 1.1;
  // Scripts of which nothing is known here; some have signs as wide as a word.
  return code == 0xFDFD || (code >= 0x12000 && code < 0x13500) ? 12 : 2;
}

double em_width(std::string_view text) {
  double width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    at += point.length;
    width += character_width(point.value);
  }
  return width;
}

// A little more, so that a text fits into the width that it has by text_length().
double ems(double width, Font font) { return width / font.size / (font.bold ? kBold : 1) + 1e-9; }

// Up to `most_ems`; the byte where it must be cut, or the size.
std::size_t fitting(std::string_view text, double most_ems) {
  double width = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    width += character_width(point.value);
    if (width > most_ems) return at;
    at += point.length;
  }
  return text.size();
}

std::string with_ellipsis(std::string_view text, double most_ems) {
  std::string_view kept = text.substr(0, fitting(text, most_ems - character_width(0x2026)));
  while (!kept.empty() && kept.back() == ' ') kept.remove_suffix(1);
  return std::string(kept) + "…";
}

// Lines of at most so many ems. What the rules of line breaking keep together (a character in brackets) is broken all
// the same where it is wider than a line.
std::vector<std::string> lines_of(std::string_view text, double most_ems) {
  std::vector<std::string> lines;
  for (std::string& line : break_lines(text, most_ems, character_width)) {
    while (em_width(line) > most_ems) {
      const std::size_t first = decode_utf8(line, 0).length;
      const std::size_t end = std::max(fitting(line, most_ems), first);
      if (end >= line.size()) break;
      lines.push_back(line.substr(0, end));
      line.erase(0, end);
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

std::string chart_text(std::string_view text) {
  constexpr int kMostMarks = 2;
  const std::string shown = display_text(printable(text));
  std::string result;
  result.reserve(shown.size());
  int marks = 0;
  for (std::size_t at = 0; at < shown.size();) {
    const CodePoint point = decode_utf8(shown, at);
    const char32_t code = point.value;
    const bool forbidden = code < 0x20 || (code & 0xFFFE) == 0xFFFE || (code >= 0xFDD0 && code <= 0xFDEF);
    marks = is_mark(code) ? marks + 1 : 0;
    if (forbidden)
      result += "\xEF\xBF\xBD";
    else if (marks <= kMostMarks)
      result.append(shown, at, point.length);
    at += point.length;
  }
  return result;
}

double text_length(std::string_view text, Font font) { return em_width(text) * font.size * (font.bold ? kBold : 1); }

double longest_word(std::string_view text, Font font) {
  double longest = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    longest = std::max(longest, text_length(text.substr(0, end), font));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return longest;
}

std::string shorten(std::string_view text, double width, Font font) {
  const double most = ems(width, font);
  return fitting(text, most) == text.size() ? std::string(text) : with_ellipsis(text, most);
}

std::vector<std::string> break_text(std::string_view text, double width, Font font, std::size_t most, bool balanced) {
  // A word as wide as the line stands on it, whatever the sums of its letters round to.
  constexpr double kRounding = 1e-6;
  const double line = std::max(ems(width, font) + kRounding, 1.5);
  // What is wider than one line more than there may be fills them all; a label of a megabyte is not broken to its end.
  const std::size_t taken = fitting(text, line * static_cast<double>(most + 2));
  std::vector<std::string> lines = lines_of(text.substr(0, taken), line);
  if (lines.size() <= most) {
    constexpr std::size_t kBalanced = 4;
    if (!balanced || lines.size() < 2 || lines.size() > kBalanced) return lines;
    // Not so narrow that a word which fits the width must break.
    const double word = ems(longest_word(text, font), font);
    double least = word <= line ? std::max(line / 2, word) : line / 2, enough = line;
    for (int i = 0; i < 7; ++i) {
      const double tried = (least + enough) / 2;
      auto narrower = lines_of(text, tried);
      (narrower.size() > lines.size() ? least : enough) = tried;
      if (narrower.size() <= lines.size()) lines = std::move(narrower);
    }
    return lines;
  }
  lines.resize(std::max<std::size_t>(most, 1));
  // The next word does not stand on this line, so the ellipsis may find room; else it takes that of the last letters.
  lines.back() =
      em_width(lines.back()) + character_width(0x2026) <= line ? lines.back() + "…" : with_ellipsis(lines.back(), line);
  return lines;
}

}  // namespace tifa
