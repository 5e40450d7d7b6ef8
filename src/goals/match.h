// Which item of one edition's list became which of the next one's, and what that is: kept, reordered, with other
// figures, reworded, moved, new, gone.
#pragma once

#include <cstdint>
#include <vector>

#include "goals/wording.h"

namespace tifa {

enum class ItemChange : std::uint8_t {
  kNew,
  kGone,
  kKept,
  kReordered,
  kFigureChanged,
  kReworded,
  kMovedUp,
  kMovedDown
};
[[nodiscard]] const char* item_change_name(ItemChange change);

inline constexpr std::uint32_t kNoItem = 0xFFFFFFFFU;

struct MatchedItem {
  ItemChange change = ItemChange::kKept;
  std::uint32_t a = kNoItem, b = kNoItem;  // places in the lists, from 0; kNoItem: not there
  double similarity = 0;                   // 0..1
  // Of what is new or gone: the item of the other list that is most like it, where that is another one's counterpart.
  // An item that was split or joined with another leaves such a rest.
  std::uint32_t like = kNoItem;
  FigureChange figures = FigureChange::kNone;  // of what stands in both
};

// Matches two lists one to one so that the sum of the similarities is greatest, over pairs of at least
// kLeastSimilarity (the Hungarian method as of Jonker and Volgenant 1987, O(n³); greedily by similarity when a list has
// more than kMostExact items). Rows in order of B, those gone after them in order of A.
//
// An item is in place when it belongs to a longest run of matched items whose order is the same in both lists; the
// others moved, up or down by their places among the matched items. So an item that is new at the top moves nothing.
// Where between two neighbouring pairs (or an end of the lists) exactly one item of each list is left, the two stand in
// the same slot and are one item in other words, if they are at all alike (kLeastInSlot).
//
// Kept: the wording is the same but for its mark, punctuation and white space; reordered: only the order
// of what punctuation or a conjunction joins is another; figure changed: the wording is one of these but for its
// figures, of which one is another, new or gone (similarity 1 in all three); reworded: none of them; moved says nothing
// of the wording.
inline constexpr double kLeastSimilarity = 0.2;
inline constexpr double kLeastInSlot = 0.05;
inline constexpr double kMostReworded = 0.99;  // of other words, be they empty ones: 1 says that they are the same
inline constexpr std::size_t kMostExact = 128;
[[nodiscard]] std::vector<MatchedItem> match_items(const std::vector<ItemWording>& a,
                                                   const std::vector<ItemWording>& b);

// The greatest sum of weights one to one: for each row its column, or kNoItem where it stays alone. Weights are rows ×
// columns, 0 for pairs that must not be made; the matrix may have any shape. O(n³).
[[nodiscard]] std::vector<std::uint32_t> best_assignment(const std::vector<std::vector<double>>& weights);

}  // namespace tifa
