// Longer words that contain a term, as the segmenter sees them in a text: 中国共产党 and 党员 for 党.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "query/matcher.h"

namespace tifa {

struct LongerWord {
  std::string word;
  std::uint64_t count = 0;  // hits inside it
};

// The words of the segmenter that hold a hit and more, with three hits or more and 3 % of all, those first that hold
// most, at most `most`. O(blocks with hits).
[[nodiscard]] std::vector<LongerWord> longer_words(const DocumentView& view, const std::vector<Hit>& hits,
                                                   std::size_t most);

}  // namespace tifa
