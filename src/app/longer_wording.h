// What a short phrase mostly stands in: 运动 in 运动会.
#pragma once

#include <optional>
#include <vector>

#include <tifa/report.h>

#include "index/segment.h"
#include "query/matcher.h"

namespace tifa {

// The hits of a phrase in one document.
struct PhraseHits {
  DocumentView view;
  std::vector<Hit> hits;
};

// The longer wording that more than half of the hits in `larger` stand in, and how often the phrase stands outside it
// in A and B. Found by the character beside the phrase, on the left or the right, and then grown by those that all
// these hits share. For phrases of ideographs, two or more. O(hits · length).
[[nodiscard]] std::optional<LongerWording> find_longer_wording(const PhraseHits& a, const PhraseHits& b,
                                                               bool b_is_larger);

}  // namespace tifa
