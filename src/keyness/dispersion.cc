#include "keyness/dispersion.h"

#include <algorithm>
#include <cmath>

namespace tifa {

Proportions deviation_of_proportions(const std::vector<std::uint64_t>& hits,
                                     const std::vector<std::uint64_t>& lengths) {
  std::uint64_t all_hits = 0, all_length = 0, shortest = UINT64_MAX;
  for (std::size_t i = 0; i < std::min(hits.size(), lengths.size()); ++i) {
    if (lengths[i] == 0) continue;
    all_hits += hits[i];
    all_length += lengths[i];
    shortest = std::min(shortest, lengths[i]);
  }
  if (all_hits == 0) return {};
  double sum = 0;
  for (std::size_t i = 0; i < std::min(hits.size(), lengths.size()); ++i) {
    if (lengths[i] == 0) continue;
    sum += std::abs(static_cast<double>(hits[i]) / static_cast<double>(all_hits) -
                    static_cast<double>(lengths[i]) / static_cast<double>(all_length));
  }
  Proportions result;
  result.dp = sum / 2;
  const double most = 1 - static_cast<double>(shortest) / static_cast<double>(all_length);
  result.dp_norm = most > 0 ? result.dp / most : 0;
  return result;
}

}  // namespace tifa
