#include "keyness/permutation.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cmath>

#include "keyness/keyness.h"

namespace tifa {
namespace {

// All ways to deal the paragraphs, each as likely: what the sampled share must come near to.
double exact_p(const std::vector<std::uint64_t>& lengths, std::size_t first_of_b,
               const std::vector<std::uint64_t>& counts) {
  const auto difference = [&](std::uint32_t b_mask) {
    Frequencies f;
    for (std::size_t i = 0; i < lengths.size(); ++i) {
      const bool b = (b_mask >> i & 1U) != 0;
      (b ? f.b : f.a) += counts[i];
      (b ? f.n_b : f.n_a) += lengths[i];
    }
    return log_likelihood(f);
  };
  const std::size_t n = lengths.size(), in_b = n - first_of_b;
  std::uint32_t real_mask = 0;
  for (std::size_t i = first_of_b; i < n; ++i) real_mask |= 1U << i;
  const double real = difference(real_mask);
  double all = 0, extreme = 0;
  for (std::uint32_t mask = 0; mask < (1U << n); ++mask) {
    if (static_cast<std::size_t>(__builtin_popcount(mask)) != in_b) continue;
    ++all;
    extreme += difference(mask) >= real - 1e-9 ? 1 : 0;
  }
  return extreme / all;
}

TEST(Permutation, ComesNearAllDeals) {
  const std::vector<std::uint64_t> lengths = {30, 41, 28, 35, 60, 33, 47, 52, 29, 38};
  const std::vector<std::vector<std::uint64_t>> cases = {
      {0, 0, 0, 0, 0, 2, 1, 3, 1, 2}, {1, 1, 0, 1, 0, 0, 1, 1, 1, 0}, {0, 0, 0, 0, 0, 0, 0, 7, 0, 0}};
  const ParagraphPermutation permutation(lengths, 5, 20'000);
  for (const auto& counts : cases) {
    std::vector<ParagraphHits> hits;
    for (std::uint32_t i = 0; i < counts.size(); ++i)
      if (counts[i] > 0) hits.push_back({i, static_cast<std::uint32_t>(counts[i])});
    EXPECT_NEAR(permutation.p(hits), exact_p(lengths, 5, counts), 0.015);
  }
}

// Seven hits in one paragraph are one accident, however small the p of G² is.
TEST(Permutation, OneParagraphProvesNothing) {
  const std::vector<std::uint64_t> lengths(40, 50);
  const ParagraphPermutation permutation(lengths, 20, 2000);
  EXPECT_LT(std::exp(log_p_of_g2(log_likelihood({0, 7, 1000, 1000}))), 0.01);
  const std::vector<ParagraphHits> hits = {{30, 7}};
  EXPECT_EQ(permutation.p(hits), 1);
}

TEST(Permutation, TheSameEveryTime) {
  const std::vector<std::uint64_t> lengths = {10, 20, 30, 40, 50, 60};
  const ParagraphPermutation one(lengths, 3, 500), two(lengths, 3, 500);
  const std::vector<ParagraphHits> hits = {{3, 2}, {4, 1}};
  EXPECT_EQ(one.p(hits), two.p(hits));
  EXPECT_DOUBLE_EQ(ParagraphPermutation(lengths, 3, 99).p({}), 1);
  EXPECT_DOUBLE_EQ(ParagraphPermutation({}, 0, 9).p({}), 1);
}

TEST(Permutation, EndsWhenItIsStopped) {
  const std::atomic<bool> stop{true};
  // So many deals would take a minute.
  const std::vector<std::uint64_t> lengths(64, 50);
  const ParagraphPermutation permutation(lengths, 32, 2'000'000, &stop);
  const std::vector<ParagraphHits> hits = {{3, 2}, {40, 1}};
  for (int i = 0; i < 1000; ++i) EXPECT_LE(permutation.p(hits), 1);
}

}  // namespace
}  // namespace tifa
