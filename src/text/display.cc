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

namespace {

// What is put in at a place of a text for an omission: with one space more where a space or two words of a spaced
// script part.
std::string omission_at(std::string_view text, std::size_t at) {
  const char32_t before = decode_utf8_before(text, at).value, after = decode_utf8(text, at).value;
  const bool words = is_word_character(before) && is_word_character(after);
  std::string mark(kOmission);
  if (words || (!is_white_space(before) && is_white_space(after))) mark.insert(0, " ");
  if (words || is_white_space(before)) mark += ' ';
  return mark;
}

}  // namespace

std::string display_quotation(std::string_view text, std::span<const std::uint32_t> omissions,
                              std::vector<Range>& parts) {
  std::string marked;
  std::vector<std::uint32_t> grown = {0};  // bytes put in before the first omission, the second, …
  std::size_t from = 0;
  for (const std::uint32_t at : omissions) {
    marked += text.substr(from, at - from);
    const std::string mark = omission_at(text, at);
    marked += mark;
    grown.push_back(grown.back() + static_cast<std::uint32_t>(mark.size()));
    from = at;
  }
  marked += text.substr(from);
  std::vector<std::uint32_t> places;
  for (Range& part : parts) {
    const auto first = std::upper_bound(omissions.begin(), omissions.end(), part.begin) - omissions.begin();
    const auto last = std::lower_bound(omissions.begin(), omissions.end(), part.end) - omissions.begin();
    part.begin += grown[static_cast<std::size_t>(first)];
    part.end += grown[static_cast<std::size_t>(last)];
    places.insert(places.end(), {part.begin, part.end});
  }
  std::sort(places.begin(), places.end());
  std::vector<std::uint32_t> settled = places;
  std::string shown = display_text(marked, settled);
  const auto shown_at = [&](std::uint32_t place) {
    return settled[static_cast<std::size_t>(std::lower_bound(places.begin(), places.end(), place) - places.begin())];
  };
  for (Range& part : parts) part = {shown_at(part.begin), shown_at(part.end)};
  return shown;
}

std::string display_quotation(std::string_view text, std::span<const std::uint32_t> omissions) {
  std::vector<Range> none;
  return display_quotation(text, omissions, none);
}

namespace {

// Whether a text has a byte that a quotation mark begins with: " itself, « and », “ and ‘ and their like, 「 and 『.
// Few phrases do.
bool may_hold_marks(std::string_view text) {
  return text.find_first_of("\"\xC2\xE2\xE3\xEF") != std::string_view::npos;
}

// Where the quotation marks begin that have no other half in a text.
std::vector<std::size_t> odd_marks(std::string_view text) {
  if (!may_hold_marks(text)) return {};
  std::vector<std::size_t> open, odd, straight;  // straight: " opens and closes
  for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).length) {
    const char32_t code = decode_utf8(text, at).value;
    if (code == U'"') {
      straight.push_back(at);
    } else if (is_opening_quotation_mark(code)) {
      open.push_back(at);
    } else if (is_closing_quotation_mark(code)) {
      if (code == U'’' && (open.empty() || decode_utf8(text, open.back()).value != U'‘')) continue;  // an apostrophe
      if (open.empty())
        odd.push_back(at);
      else
        open.pop_back();
    }
  }
  odd.insert(odd.end(), open.begin(), open.end());
  if (straight.size() % 2 == 1) odd.push_back(straight.back());
  std::sort(odd.begin(), odd.end());
  return odd;
}

}  // namespace

std::string display_wording(std::string_view text) {
  const std::string shown = display_text(text);
  std::string plain;
  std::size_t begin = 0;
  for (const std::size_t mark : odd_marks(shown)) {
    plain += shown.substr(begin, mark - begin);
    begin = mark + decode_utf8(shown, mark).length;
  }
  return plain + shown.substr(begin);
}

Range with_its_quotation_marks(std::string_view text, Range range) {
  if (odd_marks(range.of(text)).empty()) return range;
  if (range.begin > 0) {
    const CodePoint before = decode_utf8_before(text, range.begin);
    const Range wider{range.begin - before.length, range.end};
    if (is_quotation_mark(before.value) && odd_marks(wider.of(text)).empty()) return wider;
  }
  if (range.end < text.size()) {
    const CodePoint after = decode_utf8(text, range.end);
    const Range wider{range.begin, range.end + after.length};
    if (is_quotation_mark(after.value) && odd_marks(wider.of(text)).empty()) return wider;
  }
  return range;
}

std::string without_quotation_marks(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    const bool apostrophe = point.value == U'\'' || point.value == U'’';
    if (apostrophe || !is_quotation_mark(point.value)) plain += text.substr(at, point.length);
    at += point.length;
  }
  return plain;
}

}  // namespace tifa
