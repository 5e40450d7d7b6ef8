// The style of the report page, apart from that of its charts (chart.h).
#pragma once

namespace tifa {

[[nodiscard]] const char* report_css();

}  // namespace tifa
