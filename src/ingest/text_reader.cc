// Plain text: what a line is, and where the source itself marks a new paragraph.
#include "ingest/readers.h"

#include <algorithm>

#include "ingest/spaced_digits.h"
#include "structure/shape.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::uint32_t kIndentWidth = 4;  // columns; two ideographic spaces

// The width of the white space before a line's first visible character.
std::uint32_t indent_of(std::string_view line) {
  std::uint32_t width = 0;
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint point = decode_utf8(line, at);
    if (point.value == 0x3000)
      width += 2;
    else if (point.value == U'\t')
      width += kIndentWidth;
    else if (point.value == U' ' || point.value == 0xA0)
      width += 1;
    else if (!is_blank_character(point.value))
      break;
    at += point.length;
  }
  return width;
}

// What ends a line: line feed, line tabulation, form feed, carriage return, and of Unicode (UAX #14, class BK) next
// line (U+0085), line separator (U+2028) and paragraph separator (U+2029).
struct LineBreak {
  std::size_t length = 0;  // bytes; 0: there is none
  bool paragraph = false;
};

// Few bytes are more than looked at once: std::string_view::find_first_of() makes a call of each.
LineBreak break_at(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c >= '\n' && c <= '\r') return {1};
  if (c == '\xC2' && text.substr(at, 2) == "\u0085") return {2};
  if (c != '\xE2') return {};
  if (text.substr(at, 3) == "\u2028") return {3};
  if (text.substr(at, 3) == "\u2029") return {3, true};
  return {};
}

bool has_invisible(std::string_view line) {
  return line.find("\u200B") != line.npos || line.find("\u200D") != line.npos || line.find("\uFEFF") != line.npos;
}

// The text with figures whole that are set with a space between their digits.
void take_text(std::string text, RawDocument& raw) {
  const auto size = static_cast<std::uint32_t>(text.size());
  std::uint32_t copied = 0;  // bytes of the source that are accounted for
  const auto copy_until = [&](std::uint32_t end) {
    raw.text.append(text, copied, end - copied);
    raw.origin.append_copy(copied, end - copied);
    copied = end;
  };
  for (std::uint32_t at = 0; at < size; ++at) {
    if (!is_ascii_digit(text[at]) || at + 1 >= size || is_ascii_digit(text[at + 1])) continue;
    if (at > 0 && is_ascii_digit(text[at - 1])) continue;
    const std::uint32_t end = spaced_digits_end(text, at, size);
    for (; at < end; ++at) {
      if (is_ascii_digit(text[at]) || text[at] == '.') continue;
      if (copied < at) copy_until(at);
      if (raw.set_aside.empty() || raw.set_aside.back().origin.end != at)
        raw.set_aside.push_back({Reason::kWhiteSpace, {at, at}});
      raw.set_aside.back().origin.end = copied = at + 1;
    }
  }
  if (copied == 0) {
    raw.origin = OffsetMap::identity(size);
    raw.text = std::move(text);
  } else {
    copy_until(size);
  }
}

}  // namespace

RawDocument read_text(std::string text) {
  RawDocument raw;
  raw.source_size = text.size();
  take_text(std::move(text), raw);
  const std::string_view all = raw.text;
  bool blank_before = true;
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = begin;
    LineBreak after;
    for (; end < all.size(); ++end)
      if (after = break_at(all, end); after.length > 0) break;
    const std::string_view line = all.substr(begin, end - begin);
    const std::string_view kept = trimmed(line);
    if (kept.empty()) {
      // "\r\n" leaves an empty stretch between its two bytes, which is not a blank line; nor is a line that holds an
      // invisible character: a web copy leaves those where it cuts a sentence.
      const bool inside_break = begin > 0 && end < all.size() && all[end] == '\n' && all[begin - 1] == '\r';
      if (!inside_break && !has_invisible(line)) blank_before = true;
    } else {
      const auto from = static_cast<std::uint32_t>(kept.data() - all.data());
      const std::string_view indent = line.substr(0, static_cast<std::size_t>(kept.data() - line.data()));
      RawBlock block;
      block.range = {from, from + static_cast<std::uint32_t>(kept.size())};
      block.paragraph_start = blank_before || indent_of(indent) >= kIndentWidth;
      raw.blocks.push_back(block);
      blank_before = false;
    }
    blank_before = blank_before || after.paragraph;
    begin = end + std::max<std::size_t>(1, after.length);
  }
  return raw;
}

}  // namespace tifa
