// Numbers that a numbering leaves out: 一、 二、 四、 has lost a part, or was never given one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"

namespace tifa {

// A block as its numbering is looked at.
struct NumberedBlock {
  std::string_view text;
  BlockKind kind = BlockKind::kParagraph;
  bool opens_section = false;
};

struct NumberingGap {
  std::uint32_t before = kNoIndex;   // the block with the number before; kNoIndex where the numbering begins late
  std::uint32_t after = 0;           // the block with the number after
  std::string label_before;          // "二、"; empty with kNoIndex
  std::string label_after;           // "四、"
  std::int32_t first = 0, last = 0;  // the numbers left out
  bool regular = false;              // the rest of the numbering goes on without fault, so that text is likely lost
};

// The numbers left out in the numberings of a document, in its order. Numberings nest and go on as in structure(); what
// stands in the middle of a paragraph, or twice instead, is not left out. Titles, notes and table cells are passed
// over. O(length).
[[nodiscard]] std::vector<NumberingGap> find_gaps(const std::vector<NumberedBlock>& blocks);

}  // namespace tifa
