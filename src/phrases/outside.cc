#include "phrases/outside.h"

#include <algorithm>

#include "keyness/keyness.h"
#include "text/function_words.h"

namespace tifa {
namespace {

constexpr std::size_t kCharacters = 2;  // of the phrases looked at

// The token that more than half of the places have so many tokens from them on (-1: before them), if there is one: it
// is the one left when different ones are struck out in pairs (Boyer and Moore 1991). O(places).
std::optional<Token> token_of_most(const TokenText& text, std::span<const std::uint32_t> places, std::ptrdiff_t from) {
  const auto token = [&](std::uint32_t place) { return text.tokens[static_cast<std::size_t>(place + from)]; };
  Token left = kBreak;
  std::size_t more = 0;
  for (const std::uint32_t place : places) {
    if (more == 0) left = token(place);
    if (token(place) == left)
      ++more;
    else
      --more;
  }
  const auto count = std::count_if(places.begin(), places.end(), [&](std::uint32_t at) { return token(at) == left; });
  return 2 * static_cast<std::size_t>(count) > places.size() ? std::optional(left) : std::nullopt;
}

// Whether a wording may begin with the character before a place: no word that only joins stands there.
bool may_open(const TokenText& text, Token token, std::size_t at) {
  return !is_break(token) && (function_word_limits(text.folded(at, at + 1)) & kNotFirst) == 0;
}
bool may_close(Token token) { return !is_break(token) && token != U'的'; }

}  // namespace

std::optional<std::pair<std::uint64_t, std::uint64_t>> counts_outside(const Compared& texts, const Phrase& phrase,
                                                                      std::span<const std::uint32_t> places) {
  const NgramNode own = texts.ngrams.node(phrase.node);
  if (texts.unit != TokenUnit::kCharacters || own.depth != kCharacters) return std::nullopt;
  const TokenText& text = texts.text;
  // Where one such token stands before it and one behind, the wording that lists first.
  NodeId longer = kNoNode;
  const auto before = token_of_most(text, places, -1);
  const auto behind = token_of_most(text, places, kCharacters);
  const auto place_with = [&](Token token, std::ptrdiff_t from) {
    return std::size_t{*std::find_if(places.begin(), places.end(), [&](std::uint32_t place) {
      return text.tokens[static_cast<std::size_t>(place + from)] == token;
    })};
  };
  if (before) {
    const std::size_t place = place_with(*before, -1);
    if (may_open(text, *before, place - 1)) longer = texts.ngrams.at(place - 1, kCharacters + 1);
  }
  if (behind && may_close(*behind))
    longer = std::min(longer, texts.ngrams.at(place_with(*behind, kCharacters), kCharacters + 1));
  if (longer == kNoNode) return std::nullopt;
  const NgramNode whole = texts.ngrams.node(longer);
  return std::pair(std::uint64_t{own.a} - whole.a, std::uint64_t{own.b} - whole.b);
}

std::optional<double> move_outside(const Compared& texts, const Phrase& phrase, std::span<const std::uint32_t> places,
                                   bool up) {
  const auto outside = counts_outside(texts, phrase, places);
  if (!outside) return std::nullopt;
  const Frequencies f{outside->first, outside->second, texts.length_a, texts.length_b};
  return (log_ratio(f) > 0) == up ? log_likelihood(f) : 0;
}

}  // namespace tifa
