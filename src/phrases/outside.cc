#include "phrases/outside.h"

#include <map>

#include "keyness/keyness.h"
#include "text/function_words.h"

namespace tifa {
namespace {

// Whether a wording may begin, or end, with a character: no word that only joins stands there.
bool may_open(const Compared& texts, std::size_t at) {
  return !is_break(texts.text.tokens[at]) && (function_word_limits(texts.text.folded(at, at + 1)) & kNotFirst) == 0;
}
bool may_close(const Compared& texts, std::size_t at) {
  return !is_break(texts.text.tokens[at]) && texts.text.tokens[at] != U'的';
}

}  // namespace

std::optional<std::pair<std::uint64_t, std::uint64_t>> counts_outside(const Compared& texts, const Phrase& phrase,
                                                                      std::span<const std::uint32_t> places) {
  constexpr std::size_t kCharacters = 2;
  const NgramNode own = texts.ngrams.node(phrase.node);
  if (texts.unit != TokenUnit::kCharacters || own.depth != kCharacters) return std::nullopt;
  std::map<NodeId, std::size_t> longer;
  for (const std::uint32_t place : places) {
    if (may_open(texts, place - 1)) ++longer[texts.ngrams.at(place - 1, kCharacters + 1)];
    if (may_close(texts, place + kCharacters)) ++longer[texts.ngrams.at(place, kCharacters + 1)];
  }
  for (const auto& [node, count] : longer) {
    if (node == kNoNode || 2 * count <= places.size()) continue;
    const NgramNode whole = texts.ngrams.node(node);
    return std::pair(std::uint64_t{own.a} - whole.a, std::uint64_t{own.b} - whole.b);
  }
  return std::nullopt;
}

std::optional<double> move_outside(const Compared& texts, const Phrase& phrase, std::span<const std::uint32_t> places,
                                   bool up) {
  const auto outside = counts_outside(texts, phrase, places);
  if (!outside) return std::nullopt;
  const Frequencies f{outside->first, outside->second, texts.length_a, texts.length_b};
  return (log_ratio(f) > 0) == up ? log_likelihood(f) : 0;
}

}  // namespace tifa
