// Which passages of two texts share enough wording to be the same passage: an inverted index over shingles.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "redline/pieces.h"

namespace tifa {

// Two passages with a telling wording in common.
struct SimilarPair {
  std::uint32_t a = 0, b = 0;            // indices of passages
  std::uint32_t shared = 0;              // distinct shingles in common
  std::uint32_t size_a = 0, size_b = 0;  // distinct shingles of each that are not frequent
  [[nodiscard]] double dice() const { return 2.0 * shared / (size_a + size_b); }
  [[nodiscard]] double contained() const { return static_cast<double>(shared) / std::min(size_a, size_b); }
};

// All pairs that share a shingle (four ideographs, two words) which is not frequent, ascending by a, then b. A shingle
// is frequent when it stands in so many passages of both that all its pairs are not worth looking at; how many those
// are depends on the texts, so that the number of pairs stays within a small multiple of the number of shingles.
[[nodiscard]] std::vector<SimilarPair> similar_passages(const PiecePair& texts, const std::vector<Range>& a,
                                                        const std::vector<Range>& b);

}  // namespace tifa
