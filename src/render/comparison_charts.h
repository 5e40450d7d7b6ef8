// The charts of two editions beside one another, wherever they are shown: on the page of a report and by --plot.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <tifa/answers.h>

#include "render/chart.h"
#include "render/words.h"

namespace tifa {

// What the place where a chart is shown says of it.
struct ChartFrame {
  std::string a, b;              // how the editions are called there
  std::string note;              // rule and coverage
  std::string phrase_href = {};  // where a phrase is found, its place in the comparison (1, 2 …) behind it; or nothing
  std::vector<std::string> caveats = {};  // of each phrase of the comparison, empty ones among them; or none at all
  std::vector<bool> told_by_longer = {};  // in the same way: those whose change is that of a longer wording come last
};

// The strongest phrases by G² as lines from A to B, a fair share of each change; nothing when no phrase moved.
[[nodiscard]] std::optional<Chart> slope_chart(const Comparison& comparison, const ChartFrame& frame,
                                               const Words& words);
// The outermost sections in order, with length and share, joined where they correspond.
[[nodiscard]] std::optional<Chart> sections_chart(const Comparison& comparison, const ChartFrame& frame,
                                                  const Words& words);
// The items of two lists of the answer (places in its `lists`) by rank, joined where they correspond.
[[nodiscard]] Chart lists_chart(const GoalsAnswer& answer, std::size_t list_a, std::size_t list_b,
                                const ChartFrame& frame, const Words& words);

}  // namespace tifa
