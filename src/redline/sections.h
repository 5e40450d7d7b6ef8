// What became of the sections of a document, read off the redline of its blocks.
#pragma once

#include <cstdint>
#include <vector>

#include "redline/redline.h"

namespace tifa {

enum class SectionOp : std::uint8_t { kKept, kRetitled, kRenumbered, kAdded, kDropped };
[[nodiscard]] const char* section_op_name(SectionOp op);

// A section of A, of B, or of both; kNoIndex where it is not.
struct SectionFate {
  SectionOp op = SectionOp::kKept;
  std::uint32_t a = kNoIndex, b = kNoIndex;  // indices into the views' sections
  bool moved = false;                        // its heading moved, or most of it did
};

// The block that a section begins with: its heading, or the paragraph whose run-in heading it has.
[[nodiscard]] std::uint32_t opening_block(const DocumentView& view, std::uint32_t section);

// All sections but the root, in B's order; a dropped one follows the section that it followed in A. Two sections
// are one when their headings are, or when most of what each kept stands in the other. A title that differs in its
// figures alone is kept. O(rows + sections log sections).
[[nodiscard]] std::vector<SectionFate> section_fates(const Redline& redline, const DocumentView& a,
                                                     const DocumentView& b);

}  // namespace tifa
