#include "keyness/change_points.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tifa {
namespace {

// Sums up to each place, so that the cost of any segment takes one step.
class Costs {
 public:
  explicit Costs(const std::vector<Exposure>& series) : hits_(series.size() + 1, 0), length_(series.size() + 1, 0) {
    for (std::size_t i = 0; i < series.size(); ++i) {
      hits_[i + 1] = hits_[i] + series[i].hits;
      length_[i + 1] = length_[i] + series[i].length;
    }
  }
  [[nodiscard]] double of(std::size_t begin, std::size_t end) const {
    const double hits = static_cast<double>(hits_[end] - hits_[begin]);
    const double length = static_cast<double>(length_[end] - length_[begin]);
    return hits > 0 && length > 0 ? -2 * hits * (std::log(hits / length) - 1) : 0;
  }

 private:
  std::vector<std::uint64_t> hits_, length_;
};

// Rounding must not make a change point of what is equal.
constexpr double kSlack = 1e-9;

}  // namespace

double default_penalty(std::size_t exposures) {
  return 2 * std::log(std::max<double>(2, static_cast<double>(exposures)));
}

std::vector<std::size_t> change_points(const std::vector<Exposure>& series, std::optional<double> penalty) {
  const std::size_t n = series.size();
  if (n < 2 || n > kMostExposures) return {};
  const double beta = penalty.value_or(default_penalty(n));
  const Costs costs(series);
  std::vector<double> best(n + 1);
  std::vector<std::size_t> last(n + 1, 0);
  best[0] = -beta;
  std::vector<std::size_t> open = {0};  // where the last segment may begin
  for (std::size_t end = 1; end <= n; ++end) {
    best[end] = std::numeric_limits<double>::infinity();
    for (const std::size_t begin : open) {
      const double cost = best[begin] + costs.of(begin, end) + beta;
      if (cost < best[end] - kSlack) {
        best[end] = cost;
        last[end] = begin;
      }
    }
    // A segment never gets cheaper by what comes after, so a beginning that is behind by the penalty stays behind.
    std::erase_if(open, [&](std::size_t begin) { return best[begin] + costs.of(begin, end) > best[end] + kSlack; });
    open.push_back(end);
  }
  std::vector<std::size_t> points;
  for (std::size_t at = last[n]; at > 0; at = last[at]) points.push_back(at);
  std::reverse(points.begin(), points.end());
  return points;
}

double segmentation_cost(const std::vector<Exposure>& series, const std::vector<std::size_t>& points, double penalty) {
  const Costs costs(series);
  double cost = penalty * static_cast<double>(points.size());
  std::size_t begin = 0;
  for (const std::size_t point : points) {
    cost += costs.of(begin, point);
    begin = point;
  }
  return cost + costs.of(begin, series.size());
}

}  // namespace tifa
