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
  std::uint32_t first_place = 0, place_count = 0;  // in Ranking::places
  std::vector<std::uint32_t> covers;               // candidates that this one explains, in the order of their scores
};

// Phrases by change, and where each begins in the text that its change is about, ascending.
struct Ranking {
  std::vector<std::vector<RankedPhrase>> of_change;
  std::vector<std::uint32_t> places;
  [[nodiscard]] std::span<const std::uint32_t> places_of(const RankedPhrase& phrase) const {
    return std::span(places).subspan(phrase.first_place, phrase.place_count);
  }
};

// What a phrase did, by the counts of its n-gram; nothing when it neither came, went nor moved.
// Returned: in B and before A, but not in A; new: in B, neither in A nor before.
[[nodiscard]] std::optional<Change> change_of(const Corpus& corpus, const NgramNode& node);

// The best `limit` phrases (0: all) of each of the changes asked for, best first, no two of which say the same.
// O(text · longest phrase + candidates · log).
[[nodiscard]] Ranking rank_phrases(const Corpus& corpus, const std::vector<Candidate>& candidates,
                                   std::span<const Change> changes, std::size_t limit);

}  // namespace tifa
