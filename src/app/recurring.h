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
// together, highest G² first. `is_torn` is asked last. O(phrases · listed).
[[nodiscard]] std::vector<PhraseRow> recurring_beside(const std::vector<PhraseRow>& listed, std::vector<PhraseRow> left,
                                                      bool words, const std::function<bool(const PhraseRow&)>& is_torn);

// Whether a Chinese phrase looks cut out of longer words: it begins with a word of one character, stands behind
// another character in each use, and cuts a word of ICU's dictionary there in one (业增加值 in 渔业增加值). O(hits).
[[nodiscard]] bool is_torn(const PhraseHits& uses);

}  // namespace tifa
