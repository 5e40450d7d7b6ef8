// Where light and function words stand in the compared texts, and which phrases consist of nothing else.
#pragma once

#include <cstdint>
#include <vector>

#include "phrases/ngrams.h"
#include "phrases/tokens.h"

namespace tifa {

// Light and function words by the token at which they begin: bit n - 1 for a word of n tokens.
struct WordMap {
  std::vector<std::uint8_t> light, function;
  std::vector<std::uint8_t> verb;  // light_verbs() of light_words.h
};
// Those among the n-grams that are held. O(text).
[[nodiscard]] WordMap map_words(const TokenText& text, const Ngrams& ngrams, const Vocabulary& vocabulary,
                                unsigned threads = 1);

// Whether tokens [begin, end) can be cut into light and function words without a rest. O(end - begin).
[[nodiscard]] bool is_light(const WordMap& words, std::size_t begin, std::size_t end);
// Whether a light word, a verb or a function word ends directly before a token, or begins at it.
[[nodiscard]] bool word_ends_before(const WordMap& words, std::size_t at);
// Whether a gap lies within such a word of two tokens or more.
[[nodiscard]] bool lies_within_word(const WordMap& words, std::size_t gap);
// Two verbs, joined or the second of them a light one: an act without its object.
[[nodiscard]] bool is_verb_pair(const WordMap& words, std::size_t begin, std::size_t end);
[[nodiscard]] inline bool word_begins_at(const WordMap& words, std::size_t at) {
  return (words.light[at] | words.verb[at] | words.function[at]) != 0;
}

}  // namespace tifa
