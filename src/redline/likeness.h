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

// 0..1: Dice of the features that LikeSections speaks of; 1 of equal titles. O(titles).
[[nodiscard]] double title_likeness(const DocumentView& a, std::uint32_t section_a, const DocumentView& b,
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

}  // namespace tifa
