#include "claims/longer.h"

#include <algorithm>
#include <map>

#include "text/words.h"

namespace tifa {
namespace {

constexpr std::uint64_t kLeastHits = 3;
constexpr double kLeastShare = 0.03;

}  // namespace

std::vector<LongerWord> longer_words(const DocumentView& view, const std::vector<Hit>& hits, std::size_t most) {
  std::map<std::string, std::uint64_t> counts;
  std::uint32_t block = kNoIndex;
  std::vector<std::uint32_t> boundaries;
  for (const Hit& hit : hits) {
    const Range within = view.blocks[hit.block].text;
    if (hit.block != block) {
      block = hit.block;
      boundaries = word_boundaries(within.of(view.text));
    }
    const auto after = std::upper_bound(boundaries.begin(), boundaries.end(), hit.text.begin - within.begin);
    if (after == boundaries.begin() || after == boundaries.end()) continue;
    const Range word{within.begin + *(after - 1), within.begin + *after};
    // A hit that reaches over the end of its word is an accident of neighbouring words.
    if (word.end >= hit.text.end && word.size() > hit.text.size()) ++counts[std::string(word.of(view.text))];
  }
  std::vector<LongerWord> words;
  for (auto& [word, count] : counts)
    if (count >= kLeastHits && static_cast<double>(count) >= kLeastShare * static_cast<double>(hits.size()))
      words.push_back({word, count});
  std::stable_sort(words.begin(), words.end(),
                   [](const LongerWord& x, const LongerWord& y) { return x.count > y.count; });
  if (words.size() > most) words.resize(most);
  return words;
}

}  // namespace tifa
