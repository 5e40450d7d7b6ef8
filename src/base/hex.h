// Hexadecimal digits as they stand in formats.
#pragma once

namespace tifa {

// The value of a hexadecimal digit of either case, -1 for any other character.
[[nodiscard]] constexpr int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

}  // namespace tifa
