// How alike sections of two documents are in title and text: what tells that one became the other where hardly a
// sentence stands in both.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "index/segment.h"

namespace tifa {

// The title folded, without figures (a year) and without the spaces of a Chinese one: two that are equal are the same.
[[nodiscard]] std::string bare_title(const DocumentView& view, std::uint32_t section);

// Whether two titles have words but none in common, function words aside; of Chinese ones, no two characters in a row.
// O(titles).
[[nodiscard]] bool titles_differ_in_every_word(const DocumentView& a, std::uint32_t section_a, const DocumentView& b,
                                               std::uint32_t section_b);

struct LikeSections {
  std::uint32_t a = 0, b = 0;  // indices into the views' sections
  // 0..1: Dice of character bigrams (Chinese) or of words in all their forms, function words aside, of the titles 0.4,
  // of the texts 0.6.
  double likeness = 0;
};

// The pairs of these sections that share anything telling, the most alike first, among equals those that moved least.
// Sections without a title are left out: unrelated ones are too much alike. Near O(text + pairs log pairs): what stands
// in very many sections makes no pairs.
[[nodiscard]] std::vector<LikeSections> like_sections(const DocumentView& a, std::span<const std::uint32_t> in_a,
                                                      const DocumentView& b, std::span<const std::uint32_t> in_b);

// Unrelated paragraphs of one kind of document are alike to 0.1; one that was written anew to 0.2 and more.
inline constexpr double kLeastLikeBlock = 0.17;

// Of each block the one of the other document that is most like it; kNoIndex where none is from kLeastLikeBlock on.
struct LikeBlocks {
  std::vector<std::uint32_t> b_of_a, a_of_b;
};
// Paragraphs and list items of eight features or more. Likeness is the Dice coefficient of the same features as of
// sections, each weighing ln(n / df) over the blocks of both (Spärck Jones 1972); of equals the first. Near O(text):
// what stands in very many blocks is passed over.
[[nodiscard]] LikeBlocks most_like_blocks(const DocumentView& a, const DocumentView& b);

}  // namespace tifa
