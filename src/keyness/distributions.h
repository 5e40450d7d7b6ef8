// Quantiles of the distributions behind the exact intervals, kept apart because the library that computes them is
// heavy.
#pragma once

namespace tifa {

// The odds x / (1 - x) of the quantile x at `lower_tail` of the Beta distribution with parameters p, q > 0; computed
// without cancellation when x is close to 1. `lower_tail` in (0, 1).
[[nodiscard]] double beta_quantile_odds(double p, double q, double lower_tail);
// The same for a probability of the upper tail.
[[nodiscard]] double beta_upper_quantile_odds(double p, double q, double upper_tail);
// The quantile of the Gamma distribution with the given shape > 0 and scale 1.
[[nodiscard]] double gamma_quantile(double shape, double lower_tail);
[[nodiscard]] double gamma_upper_quantile(double shape, double upper_tail);

}  // namespace tifa
