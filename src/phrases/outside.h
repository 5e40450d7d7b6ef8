// How often a short Chinese phrase stands outside the longer wording that most of it stands in.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>

#include "phrases/candidates.h"

namespace tifa {

// Of a phrase of two characters its counts in A and B outside the wording of one character more, on the left or the
// right, that more than half of `places` stand in (运动 outside 运动会); nothing where there is none, or for other
// phrases. `places`: all of A or of B, as tokens. O(places).
[[nodiscard]] std::optional<std::pair<std::uint64_t, std::uint64_t>> counts_outside(
    const Compared& texts, const Phrase& phrase, std::span<const std::uint32_t> places);

// The G² of these counts where they differ the way the phrase moved (up: more in B), 0 where they do not; nothing as
// before.
[[nodiscard]] std::optional<double> move_outside(const Compared& texts, const Phrase& phrase,
                                                 std::span<const std::uint32_t> places, bool up);

}  // namespace tifa
