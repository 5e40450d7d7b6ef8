// What became of the sections of a document, read off the redline of its blocks.
#pragma once

#include <cstdint>
#include <vector>

#include "redline/redline.h"
#include "redline/section_parts.h"

namespace tifa {

enum class SectionOp : std::uint8_t { kKept, kRetitled, kRenumbered, kAdded, kDropped };
[[nodiscard]] const char* section_op_name(SectionOp op);

// A section of A, of B, or of both; kNoIndex where it is not.
struct SectionFate {
  SectionOp op = SectionOp::kKept;
  std::uint32_t a = kNoIndex, b = kNoIndex;  // indices into the views' sections
  bool moved = false;                        // its heading moved, or most of it did
  double shared = 0;  // 0..1: of the characters of both, subsections included, those that stand in both
};

// The block that a section begins with: its heading, or the paragraph whose run-in heading it has.
[[nodiscard]] std::uint32_t opening_block(const DocumentView& view, std::uint32_t section);

// The outermost level that has at least two sections: that of chapters. 0: none has.
[[nodiscard]] std::uint32_t chapter_level(const DocumentView& view);

// All sections but the root, in B's order; a dropped one follows the section that it followed in A. Two sections
// are one when their headings are, when much of the text of one stands in the other, when their subsections correspond,
// or, of those that are left, when title and text are alike (likeness.h). Chapters under different titles are not one
// where other chapters have clearly more of their wording (half as much again and a tenth of the text more: of both, or
// of one when the titles are not alike), or where titles and texts have next to none in common (section_parts.h). A
// title that differs in figures, case, width or white space alone is kept. O(rows · depth + edits + sections log
// sections), and shared_texts() where a chapter was retitled and they are not known yet.
[[nodiscard]] std::vector<SectionFate> section_fates(const Redline& redline, const DocumentView& a,
                                                     const DocumentView& b,
                                                     const std::vector<SharedText>* known_texts = nullptr);

// Those of the outermost level that has at least two sections (chapters), of either document.
[[nodiscard]] std::vector<SectionFate> chapters_of(const std::vector<SectionFate>& fates, const DocumentView& a,
                                                   const DocumentView& b);

}  // namespace tifa
