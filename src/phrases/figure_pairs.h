// Figures that two texts give behind the same words: 赤字率拟按3%安排, 赤字率拟按4%左右安排.
#pragma once

#include <cstddef>
#include <vector>

#include "base/range.h"
#include "index/segment.h"

namespace tifa {

// One figure of a text, bytes of it.
struct PairedFigure {
  Range frame;   // the last clauses before it that say what it is of; earlier figures may stand in them
  Range figure;  // with its unit, hedges and the verb that leads to it: 超过126万亿元, 左右 behind 5%
  std::vector<Range> inside;  // those earlier figures
};

struct FigurePair {
  PairedFigure a, b;
  bool changed = false;  // in its value or its hedge; not in how it is written (百分之五, 5%)
};

// A figure of B and one of A are a pair when the same words stand before both, from the begin of a clause of one of the
// two on, with the same unit: four Chinese characters or two English words at least, among them one that names a
// subject, since “more than last year” stands before any figure. Figures in these words may differ
// (…3.9万亿元、比上年增加1000亿元). Of several the longest words count, then the same words behind the figure, then the
// same verb and the same hedge; where these leave more than one, which do not all say the same, there is no pair.
// Folded as counting folds; white space and quotation marks count for nothing. In the order of B. O(texts + Σ over the
// words directly before figures of uses in A · uses in B); words that stand before more than kMostAlike figures of both
// together are no frame.
//
// Nothing is said of what the figures are of: one edition may tell of a year, the next of five.
inline constexpr std::size_t kMostAlike = 400;
[[nodiscard]] std::vector<FigurePair> pair_figures(const DocumentView& a, const DocumentView& b);

}  // namespace tifa
