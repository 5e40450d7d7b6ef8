#include "render/label_layout.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace tifa {
namespace {

// The labels that stay, in the order they stand in: all, or the most important that fit.
std::vector<std::size_t> those_that_fit(const std::vector<LabelWish>& wishes, double room) {
  std::vector<std::size_t> order(wishes.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t x, std::size_t y) { return wishes[x].importance > wishes[y].importance; });
  std::vector<std::size_t> kept;
  double taken = 0;
  for (const std::size_t i : order) {
    if (taken + wishes[i].height > room) continue;
    taken += wishes[i].height;
    kept.push_back(i);
  }
  std::sort(kept.begin(), kept.end());
  std::stable_sort(kept.begin(), kept.end(), [&](std::size_t x, std::size_t y) { return wishes[x].at < wishes[y].at; });
  return kept;
}

}  // namespace

std::vector<std::optional<double>> place_labels(const std::vector<LabelWish>& wishes, double begin, double end) {
  std::vector<std::optional<double>> places(wishes.size());
  const std::vector<std::size_t> kept = those_that_fit(wishes, end - begin);
  if (kept.empty()) return places;

  // Less the heights before it, the centre of each label must not be less than that of the one before.
  struct Pool {
    double sum = 0;
    std::size_t size = 0;
    [[nodiscard]] double mean() const { return sum / static_cast<double>(size); }
  };
  std::vector<double> before(kept.size());
  std::vector<Pool> pools;
  double heights = 0;
  for (std::size_t k = 0; k < kept.size(); ++k) {
    const LabelWish& wish = wishes[kept[k]];
    before[k] = heights + wish.height / 2;
    heights += wish.height;
    pools.push_back({wish.at - before[k], 1});
    while (pools.size() > 1 && pools[pools.size() - 2].mean() >= pools.back().mean()) {
      pools[pools.size() - 2].sum += pools.back().sum;
      pools[pools.size() - 2].size += pools.back().size;
      pools.pop_back();
    }
  }
  const double highest = std::max(begin, end - heights);
  std::size_t k = 0;
  for (const Pool& pool : pools)
    for (std::size_t i = 0; i < pool.size; ++i, ++k)
      places[kept[k]] = std::clamp(pool.mean(), begin, highest) + before[k];
  return places;
}

std::vector<std::optional<double>> choose_labels(const std::vector<double>& at, const std::vector<double>& widths,
                                                 double gap, double begin, double end) {
  const std::size_t count = at.size();
  std::vector<std::optional<double>> chosen(count);
  if (count == 0) return chosen;
  const auto centre = [&](std::size_t i) {
    return std::max(begin + widths[i] / 2, std::min(at[i], end - widths[i] / 2));
  };
  const auto apart = [&](std::size_t i, std::size_t j) {
    return centre(i) + widths[i] / 2 + gap <= centre(j) - widths[j] / 2;
  };
  const std::size_t last = count - 1;
  const auto every = [&](std::size_t step) {
    std::vector<std::size_t> shown = {0};
    for (std::size_t i = step; i < last; i += step) {
      if (!apart(shown.back(), i)) return false;
      shown.push_back(i);
    }
    while (shown.size() > 1 && !apart(shown.back(), last)) shown.pop_back();
    // Two that lie too near the last are one too many: the step is too small.
    if (last > 0 && shown.back() + 2 * step < last) return false;
    for (const std::size_t i : shown) chosen[i] = centre(i);
    if (last > 0 && apart(shown.back(), last)) chosen[last] = centre(last);
    return true;
  };
  for (std::size_t unit = 1; unit < count; unit *= 10)
    for (const std::size_t step : {unit, 2 * unit, 5 * unit})
      if (every(step)) return chosen;
  every(count);
  return chosen;
}

}  // namespace tifa
