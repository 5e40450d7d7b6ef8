// The wording of an item, and in what two wordings differ.
#pragma once

#include <string>
#include <string_view>

namespace tifa {

// Folded (Folding::kDefault), without its mark.
struct ItemWording {
  std::string head, text;
};

// Letters and digits alone: what a wording is without its punctuation and white space. O(text).
[[nodiscard]] std::string bare(std::string_view text);

// Whether two wordings that are not the same say the same in another order: of what punctuation or a conjunction
// parts, or of the two around one of these inside the same words (推进甲和乙建设, 推进乙和甲建设). The latter is looked
// for in short wordings with few joints; O(length · log length) for the parts, O(joints² · length²) of such a one.
[[nodiscard]] bool differ_in_order(std::string_view a, std::string_view b);

}  // namespace tifa
