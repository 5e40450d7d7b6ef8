// Which figure of a sentence stands for which of its earlier wording, and whether it says something else.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"

namespace tifa {

// Text that both wordings of a sentence hold in the same place; bytes of the two texts.
struct KeptRun {
  Range a, b;
};

struct SentenceFigure {
  Range a, b;                  // with hedges and the words before them that changed as well
  bool changed = false;        // in value, hedge or direction; not in how it is written (百分之五, 5%)
  std::string what, from, to;  // see FigureChange; of changed ones alone
};

// Two figures are a pair when, by what was kept, each stands in the place of the other; when they count the same: the
// same unit, or the same noun where a word behind the figure is no unit (ten legislative proposals); and when more than
// half of the words before them is kept: of their clause, and of as many clauses before it as it takes to name a
// subject (“比上年增加” names none). `kept` ascends in both texts. In the order of B. O(sentences + kept).
[[nodiscard]] std::vector<SentenceFigure> sentence_figures(std::string_view text_a, Range sentence_a,
                                                           std::string_view text_b, Range sentence_b,
                                                           std::span<const KeptRun> kept);

// Letters, digits and ideographs of a text, as code points.
[[nodiscard]] std::uint32_t telling_size(std::string_view text);
// A text without the spaces and marks around it.
[[nodiscard]] std::string_view without_marks(std::string_view text);

}  // namespace tifa
