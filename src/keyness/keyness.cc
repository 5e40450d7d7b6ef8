#include "keyness/keyness.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "keyness/distributions.h"

namespace tifa {
namespace {

// One cell of the log-likelihood, O ln(O / E); its limit 0 for an empty cell.
double cell(double observed, double expected) { return observed > 0 ? observed * std::log(observed / expected) : 0; }

}  // namespace

double log_likelihood(const Frequencies& f) {
  const double a = static_cast<double>(f.a), b = static_cast<double>(f.b);
  const double n_a = std::max(a, static_cast<double>(f.n_a)), n_b = std::max(b, static_cast<double>(f.n_b));
  const double n = n_a + n_b, row = a + b;
  if (n_a <= 0 || n_b <= 0 || row <= 0) return 0;
  const double rest = n - row;
  const double sum =
      cell(a, row * n_a / n) + cell(b, row * n_b / n) + cell(n_a - a, rest * n_a / n) + cell(n_b - b, rest * n_b / n);
  return std::max(0.0, 2 * sum);  // rounding can leave a tiny negative number where the rates are equal
}

LogLikelihoods::LogLikelihoods(std::uint64_t n_a, std::uint64_t n_b) : n_a_(n_a), n_b_(n_b) {
  of_small_.reserve(kSmall * kSmall);
  for (std::uint64_t a = 0; a < kSmall; ++a)
    for (std::uint64_t b = 0; b < kSmall; ++b) of_small_.push_back(log_likelihood({a, b, n_a, n_b}));
}

double two_cell_log_likelihood(const Frequencies& f) {
  const double a = static_cast<double>(f.a), b = static_cast<double>(f.b);
  const double n_a = static_cast<double>(f.n_a), n_b = static_cast<double>(f.n_b), row = a + b;
  if (f.n_a == 0 || f.n_b == 0 || row <= 0) return 0;
  const double n = n_a + n_b;
  return std::max(0.0, 2 * (cell(a, row * n_a / n) + cell(b, row * n_b / n)));
}

double log_ratio(const Frequencies& f) {
  if (f.n_a == 0 || f.n_b == 0 || (f.a == 0 && f.b == 0)) return 0;
  const double a = f.a == 0 ? 0.5 : static_cast<double>(f.a), b = f.b == 0 ? 0.5 : static_cast<double>(f.b);
  return std::log2(b / static_cast<double>(f.n_b)) - std::log2(a / static_cast<double>(f.n_a));
}

double conservative_log_ratio(const Frequencies& f, double alpha, std::uint64_t tests) {
  if (f.n_a == 0 || f.n_b == 0 || (f.a == 0 && f.b == 0) || !(alpha > 0) || !(alpha < 1)) return 0;
  const double a = static_cast<double>(f.a), b = static_cast<double>(f.b);
  const double tail = alpha / static_cast<double>(std::max<std::uint64_t>(1, tests)) / 2;
  const double length_ratio = std::log2(static_cast<double>(f.n_a)) - std::log2(static_cast<double>(f.n_b));
  const bool more_in_b = b * static_cast<double>(f.n_a) >= a * static_cast<double>(f.n_b);
  if (more_in_b) return std::max(0.0, std::log2(beta_quantile_odds(b, a + 1, tail)) + length_ratio);
  return std::min(0.0, std::log2(beta_upper_quantile_odds(b + 1, a, tail)) + length_ratio);
}

std::optional<double> percent_difference(const Frequencies& f) {
  if (f.a == 0 || f.n_a == 0 || f.n_b == 0) return std::nullopt;
  const double rate_a = static_cast<double>(f.a) / static_cast<double>(f.n_a);
  const double rate_b = static_cast<double>(f.b) / static_cast<double>(f.n_b);
  return 100 * (rate_b - rate_a) / rate_a;
}

double bic(const Frequencies& f) {
  if (f.n_a == 0 || f.n_b == 0) return 0;
  return log_likelihood(f) - std::log(static_cast<double>(f.n_a) + static_cast<double>(f.n_b));
}

LogOdds log_odds(const Frequencies& f, double prior, double prior_length) {
  if (f.n_a == 0 || f.n_b == 0 || !(prior > 0) || !(prior_length > prior)) return {};
  const double hits_a = static_cast<double>(f.a) + prior, hits_b = static_cast<double>(f.b) + prior;
  const double rest_a = static_cast<double>(f.n_a) + prior_length - hits_a;
  const double rest_b = static_cast<double>(f.n_b) + prior_length - hits_b;
  if (!(rest_a > 0) || !(rest_b > 0)) return {};  // overlapping hits can outnumber the tokens
  LogOdds odds;
  odds.delta = std::log(hits_b / rest_b) - std::log(hits_a / rest_a);
  odds.z = odds.delta / std::sqrt(1 / hits_a + 1 / hits_b);
  return odds;
}

double log_p_of_g2(double g2) {
  if (!(g2 > 0)) return 0;
  const double x = std::sqrt(g2 / 2);
  if (x < 20) return std::log(std::erfc(x));
  // Asymptotic series of erfc (Abramowitz & Stegun 7.1.23); from x = 20 on the sixth term is below 1e-14.
  double term = 1, sum = 1;
  for (int k = 1; k <= 6; ++k) {
    term *= -(2 * k - 1) / (2 * x * x);
    sum += term;
  }
  return -x * x - std::log(x) - 0.5 * std::log(std::acos(-1.0)) + std::log(sum);
}

std::vector<double> log_benjamini_hochberg(const std::vector<double>& log_p, std::span<const std::uint32_t> times) {
  std::vector<std::size_t> order(log_p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(),
            [&](std::size_t x, std::size_t y) { return log_p[x] != log_p[y] ? log_p[x] > log_p[y] : x < y; });
  const auto n = times.empty() ? log_p.size() : std::accumulate(times.begin(), times.end(), std::size_t{0});
  std::vector<double> log_q(log_p.size());
  double least = 0;
  std::size_t rank = n;
  for (const std::size_t i : order) {  // from the largest p down: q never grows with a smaller p
    least = std::min(least, log_p[i] + std::log(static_cast<double>(n) / static_cast<double>(rank)));
    log_q[i] = least;
    rank -= times.empty() ? 1 : times[i];
  }
  return log_q;
}

FalseDiscovery::FalseDiscovery(std::vector<double> log_p, std::span<const std::uint32_t> times) {
  const std::vector<double> log_q = log_benjamini_hochberg(log_p, times);
  std::vector<std::size_t> order(log_p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t x, std::size_t y) { return log_p[x] < log_p[y]; });
  known_.reserve(order.size());
  for (const std::size_t i : order) {
    tests_ += times.empty() ? 1 : times[i];
    known_.push_back({log_p[i], log_q[i], tests_});
  }
}

double FalseDiscovery::log_q_of(double log_p) const {
  if (known_.empty()) return 0;
  const auto next =
      std::lower_bound(known_.begin(), known_.end(), log_p, [](const Known& one, double p) { return one.log_p < p; });
  if (next != known_.end() && next->log_p == log_p) return next->log_q;
  const std::uint64_t rank = next == known_.begin() ? 1 : std::prev(next)->rank;
  const double own = log_p + std::log(static_cast<double>(tests_) / static_cast<double>(rank));
  return std::min({0.0, own, next == known_.end() ? 0.0 : next->log_q});
}

std::vector<double> benjamini_hochberg(const std::vector<double>& log_p) {
  std::vector<double> q = log_benjamini_hochberg(log_p);
  for (double& x : q) x = std::exp(x);
  return q;
}

}  // namespace tifa
