// A text as code points, for what reads it by characters.
#pragma once

#include <string>
#include <string_view>

#include "text/utf8.h"

namespace tifa {

// Precondition: valid UTF-8. O(length).
[[nodiscard]] inline std::u32string code_points(std::string_view text) {
  std::u32string points;
  points.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    points += c.value;
    at += c.length;
  }
  return points;
}

}  // namespace tifa
