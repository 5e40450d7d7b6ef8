// The wording of an item, and in what two wordings differ.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/figures_apart.h"

namespace tifa {

// Folded (Folding::kDefault), without its mark.
struct ItemWording {
  std::string head, text;
  FiguresApart apart;                // the text without its figures, those in words before any noun included; folded
  std::vector<FigureValue> figures;  // that are amounts by themselves, ascending
  std::vector<FigureValue> numbers;  // with those in words before any noun, ascending
};
// Of the wording as it stands; its figures are those of `figures_of`, the text or, of a heading, the head: what stands
// under one heading stands in another list outside the item. O(text).
[[nodiscard]] ItemWording item_wording(std::string_view head, std::string_view text, std::string_view figures_of);

// What became of the figures of an item: nothing to say where it has none.
enum class FigureChange : std::uint8_t { kNone, kKept, kChanged, kAdded, kDropped };
[[nodiscard]] const char* figure_change_name(FigureChange change);  // "" of kNone

enum class WordingChange : std::uint8_t {
  kNone,     // but for punctuation and white space
  kOrder,    // of what punctuation or a conjunction parts
  kFigures,  // and the order too, perhaps
  kWords,
};

struct WordingDifference {
  WordingChange wording = WordingChange::kNone;
  FigureChange figures = FigureChange::kNone;
};
// O(length · log length); see differ_in_order().
[[nodiscard]] WordingDifference difference_of(const ItemWording& a, const ItemWording& b);

// Letters and digits alone: what a wording is without its punctuation and white space. O(text).
[[nodiscard]] std::string bare(std::string_view text);

// Whether two wordings that are not the same say the same in another order: of what punctuation or a conjunction
// parts, or of the two around one of these inside the same words (推进甲和乙建设, 推进乙和甲建设). The latter is looked
// for in short wordings with few joints; O(length · log length) for the parts, O(joints² · length²) of such a one.
[[nodiscard]] bool differ_in_order(std::string_view a, std::string_view b);

}  // namespace tifa
