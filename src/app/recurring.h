// What came or went, recurs, and stands in no list of a report: named below the list, so that it is not missed.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include <tifa/report.h>

#include "app/longer_wording.h"

namespace tifa {

// Of phrases that the lists leave out those that recur (three times, or a G² of kCriticalG2) and of which none that is
// listed, or named before it, is a part or the whole: at most kMostRecurring of each change, those of a change
// together, highest G² first. `is_less` is asked last: whether a phrase is less than its count says. O(phrases ·
// listed).
[[nodiscard]] std::vector<PhraseRow> recurring_beside(const std::vector<PhraseRow>& listed, std::vector<PhraseRow> left,
                                                      bool words, const std::function<bool(const PhraseRow&)>& is_less);

// Whether a Chinese phrase looks cut out of longer words: it begins with a word of one character, stands behind
// another character in each use, and cuts a word of ICU's dictionary there in one (业增加值 in 渔业增加值). O(hits).
[[nodiscard]] bool is_torn(const PhraseHits& uses);

// Whether the count of a phrase says more than there is: it is torn, one of its hits is across words (育人 in
// 教育人民), or they stand in fewer than three sentences (赤字 four times in one) and are more than those. O(hits).
[[nodiscard]] bool is_overcounted(const PhraseHits& uses);

}  // namespace tifa
