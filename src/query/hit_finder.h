// The hits of terms in texts of a corpus: looked up in the phrase index where many texts are asked for, else by
// scanning. Both give the same hits.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tifa/result.h>

#include "corpus/corpus.h"
#include "query/matcher.h"

namespace tifa {

// Keeps what it looked up for a matcher in a segment, so that asking text after text costs one lookup.
// Thread-compatible. The corpus and the matchers asked with must outlive it.
class HitFinder {
 public:
  // `editions`: those that will be asked for. A segment of which only a few are is not looked up: it may hold many
  // places in others.
  HitFinder(const Corpus& corpus, const std::vector<Edition>& editions);

  // The lengths of a text in which the term certainly does not stand, so that it need not be read; nothing when it may.
  // Precondition, here and below: edition.has_text().
  [[nodiscard]] Result<std::optional<std::array<Lengths, kPartCount>>> absent(const Matcher& matcher,
                                                                              const Edition& edition);
  // The hits in `view`, the text of the edition, in ascending order.
  [[nodiscard]] Result<std::vector<Hit>> find(const Matcher& matcher, const Edition& edition, const DocumentView& view,
                                              const BlockFilter& filter = {});

 private:
  [[nodiscard]] Result<const LocatedTerm*> located(const Matcher& matcher, const Edition& edition);

  const Corpus& corpus_;
  std::map<std::string, std::size_t, std::less<>> asked_;  // segment → editions
  std::map<std::pair<const Matcher*, std::string>, std::optional<LocatedTerm>> located_;
};

}  // namespace tifa
