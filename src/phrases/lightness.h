// Where light and function words stand in the compared texts, and which phrases consist of nothing else.
#pragma once

#include <cstdint>
#include <vector>

#include "phrases/ngrams.h"
#include "phrases/tokens.h"

namespace tifa {

// Light and function words that begin alike: bit n - 1 for a word of n tokens.
struct WordLengths {
  std::uint8_t light = 0, function = 0;
  std::uint8_t verb = 0;  // light_verbs() of light_words.h
  [[nodiscard]] std::uint8_t all() const { return static_cast<std::uint8_t>(light | function | verb); }
  // Whether one of two tokens is among them.
  [[nodiscard]] bool light_of_two() const { return (light & kTwo) != 0; }
  [[nodiscard]] bool verb_of_two() const { return (verb & kTwo) != 0; }
  [[nodiscard]] bool light_verb_of_two() const { return light_of_two() && verb_of_two(); }

 private:
  static constexpr std::uint8_t kTwo = 1U << 1;
};

// The words that begin at each token of a text, those among the n-grams that are held. What begins at a token is read
// off its longest n-gram, so that they are kept by n-gram.
class WordMap {
 public:
  // O(n-grams). The n-grams must live as long.
  WordMap(const Ngrams& ngrams, const Vocabulary& vocabulary, unsigned threads = 1);
  [[nodiscard]] const WordLengths& at(std::size_t token) const { return of_node_[ngrams_.longest_at(token)]; }

 private:
  const Ngrams& ngrams_;
  std::vector<WordLengths> of_node_;
};

// Whether tokens [begin, end) can be cut into light and function words without a rest. O(end - begin).
[[nodiscard]] bool is_light(const WordMap& words, std::size_t begin, std::size_t end);
// Whether a light word, a verb or a function word ends directly before a token, or begins at it.
[[nodiscard]] bool word_ends_before(const WordMap& words, std::size_t at);
// Whether a gap lies within such a word of two tokens or more.
[[nodiscard]] bool lies_within_word(const WordMap& words, std::size_t gap);
// Two verbs, joined or the second of them a light one: an act without its object.
[[nodiscard]] bool is_verb_pair(const WordMap& words, std::size_t begin, std::size_t end);
[[nodiscard]] inline bool word_begins_at(const WordMap& words, std::size_t at) { return words.at(at).all() != 0; }

}  // namespace tifa
