// Variants of a phrase: the same tokens with few others between them.
#include <algorithm>
#include <map>

#include "phrases/life.h"
#include "phrases/wordings.h"

namespace tifa {
namespace {

constexpr Token kDe = U'的';

std::size_t most_insertions(std::size_t tokens) { return tokens < 2 ? 0 : tokens < 4 ? 1 : tokens < 6 ? 2 : 3; }

}  // namespace

std::vector<FoundVariant> find_variants(const TracedPhrase& phrase, std::size_t slack) {
  // What every variant has: the phrase without the particle that may be left out.
  std::vector<Token> core = phrase.tokens();
  if (core.size() > 2) core.erase(std::remove(core.begin() + 1, core.end() - 1, kDe), core.end() - 1);
  const std::size_t most = most_insertions(core.size()) + (phrase.size() - core.size()) + slack;
  if (core.size() < 2) return {};

  const TokenText& text = phrase.text();
  Wordings found(phrase);
  std::map<std::string, std::string> inserted_in;
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    if (text.tokens[begin] != core[0]) continue;
    // The earliest place of each next token makes the shortest wording that begins here …
    std::size_t at = begin + 1, next = 1;
    for (; next < core.size() && at - begin < core.size() + most && !is_break(text.tokens[at]); ++at)
      next += text.tokens[at] == core[next] ? 1 : 0;
    if (next < core.size()) continue;
    // … and the latest the shortest that ends there: where another begins later, that one is met, too.
    std::size_t latest = at - 1;
    for (std::size_t left = core.size() - 1; left > 0; --latest)
      left -= text.tokens[latest - 1] == core[left - 1] ? 1 : 0;
    if (latest != begin) continue;
    const auto first = text.tokens.begin() + static_cast<std::ptrdiff_t>(begin);
    if (at - begin == phrase.size() && std::equal(phrase.tokens().begin(), phrase.tokens().end(), first)) continue;
    std::string inserted;
    for (std::size_t i = begin, of_core = 0; i < at; ++i) {
      if (of_core < core.size() && text.tokens[i] == core[of_core]) {
        ++of_core;
        continue;
      }
      if (!inserted.empty() && phrase.unit() == TokenUnit::kWords) inserted += ' ';
      inserted += phrase.folded_at(i, i + 1);
    }
    const std::string_view folded = phrase.folded_at(begin, at);
    found.add(begin, at);
    inserted_in.emplace(folded, inserted);
  }
  std::vector<FoundVariant> variants;
  for (FoundWording& wording : found.list()) {
    FoundVariant variant;
    variant.inserted = inserted_in[wording.folded];
    static_cast<FoundWording&>(variant) = std::move(wording);
    variants.push_back(std::move(variant));
  }
  return variants;
}

}  // namespace tifa
