#include "redline/chain.h"

#include <algorithm>

namespace tifa {

std::vector<PairCandidate> heaviest_chain(std::vector<PairCandidate> candidates) {
  // Of one a, those with a greater b come first, so that none can follow another of the same a.
  std::sort(candidates.begin(), candidates.end(), [](const PairCandidate& x, const PairCandidate& y) {
    if (x.a != y.a) return x.a < y.a;
    return x.b != y.b ? x.b > y.b : x.weight > y.weight;
  });
  std::vector<std::uint32_t> places;
  places.reserve(candidates.size());
  for (const PairCandidate& candidate : candidates) places.push_back(candidate.b);
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());

  constexpr std::uint32_t kNobody = 0xFFFFFFFFU;
  struct Best {
    std::uint64_t weight = 0;
    std::uint32_t candidate = kNobody;
  };
  std::vector<Best> tree(places.size() + 1);  // 1-based: the best chain that ends at a place up to here
  std::vector<std::uint32_t> before(candidates.size(), kNobody);
  Best best;
  for (std::uint32_t c = 0; c < candidates.size(); ++c) {
    const std::size_t rank =
        static_cast<std::size_t>(std::lower_bound(places.begin(), places.end(), candidates[c].b) - places.begin());
    Best here;
    for (std::size_t i = rank; i > 0; i &= i - 1)
      if (tree[i].weight > here.weight) here = tree[i];
    before[c] = here.candidate;
    here = {here.weight + candidates[c].weight, c};
    for (std::size_t i = rank + 1; i < tree.size(); i += i & (~i + 1))
      if (here.weight > tree[i].weight) tree[i] = here;
    if (here.weight > best.weight) best = here;
  }
  std::vector<PairCandidate> chain;
  for (std::uint32_t c = best.candidate; c != kNobody; c = before[c]) chain.push_back(candidates[c]);
  std::reverse(chain.begin(), chain.end());
  return chain;
}

std::vector<PairCandidate> match_in_step(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b,
                                         std::uint32_t window) {
  std::vector<PairCandidate> pairs;
  std::uint32_t i = 0, j = 0;
  while (i < a.size() && j < b.size()) {
    std::uint32_t ahead = 0;
    for (; ahead < window; ++ahead) {
      if (i + ahead < a.size() && a[i + ahead] == b[j]) {
        i += ahead;
        break;
      }
      if (j + ahead < b.size() && a[i] == b[j + ahead]) {
        j += ahead;
        break;
      }
    }
    if (ahead < window) pairs.push_back({i, j, 1});
    ++i;
    ++j;
  }
  return pairs;
}

}  // namespace tifa
