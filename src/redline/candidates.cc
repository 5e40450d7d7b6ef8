#include "redline/candidates.h"

#include <algorithm>
#include <array>

namespace tifa {
namespace {

constexpr unsigned kShingleWeight = 4;
constexpr std::uint64_t kMostPairs = 64;  // of one shingle

struct Posting {
  std::uint64_t key = 0;
  std::uint32_t passage = 0;
};

std::vector<Posting> postings_of(const Pieces& pieces, const std::vector<Range>& passages) {
  std::vector<Posting> postings;
  std::vector<Shingle> shingles;
  for (std::uint32_t p = 0; p < passages.size(); ++p) {
    shingles.clear();
    add_shingles(pieces, passages[p], kShingleWeight, shingles);
    for (const Shingle& shingle : shingles) postings.push_back({shingle.key, p});
  }
  std::sort(postings.begin(), postings.end(),
            [](const Posting& x, const Posting& y) { return x.key != y.key ? x.key < y.key : x.passage < y.passage; });
  postings.erase(
      std::unique(postings.begin(), postings.end(),
                  [](const Posting& x, const Posting& y) { return x.key == y.key && x.passage == y.passage; }),
      postings.end());
  return postings;
}

// Calls visit(begin_a, end_a, begin_b, end_b) for every key.
template <class Visit>
void each_key(const std::vector<Posting>& a, const std::vector<Posting>& b, Visit&& visit) {
  for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
    const std::uint64_t key = j == b.size() || (i < a.size() && a[i].key < b[j].key) ? a[i].key : b[j].key;
    std::size_t end_a = i, end_b = j;
    while (end_a < a.size() && a[end_a].key == key) ++end_a;
    while (end_b < b.size() && b[end_b].key == key) ++end_b;
    visit(i, end_a, j, end_b);
    i = end_a;
    j = end_b;
  }
}

}  // namespace

std::vector<SimilarPair> similar_passages(const PiecePair& texts, const std::vector<Range>& a,
                                          const std::vector<Range>& b) {
  const std::vector<Posting> in_a = postings_of(texts.a, a), in_b = postings_of(texts.b, b);
  // How many pairs the shingles of each frequency would make; the frequent ones go until the rest is affordable.
  std::array<std::uint64_t, kMostPairs + 1> made{};
  each_key(in_a, in_b, [&](std::size_t i, std::size_t end_a, std::size_t j, std::size_t end_b) {
    const std::uint64_t pairs = std::uint64_t{end_a - i} * (end_b - j);
    if (pairs <= kMostPairs) made[pairs] += pairs;
  });
  const std::uint64_t affordable = 4 * (in_a.size() + in_b.size()) + 4096;
  std::uint64_t frequent = 1;
  for (std::uint64_t sum = made[1]; frequent < kMostPairs && sum + made[frequent + 1] <= affordable;)
    sum += made[++frequent];

  std::vector<std::uint32_t> size_a(a.size()), size_b(b.size());
  std::vector<std::uint64_t> hits;
  each_key(in_a, in_b, [&](std::size_t i, std::size_t end_a, std::size_t j, std::size_t end_b) {
    if (std::max<std::uint64_t>(end_a - i, 1) * std::max<std::uint64_t>(end_b - j, 1) > frequent) return;
    for (std::size_t x = i; x < end_a; ++x) ++size_a[in_a[x].passage];
    for (std::size_t y = j; y < end_b; ++y) ++size_b[in_b[y].passage];
    for (std::size_t x = i; x < end_a; ++x)
      for (std::size_t y = j; y < end_b; ++y) hits.push_back(std::uint64_t{in_a[x].passage} << 32 | in_b[y].passage);
  });
  std::sort(hits.begin(), hits.end());
  std::vector<SimilarPair> pairs;
  for (std::size_t i = 0, end = 0; i < hits.size(); i = end) {
    for (end = i + 1; end < hits.size() && hits[end] == hits[i];) ++end;
    const auto x = static_cast<std::uint32_t>(hits[i] >> 32), y = static_cast<std::uint32_t>(hits[i]);
    pairs.push_back({x, y, static_cast<std::uint32_t>(end - i), size_a[x], size_b[y]});
  }
  return pairs;
}

}  // namespace tifa
