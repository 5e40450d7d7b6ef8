// UTF-8: validation, decoding, encoding. Inside tifa every std::string_view of text is valid UTF-8.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace tifa {

struct CodePoint {
  char32_t value = 0;
  std::uint32_t length = 0;  // bytes
};

// The first byte that is not part of well-formed UTF-8 (Unicode 15, table 3-7), or npos.
[[nodiscard]] std::size_t find_invalid_utf8(std::string_view bytes);

// The code point at byte `at` < text.size(). Precondition: valid UTF-8 and `at` on a boundary.
[[nodiscard]] inline CodePoint decode_utf8(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {static_cast<char32_t>((lead & 0x1F) << 6 | (byte(1) & 0x3F)), 2};
  if (lead < 0xF0) return {static_cast<char32_t>((lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F)), 3};
  const auto high = static_cast<char32_t>((lead & 0x07) << 18 | (byte(1) & 0x3F) << 12);
  return {high | static_cast<char32_t>((byte(2) & 0x3F) << 6 | (byte(3) & 0x3F)), 4};
}

// Whether a byte is one behind the first of a code point.
[[nodiscard]] constexpr bool continues_code_point(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

// The last place up to `at` where a code point begins or the text ends, and the first one from there on: where a text
// can be cut. Of bytes that are no UTF-8 a place within them.
[[nodiscard]] constexpr std::size_t floor_code_point(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && continues_code_point(text[at])) --at;
  return at;
}
[[nodiscard]] constexpr std::size_t ceil_code_point(std::string_view text, std::size_t at) {
  while (at < text.size() && continues_code_point(text[at])) ++at;
  return at;
}

// The code point that ends at byte `at` > 0.
[[nodiscard]] inline CodePoint decode_utf8_before(std::string_view text, std::size_t at) {
  return decode_utf8(text, floor_code_point(text, at - 1));
}

void append_utf8(std::string& text, char32_t code);
[[nodiscard]] std::size_t count_code_points(std::string_view text);

}  // namespace tifa
