// Sentences that left one place and came to another: what is deleted here and inserted there.
#pragma once

#include <cstdint>
#include <vector>

#include "redline/runs.h"

namespace tifa {

// A passage of A and one of B that correspond, with what stands in both.
struct Alignment {
  PassagePair passage;
  std::vector<Run> runs;  // ascending in both
};

// A passage of A that stands elsewhere in B, with what it kept.
struct MovedPassage {
  PassagePair passage;
  std::vector<Run> runs;           // ascending in both, as wide as the passage
  std::uint32_t from = 0, to = 0;  // the alignments that it left and that it came to
  // It stands in the order of what did not move: only the blocks around it are others.
  bool in_place = false;
};

// Finds sentences that were deleted in one place and inserted in another, reworded or not; neighbours that moved
// together are one passage. A sentence of which little stayed in place, strewn over it, counts as deleted when it kept
// much more of itself elsewhere. Each piece lies in one passage at most. Ascending in B. Near O(pieces log pieces).
[[nodiscard]] std::vector<MovedPassage> moved_passages(const PiecePair& texts,
                                                       const std::vector<Alignment*>& alignments, AlignBudget& budget);

// Takes out of the alignments' runs what they have of the passages. O(runs + passages log passages).
void take_out(const PiecePair& texts, const std::vector<MovedPassage>& passages,
              const std::vector<Alignment*>& alignments);

// Marks the passages that stand in the order of the runs that did not move (ascending in both texts). O(n log n).
void mark_in_place(std::vector<MovedPassage>& passages, const std::vector<Run>& unmoved);

}  // namespace tifa
