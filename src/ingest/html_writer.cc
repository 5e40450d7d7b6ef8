// White space is held back until it is known what follows it: between two Han characters a line break of the source is
// nothing, elsewhere it is a space, at the edge of a line it is set aside.
#include "ingest/html_writer.h"

#include <algorithm>

#include "ingest/spaced_digits.h"
#include "text/ascii.h"
#include "text/references.h"
#include "text/utf8.h"

namespace tifa {
namespace {

// Han characters, kana and their punctuation, which are set without spaces.
bool is_wide(char32_t code) {
  return (code >= 0x2E80 && code < 0xA4D0) || (code >= 0xF900 && code < 0xFB00) || (code >= 0xFE30 && code < 0xFE50) ||
         (code >= 0xFF00 && code < 0xFFF0) || code >= 0x20000;
}

}  // namespace

void HtmlWriter::aside(Range range, Reason reason) {
  if (!range.empty()) raw_.set_aside.push_back({reason, range});
}

void HtmlWriter::end_line(std::uint32_t at, std::uint32_t lines) {
  aside(space_, Reason::kWhiteSpace);
  space_ = {};
  space_breaks_ = false;
  line_empty_ = true;
  last_ = 0;
  raw_.text.append(lines, '\n');
  raw_.origin.append_inserted(std::max(at, raw_.origin.origin_end(raw_.origin.derived_length())), lines);
}

void HtmlWriter::resolve_space(char32_t next) {
  if (space_.empty()) return;
  Range rest = space_;
  if (!line_empty_ && !(space_breaks_ && is_wide(last_) && is_wide(next))) {
    raw_.text += ' ';
    raw_.origin.append_unit(rest.begin, 1, 1);
    ++rest.begin;
  }
  aside(rest, Reason::kWhiteSpace);
  space_ = {};
  space_breaks_ = false;
}

void HtmlWriter::write(std::uint32_t at, std::uint32_t length, char32_t code, char32_t second) {
  resolve_space(code);
  const std::size_t before = raw_.text.size();
  append_utf8(raw_.text, code);
  if (second != 0) append_utf8(raw_.text, second);
  raw_.origin.append_unit(at, static_cast<std::uint32_t>(raw_.text.size() - before), length);
  line_empty_ = false;
  last_ = code;
}

void HtmlWriter::text(Range range, bool preformatted) {
  for (std::uint32_t at = range.begin; at < range.end;) {
    const char c = source_[at];
    if (is_ascii_white_space(c)) {
      if (preformatted && (c == '\n' || c == '\r')) {
        const bool pair = c == '\r' && at + 1 < range.end && source_[at + 1] == '\n';
        end_line(at);
        aside({at, at + (pair ? 2 : 1)}, Reason::kWhiteSpace);
        at += pair ? 2 : 1;
        continue;
      }
      if (space_.empty()) space_ = {at, at};
      // White space goes on behind a tag: what was held back is set aside, its first byte stays.
      if (space_.end != at) {
        aside({at, at + 1}, Reason::kWhiteSpace);
      } else {
        space_.end = at + 1;
      }
      space_breaks_ = space_breaks_ || c == '\n' || c == '\r';
      ++at;
      continue;
    }
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      aside({at, at + 1}, Reason::kMarkup);
      ++at;
      continue;
    }
    if (c == '&') {
      const CharacterReference reference = character_reference(source_.substr(at, range.end - at));
      if (reference.code != 0) {
        const bool space = reference.code < 0x20 || reference.code == U' ';
        write(at, reference.length, space ? U' ' : reference.code, reference.second);
        at += reference.length;
        continue;
      }
    }
    if (is_ascii_digit(c)) {
      const bool inside = last_ < 0x80 && is_ascii_digit(static_cast<char>(last_)) && space_.empty();
      if (const std::uint32_t end = inside ? 0 : spaced_digits_end(source_, at, range.end); end != 0) {
        for (; at < end;) {
          const CodePoint point = decode_utf8(source_, at);
          if (is_ascii_digit(source_[at]) || source_[at] == '.')
            write(at, 1, point.value, 0);
          else
            aside({at, at + point.length}, Reason::kWhiteSpace);
          at += point.length;
        }
        continue;
      }
    }
    const CodePoint point = decode_utf8(source_, at);
    // A run of characters that need no thought is copied as it stands.
    resolve_space(point.value);
    std::uint32_t end = at + point.length;
    char32_t last = point.value;
    while (end < range.end) {
      const char next = source_[end];
      if (static_cast<unsigned char>(next) <= 0x20 || next == 0x7F || next == '&' || is_ascii_digit(next)) break;
      const CodePoint following = decode_utf8(source_, end);
      last = following.value;
      end += following.length;
    }
    raw_.text.append(source_.substr(at, end - at));
    raw_.origin.append_copy(at, end - at);
    line_empty_ = false;
    last_ = last;
    at = end;
  }
}

}  // namespace tifa
