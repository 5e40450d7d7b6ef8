// Character references of HTML and XML: &amp; &#8212; &nbsp.
#pragma once

#include <cstdint>
#include <string_view>

namespace tifa {

struct CharacterReference {
  char32_t code = 0;         // 0: no reference stands here
  char32_t second = 0;       // of the few references that stand for two code points; else 0
  std::uint32_t length = 0;  // bytes, the semicolon included
};

// The reference at the start of `text`, which begins with '&'. As in the HTML Standard, 13.2.5.72: the longest name of
// its list; some names need no semicolon; numbers of Windows-1252's control range mean its characters, and a number
// that is no character means U+FFFD. O(log names), looks at no more than 40 bytes.
[[nodiscard]] CharacterReference character_reference(std::string_view text);

}  // namespace tifa
