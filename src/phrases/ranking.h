// Which candidates are reported for each kind of change, in which order, and what each of them explains.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "phrases/candidates.h"
#include "phrases/compare.h"

namespace tifa {

struct RankedPhrase {
  std::uint32_t candidate = 0;
  double score = 0;
  std::vector<std::uint32_t> places;  // where it begins in the text that the change is about: the first of them
  std::vector<std::uint32_t> covers;  // candidates that this one explains, in the order of their scores
};

// What a phrase did, by the counts of its n-gram; nothing when it neither came, went nor moved.
// Returned: in B and before A, but not in A; new: in B, neither in A nor before.
[[nodiscard]] std::optional<Change> change_of(const Corpus& corpus, const NgramNode& node);

// The best `limit` phrases (0: all) of each of the changes asked for, best first, no two of which say the same.
// O(text · longest phrase + candidates · log).
[[nodiscard]] std::vector<std::vector<RankedPhrase>> rank_phrases(const Corpus& corpus,
                                                                  const std::vector<Candidate>& candidates,
                                                                  std::span<const Change> changes, std::size_t limit);

}  // namespace tifa
