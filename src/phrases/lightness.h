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
  std::vector<std::uint8_t> verb;  // of the light words, those that are verbs
};
[[nodiscard]] WordMap map_words(const TokenText& text, const Ngrams& ngrams, const Vocabulary& vocabulary);

// Whether tokens [begin, end) can be cut into light and function words without a rest. O(end - begin).
[[nodiscard]] bool is_light(const WordMap& words, std::size_t begin, std::size_t end);
// Whether a light or function word ends directly before a token. Of Chinese light words, those of two tokens and more.
[[nodiscard]] bool word_ends_before(const WordMap& words, std::size_t at);

}  // namespace tifa
