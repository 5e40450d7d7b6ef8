// The pictures of a report, as charts: what each shows is decided here, how it looks in chart.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <tifa/report.h>

#include "render/chart.h"
#include "render/table.h"
#include "render/words.h"

namespace tifa {

// The strongest phrases of each change as lines from A to B; nothing when no phrase moved.
[[nodiscard]] std::optional<Chart> phrases_chart(const ReportAnswer& answer, const Words& words);
// The followed terms over all editions.
[[nodiscard]] std::optional<Chart> terms_chart(const ReportAnswer& answer, const Words& words);
// Where in the last editions one of the followed terms stands.
[[nodiscard]] std::optional<Chart> place_chart(const ReportAnswer& answer, const ReportTerm& term, const Words& words);
// The outermost sections, A beside B.
[[nodiscard]] std::optional<Chart> sections_chart(const ReportAnswer& answer, const Words& words);
// The main goals (or, for the role tasks, the main tasks) of A beside those of B, by rank.
[[nodiscard]] std::optional<Chart> goals_chart(const ReportAnswer& answer, std::string_view role, const Words& words);

// So many editions in a row that are not held, and more, are one line of a page.
inline constexpr std::size_t kFoldedRows = 4;
// What it is called: “2016 … 2024: 9 editions”.
[[nodiscard]] std::string folded_span(const std::string& from, const std::string& to, std::size_t editions,
                                      const Words& words);
// The numbers of a picture as a page shows them, such lines folded.
[[nodiscard]] Table data_of(const Chart& chart, const Words& words);

}  // namespace tifa
