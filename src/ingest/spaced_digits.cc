#include "ingest/spaced_digits.h"

#include "text/ascii.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {

std::uint32_t spaced_digits_end(std::string_view text, std::uint32_t at, std::uint32_t end) {
  constexpr std::size_t kFewest = 3, kMost = 24, kMostSpaces = 8;
  std::size_t digits = 0;
  bool point = false;
  while (at < end && digits < kMost) {
    const bool is_point = text[at] == '.' && digits > 0 && !point;
    if (!is_point && !is_ascii_digit(text[at])) break;
    point = point || is_point;
    digits += !is_point;
    ++at;
    const std::uint32_t after = at;
    for (std::size_t spaces = 0; at < end && spaces < kMostSpaces; ++spaces) {
      const CodePoint next = decode_utf8(text, at);
      if (next.value != U' ' && next.value != 0xA0 && next.value != 0x3000) break;
      at += next.length;
    }
    if (is_point || at > after) continue;
    if (at < end && is_ascii_digit(text[at])) return 0;  // two digits side by side
    if (at >= end || text[at] != '.') break;
  }
  if (digits < kFewest || at >= end || text[at - 1] == '.' || !is_han(decode_utf8(text, at).value)) return 0;
  return at;
}

}  // namespace tifa
