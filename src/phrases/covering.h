// Which rows of a comparison others stand for: fragments, and variants of one phrase.
#pragma once

#include <cstdint>
#include <vector>

#include "phrases/compare.h"
#include "phrases/ranking.h"

namespace tifa {

// A row of the answer on its way: what was ranked, with the texts that it comes from.
struct ComparedRow {
  ComparedPhrase phrase;
  const RankedPhrase* ranked = nullptr;
  bool counted = false;  // by its n-gram
  bool covered = false;  // by a row of another change
};

// Among rows of different changes, too, a fragment is covered by the longer phrase that holds (nearly) all of it, or
// outside of which it does not move: what is new explains why a part of it went up. Each stretch of each phrase is
// looked up: O(rows · length²), which the kDeepest tokens of a phrase (ngrams.h) bound.
void cover_across_changes(std::vector<ComparedRow>& rows, std::uint64_t length_a, std::uint64_t length_b,
                          unsigned threads);

// Of variants of one phrase in one change (English number and possessive, Chinese 的) the first stands for all.
void join_variants(std::vector<ComparedRow>& rows);

}  // namespace tifa
