#include "render/line_break.h"

#include <algorithm>

#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

bool is_opening(char32_t code) {
  return is_opening_quotation_mark(code) || code == 0x300A || code == 0xFF08 || code == 0x3010;
}
bool is_closing(char32_t code) {
  return is_clause_end(code) || is_closing_quotation_mark(code) || code == 0x300B || code == 0xFF09 || code == 0x3011;
}

// Whether a line may be broken between two characters: after a space, and around Chinese characters, but not before
// punctuation that closes nor after punctuation that opens.
bool may_break(char32_t before, char32_t after) {
  if (after == ' ') return false;
  if (before == ' ') return true;
  return (display_width(before) == 2 || display_width(after) == 2) && !is_opening(before) && !is_closing(after);
}

}  // namespace

std::vector<std::string> break_lines(std::string_view text, double width, double (*measure)(char32_t)) {
  std::vector<std::string> lines;
  std::string line, unit;  // a unit is not broken: a word, a Chinese character with the punctuation that clings to it
  double line_width = 0, unit_width = 0;
  const double space = measure(' ');
  const auto end_line = [&] {
    while (!line.empty() && line.back() == ' ') line.pop_back();
    lines.push_back(line);
    line.clear();
    line_width = 0;
  };
  const auto end_unit = [&] {
    // The space after a word may hang over the edge.
    const double visible = unit_width - (!unit.empty() && unit.back() == ' ' ? space : 0);
    if (line_width > 0 && line_width + visible > width) end_line();
    line += unit;
    line_width += unit_width;
    unit.clear();
    unit_width = 0;
  };
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const double columns = measure(point.value);
    if (before != 0 && may_break(before, point.value)) end_unit();
    if (unit_width + columns > width && point.value != ' ') end_unit();  // longer than a line: broken anyhow
    if (point.value == '\n') {
      end_unit();
      end_line();
    } else {
      unit += text.substr(at, point.length);
      unit_width += columns;
    }
    before = point.value;
    at += point.length;
  }
  end_unit();
  if (!line.empty() || lines.empty()) end_line();
  return lines;
}

double widest_unit(std::string_view text, double most, double (*measure)(char32_t)) {
  double widest = 0, unit = 0;
  char32_t before = ' ';
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (point.value == '\n' || may_break(before, point.value)) unit = 0;
    if (point.value != ' ' && point.value != '\n') unit += measure(point.value);
    if (unit <= most) widest = std::max(widest, unit);
    before = point.value;
    at += point.length;
  }
  return widest;
}

}  // namespace tifa
