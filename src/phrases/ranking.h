// Which candidates are reported for each kind of change, in which order, and what each of them explains.
#pragma once

#include <span>
#include <vector>

#include "phrases/candidates.h"
#include "phrases/compare.h"

namespace tifa {

// The candidates of all changes that could be reported, those of a change together, best first.
struct Pool {
  struct Entry {
    Change change = Change::kNew;
    Phrase phrase;
    double score = 0;
  };
  std::vector<Entry> entries;
  std::vector<std::uint32_t> of_node;  // index into entries, kNoNode for none
  // Where each begins in the text that its change is about: places[places_of[p]], … up to places_of[p + 1].
  std::vector<std::uint32_t> places, places_of;
};

struct RankedPhrase {
  Phrase phrase;
  double score = 0;
  std::uint32_t first_place = 0, place_count = 0;  // in Ranking::places
  std::vector<Phrase> covers;                      // what this one explains, in the order of their scores
  bool beyond = false;                             // behind the limit, because it recurs
};

// Phrases by change, and where each begins in the text that its change is about, ascending.
struct Ranking {
  std::vector<std::vector<RankedPhrase>> of_change;
  std::vector<std::uint32_t> places;
  [[nodiscard]] std::span<const std::uint32_t> places_of(const RankedPhrase& phrase) const {
    return std::span(places).subspan(phrase.first_place, phrase.place_count);
  }
};

// Whether a G² is one that chance would hardly explain (kCriticalG2).
[[nodiscard]] bool is_critical(double g2);
// Whether a phrase that came or went recurs: three times, or so often that chance would hardly explain it.
[[nodiscard]] bool recurs(std::uint64_t count, double g2);

// Values the candidates by what is known of words, which is not needed after that. O(text · longest phrase + candidates
// · log).
[[nodiscard]] Pool value_candidates(const ComparedCorpus& corpus, const std::vector<Candidate>& candidates);

// The best `limit` phrases (0: all) of each of the changes asked for, best first, no two of which say the same; with
// `recurring` behind them those others of what came or went that recur. O(text + candidates · longest phrase).
[[nodiscard]] Ranking rank_phrases(const Compared& compared, Pool pool, std::span<const Change> changes,
                                   std::size_t limit, bool recurring = false);

}  // namespace tifa
