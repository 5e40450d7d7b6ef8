// What two passages have in common, as runs of equal pieces in the same order: the raw material of an edit script.
#pragma once

#include <cstdint>
#include <vector>

#include "redline/pieces.h"

namespace tifa {

// `size` pieces from `a` on in A are those from `b` on in B.
struct Run {
  std::uint32_t a = 0, b = 0, size = 0;
  [[nodiscard]] std::uint32_t end_a() const { return a + size; }
  [[nodiscard]] std::uint32_t end_b() const { return b + size; }
};

// A passage of A and one of B, as ranges of pieces.
struct PassagePair {
  Range a, b;
};

// What may still be spent on exact alignment, over all passages of two documents: cells of dynamic programming. When it
// is used up, passages are aligned by their unique wordings alone and the rest counts as replaced.
struct AlignBudget {
  std::uint64_t cells = 0;
  [[nodiscard]] static AlignBudget for_texts(const PiecePair& texts);
};

// What a kept piece is worth, in tenths of an ideograph.
[[nodiscard]] int piece_worth(const Pieces& pieces, std::uint32_t piece);
// What a run of kept pieces costs, in text written without spaces and in text of words. A run that does not earn its
// cost is chaff. Found on revised sentences whose edits people had marked, and on pairs of reports.
inline constexpr int kRunCost = 22;
inline constexpr int kRunCostOfWords = 4;

// The runs that two passages share, ascending in both, disjoint, neighbours joined. Passages are parted at wordings
// that are unique in both (heaviest chain of them), what lies between is aligned exactly, by dynamic programming that
// charges every run its cost, or where it is too large for that by an edit script of bounded length (Myers 1986). Near
// linear; unrelated passages share nothing.
[[nodiscard]] std::vector<Run> shared_runs(const PiecePair& texts, PassagePair passage, AlignBudget& budget);

// Adds a run at the end of a list, to the last one where it continues it.
void append_run(std::vector<Run>& runs, Run run);

}  // namespace tifa
