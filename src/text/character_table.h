// The generated tables of Unicode 15.0 properties and of folding, with the look-ups that hot loops inline.
#pragma once

#include <cstdint>

namespace tifa {

extern const std::uint16_t kCharacterBlocks[];
extern const std::uint16_t kCharacterFlags[];
extern const std::uint16_t kFoldBlocks[];
extern const char32_t kFoldTargets[];

// Bits of a code point's entry; the two above them hold the display width. The order is that of FLAGS in
// scripts/generate_tables.py.
inline constexpr unsigned kFlagHan = 1U << 0;
inline constexpr unsigned kFlagLetter = 1U << 1;
inline constexpr unsigned kFlagDigit = 1U << 2;
inline constexpr unsigned kFlagMark = 1U << 3;
inline constexpr unsigned kFlagWhiteSpace = 1U << 4;
inline constexpr unsigned kFlagZeroWidth = 1U << 5;
inline constexpr unsigned kFlagPunctuation = 1U << 6;
inline constexpr unsigned kFlagQuotation = 1U << 7;
inline constexpr unsigned kFlagOpening = 1U << 8;
inline constexpr unsigned kFlagClosing = 1U << 9;
inline constexpr unsigned kFlagSentenceEnd = 1U << 10;
inline constexpr unsigned kFlagClauseEnd = 1U << 11;
inline constexpr unsigned kFlagWord = 1U << 12;
// Letters and marks of scripts written without spaces, and East Asian punctuation: a line break beside one is layout.
inline constexpr unsigned kFlagUnspaced = 1U << 13;
inline constexpr unsigned kWidthShift = 14;

[[nodiscard]] inline unsigned character_flags(char32_t code) {
  if (code > 0x10FFFF) return 0;
  return kCharacterFlags[kCharacterBlocks[code >> 7] << 7 | (code & 0x7F)];
}

// What a code point folds to, itself where nothing stands in the table. Quotation marks, white space and zero-width
// characters are not in the table: fold() treats them by their neighbours.
[[nodiscard]] inline char32_t fold_code_point(char32_t code) {
  if (code > 0x10FFFF) return code;
  const char32_t target = kFoldTargets[kFoldBlocks[code >> 6] << 6 | (code & 0x3F)];
  return target == 0 ? code : target;
}

}  // namespace tifa
