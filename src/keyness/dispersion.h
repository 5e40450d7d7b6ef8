// How evenly hits are spread over the parts of a text or corpus.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace tifa {

// Deviation of proportions (Gries 2008): half the sum, over parts, of the distance between the share of the hits that a
// part has and its share of the length. 0: spread as the lengths are; near 1: all in one small part.
struct Proportions {
  double dp = 0;
  double dp_norm = 0;  // dp divided by its maximum, 1 − the share of the shortest part (Lijffijt & Gries 2012)
};
// Measures it for many phrases over the same parts, most of which a phrase does not stand in. Parts without length are
// left out.
class DispersionMeasures {
 public:
  explicit DispersionMeasures(std::vector<std::uint64_t> lengths);
  struct PartHits {
    std::uint32_t part = 0;  // index into the lengths
    std::uint64_t hits = 0;
  };
  // `hits`: of each part at most once. 0 without hits; dp_norm is 0 with a single part. O(parts with hits).
  [[nodiscard]] Proportions deviation(std::span<const PartHits> hits) const;

 private:
  std::vector<std::uint64_t> lengths_;
  std::uint64_t all_ = 0, shortest_ = UINT64_MAX;
};

}  // namespace tifa
