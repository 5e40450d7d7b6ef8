// Which of many possible pairs stand in the same order in both texts: a maximum-weight increasing subsequence.
#pragma once

#include <cstdint>
#include <vector>

namespace tifa {

// Something at place `a` of one sequence that may correspond to something at place `b` of the other.
struct PairCandidate {
  std::uint32_t a = 0, b = 0;
  std::uint64_t weight = 0;
};

// A subset of the candidates, strictly ascending in a and in b, of maximum total weight; among equals one that does not
// depend on the order of the input. By a tree of prefix maxima (Fenwick 1994): O(n log n), no recursion.
[[nodiscard]] std::vector<PairCandidate> heaviest_chain(std::vector<PairCandidate> candidates);

// Pairs of equal keys in ascending order, found by walking both sequences and, where they differ, looking for the
// nearest equal key not further ahead than `window`. Not the longest, but linear whatever repeats: O(length × window).
[[nodiscard]] std::vector<PairCandidate> match_in_step(const std::vector<std::uint64_t>& a,
                                                       const std::vector<std::uint64_t>& b, std::uint32_t window);

}  // namespace tifa
