// The marks that items of an enumeration stand under, at the beginning of blocks and inside running text.
#pragma once

#include <cstdint>
#include <vector>

#include "base/range.h"
#include "index/segment.h"

namespace tifa {

// Styles of numbering (structure/numbering.h) and those of running text, as one set.
enum class MarkStyle : std::uint8_t {
  kBlock = 0,    // + NumberStyle: the numbering of a block
  kIs = 32,      // 一是, 二是
  kMust,         // 一要, 二要
  kOrdinal,      // 第一，首先，其次，
  kHanParen,     // （一） inside a text
  kArabicParen,  // (1) inside a text
  kCircled,      // ① inside a text
  kEnglish,      // First, Second,
};

struct ItemMark {
  std::uint32_t block = 0;
  Range label;             // bytes of the clean text, with its punctuation
  std::uint32_t rest = 0;  // where the item's own text begins
  MarkStyle style = MarkStyle::kBlock;
  std::int32_t value = 0;            // 0: the next one (最后，"Finally,"), or a style that does not count
  bool counts = true;                // false for dashes and bullets
  bool opens_block = false;          // stands at the beginning of its block
  std::uint32_t section = kNoIndex;  // that the block opens; kNoIndex when it opens none
};

// All marks of a document, ascending. Titles, notes and table cells have none. O(length).
[[nodiscard]] std::vector<ItemMark> find_marks(const DocumentView& view);

}  // namespace tifa
