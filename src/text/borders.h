// Where a phrase can overlap itself: what it both begins and ends with.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace tifa {

// The lengths of the borders of a phrase, longest first: of the parts, shorter than the phrase, that it both begins and
// ends with (Knuth, Morris & Pratt 1977). Bytes. O(bytes)
[[nodiscard]] std::vector<std::size_t> borders(std::string_view phrase);

}  // namespace tifa
