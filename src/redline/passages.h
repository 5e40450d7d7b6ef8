// Sentences that left one place and came to another: what is deleted here and inserted there.
#pragma once

#include <cstdint>
#include <vector>

#include "redline/runs.h"

namespace tifa {

// A passage of A that stands elsewhere in B, with what it kept.
struct MovedPassage {
  Passage passage;
  std::vector<Run> runs;           // ascending in both, as wide as the passage
  std::uint32_t from = 0, to = 0;  // which of the free ranges it lies in
  // It stands in the order of what did not move: only the blocks around it are others.
  bool in_place = false;
};

// Finds sentences of `free_a` (deleted ranges of pieces of A, ascending) in `free_b` (inserted ones of B), reworded
// or not; neighbours that moved together are one passage. Each piece lies in one passage at most. Ascending in B.
// Near O(pieces log pieces).
[[nodiscard]] std::vector<MovedPassage> moved_passages(const PiecePair& texts, const std::vector<Range>& free_a,
                                                       const std::vector<Range>& free_b, AlignBudget& budget);

// Marks the passages that stand in the order of the runs that did not move (ascending in both texts). O(n log n).
void mark_in_place(std::vector<MovedPassage>& passages, const std::vector<Run>& unmoved);

}  // namespace tifa
