// What the endings and capitals of English words say about a phrase: names and noun phrases against pieces of clauses.
#pragma once

#include <cstddef>
#include <string_view>

#include "phrases/lightness.h"
#include "phrases/tokens.h"

namespace tifa {

// Points for tokens [begin, end), by facts of English word formation: an abstract noun shows by its suffix, an adverb
// or a past tense at the edge of a phrase tells a story, capitals inside a sentence make a name. O(length).
[[nodiscard]] double english_form(const TokenText& text, const WordMap& words, std::size_t begin, std::size_t end);

// Points of a phrase for the word before it: an article, a possessive (but “our”), “every” or a pointing word makes it
// one thing in a sentence; and for the word behind it: “of”, “to”, “on” and “as” bring what belongs to it. The weights
// are those of a logistic regression on judged phrases, rounded. O(1).
[[nodiscard]] float points_behind_word(std::string_view before);
[[nodiscard]] float points_before_word(std::string_view behind);

// A term of the dictionary that has two or three words: “life insurance”.
[[nodiscard]] bool is_compound(const TokenText& text, std::size_t begin, std::size_t end);

// Adjectives of the general vocabulary with which names are made (foreign policy, human rights).
[[nodiscard]] bool makes_names(std::string_view word);

// A word that ends as adjectives do, or is a compound with one for its last part: “foundational”, “service-oriented”.
// To be asked of words of no dictionary alone.
[[nodiscard]] bool looks_describing(std::string_view word);

// A noun and, at the end, a verb that it is the subject of: “the board decides”.
[[nodiscard]] bool ends_in_verb(const TokenText& text, std::size_t begin, std::size_t end);

}  // namespace tifa
