#include "phrases/lightness.h"

#include <algorithm>
#include <string_view>

#include "base/parallel.h"
#include "phrases/light_words.h"
#include "text/character_table.h"
#include "text/function_words.h"
#include "text/utf8.h"

namespace tifa {
namespace {

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

// The words as a trie of their tokens.
class WordTrie {
 public:
  explicit WordTrie(const Vocabulary& vocabulary) : vocabulary_(vocabulary), steps_(kSteps) {}

  void add(std::string_view word, std::uint8_t kind) {
    const std::vector<Token> tokens = tokens_of(word, vocabulary_);
    if (tokens.empty() || tokens.size() > kLongestLightWord || tokens.back() == kUnknownWord) return;
    std::uint32_t node = 0;
    for (const Token token : tokens) {
      kinds_[node] |= kOnTheWay;
      Step& step = step_at(node, token);
      if (step.to == 0) {
        step = {node, token, static_cast<std::uint32_t>(kinds_.size())};
        kinds_.push_back(0);
      }
      node = step.to;
      if (2 * kinds_.size() > steps_.size()) grow();
    }
    kinds_[node] |= kind;
  }

  // 0 for the root and for no node.
  [[nodiscard]] std::uint32_t child(std::uint32_t node, Token token) const {
    for (std::size_t at = slot_of(node, token);; at = (at + 1) & (steps_.size() - 1)) {
      const Step& step = steps_[at];
      if (step.to == 0 || (step.from == node && step.token == token)) return step.to;
    }
  }
  [[nodiscard]] std::uint8_t kinds(std::uint32_t node) const { return kinds_[node]; }

 private:
  static constexpr std::size_t kSteps = std::size_t{1} << 14;
  struct Step {
    std::uint32_t from = 0;
    Token token = 0;
    std::uint32_t to = 0;
  };
  [[nodiscard]] std::size_t slot_of(std::uint32_t node, Token token) const {
    return static_cast<std::size_t>((std::uint64_t{node} << 32 | token) * 0x9E3779B97F4A7C15ULL >> 32) &
           (steps_.size() - 1);
  }
  Step& step_at(std::uint32_t node, Token token) {
    std::size_t at = slot_of(node, token);
    while (steps_[at].to != 0 && (steps_[at].from != node || steps_[at].token != token))
      at = (at + 1) & (steps_.size() - 1);
    return steps_[at];
  }
  void grow() {
    std::vector<Step> smaller(2 * steps_.size());
    smaller.swap(steps_);
    for (const Step& step : smaller)
      if (step.to != 0) step_at(step.from, step.token) = step;
  }

  const Vocabulary& vocabulary_;
  std::vector<std::uint8_t> kinds_ = {0};  // by node, the root first
  std::vector<Step> steps_;
};

}  // namespace

WordMap::WordMap(const Ngrams& ngrams, const Vocabulary& vocabulary, unsigned threads)
    : ngrams_(ngrams), of_node_(ngrams.size()), all_of_node_(ngrams.size()) {
  WordTrie trie(vocabulary);
  for (const std::string_view word : light_words()) trie.add(word, kLight);
  for (const std::string_view word : light_verbs()) trie.add(word, kVerb);
  // What begins a compound (“new …”, “three …”) may be the point of it; what neither begins nor ends a phrase is not.
  for (const std::string_view word : function_words()) {
    const std::uint8_t limits = function_word_limits(word);
    if ((limits & kNotInside) == 0 && ((limits & kNotFirst) == 0 || (limits & kNotLast) == 0) && word.size() <= 3)
      continue;
    trie.add(word, kFunction);
  }
  const std::span<const NodeId> ranges = ngrams.ranges();
  in_parallel(threads, ranges.size() - 1, [&](std::size_t range) {
    const NodeId first = ranges[range], last = ranges[range + 1];
    std::vector<std::uint32_t> steps(last - first);  // by n-gram, where it leads in the trie; 0: nowhere
    for (NodeId id = first; id < last; ++id) {
      const NodeId parent = ngrams.parent(id);
      if (parent != kRoot) {
        of_node_[id] = of_node_[parent];
        all_of_node_[id] = all_of_node_[parent];
      }
      const std::size_t depth = ngrams.depth(id);
      if (depth > kLongestLightWord || (parent != kRoot && steps[parent - first] == 0)) continue;
      const std::uint32_t step = trie.child(parent == kRoot ? 0 : steps[parent - first], ngrams.token(id));
      if (step == 0) continue;
      const std::uint8_t kinds = trie.kinds(step), bit = static_cast<std::uint8_t>(1U << (depth - 1));
      if (kinds & kLight) of_node_[id].light |= bit;
      if (kinds & kVerb) of_node_[id].verb |= bit;
      if (kinds & kFunction) of_node_[id].function |= bit;
      all_of_node_[id] = of_node_[id].all();
      if (kinds & kOnTheWay) steps[id - first] = step;
    }
  });
}

bool is_light(const WordMap& words, std::size_t begin, std::size_t end) {
  std::uint32_t reached = 1;  // bit i: tokens up to begin + i can be cut
  const std::size_t length = end - begin;
  if (length > 31) return false;
  for (std::size_t i = 0; i < length; ++i) {
    if (!(reached >> i & 1U)) continue;
    const WordLengths& here = words.at(begin + i);
    reached |= static_cast<std::uint32_t>(here.light | here.function) << (i + 1);
  }
  return (reached >> length & 1U) != 0;
}

bool is_verb_pair(const WordMap& words, std::size_t begin, std::size_t end) {
  const auto holds = [](std::uint8_t lengths, std::size_t n) { return n >= 1 && n <= 8 && (lengths >> (n - 1) & 1); };
  for (std::size_t n = 1; n <= kLongestLightWord && begin + n < end; ++n) {
    const std::size_t next = begin + n;
    if (!holds(words.at(begin).verb, n)) continue;
    if (holds(words.at(next).verb & words.at(next).light, end - next)) return true;
    if (holds(words.at(next).function, 1) && holds(words.at(next + 1).verb, end - next - 1)) return true;
  }
  return false;
}

bool word_ends_before(const WordMap& words, std::size_t at) {
  for (std::size_t n = 1; n <= kLongestLightWord && n <= at; ++n) {
    const std::uint8_t bit = static_cast<std::uint8_t>(1U << (n - 1));
    if (words.at(at - n).all() & bit) return true;
  }
  return false;
}

}  // namespace tifa
