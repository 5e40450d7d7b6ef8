#include "phrases/either_number.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "text/inflection.h"

namespace tifa {
namespace {

constexpr std::uint32_t kBreak = 0;  // the key of every break: no phrase has one

// The key of each token of the text, as a number from 1 on.
std::vector<std::uint32_t> plural_keys(const TokenText& text) {
  std::unordered_map<Token, std::uint32_t> of_token;
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::vector<std::uint32_t> keys(text.size(), kBreak);
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (is_break(text.tokens[at])) continue;
    const auto [it, is_first] = of_token.try_emplace(text.tokens[at], kBreak);
    if (is_first) {
      const std::string key = inflection_key(text.folded(at, at + 1), Inflection::kPlural);
      it->second = numbers.try_emplace(key, static_cast<std::uint32_t>(numbers.size() + 1)).first->second;
    }
    keys[at] = it->second;
  }
  return keys;
}

}  // namespace

std::vector<std::pair<std::uint64_t, std::uint64_t>> count_either_number(const TokenText& text, std::size_t b_begin,
                                                                         const std::vector<PhrasePlace>& phrases) {
  const std::vector<std::uint32_t> keys = plural_keys(text);
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> by_first;
  for (std::size_t p = 0; p < phrases.size(); ++p) by_first[keys[phrases[p].begin]].push_back(p);

  std::vector<std::pair<std::uint64_t, std::uint64_t>> counts(phrases.size());
  std::vector<std::size_t> free_from(phrases.size(), 0);
  for (std::size_t at = 0; at < keys.size(); ++at) {
    const auto it = by_first.find(keys[at]);
    if (it == by_first.end()) continue;
    for (const std::size_t p : it->second) {
      const auto [begin, length] = phrases[p];
      if (at < free_from[p] || at + length > keys.size()) continue;
      const auto first = keys.begin() + static_cast<std::ptrdiff_t>(begin);
      if (!std::equal(first, first + static_cast<std::ptrdiff_t>(length),
                      keys.begin() + static_cast<std::ptrdiff_t>(at)))
        continue;
      ++(at < b_begin ? counts[p].first : counts[p].second);
      free_from[p] = at + length;
    }
  }
  return counts;
}

}  // namespace tifa
