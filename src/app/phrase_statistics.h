// What compare adds to its phrases: all statistics, the course over a range, “new since”.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <tifa/answers.h>
#include <tifa/context.h>
#include <tifa/result.h>

#include "corpus/corpus.h"
#include "keyness/permutation.h"

namespace tifa {

// The two texts of a comparison and what came before them.
struct ComparedTexts {
  std::vector<DocumentView> a, b, earlier;
  bool whole_words = false;  // the rule of the phrases: whole words, else substrings
  // Of the phrases of the comparison, in their order: what is known of them from comparing (compare.h).
  struct Known {
    double log_q = 0;
    std::optional<std::uint64_t> earlier;                  // hits in `earlier`; none: they must be looked for
    std::optional<std::vector<ParagraphHits>> paragraphs;  // hits in A or B; none: they must be looked for
  };
  std::vector<Known> phrases;
};

// Fills PhraseRow::statistics of every phrase of the comparison. With
// `permutations` > 0 the p-values of ParagraphPermutation, too. Error: kLimit when the deals would take more than 1
// GiB. O(texts + phrases · (paragraphs that have them) · permutations).
[[nodiscard]] Status add_statistics(Comparison& comparison, const ComparedTexts& texts, std::uint32_t permutations,
                                    const Context& context);

// Counts of every phrase of the comparison in each of `editions`, none where one is not held in full:
// PhraseRow::counts. O(texts).
[[nodiscard]] Status add_courses(Comparison& comparison, const Corpus& corpus, const std::vector<Edition>& editions,
                                 bool whole_words, const Context& context);

}  // namespace tifa
