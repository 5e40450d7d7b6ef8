#include "keyness/dispersion.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace tifa {

DispersionMeasures::DispersionMeasures(std::vector<std::uint64_t> lengths) : lengths_(std::move(lengths)) {
  for (const std::uint64_t length : lengths_) {
    if (length == 0) continue;
    all_ += length;
    shortest_ = std::min(shortest_, length);
  }
}

Proportions DispersionMeasures::deviation(std::span<const PartHits> hits) const {
  std::uint64_t all_hits = 0, without = all_;  // length of the parts without a hit
  for (const PartHits& here : hits) {
    if (here.part >= lengths_.size() || lengths_[here.part] == 0 || here.hits == 0) continue;
    all_hits += here.hits;
    without -= lengths_[here.part];
  }
  if (all_hits == 0) return {};
  const double all = static_cast<double>(all_);
  double sum = static_cast<double>(without) / all;
  for (const PartHits& here : hits) {
    if (here.part >= lengths_.size() || lengths_[here.part] == 0 || here.hits == 0) continue;
    sum += std::abs(static_cast<double>(here.hits) / static_cast<double>(all_hits) -
                    static_cast<double>(lengths_[here.part]) / all);
  }
  Proportions result;
  result.dp = sum / 2;
  const double most = 1 - static_cast<double>(shortest_) / all;
  result.dp_norm = most > 0 ? result.dp / most : 0;
  return result;
}

}  // namespace tifa
