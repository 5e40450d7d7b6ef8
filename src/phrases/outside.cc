#include "phrases/outside.h"

#include <map>

#include "keyness/keyness.h"
#include "text/function_words.h"

namespace tifa {
namespace {

// Whether a wording may begin, or end, with a character: no word that only joins stands there.
bool may_open(const Corpus& corpus, std::size_t at) {
  return !is_break(corpus.text.tokens[at]) && (function_word_limits(corpus.text.folded(at, at + 1)) & kNotFirst) == 0;
}
bool may_close(const Corpus& corpus, std::size_t at) {
  return !is_break(corpus.text.tokens[at]) && corpus.text.tokens[at] != U'的';
}

}  // namespace

std::optional<std::pair<std::uint64_t, std::uint64_t>> counts_outside(const Corpus& corpus, const Candidate& candidate,
                                                                      std::span<const std::uint32_t> places) {
  constexpr std::size_t kCharacters = 2;
  const NgramNode own = corpus.ngrams.node(candidate.node);
  if (corpus.unit != TokenUnit::kCharacters || own.depth != kCharacters) return std::nullopt;
  std::map<NodeId, std::size_t> longer;
  for (const std::uint32_t place : places) {
    if (may_open(corpus, place - 1)) ++longer[corpus.ngrams.at(place - 1, kCharacters + 1)];
    if (may_close(corpus, place + kCharacters)) ++longer[corpus.ngrams.at(place, kCharacters + 1)];
  }
  for (const auto& [node, count] : longer) {
    if (node == kNoNode || 2 * count <= places.size()) continue;
    const NgramNode whole = corpus.ngrams.node(node);
    return std::pair(std::uint64_t{own.a} - whole.a, std::uint64_t{own.b} - whole.b);
  }
  return std::nullopt;
}

std::optional<double> move_outside(const Corpus& corpus, const Candidate& candidate,
                                   std::span<const std::uint32_t> places, bool up) {
  const auto outside = counts_outside(corpus, candidate, places);
  if (!outside) return std::nullopt;
  const Frequencies f{outside->first, outside->second, corpus.length_a, corpus.length_b};
  return (log_ratio(f) > 0) == up ? log_likelihood(f) : 0;
}

}  // namespace tifa
