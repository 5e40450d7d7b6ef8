// How alike two items of lists are, by what they are made of: bigrams of Han characters, words, whole clauses.
#pragma once

#include <vector>

#include "goals/wording.h"

namespace tifa {

// Likeness of two wordings, 0..1: three parts the heads and two parts the texts, each the Dice coefficient (Dice 1945)
// of bigrams of Han characters and of words, counted with multiplicity; the heads alone where one item is little more
// than its head, as in a digest. Where whole clauses stand in both it is at least three quarters of what they are of
// the shorter one. 1 where only punctuation and white space differ. O(length · log length).
[[nodiscard]] double item_similarity(const ItemWording& a, const ItemWording& b);

// The likeness of each item of A to each of B, as [a][b]. What stands in many items of a list weighs little, and a
// clause of several items joins none of them to another. O(items of A · items of B · length).
[[nodiscard]] std::vector<std::vector<double>> likeness_of_lists(const std::vector<ItemWording>& a,
                                                                 const std::vector<ItemWording>& b);

}  // namespace tifa
