#include "text/display.h"

#include <algorithm>

#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {

std::string display_text(std::string_view text) {
  std::vector<std::uint32_t> none;
  return display_text(text, none);
}

std::string display_text(std::string_view text, std::vector<std::uint32_t>& positions) {
  std::string result;
  bool space = false;
  std::size_t next = 0;  // the first position that is not yet settled
  const auto settle = [&](std::size_t up_to) {
    for (; next < positions.size() && positions[next] < up_to; ++next)
      positions[next] = static_cast<std::uint32_t>(result.size());
  };
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const std::string_view bytes = text.substr(at, point.length);
    at += point.length;
    if (is_zero_width(point.value) || is_white_space(point.value)) settle(at);
    if (is_zero_width(point.value)) continue;
    if (is_white_space(point.value)) {
      // A line break between two characters of a script without spaces was put there by the page, not by the author.
      const bool before = !result.empty() && !is_word_character(decode_utf8_before(result, result.size()).value);
      const bool after = at < text.size() && !is_word_character(decode_utf8(text, at).value);
      const bool line_break = point.value == '\n' || point.value == '\r';
      space = space || !(line_break && before && after);
      continue;
    }
    if (space && !result.empty()) result += ' ';
    space = false;
    settle(at);
    result += bytes;
  }
  settle(text.size() + 1);
  return result;
}

std::string display_wording(std::string_view text) {
  const std::string shown = display_text(text);
  std::vector<std::size_t> open, odd;  // where marks begin: those not closed yet; those without another half
  std::vector<std::size_t> straight;   // " opens and closes
  for (std::size_t at = 0; at < shown.size(); at += decode_utf8(shown, at).length) {
    const char32_t code = decode_utf8(shown, at).value;
    const bool apostrophe = code == U'\'' || code == U'’';
    if (code == U'"') {
      straight.push_back(at);
    } else if (is_opening_quotation_mark(code)) {
      open.push_back(at);
    } else if (is_closing_quotation_mark(code) && (!apostrophe || !open.empty())) {
      if (open.empty())
        odd.push_back(at);
      else
        open.pop_back();
    }
  }
  odd.insert(odd.end(), open.begin(), open.end());
  if (straight.size() % 2 == 1) odd.push_back(straight.back());
  std::sort(odd.begin(), odd.end());
  std::string plain;
  std::size_t begin = 0;
  for (const std::size_t mark : odd) {
    plain += shown.substr(begin, mark - begin);
    begin = mark + decode_utf8(shown, mark).length;
  }
  return plain + shown.substr(begin);
}

}  // namespace tifa
