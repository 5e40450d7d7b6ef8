// What the numberings of a built text leave out (structure/gaps.h).
#pragma once

#include <vector>

#include "index/segment.h"
#include "structure/gaps.h"

namespace tifa {

// Blocks of the gaps are those of the view. O(length).
[[nodiscard]] std::vector<NumberingGap> gaps_in(const DocumentView& view);

}  // namespace tifa
