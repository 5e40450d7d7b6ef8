// Whether the edge of a phrase lies within a word that a dictionary knows: evidence beside what the texts show of their
// own words (boundaries.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "phrases/tokens.h"

namespace tifa {

// The clauses of a text, cut as word_boundaries() does (text/words.h), those of Han characters without becoming text.
class DictionaryWords {
 public:
  // O(text), on up to `threads` threads.
  explicit DictionaryWords(const TokenText& text, unsigned threads = 1);

  // Whether a word lies on both sides of the gap before a token.
  [[nodiscard]] bool holds(std::size_t gap) const { return inside_[gap] != 0; }

 private:
  std::vector<std::uint8_t> inside_;  // by the token behind a gap
};

}  // namespace tifa
