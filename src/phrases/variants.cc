// Variants of a phrase: the same tokens with few others between them.
#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "phrases/life.h"
#include "phrases/wordings.h"

namespace tifa {
namespace {

constexpr Token kDe = U'的';

// Whether the words that begin at `begin` and go on with others at `other` are the second of two with one head
// (科技创新和 产业创新融合发展): what stands there belongs to the head, and is no 产业发展 with others between.
bool shares_head(const TracedPhrase& phrase, std::size_t begin, std::size_t other) {
  static constexpr std::array<std::string_view, 5> kAnd = {"和", "与", "及", "and", "or"};
  const TokenText& text = phrase.text();
  const std::size_t head = phrase.unit() == TokenUnit::kWords ? 1 : 2;  // tokens
  if (begin < head + 2) return false;
  const Token before = text.tokens[begin - 1];
  if (before != kItemBreak) {
    if (is_break(before)) return false;
    const std::string_view joint = phrase.folded_at(begin - 1, begin);
    if (std::find(kAnd.begin(), kAnd.end(), joint) == kAnd.end()) return false;
  }
  const auto at = [&](std::size_t token) { return text.tokens.begin() + static_cast<std::ptrdiff_t>(token); };
  return std::equal(at(other), at(other + head), at(begin - 1 - head));
}

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
    std::size_t other = begin;
    while (other < at && text.tokens[other] == core[other - begin]) ++other;
    if (other < at && shares_head(phrase, begin, other)) continue;
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
