// How evenly hits are spread over the parts of a text or corpus.
#pragma once

#include <cstdint>
#include <vector>

namespace tifa {

// Deviation of proportions (Gries 2008): half the sum, over parts, of the distance between the share of the hits that a
// part has and its share of the length. 0: spread as the lengths are; near 1: all in one small part.
struct Proportions {
  double dp = 0;
  double dp_norm = 0;  // dp divided by its maximum, 1 − the share of the shortest part (Lijffijt & Gries 2012)
};
// `hits` and `lengths` are of the same parts. Parts without length are left out; 0 without hits; dp_norm is 0 with a
// single part. O(parts).
[[nodiscard]] Proportions deviation_of_proportions(const std::vector<std::uint64_t>& hits,
                                                   const std::vector<std::uint64_t>& lengths);

}  // namespace tifa
