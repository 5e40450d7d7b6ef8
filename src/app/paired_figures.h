// The figures that two editions give behind the same words, with their sentences.
#pragma once

#include <cstdint>
#include <vector>

#include <tifa/report.h>
#include <tifa/result.h>

#include "corpus/corpus.h"

namespace tifa {

struct PairedFigures {
  std::vector<ReportFigure> changed;  // in the order of B
  std::uint64_t kept = 0;             // pairs that say the same
};

// phrases/figure_pairs.h of both texts; nothing where one of them has none. O(texts + pairs · their blocks).
[[nodiscard]] Result<PairedFigures> paired_figures(const Corpus& corpus, const Edition& a, const Edition& b);

}  // namespace tifa
