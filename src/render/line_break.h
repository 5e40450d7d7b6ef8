// Where a line of Chinese and English may be broken: one rule for terminals (columns) and charts (pixels).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tifa {

// Breaks text into lines no wider than `width` by `measure` (the width of one character): at spaces, around Chinese
// characters, never before closing nor after opening punctuation, at line feeds. A word wider than a line is broken
// anywhere. At least one line. O(length).
[[nodiscard]] std::vector<std::string> break_lines(std::string_view text, double width, double (*measure)(char32_t));
// The widest of the units that such lines are made of (a word, a Chinese character with the punctuation that clings to
// it), no wider than `most`: a wider one is broken in any case. O(length).
[[nodiscard]] double widest_unit(std::string_view text, double most, double (*measure)(char32_t));

}  // namespace tifa
