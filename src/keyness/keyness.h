// Statistics of how much more a term is used in one text than in another. Pure functions of four numbers.
//
// Notation: a, b are the counts in texts A and B; n_a, n_b the lengths of A and B in tokens (characters or words).
#pragma once

#include <cstdint>
#include <vector>

namespace tifa {

struct Frequencies {
  std::uint64_t a = 0, b = 0;
  std::uint64_t n_a = 0, n_b = 0;
};

// Log-likelihood ratio over the full 2×2 table (Dunning 1993). ≥ 0; unsigned; 0 when a text is empty.
[[nodiscard]] double log_likelihood(const Frequencies& f);
// log2 of the ratio of relative frequencies B : A, with 0.5 in place of a count of zero (Hardie 2014). Positive when
// the term is relatively more frequent in B; 0 when both counts are 0 or a text is empty.
[[nodiscard]] double log_ratio(const Frequencies& f);
// Conservative log ratio (Evert 2022): the bound of the exact Clopper–Pearson interval of the log ratio (level `alpha`,
// two-sided, divided by `tests` after Bonferroni) that is nearer to 0; 0 when the interval covers 0. The interval is
// that of the share of B in a + b given a + b, whose odds are the ratio of the rates up to n_a / n_b.
[[nodiscard]] double conservative_log_ratio(const Frequencies& f, double alpha = 0.05, std::uint64_t tests = 1);
// Upper tail of the chi-square distribution with one degree of freedom, as natural logarithm (no underflow).
[[nodiscard]] double log_p_of_g2(double g2);
// Benjamini–Hochberg q-values of natural-log p-values, in the order given. O(n log n).
[[nodiscard]] std::vector<double> benjamini_hochberg(const std::vector<double>& log_p);

struct Interval {
  double low = 0, high = 0;
};
// Exact (Garwood 1936) interval of a Poisson mean from one count, at confidence `level`.
[[nodiscard]] Interval poisson_interval(std::uint64_t count, double level = 0.95);

}  // namespace tifa
