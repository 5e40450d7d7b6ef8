#include "keyness/intervals.h"

#include <algorithm>
#include <limits>

#include "keyness/distributions.h"

namespace tifa {
namespace {

double tail_of(double level) { return (1 - std::clamp(level, 0.0, 1 - 1e-15)) / 2; }

// The interval of the odds hits : misses.
Interval odds_interval(double hits, double misses, double tail) {
  return {hits > 0 ? beta_quantile_odds(hits, misses + 1, tail) : 0,
          misses > 0 ? beta_upper_quantile_odds(hits + 1, misses, tail) : std::numeric_limits<double>::infinity()};
}

}  // namespace

Interval poisson_interval(std::uint64_t count, double level) {
  const double k = static_cast<double>(count), tail = tail_of(level);
  return {count == 0 ? 0 : gamma_quantile(k, tail), gamma_upper_quantile(k + 1, tail)};
}

Interval clopper_pearson(std::uint64_t hits, std::uint64_t trials, double level) {
  if (trials == 0) return {0, 1};
  hits = std::min(hits, trials);
  const Interval odds = odds_interval(static_cast<double>(hits), static_cast<double>(trials - hits), tail_of(level));
  return {odds.low / (1 + odds.low), hits == trials ? 1 : odds.high / (1 + odds.high)};
}

Interval rate_ratio_interval(const Frequencies& f, double level) {
  if (f.n_a == 0 || f.n_b == 0 || (f.a == 0 && f.b == 0)) return {0, std::numeric_limits<double>::infinity()};
  const double lengths = static_cast<double>(f.n_a) / static_cast<double>(f.n_b);
  const Interval odds = odds_interval(static_cast<double>(f.b), static_cast<double>(f.a), tail_of(level));
  return {odds.low * lengths, odds.high * lengths};
}

}  // namespace tifa
