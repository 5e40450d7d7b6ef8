// Longer terms that contain a term, as the text itself repeats them: 中国共产党 and 全党 for 党.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "query/matcher.h"

namespace tifa {

struct LongerTerm {
  std::string text;     // as it stands where it stands first
  std::string pattern;  // the same in term syntax
  std::uint64_t count = 0;
};

// The longer terms around hits, those first that hold most of them, at most `most`. A longer term has at most four
// characters more on either side, holds at least three hits and 3 % of all, is not part of a yet longer one that holds
// the same hits, and neither begins nor ends with a function word or inside a word of the segmenter. For texts written
// without spaces; none for others. O(hits).
[[nodiscard]] std::vector<LongerTerm> longer_terms(const DocumentView& view, const std::vector<Hit>& hits,
                                                   std::size_t most);

}  // namespace tifa
