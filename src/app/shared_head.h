// The head that an English phrase shares with a word before it: “economic and social security”.
#pragma once

#include <string>

#include "app/longer_wording.h"

namespace tifa {

// The phrase with the word before it that shares its head, where all hits stand behind one and “and” or “or”: an
// adjective before an adjective (“economic and social security”), or one noun, always the same, that opens the noun
// phrase, before nouns alone (its “employment and inflation goals”): they are no “social security” and no “inflation
// goals” for certain. Empty where one hit stands otherwise. O(hits).
[[nodiscard]] std::string with_shared_head(const PhraseHits& side);

}  // namespace tifa
