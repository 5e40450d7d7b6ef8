// Which words announce an enumeration, and as what: aims (目标, "goals"), tasks (任务, "tasks"), or something else.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "goals/goals.h"

namespace tifa {

// The strength of what no words call aims, only what will then be the case: never the main list of a document.
inline constexpr int kUnannounced = -1;

struct Naming {
  GoalRole role = GoalRole::kOther;
  int strength = 0;  // 0: named at all; more for “main”, “expected”
};

// All texts here are folded (Folding::kDefault). O(length) each.

// What a sentence that stands before an enumeration calls it; nothing when it does not say. What is past (“we did the
// following work”) is kOther.
[[nodiscard]] std::optional<Naming> naming_of_sentence(std::string_view folded);
// What a heading calls that which stands under it.
[[nodiscard]] std::optional<Naming> naming_of_heading(std::string_view folded);
// True when a sentence points at what follows it: it ends in a colon, or says 以下, 如下, "following", "four … :".
[[nodiscard]] bool points_ahead(std::string_view folded);

// A place where the items of an announcement begin in a text: “主要目标是：|…”.
struct Opening {
  std::size_t noun = 0;   // where the naming word begins
  std::size_t items = 0;  // the byte after the colon (or comma)
  Naming naming;
  bool by_semicolons = false;  // the words announce a state to be reached and no list: only semicolons make it one
};
// The openings of a block whose items are aims or tasks, ascending.
[[nodiscard]] std::vector<Opening> find_openings(std::string_view folded);

}  // namespace tifa
