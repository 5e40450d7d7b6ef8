// What the page of a checked article needs beside the style of reports.
#pragma once

namespace tifa {

[[nodiscard]] const char* check_css();

}  // namespace tifa
