// Which chart shows an answer.
#pragma once

#include <optional>

#include <tifa/picture.h>

#include "render/chart.h"

namespace tifa {

// count by edition or year: small multiples, a panel for each term and series; of one edition, by section, series or
// place: bars. None without a figure.
[[nodiscard]] std::optional<Chart> chart_of(const CountAnswer& answer, const PictureOptions& options);
// Small multiples without heights: in which editions a term stands.
[[nodiscard]] std::optional<Chart> chart_of(const FirstAnswer& answer, const PictureOptions& options);
// The barcode of each document. None when the strips were not asked for.
[[nodiscard]] std::optional<Chart> chart_of(const KwicAnswer& answer, const PictureOptions& options);
// The slope chart of the strongest phrases, a fair share of each class of change; with `show` the sections before and
// after, or the slope chart of themes.
[[nodiscard]] std::optional<Chart> chart_of(const CompareAnswer& answer, const PictureOptions& options);
// The phrase over its editions, and below it what it grew out of, what stood in its place, longer wordings and
// variants.
[[nodiscard]] std::optional<Chart> chart_of(const TraceAnswer& answer, const PictureOptions& options);
// The main aims of the last two editions that were compared, before and after.
[[nodiscard]] std::optional<Chart> chart_of(const GoalsAnswer& answer, const PictureOptions& options);
// Bars: how many editions of each series are held.
[[nodiscard]] std::optional<Chart> chart_of(const StatusAnswer& answer, const PictureOptions& options);
// Bars: the length of each outermost section.
[[nodiscard]] std::optional<Chart> chart_of(const DocumentAnswer& answer, const PictureOptions& options);

}  // namespace tifa
