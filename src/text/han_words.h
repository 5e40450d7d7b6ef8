// Words of Han text as ICU's dictionary cuts them, read from ICU's data.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace tifa {

// Han characters of one 16-bit unit that normalisation leaves alone: 㐀 to 䶿 and 一 to 鿿.
inline constexpr char16_t kFirstHan = 0x3400, kLastHan = 0x9FFF;
[[nodiscard]] constexpr bool is_plain_han(char32_t code) {
  return (code >= 0x4E00 && code <= kLastHan) || (code >= kFirstHan && code <= 0x4DBF);
}

// False where ICU's data holds no such dictionary, or one in a format that is not known here. Thread-safe.
[[nodiscard]] bool has_han_dictionary();

// Appends the ends of the words of a text of plain Han characters (in characters, ascending; the last is its length):
// the cut whose words cost least in all, as CjkBreakEngine of ICU 72 finds it, so that its break iterator gives the
// same boundaries; a character that is no word of the dictionary costs as much as the dearest. Needs
// has_han_dictionary(), and no more than 16 million characters, since costs are added in 32 bits. O(length × longest
// word). Thread-safe.
void append_han_words(std::u16string_view text, std::vector<std::uint32_t>& ends);

}  // namespace tifa
