// Where light and function words stand in the compared texts, and which phrases consist of nothing else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "phrases/ngrams.h"
#include "phrases/tokens.h"

namespace tifa {

// Light, verbal and function words have no more tokens.
inline constexpr std::size_t kLongestLightWord = 5;

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
  // at(token).all(), for those who go from token to token: they lie anywhere in memory, and so close together.
  [[nodiscard]] std::uint8_t all_at(std::size_t token) const {
    constexpr std::size_t kAhead = 12;
    if (token + kAhead < ngrams_.token_count()) __builtin_prefetch(&all_of_node_[ngrams_.longest_at(token + kAhead)]);
    return all_of_node_[ngrams_.longest_at(token)];
  }

 private:
  const Ngrams& ngrams_;
  std::vector<WordLengths> of_node_;
  std::vector<std::uint8_t> all_of_node_;
};

// The words that begin at the tokens before a gap, for those who go from gap to gap: one look at each token.
class WordsBehind {
 public:
  // The next gap is the one behind a token.
  void pass(std::uint8_t all_at_token) { lengths_ = lengths_ << 8 | all_at_token; }
  // Whether such a word ends directly before the gap, as word_ends_before() says.
  [[nodiscard]] bool word_ends() const { return (lengths_ & kEnding) != 0; }
  // Whether the gap lies within one of two tokens or more.
  [[nodiscard]] bool within_word() const { return (lengths_ & kGoingOn) != 0; }

 private:
  // Byte n - 1 is of the token n before the gap, and its bit m - 1 of a word of m tokens: one that ends at the gap has
  // as many as the token stands before it, one that goes on has more. No word has more than five.
  static constexpr std::uint64_t kEnding = 0x1008040201, kGoingOn = 0xF0F8FCFE;
  std::uint64_t lengths_ = 0;
};

// Whether tokens [begin, end) can be cut into light and function words without a rest. O(end - begin).
[[nodiscard]] bool is_light(const WordMap& words, std::size_t begin, std::size_t end);
// Whether a light word, a verb or a function word ends directly before a token, or begins at it.
[[nodiscard]] bool word_ends_before(const WordMap& words, std::size_t at);
// Two verbs, joined or the second of them a light one: an act without its object.
[[nodiscard]] bool is_verb_pair(const WordMap& words, std::size_t begin, std::size_t end);
[[nodiscard]] inline bool word_begins_at(const WordMap& words, std::size_t at) { return words.at(at).all() != 0; }

}  // namespace tifa
