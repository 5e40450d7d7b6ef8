// Where the text of chapters went and came from, told by the wording of their paragraphs: a chapter that was split,
// joined with another, or taken apart has its text in several.
#pragma once

#include <cstdint>
#include <vector>

#include "index/segment.h"

namespace tifa {

// Below this share of a chapter's text nothing is said of where it went: single paragraphs are alike by chance.
inline constexpr double kLeastPart = 0.15;

struct SharedText {
  std::uint32_t a = 0, b = 0;  // chapters: indices into the views' sections
  double of_a = 0;             // 0..1: of A's text, the paragraphs whose most like one of B stands in b
  double of_b = 0;             // of B's text, those whose most like one of A stands in a
};

// The pairs of chapters (the outermost level that has two sections) that share kLeastPart of either, ascending by a and
// b; those that correspond (sections.h) are among them. Paragraphs are alike as most_like_blocks() says, from
// kLeastLikeBlock on. Near O(text): see there.
[[nodiscard]] std::vector<SharedText> shared_texts(const DocumentView& a, const DocumentView& b);

}  // namespace tifa
