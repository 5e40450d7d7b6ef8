// Words of the general vocabulary that moved: they are no phrases, but a great change of one is news.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "index/segment.h"

namespace tifa {

struct MovedWord {
  std::string word;  // folded
  std::uint64_t a = 0, b = 0;
  double g2 = 0;
};

// Words of light_words.h whose counts in A and B are far from one common rate (G² from `least_g2` on), at most eight,
// highest G² first; Chinese ones also outside the most frequent wording that they make with an ideograph beside them
// (社会 outside 社会主义). `whole_words`: English, by whole words; else Chinese, wherever their characters stand.
// Lengths as those that rates are stated over. O(texts), and for Chinese once more for each word looked at, at most 24.
[[nodiscard]] std::vector<MovedWord> find_moved_words(const std::vector<DocumentView>& a,
                                                      const std::vector<DocumentView>& b, bool whole_words,
                                                      std::uint64_t length_a, std::uint64_t length_b, double least_g2);

}  // namespace tifa
