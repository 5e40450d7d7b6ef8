// Sentences that the engine states in English, with figures and names of a text in them, as a page says them in the
// reader's language: a catalogue by the wording that is stated, as gettext keeps one.
#pragma once

#include <string>

#include "render/words.h"

namespace tifa {

// A doubt, a reason for which a text is partial, or a note on a count; as it is where the catalogue does not have it
// (the user's own words in tifa.toml). O(catalogue · length).
[[nodiscard]] std::string restated(const std::string& sentence, const Words& words);

}  // namespace tifa
