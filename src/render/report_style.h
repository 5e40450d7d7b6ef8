// The style of the pages that tifa writes, apart from that of their charts (chart.h); made for the report, a redline
// adds its own (redline_style.h).
#pragma once

namespace tifa {

[[nodiscard]] const char* report_css();

}  // namespace tifa
