// Quotation marks of prose, paired: what stands between them, and the pieces that it is quoted in.
#pragma once

#include <string_view>
#include <vector>

#include "base/range.h"

namespace tifa {

// What an outermost pair of marks holds; a quotation that goes on over paragraphs, each of which opens its mark again,
// has a part in each.
struct MarkedWords {
  std::vector<Range> parts;  // without the marks
  std::vector<Range> outer;  // of each part, with its marks
};

// All of a text, in order. Pairs are “…”, ‘…’, "…", '…', «…», „…“, ‹…›, 「…」 and 『…』; 《…》 marks titles and is
// none. A mark that lacks its partner in the paragraph is passed over, as are apostrophes, feet and inches. O(length).
[[nodiscard]] std::vector<MarkedWords> marked_words(std::string_view text, const std::vector<Range>& paragraphs);

// The pieces of one part: cut at ellipses and at square brackets, without white space and punctuation at the ends.
// Where brackets change a single letter ([t]he), the piece begins with the next word. O(length).
[[nodiscard]] std::vector<Range> quoted_pieces(std::string_view text, Range part);

}  // namespace tifa
