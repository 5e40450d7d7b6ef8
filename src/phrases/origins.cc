// What a phrase grew out of, and what grew from it: parts that are older, wordings that are longer.
#include <algorithm>
#include <map>

#include "phrases/life.h"
#include "phrases/wordings.h"
#include "text/function_words.h"

namespace tifa {
namespace {

constexpr std::size_t kLongestPhrase = 40;  // tokens; of a longer one the first are looked at
constexpr std::size_t kMostPlaces = 20'000;
constexpr std::size_t kMostWords = 4;    // on each side of a longer wording
constexpr std::size_t kMostTokens = 16;  // … and tokens

// The first and last word of tokens between edges may not be function words.
bool edges_open(const TracedPhrase& phrase, const std::vector<std::uint32_t>& edges, std::size_t first,
                std::size_t last) {
  if (last - first < 1) return false;
  return (function_word_limits(phrase.folded_at(edges[first], edges[first + 1])) & kNotFirst) == 0 &&
         (function_word_limits(phrase.folded_at(edges[last - 1], edges[last])) & kNotLast) == 0;
}

}  // namespace

std::vector<FoundWording> find_origins(const TracedPhrase& phrase) {
  if (phrase.places().empty() || phrase.first() == 0) return {};
  const TokenText& text = phrase.text();
  const std::size_t first_token = text.document[phrase.first()];
  const std::size_t at = phrase.places().front(), size = std::min(phrase.size(), kLongestPhrase);

  // Of each place in older texts the longest part of the phrase that begins there, by the part's own beginning.
  std::vector<std::size_t> longest(size, 0);
  std::multimap<Token, std::size_t> starts;
  for (std::size_t i = 0; i < size; ++i) starts.emplace(phrase.tokens()[i], i);
  for (std::size_t t = 0; t < first_token; ++t) {
    const auto [from, to] = starts.equal_range(text.tokens[t]);
    for (auto start = from; start != to; ++start) {
      std::size_t length = 1;
      while (start->second + length < size && text.tokens[t + length] == phrase.tokens()[start->second + length])
        ++length;
      longest[start->second] = std::max(longest[start->second], length);
    }
  }
  // Parts between words; where there is none, any.
  const std::size_t least = phrase.unit() == TokenUnit::kCharacters ? 2 : 1;
  std::vector<std::pair<std::size_t, std::size_t>> parts;
  const auto take = [&](const std::vector<std::uint32_t>& edges) {
    for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
      const std::size_t begin = edges[i] - at;
      for (std::size_t j = edges.size() - 1; j > i; --j) {
        const std::size_t end = edges[j] - at;
        if (end - begin < least || end - begin >= phrase.size() || end - begin > longest[begin]) continue;
        if (!edges_open(phrase, edges, i, j)) continue;
        if (parts.empty() || end > parts.back().second) parts.emplace_back(begin, end);
        break;
      }
    }
  };
  take(word_edges(phrase, at, at + size));
  if (parts.empty() && phrase.unit() == TokenUnit::kCharacters) {
    std::vector<std::uint32_t> all;
    for (std::size_t i = at; i <= at + size; ++i) all.push_back(static_cast<std::uint32_t>(i));
    take(all);
  }
  struct Kept {
    std::size_t begin = 0, end = 0;
    FoundWording wording;
  };
  std::vector<Kept> kept;
  for (const auto& [begin, end] : parts) {
    Wordings found(phrase);
    const auto part = phrase.tokens().begin() + static_cast<std::ptrdiff_t>(begin);
    const auto part_end = phrase.tokens().begin() + static_cast<std::ptrdiff_t>(end);
    const auto stop = text.tokens.begin() + static_cast<std::ptrdiff_t>(first_token);
    for (auto place = text.tokens.begin(); (place = std::search(place, stop, part, part_end)) != stop;) {
      const auto token = static_cast<std::size_t>(place - text.tokens.begin());
      found.add(token, token + (end - begin));
      place += static_cast<std::ptrdiff_t>(end - begin);
    }
    for (FoundWording& wording : found.list()) {
      wording.wording = phrase.written(at + begin, at + end);
      // Of two that overlap, one cuts a word: the rarer.
      if (!kept.empty() && kept.back().end > begin) {
        if (kept.back().wording.count >= wording.count) continue;
        kept.pop_back();
      }
      kept.push_back({begin, end, std::move(wording)});
    }
  }
  std::vector<FoundWording> origins;
  origins.reserve(kept.size());
  for (Kept& part : kept) origins.push_back(std::move(part.wording));
  return origins;
}

std::vector<FoundWording> find_longer(const TracedPhrase& phrase) {
  const TokenText& text = phrase.text();
  Wordings found(phrase);
  std::size_t looked_at = 0;
  for (const std::uint32_t place : phrase.places()) {
    if (++looked_at > kMostPlaces) break;
    const std::size_t end = place + phrase.size();
    std::size_t from = place, to = end;
    while (place - from < kMostTokens && !is_break(text.tokens[from - 1])) --from;
    while (to - end < kMostTokens && !is_break(text.tokens[to])) ++to;
    // The phrase itself is not cut, whatever the words of the clause are taken to be.
    std::vector<std::uint32_t> edges;
    std::size_t own = 0;
    for (const std::uint32_t edge : word_edges(phrase, from, to)) {
      if (edge > place && edge < end) continue;
      if (edge >= end && (edges.empty() || edges.back() < end)) {
        if (edges.empty() || edges.back() < place) edges.push_back(place);
        own = edges.size() - 1;
        if (edge > end) edges.push_back(static_cast<std::uint32_t>(end));
      }
      edges.push_back(edge);
    }
    for (std::size_t l = 0; l <= std::min(own, kMostWords); ++l)
      for (std::size_t r = 0; r <= kMostWords && own + 1 + r < edges.size(); ++r)
        if (l + r > 0 && edges_open(phrase, edges, own - l, own + 1 + r)) found.add(edges[own - l], edges[own + 1 + r]);
  }
  std::vector<FoundWording> all = found.list(), longer;
  std::erase_if(all, [](const FoundWording& x) { return x.count < 2; });
  std::stable_sort(all.begin(), all.end(), [](const FoundWording& x, const FoundWording& y) {
    return x.count != y.count ? x.count > y.count : x.folded.size() > y.folded.size();
  });
  constexpr std::size_t kMost = 500;
  for (FoundWording& wording : all) {
    if (longer.size() == kMost) break;
    const bool contained = std::any_of(longer.begin(), longer.end(), [&](const FoundWording& x) {
      return x.count == wording.count && x.folded.find(wording.folded) != std::string::npos;
    });
    if (!contained) longer.push_back(std::move(wording));
  }
  return longer;
}

}  // namespace tifa
