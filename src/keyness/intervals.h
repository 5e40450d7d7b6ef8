// Exact confidence intervals of what is counted: rates, shares and ratios of rates.
#pragma once

#include <cstdint>

#include "keyness/keyness.h"

namespace tifa {

struct Interval {
  double low = 0, high = 0;
};

// All at confidence `level`, two-sided with equal tails.

// Exact (Garwood 1936) interval of a Poisson mean from one count; divided by a length, of a rate.
[[nodiscard]] Interval poisson_interval(std::uint64_t count, double level = 0.95);
// Exact (Clopper & Pearson 1934) interval of a share from `hits` of `trials`; [0, 1] without trials.
[[nodiscard]] Interval clopper_pearson(std::uint64_t hits, std::uint64_t trials, double level = 0.95);
// Exact interval of the ratio of the rates B : A, from the share of B in a + b given a + b (Clopper & Pearson; what R's
// poisson.test gives). From 0 to infinity when nothing was counted or a text is empty.
[[nodiscard]] Interval rate_ratio_interval(const Frequencies& f, double level = 0.95);

}  // namespace tifa
