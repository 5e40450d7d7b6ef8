// Words of the general vocabulary that moved: they are no phrases, but a great change of one is news.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "index/segment.h"

namespace tifa {

struct MovedWord {
  std::string word;  // folded; a name as it is written
  std::uint64_t a = 0, b = 0;
  double g2 = 0;
};

// Words of light_words.h that moved far (G² from kHighlyCriticalG2 on), at most eight, and behind them at most sixteen
// that moved less (from kCriticalG2 on) and have kLeastEverydayUses in one of the two; highest G² first. Chinese
// ones do so outside the most frequent wording as well that they make with an ideograph beside them (社会 outside
// 社会主义). Of English names that such words make (general_names.h) the name, and not its words where they do not move
// outside it. `whole_words`: English, by whole words; else Chinese, wherever their characters stand. Lengths as those
// that rates are stated over. O(texts), on up to `threads` threads, and for Chinese once more for each word looked at,
// at most 48.
[[nodiscard]] std::vector<MovedWord> find_moved_words(const std::vector<DocumentView>& a,
                                                      const std::vector<DocumentView>& b, bool whole_words,
                                                      std::uint64_t length_a, std::uint64_t length_b,
                                                      unsigned threads = 1);

}  // namespace tifa
