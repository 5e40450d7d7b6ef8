// What a short phrase mostly stands in: 运动 in 运动会.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
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

// How many ideographs a phrase is; 0 where it has anything else.
[[nodiscard]] std::size_t ideographs(std::string_view phrase);

// The edges of words (ICU's) in the ideographs around a range of a text, at most 16 on each side; ascending bytes of
// the text. O(1).
[[nodiscard]] std::vector<std::uint32_t> word_edges_around(std::string_view text, Range range);

// Whether a range of ideographs begins and ends where words do, as far as those edges tell. O(1).
[[nodiscard]] bool is_of_whole_words(std::string_view text, Range range);

// The longer wording that more than half of the hits in `larger`, two at least, stand in, and how often the phrase
// stands outside it in A and B. Found by the ideograph or the word beside the phrase, on the left or the right, then
// grown by those that all these hits share, and cut back to whole words, no function word before them, of English nor
// behind them. For phrases of ideographs, two or more, and of words. O(hits · length).
[[nodiscard]] std::optional<LongerWording> find_longer_wording(const PhraseHits& a, const PhraseHits& b,
                                                               bool b_is_larger);

}  // namespace tifa
