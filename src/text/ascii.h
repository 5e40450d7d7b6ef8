// Characters of ASCII, whatever the locale: what formats, protocols and keywords are written in.
#pragma once

#include <string>
#include <string_view>

namespace tifa {

[[nodiscard]] constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_ascii_capital(char c) { return c >= 'A' && c <= 'Z'; }
[[nodiscard]] constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || is_ascii_capital(c); }
// White space as HTML has it (https://infra.spec.whatwg.org/#ascii-whitespace).
[[nodiscard]] constexpr bool is_ascii_white_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}
// Capitals as small letters; all other bytes as they are.
[[nodiscard]] constexpr char ascii_lower(char c) { return is_ascii_capital(c) ? static_cast<char>(c | 0x20) : c; }
[[nodiscard]] inline std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) c = ascii_lower(c);
  return lower;
}

// A text without the spaces (U+0020, no other white space) at its ends. O(n)
[[nodiscard]] constexpr std::string_view trim_spaces(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

}  // namespace tifa
