// Plain text: what a line is, and where the source itself marks a new paragraph.
#include "ingest/readers.h"
#include "structure/shape.h"
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

bool has_invisible(std::string_view line) {
  return line.find("\u200B") != line.npos || line.find("\u200D") != line.npos || line.find("\uFEFF") != line.npos;
}

}  // namespace

RawDocument read_text(std::string text) {
  RawDocument raw;
  raw.text = std::move(text);
  raw.source_size = raw.text.size();
  raw.origin = OffsetMap::identity(static_cast<std::uint32_t>(raw.text.size()));
  const std::string_view all = raw.text;
  bool blank_before = true;
  for (std::size_t begin = 0; begin < all.size();) {
    std::size_t end = all.find_first_of("\n\r\f\v", begin);
    if (end == all.npos) end = all.size();
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
    begin = end + 1;
  }
  return raw;
}

}  // namespace tifa
