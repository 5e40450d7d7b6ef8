// What the style of changed text adds to that of all pages (report_style.h) and charts (chart.h).
#pragma once

namespace tifa {

// Of deleted, inserted and moved text, on any page.
[[nodiscard]] const char* revision_css();
// Of a redline's own page, besides.
[[nodiscard]] const char* redline_css();

}  // namespace tifa
