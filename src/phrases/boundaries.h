// Where words can begin and end in the compared texts, learned from how freely their n-grams combine in all editions.
#pragma once

#include <cstdint>
#include <vector>

#include "phrases/ngrams.h"
#include "phrases/tokens.h"

namespace tifa {

// How freely an n-gram is followed and preceded: entropies in bits of its neighbours in all editions, where a break and
// what the compared texts do not hold count as neighbours of their own.
struct Branching {
  float left = 0, right = 0;
};
[[nodiscard]] std::vector<Branching> branching(const Ngrams& ngrams, unsigned threads = 1);

// How sure it is that words part at a gap, in thousandths of a point: 0 inside a word, kCertain at a break and where no
// n-gram joins what it parts.
using Margin = std::uint16_t;
inline constexpr Margin kCertain = 0xFFFF;
[[nodiscard]] inline float in_points(Margin margin) {
  return margin == kCertain ? 100.0F : static_cast<float>(margin) / 1000.0F;
}

// For the gap before each token (and, at breaks, before the break) by how much the best reading of the clause that has
// a word boundary there is better than the best one that has none, where it is; large at quotation marks. Where tokens
// are words it is never below a small positive number. A reading cuts a clause
// into n-grams and is valued by the sum of their autonomy times their length: an n-gram is autonomous when adding its
// last (first) token raised the freedom of what follows (precedes) it, compared with other n-grams of its length
// (Magistry & Sagot 2012). O(length of text · longest word + n-grams); 20 bytes for each n-gram of up to five tokens,
// and 12 for each one, while it works.
[[nodiscard]] std::vector<Margin> boundary_margins(const TokenText& text, const Ngrams& ngrams,
                                                   const std::vector<Branching>& freedom, TokenUnit unit,
                                                   unsigned threads = 1);

}  // namespace tifa
