// The hits of terms in texts of a corpus: looked up in the phrase index where many texts are asked for, else by
// scanning. Both give the same hits.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tifa/result.h>

#include "corpus/corpus.h"
#include "index/phrase_index.h"
#include "query/matcher.h"

namespace tifa {

// Keeps what it looked up for a matcher in a segment, so that asking text after text costs one lookup.
// Thread-compatible. The corpus and the matchers asked with must outlive it.
class HitFinder {
 public:
  // `editions`: those that will be asked for. A segment of which only a few are is not looked up: it may hold many
  // places in others. `stop` may be null.
  HitFinder(const Corpus& corpus, const std::vector<Edition>& editions, const std::atomic<bool>* stop);

  // How many hits a text has, and its lengths, by the index alone; nothing when the text must be read.
  // Precondition, here and below: edition.has_text().
  struct Counted {
    std::uint64_t hits = 0;
    std::array<Lengths, kPartCount> lengths{};
  };
  [[nodiscard]] Result<std::optional<Counted>> count(const Matcher& matcher, const Edition& edition);
  // The hits in texts that count() could tell of, as they stand there, with how many of each; nothing when the texts
  // must be read for that.
  [[nodiscard]] Result<std::optional<std::map<std::string, std::uint64_t>>> wordings(
      const Matcher& matcher, const std::vector<const Edition*>& editions);
  // The lengths of a text in which the term certainly does not stand, so that it need not be read; nothing when it may.
  [[nodiscard]] Result<std::optional<std::array<Lengths, kPartCount>>> absent(const Matcher& matcher,
                                                                              const Edition& edition);
  // The hits in `view`, the text of the edition, in ascending order. Errors: kStopped.
  [[nodiscard]] Result<std::vector<Hit>> find(const Matcher& matcher, const Edition& edition, const DocumentView& view,
                                              const BlockFilter& filter = {});

 private:
  [[nodiscard]] bool looks_up(const Edition& edition) const;
  [[nodiscard]] Result<const LocatedTerm*> located(const Matcher& matcher, const Edition& edition);
  [[nodiscard]] Result<const PhraseIndex*> phrases_of(const Edition& edition) const;
  [[nodiscard]] Result<std::array<Lengths, kPartCount>> lengths_of(const Edition& edition);

  const Corpus& corpus_;
  const std::atomic<bool>* stop_;
  std::map<std::string, std::size_t, std::less<>> asked_;  // segment → editions
  using Key = std::pair<const Matcher*, std::string>;      // the segment
  std::map<Key, std::optional<LocatedTerm>> located_;
  std::map<Key, std::optional<std::vector<PhraseIndex::DocumentCount>>> counts_;  // ascending
  // Segment → its documents: a segment checks the hash of what it stores each time that it is asked.
  std::map<std::string, std::vector<std::optional<std::array<Lengths, kPartCount>>>, std::less<>> lengths_;
};

}  // namespace tifa
