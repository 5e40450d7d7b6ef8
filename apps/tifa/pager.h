// Long answers on a terminal go through the user's pager, as git's do.
#pragma once

#include <string_view>

namespace tifa::cli {

// Writes all of `text` to standard output: through $PAGER, else less, when that is a terminal with fewer lines than the
// text has; straight when `wanted` is false, PAGER is empty or "cat", the terminal is dumb, or there is no pager.
// Returns as write_output() does.
[[nodiscard]] bool write_paged(std::string_view text, bool wanted);

}  // namespace tifa::cli
