// Which section of one edition corresponds to which of the next: kept, retitled, moved, added, dropped.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "index/segment.h"

namespace tifa {

enum class SectionChange : std::uint8_t { kKept, kRetitled, kMoved, kAdded, kDropped };
[[nodiscard]] const char* section_change_name(SectionChange change);

// One row of the alignment; a or b is kNoIndex for added and dropped ones.
struct AlignedSection {
  SectionChange change = SectionChange::kKept;
  std::uint32_t a = kNoIndex, b = kNoIndex;  // indices into the views' sections
  double similarity = 0;                     // 0..1, Dice of character bigrams (Chinese) or words of title and text
};

// Aligns the sections of the outermost level that has at least two (chapters), in B's order with dropped ones after the
// section that they followed in A. Maximum-weight matching is approximated greedily by similarity (title and text); the
// longest increasing run of matches is “in place”, others are moved. A title that differs in its figures alone (a year)
// is the same title. Near O(text + sections²): bigrams that stand in very many sections are left out of the similarity.
[[nodiscard]] std::vector<AlignedSection> align_sections(const DocumentView& a, const DocumentView& b);

}  // namespace tifa
