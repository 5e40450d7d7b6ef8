// Clean text as people are shown it.
#pragma once

#include <string>
#include <string_view>

namespace tifa {

// Line breaks that a page put between characters and zero-width characters taken out, white space runs as one space, no
// white space at the ends. O(length).
[[nodiscard]] std::string display_text(std::string_view text);

}  // namespace tifa
