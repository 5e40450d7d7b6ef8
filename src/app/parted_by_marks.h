// A phrase whose words a mark parts inside one clause: “we, the people” of “we the people”, 自信、自强 of 自信自强.
#pragma once

#include <string_view>
#include <vector>

#include <tifa/report.h>

#include "base/range.h"
#include "index/segment.h"

namespace tifa {

// Where a text has all words of a phrase in their order, with a comma or dash between two of them at least and nothing
// else; of Chinese, with 、. Chinese words are ICU's, and what the items of the list stand in must not go on:
// 市场经济、社会保障 has no 经济社会. Ranges of the folded text, ascending. O(text).
[[nodiscard]] std::vector<Range> find_parted_by_marks(std::string_view phrase, const DocumentView& text);
// The wordings of both texts that are found so, as they first stand, at most three, most frequent first.
[[nodiscard]] std::vector<CountedWording> count_parted_by_marks(std::string_view phrase, const DocumentView& a,
                                                                const DocumentView& b);

}  // namespace tifa
