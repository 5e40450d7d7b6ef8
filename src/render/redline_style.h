// What the style of a redline's page adds to that of all pages (report_style.h) and charts (chart.h).
#pragma once

namespace tifa {

[[nodiscard]] const char* redline_css();

}  // namespace tifa
