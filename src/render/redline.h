// A redline as people read it: in a terminal, inline or side by side, as Markdown, as a page, as a Word document.
#pragma once

#include <string>

#include <vector>

#include <tifa/redline_steps.h>
#include <tifa/render.h>

#include "render/table.h"

namespace tifa {

[[nodiscard]] std::string redline_to_terminal(const RedlineAnswer& answer, const RenderOptions& options);
// What an editor wants first, as tables.
[[nodiscard]] std::vector<Table> redline_summary(const RedlineAnswer& answer);
[[nodiscard]] std::vector<Table> redline_summary(const RedlineStepsAnswer& answer);
// The same as data: one row a statement.
[[nodiscard]] std::vector<Table> redline_summary_data(const RedlineAnswer& answer);
[[nodiscard]] std::vector<Table> redline_summary_data(const RedlineStepsAnswer& answer);
[[nodiscard]] std::string redline_to_markdown(const RedlineAnswer& answer);
[[nodiscard]] std::string redline_to_html(const RedlineAnswer& answer, const std::string& language);
// `author` of the changes; empty: tifa. Their date is that of B.
[[nodiscard]] std::string redline_to_docx(const RedlineAnswer& answer, const std::string& author);

}  // namespace tifa
