#include "phrases/suffix_array.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>

namespace tifa {
namespace {

using Text = std::vector<std::uint32_t>;

std::vector<std::uint32_t> sorted_naively(const Text& text) {
  std::vector<std::uint32_t> sa(text.size());
  std::iota(sa.begin(), sa.end(), 0U);
  std::sort(sa.begin(), sa.end(), [&](std::uint32_t x, std::uint32_t y) {
    return std::lexicographical_compare(text.begin() + x, text.end(), text.begin() + y, text.end());
  });
  return sa;
}

std::vector<std::uint32_t> prefixes_naively(const Text& text, const std::vector<std::uint32_t>& sa) {
  std::vector<std::uint32_t> lcp(text.size());
  for (std::size_t k = 1; k < sa.size(); ++k)
    while (sa[k] + lcp[k] < text.size() && sa[k - 1] + lcp[k] < text.size() &&
           text[sa[k] + lcp[k]] == text[sa[k - 1] + lcp[k]])
      ++lcp[k];
  return lcp;
}

void check(const Text& text, std::uint32_t alphabet) {
  const std::vector<std::uint32_t> sa = suffix_array(text, alphabet);
  ASSERT_EQ(sa, sorted_naively(text)) << ::testing::PrintToString(text);
  ASSERT_EQ(longest_common_prefixes(text, sa), prefixes_naively(text, sa)) << ::testing::PrintToString(text);
}

TEST(SuffixArray, EveryTextOfThreeSymbolsUpToLengthEight) {
  for (std::size_t length = 0; length <= 8; ++length) {
    Text text(length);
    for (bool more = true; more;) {
      check(text, 3);
      more = false;
      for (std::uint32_t& symbol : text) {
        if (++symbol < 3) {
          more = true;
          break;
        }
        symbol = 0;
      }
    }
  }
}

TEST(SuffixArray, RandomTextsOfSmallAndLargeAlphabets) {
  std::mt19937 random(7);
  for (const std::uint32_t alphabet : {1U, 2U, 5U, 300U, 70000U}) {
    for (std::size_t round = 0; round < 20; ++round) {
      Text text(random() % 500);
      for (std::uint32_t& symbol : text) symbol = static_cast<std::uint32_t>(random() % alphabet);
      check(text, alphabet);
    }
  }
}

TEST(SuffixArray, RepetitiveTexts) {
  Text fibonacci = {0}, next = {0, 1};
  while (next.size() < 2000) {
    Text longer = next;
    longer.insert(longer.end(), fibonacci.begin(), fibonacci.end());
    fibonacci = std::move(next);
    next = std::move(longer);
  }
  check(next, 2);
  check(Text(3000, 4), 5);
}

}  // namespace
}  // namespace tifa
