// Counts of English phrases with singular and plural taken for one word: whether a change is one of number only.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "phrases/tokens.h"

namespace tifa {

// A phrase by one of its places in the text: tokens [begin, begin + length) of one document, none of them a break.
struct PhrasePlace {
  std::size_t begin = 0, length = 0;
};

// For each phrase how often it stands before and from `b_begin` on, its words and those of the text taken by their
// plural key (Inflection::kPlural); places of one phrase do not overlap. `text` is of words. O(text + words · length +
// places that begin like a phrase).
[[nodiscard]] std::vector<std::pair<std::uint64_t, std::uint64_t>> count_either_number(
    const TokenText& text, std::size_t b_begin, const std::vector<PhrasePlace>& phrases);

}  // namespace tifa
