// From the runs that two passages share to an edit script that reads: chaff is dropped, edits are moved to the
// boundaries of clauses and words, and sentences that have little in common are not woven together.
#pragma once

#include <vector>

#include "redline/runs.h"

namespace tifa {

// The runs of `passage` that are worth keeping, ascending in both texts. What stands at the ends of the passage keeps
// its place. O(pieces + runs), and word segmentation of the clauses that edits stand in.
[[nodiscard]] std::vector<Run> clean_runs(const PiecePair& texts, PassagePair passage, std::vector<Run> runs);

}  // namespace tifa
