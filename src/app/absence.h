// For how long a phrase that is back was away.
#pragma once

#include <cstdint>
#include <vector>

#include <tifa/answers.h>

#include "corpus/corpus.h"

namespace tifa {

// How many editions of the series, in order, that are held in full lie between the last that had a returned phrase and
// the one in which it is back; 0 where these are not among them. O(editions).
[[nodiscard]] std::uint64_t absence_of(const PhraseRow& row, const std::vector<Edition>& series);

}  // namespace tifa
