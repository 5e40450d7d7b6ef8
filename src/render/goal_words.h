// How an aim or task is named where it is listed, compared or drawn.
#pragma once

#include <string>

#include <tifa/answers.h>

#include "render/words.h"

namespace tifa {

// The item in one line, without its mark: its head where that is a sentence or heading of its own; of an item whose
// head is only its first clause as many clauses as fit into 140 columns (70 Han characters), behind them “…” where it
// goes on. So what an item shares with another one is seen where it does not stand in its first clause. O(item).
[[nodiscard]] std::string shown_item(const GoalItem& item);

// What is said of an item of a list that corresponds to none of the other list: which list that is, because the same
// may stand elsewhere in the edition. `other`: what that edition is called.
[[nodiscard]] std::string worded_like_none(const std::string& role, const std::string& other, const Words& words);

}  // namespace tifa
