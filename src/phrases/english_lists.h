// Items of the lists that English texts write with commas (“quantum technology, embodied AI, and 6G technology”), where
// Chinese ones have a mark for them (、).
#pragma once

#include <cstdint>
#include <vector>

#include "phrases/tokens.h"

namespace tifa {

// Bits of a gap between two tokens.
inline constexpr std::uint8_t kItemBegins = 1;  // behind it an item begins
inline constexpr std::uint8_t kItemEnds = 2;    // before it one ends

// What gaps are to the lists of a text of words, by the token behind each. Of a list all items but the last are parted
// by commas, and the last stands behind “and” or “or”: three or more with a comma before that, four or more without,
// since “kelp, rope and boats” may go on from a clause. Items have few words and are no acts (“improve mechanisms,
// strengthen coordination, and boost confidence” is no list of things). How the first one begins is not known, nor how
// a long last one ends. Of a list of more than 64 items those before them may be missed. O(text).
[[nodiscard]] std::vector<std::uint8_t> find_english_lists(const TokenText& text);

}  // namespace tifa
