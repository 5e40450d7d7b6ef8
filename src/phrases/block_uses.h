// The blocks of the texts of a comparison, each distinct one once: versions of one document share most of theirs, so
// that what is asked of all texts costs what their distinct blocks cost.
#pragma once

#include <cstdint>
#include <vector>

#include "phrases/compare.h"

namespace tifa {

// A block and how the texts use it. Texts have their ranks in the order of time: what came before A, those of A, what
// came between, those of B.
struct BlockUse {
  static constexpr std::uint32_t kNever = 0xFFFFFFFFU;
  const DocumentView* view = nullptr;                     // a text that has it
  Range folded;                                           // bytes of its folded text
  std::uint32_t a = 0, b = 0, past = 0, between = 0;      // how often texts of each kind have it
  std::uint64_t editions = 0;                             // edition_bit() of each earlier text that does
  std::uint32_t first = kNever, first_behind_a = kNever;  // ranks
  std::uint32_t up_to_a = 0, before_b = 0;  // behind the last rank of those up to A, of those before B; 0: none

  [[nodiscard]] std::string_view text() const { return folded.of(view->folded); }
};

// The bit of NgramNode::editions that stands for an earlier text, or for it and its neighbours where there are more
// than 64.
[[nodiscard]] std::uint64_t edition_bit(std::size_t earlier, std::size_t of);

// The texts in the order of time: their ranks are their places in it. `index` is as in ComparedPhrase::first: of
// `earlier`, earlier.size() for A, one more for B.
struct TimedText {
  const DocumentView* view = nullptr;
  std::uint32_t index = 0;
};
[[nodiscard]] std::vector<TimedText> texts_in_time(const CompareInput& input);

// In the order in which they are first met. Without earlier texts each text is taken for one block: two texts alone
// share little. The input must live as long. O(texts).
[[nodiscard]] std::vector<BlockUse> block_uses(const CompareInput& input);

}  // namespace tifa
