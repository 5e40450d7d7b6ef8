#include "phrases/lightness.h"

#include <algorithm>
#include <string_view>

#include "phrases/light_words.h"
#include "text/character_table.h"
#include "text/function_words.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kLongest = 5;
constexpr std::uint8_t kLight = 1, kFunction = 2, kOnTheWay = 4, kVerb = 8;

// The tokens of a word, as texts have them: characters, or one word of the vocabulary.
std::vector<Token> tokens_of(std::string_view word, const Vocabulary& vocabulary) {
  std::vector<Token> tokens;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = decode_utf8(word, at);
    if ((character_flags(c.value) & kFlagHan) == 0) return {vocabulary.find(word)};
    tokens.push_back(static_cast<Token>(c.value));
    at += c.length;
  }
  return tokens;
}

}  // namespace

WordMap map_words(const TokenText& text, const Ngrams& ngrams, const Vocabulary& vocabulary) {
  std::vector<std::uint8_t> kinds(ngrams.nodes().size());
  const auto mark = [&](const std::vector<std::string_view>& words, std::uint8_t kind) {
    for (const std::string_view word : words) {
      const std::vector<Token> tokens = tokens_of(word, vocabulary);
      if (tokens.empty() || tokens.size() > kLongest) continue;
      const NodeId whole = ngrams.find(tokens);
      if (whole == kNoNode) continue;
      kinds[whole] |= kind;
      for (NodeId id = ngrams.node(whole).parent; id != kRoot; id = ngrams.node(id).parent) kinds[id] |= kOnTheWay;
    }
  };
  mark(light_words(), kLight);
  mark(light_verbs(), kVerb);
  // What begins a compound (“new …”, “three …”) may be the point of it; what neither begins nor ends a phrase is not.
  std::vector<std::string_view> closed = function_words();
  std::erase_if(closed, [](std::string_view word) {
    const std::uint8_t limits = function_word_limits(word);
    return (limits & kNotInside) == 0 && ((limits & kNotFirst) == 0 || (limits & kNotLast) == 0) && word.size() <= 3;
  });
  mark(closed, kFunction);

  WordMap words;
  words.light.resize(text.size());
  words.function.resize(text.size());
  words.verb.resize(text.size());
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    NodeId id = kRoot;
    for (std::size_t n = 0; n < kLongest && !is_break(text.tokens[begin + n]); ++n) {
      id = ngrams.child(id, text.tokens[begin + n]);
      if (id == kNoNode || kinds[id] == 0) break;
      const std::uint8_t bit = static_cast<std::uint8_t>(1U << n);
      if (kinds[id] & kLight) words.light[begin] |= bit;
      if (kinds[id] & kVerb) words.verb[begin] |= bit;
      if (kinds[id] & kFunction) words.function[begin] |= bit;
      if (!(kinds[id] & kOnTheWay)) break;
    }
  }
  return words;
}

bool is_light(const WordMap& words, std::size_t begin, std::size_t end) {
  std::uint32_t reached = 1;  // bit i: tokens up to begin + i can be cut
  const std::size_t length = end - begin;
  if (length > 31) return false;
  for (std::size_t i = 0; i < length; ++i) {
    if (!(reached >> i & 1U)) continue;
    const std::uint32_t lengths = words.light[begin + i] | words.function[begin + i];
    reached |= lengths << (i + 1);
  }
  return (reached >> length & 1U) != 0;
}

bool lies_within_word(const WordMap& words, std::size_t gap) {
  for (std::size_t n = 1; n < kLongest && n <= gap; ++n) {
    const std::uint32_t all = words.function[gap - n] | words.light[gap - n] | words.verb[gap - n];
    if (all >> n != 0) return true;  // one of more than n tokens begins n tokens before the gap
  }
  return false;
}

bool is_verb_pair(const WordMap& words, std::size_t begin, std::size_t end) {
  const auto holds = [](std::uint8_t lengths, std::size_t n) { return n >= 1 && n <= 8 && (lengths >> (n - 1) & 1); };
  for (std::size_t n = 1; n <= kLongest && begin + n < end; ++n) {
    const std::size_t next = begin + n;
    if (!holds(words.verb[begin], n)) continue;
    if (holds(words.verb[next] & words.light[next], end - next)) return true;
    if (holds(words.function[next], 1) && holds(words.verb[next + 1], end - next - 1)) return true;
  }
  return false;
}

bool word_ends_before(const WordMap& words, std::size_t at) {
  for (std::size_t n = 1; n <= kLongest && n <= at; ++n) {
    const std::uint8_t bit = static_cast<std::uint8_t>(1U << (n - 1));
    if ((words.function[at - n] | words.light[at - n] | words.verb[at - n]) & bit) return true;
  }
  return false;
}

}  // namespace tifa
