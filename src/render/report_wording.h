// What a revision changed, paragraph by paragraph: a part of the report's page.
#pragma once

#include <string>

#include <tifa/report.h>

#include "render/words.h"

namespace tifa {

// “92.8 % of 2024 stands in 2025 word for word …; 4 of its 7 paragraphs are reworded.” The answer has a redline.
[[nodiscard]] std::string wording_totals(const ReportAnswer& answer, const Words& words);
// The same with the longest passages that are gone and new.
[[nodiscard]] std::string wording_sentence(const ReportAnswer& answer, const Words& words);

// The paragraphs that changed, as HTML, in the order of B: what both have is shortened, and of many paragraphs those
// with the most new and deleted text are taken. The answer has a redline. O(texts).
[[nodiscard]] std::string wording_rows(const ReportAnswer& answer, const Words& words);

}  // namespace tifa
