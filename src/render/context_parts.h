// What pages of different answers show of a document's surroundings: the cycle it stands in, and the aims it lists.
#pragma once

#include <functional>
#include <string>

#include <tifa/answers.h>

#include "render/words.h"

namespace tifa {

// What a reader calls an edition.
using EditionLabel = std::function<std::string(const std::string& edition)>;

// The documents of a cycle in their order, each with its date and whether it is held, and a sentence on what is not
// held: HTML, an <ol class="steps"> and a paragraph.
[[nodiscard]] std::string cycle_steps(const CycleAnswer& cycle, const Words& words, const EditionLabel& label);

// One aim as HTML: its rank and first words, which open into the whole; `tag` is markup behind them. `lang`: the
// attribute of elements that hold the text (` lang="zh"`), empty where escaping tells the language.
[[nodiscard]] std::string goal_item(const GoalItem& item, const Words& words, const std::string& lang,
                                    const std::string& tag);

}  // namespace tifa
