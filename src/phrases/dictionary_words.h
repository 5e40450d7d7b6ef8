// Whether the edge of a phrase lies within a word that a dictionary knows: evidence beside what the texts show of their
// own words (boundaries.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "phrases/tokens.h"

namespace tifa {

// Cuts clauses by word_boundaries() (text/words.h) when they are first asked for: a large text costs what is asked of
// it. Not thread-safe.
class DictionaryWords {
 public:
  explicit DictionaryWords(const TokenText& text) : text_(text), gaps_(text.size(), kUnknown) {}

  // Whether a word lies on both sides of the gap before a token. O(clause) the first time, then O(1).
  [[nodiscard]] bool holds(std::size_t gap) const;

 private:
  enum Gap : std::uint8_t { kUnknown, kEdge, kInside };
  void read_clause(std::size_t at) const;

  const TokenText& text_;
  mutable std::vector<Gap> gaps_;
};

}  // namespace tifa
