// How an aim or task is named where it is listed, compared or drawn.
#pragma once

#include <optional>
#include <string>

#include <tifa/answers.h>

#include "render/words.h"

namespace tifa {

// The item in one line, without its mark: its head where that is a sentence or heading of its own; of an item whose
// head is only its first clause as many clauses as fit into 140 columns (70 Han characters), behind them “…” where it
// goes on. So what an item shares with another one is seen where it does not stand in its first clause. O(item).
[[nodiscard]] std::string shown_item(const GoalItem& item);

// A clause that two wordings of an item have with other figures.
struct ChangedClause {
  std::string before, now;
};

// The first clause of the newer wording that the older one has as well but for its figures, which differ
// (“增长保持在5%左右”, “增长保持在4.5%以上”); nothing where there is none. Years are no figures. O(items²).
[[nodiscard]] std::optional<ChangedClause> changed_clause(const GoalItem& before, const GoalItem& now);

// What became of an item for which there is a word ("reworded", "moved up"): that, whether it is reworded besides, and
// what became of its figures: "moved up, figure changed". In other words a figure may be one of another quantity:
// "reworded, other figures"; so too where none is shown (shown_item()). Of an item of which nothing else changed its
// figures alone.
[[nodiscard]] std::string change_phrase(const GoalsAnswer& answer, const GoalChange& change, const std::string& word,
                                        const Words& words);
// Whether the older or the newer wording shows a figure; the others stand in the text below.
[[nodiscard]] bool shows_figures(const std::string& before, const std::string& now);

// What is said of an item of a list that corresponds to none of the other list: which list that is, because the same
// may stand elsewhere in the edition. `other`: what that edition is called.
[[nodiscard]] std::string worded_like_none(const std::string& role, const std::string& other, const Words& words);

}  // namespace tifa
