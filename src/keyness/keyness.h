// Statistics of how much more a term is used in one text than in another. Pure functions of four numbers.
//
// Notation: a, b are the counts in texts A and B; n_a, n_b the lengths of A and B in tokens (characters or words).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace tifa {

struct Frequencies {
  std::uint64_t a = 0, b = 0;
  std::uint64_t n_a = 0, n_b = 0;
};

// Log-likelihood ratio over the full 2×2 table (Dunning 1993). ≥ 0; unsigned; 0 when a text is empty.
[[nodiscard]] double log_likelihood(const Frequencies& f);
// The same of counts in two texts, for very many pairs of counts: small ones come from a table, since a logarithm costs
// more than a look at it. 32 KiB; thread-safe.
class LogLikelihoods {
 public:
  LogLikelihoods(std::uint64_t n_a, std::uint64_t n_b);
  [[nodiscard]] double of(std::uint64_t a, std::uint64_t b) const {
    return a < kSmall && b < kSmall ? of_small_[a * kSmall + b] : log_likelihood({a, b, n_a_, n_b_});
  }

 private:
  static constexpr std::uint64_t kSmall = 64;
  std::uint64_t n_a_, n_b_;
  std::vector<double> of_small_;  // by a and then by b
};
// The same over the two cells of the hits alone (Rayson & Garside 2000), what many tools print as “log-likelihood”;
// never larger than the four-cell one.
[[nodiscard]] double two_cell_log_likelihood(const Frequencies& f);
// log2 of the ratio of relative frequencies B : A, with 0.5 in place of a count of zero (Hardie 2014). Positive when
// the term is relatively more frequent in B; 0 when both counts are 0 or a text is empty.
[[nodiscard]] double log_ratio(const Frequencies& f);
// Conservative log ratio (Evert 2022): the bound of the exact Clopper–Pearson interval of the log ratio (level `alpha`,
// two-sided, divided by `tests` after Bonferroni) that is nearer to 0; 0 when the interval covers 0. The interval is
// that of the share of B in a + b given a + b, whose odds are the ratio of the rates up to n_a / n_b.
[[nodiscard]] double conservative_log_ratio(const Frequencies& f, double alpha = 0.05, std::uint64_t tests = 1);
// %DIFF (Gabrielatos & Marchi 2012): by how many per cent the rate in B is above (below) that in A; nothing where A has
// none, where the authors put a quotient of their own choice, or a text is empty.
[[nodiscard]] std::optional<double> percent_difference(const Frequencies& f);
// Approximate Bayes factor BIC = G² − ln(n_a + n_b) (Wilson 2013): above 2 positive evidence of a difference, above 6
// strong, above 10 very strong; below 0 evidence for none.
[[nodiscard]] double bic(const Frequencies& f);

// Log-odds ratio of B against A with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008, equations 15, 19
// and 22).
struct LogOdds {
  double delta = 0;  // natural logarithm; positive when B has more
  double z = 0;      // delta in standard deviations
};
// The prior is `prior` pseudo-hits among `prior_length` pseudo-tokens, > 0; both 0 where there is nothing to compare.
[[nodiscard]] LogOdds log_odds(const Frequencies& f, double prior, double prior_length);
// Upper tail of the chi-square distribution with one degree of freedom, as natural logarithm (no underflow).
[[nodiscard]] double log_p_of_g2(double g2);
// Benjamini–Hochberg (1995) q-values of natural-log p-values, in the order given: false discovery rates over the tests
// that were made. O(n log n). The first gives natural logarithms, which never underflow; with `times`, of as many tests
// as that for each p (ties have one q).
[[nodiscard]] std::vector<double> log_benjamini_hochberg(const std::vector<double>& log_p,
                                                         std::span<const std::uint32_t> times = {});
[[nodiscard]] std::vector<double> benjamini_hochberg(const std::vector<double>& log_p);

// The q-values of Benjamini–Hochberg as a function of p, for p-values that may differ a little from those of the tests:
// never smaller for a larger p. A p among those of the tests has its own q; another one has that of a test that stood
// behind all with smaller p, and no larger one than the next.
class FalseDiscovery {
 public:
  FalseDiscovery() = default;
  // `times` as above. O(n log n).
  explicit FalseDiscovery(std::vector<double> log_p, std::span<const std::uint32_t> times = {});
  // Natural logarithms, as above; 0 where nothing was tested. O(log n).
  [[nodiscard]] double log_q_of(double log_p) const;

 private:
  struct Known {
    double log_p = 0, log_q = 0;
    std::uint64_t rank = 0;  // tests with such a p or a smaller one
  };
  std::vector<Known> known_;  // by p
  std::uint64_t tests_ = 0;
};

}  // namespace tifa
