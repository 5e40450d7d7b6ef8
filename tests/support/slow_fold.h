// A slow, separate folding: one list of characters, pass after pass, with ICU's properties. The oracle of fold() and of
// counts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tifa::testing {

// A character of the folded text and the bytes that it comes from.
struct SlowItem {
  char32_t raw = 0;
  char32_t code = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool line_break = false;  // of white space: a line break is among it
  bool quotation = false;   // of white space: a dropped quotation mark stands beside it
};

// What fold(text, Folding::kDefault) must give. Quadratic in places; for tests alone.
[[nodiscard]] std::vector<SlowItem> slow_fold(std::string_view text);
[[nodiscard]] std::string slow_folded(std::string_view text);

}  // namespace tifa::testing
