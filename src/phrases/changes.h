// What a phrase did between the compared texts, by the counts of its n-gram.
#pragma once

#include <optional>

#include "phrases/candidates.h"
#include "phrases/compare.h"

namespace tifa {

// Nothing when it neither came, went nor moved. Returned: in B and before A, but not in A; new: in B, neither in A nor
// before.
[[nodiscard]] std::optional<Change> change_of(const Compared& compared, const NgramNode& node);

// Up and down: what moved less than kCriticalG2, but this much, is listed after the rest if it looks the better for it,
// and the answer says which rows these are.
inline constexpr double kWeakG2 = 1;

// Whether it came, went, or moved so far.
[[nodiscard]] bool may_be_row(const Compared& compared, const NgramNode& node);

}  // namespace tifa
