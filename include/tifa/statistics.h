// How much more a phrase is used in one text than in another: every measure that a reader may ask for. Which to use
// when: docs/guide/statistics.md.
#pragma once

#include <cstdint>
#include <optional>
#include <utility>

namespace tifa {

// Of one phrase in texts A and B. Measures with a sign are positive when B has more.
struct PhraseStatistics {
  double g2_two_cell = 0;                                // Rayson & Garside 2000; the four-cell one stands in the row
  double log_p = 0;                                      // natural logarithm of the p-value of the four-cell G²
  double log_q = 0;                                      // … of its false discovery rate (Benjamini–Hochberg)
  double bic = 0;                                        // Wilson 2013
  std::optional<double> percent_difference;              // %DIFF; none where A has none
  std::pair<double, double> interval_a{}, interval_b{};  // exact 95 % Poisson intervals of the rates
  // Rate of B divided by rate of A, with its exact 95 % interval; what is infinite is none.
  std::optional<double> ratio, ratio_high;
  double ratio_low = 0;
  double log_odds = 0, z = 0;  // with informative Dirichlet prior (Monroe et al. 2008)
  // Deviation of proportions (Gries 2008) over the outermost sections of the text that the change is about: B, of
  // dropped and down A.
  double dp = 0, dp_norm = 0;
  std::optional<double> p_permutation, q_permutation;  // over paragraphs, when asked for; q over the rows shown
};

}  // namespace tifa
