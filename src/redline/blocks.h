// Which blocks of A became which of B: unmoved, moved, split, merged.
#pragma once

#include <cstdint>
#include <vector>

#include "index/segment.h"
#include "redline/pieces.h"

namespace tifa {

// A block as the aligner sees it.
struct BlockPassage {
  Range pieces;              // with the line break that ends it, except in the last block
  Range wording;             // without numbering in front and line break behind
  std::uint64_t key = 0;     // of the wording, white space left out
  std::uint32_t points = 0;  // characters of the wording
  BlockKind kind = BlockKind::kParagraph;
  std::uint8_t level = 0;
};

// The blocks of a document as passages of its pieces; together they are all pieces. A text without blocks is one.
[[nodiscard]] std::vector<BlockPassage> block_passages(const DocumentView& view, const Pieces& pieces);

// Consecutive blocks of A that became consecutive blocks of B. One side is empty for what was inserted or deleted; both
// are single blocks but for splits (1 : n) and merges (n : 1).
struct BlockPair {
  Range a, b;
  bool moved = false;
};

// Every block of either side in exactly one pair, ascending in B; what is deleted stands behind what it followed in A.
// Candidates come from shared wordings by an inverted index without frequent ones; a heaviest chain of them stands in
// place, the rest is moved. Near O(pieces log pieces): work on frequent wordings is bounded.
[[nodiscard]] std::vector<BlockPair> pair_blocks(const PiecePair& texts, const std::vector<BlockPassage>& a,
                                                 const std::vector<BlockPassage>& b);

// Puts pairs into the order of a reader of B; deleted ones follow the pair that holds the block before them in A.
void sort_pairs(std::vector<BlockPair>& pairs);

}  // namespace tifa
