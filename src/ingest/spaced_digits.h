// Figures that are set with a space between their digits: “1 9 9 3 年”, “1 2 . 5 亿元”.
#pragma once

#include <cstdint>
#include <string_view>

namespace tifa {

// Where such a figure ends that begins with the digit at `at`: before the Han character behind it. 0 when there is
// none: fewer than three digits, two of them side by side, or no Han character after it. Looks at `end` at most;
// bounded.
[[nodiscard]] std::uint32_t spaced_digits_end(std::string_view text, std::uint32_t at, std::uint32_t end);

}  // namespace tifa
