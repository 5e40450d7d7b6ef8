// How wide a text will be in a chart, without asking any font: estimated from above, so that what is laid out by these
// widths overlaps in no sans-serif font that the viewer's system may choose.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tifa {

struct Font {
  double size = 12;  // CSS pixels
  bool bold = false;
};

// The height of a line, and how far the ink of a line reaches above and below its baseline.
[[nodiscard]] inline double line_height(Font font) { return font.size * 1.3; }
[[nodiscard]] inline double ascent(Font font) { return font.size * 0.95; }
[[nodiscard]] inline double descent(Font font) { return font.size * 0.27; }

// Text as a chart shows it: white space as one space, without zero-width characters and bidirectional controls;
// control characters and what XML does not allow become �, no character carries more than two combining marks.
// O(length).
[[nodiscard]] std::string chart_text(std::string_view text);

// An upper bound of the width in pixels. Latin letters by classes of the widest common sans-serif fonts, Han characters
// and full-width forms one em. For text as chart_text() gives it. O(length).
[[nodiscard]] double text_length(std::string_view text, Font font);
// That of the longest stretch without a space.
[[nodiscard]] double longest_word(std::string_view text, Font font);

// The beginning of a text that fits into `width`, with … where something is cut. O(length).
[[nodiscard]] std::string shorten(std::string_view text, double width, Font font);

// At most `most` lines that fit into `width`; the last ends in … when that is not all. At least one line. Labels of a
// few lines are balanced: a last line of a single character reads badly. O(length of what is shown).
[[nodiscard]] std::vector<std::string> break_text(std::string_view text, double width, Font font, std::size_t most,
                                                  bool balanced = true);

}  // namespace tifa
