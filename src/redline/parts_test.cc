// The parts of the aligner, each against a slow and obvious way to the same result.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "redline/candidates.h"
#include "redline/chain.h"
#include "redline/pieces.h"
#include "redline/runs.h"

namespace tifa {
namespace {

std::vector<std::string> cut(std::string_view text) {
  const PiecePair pair = cut_pieces(text, "");
  std::vector<std::string> pieces;
  for (std::uint32_t i = 0; i < pair.a.size(); ++i) pieces.emplace_back(pair.a.bytes({i, i + 1}).of(text));
  return pieces;
}

TEST(Pieces, AreWordsNumbersAndSingleCharacters) {
  EXPECT_EQ(cut("增长5.2%，\n"), (std::vector<std::string>{"增", "长", "5.2", "%", "，", "\n"}));
  EXPECT_EQ(cut("don't  re-use 1,000."), (std::vector<std::string>{"don't", "  ", "re-use", " ", "1,000", "."}));
  EXPECT_EQ(cut("C919、e\xCC\x81t\xC3\xA9"), (std::vector<std::string>{"C919", "、", "e\xCC\x81t\xC3\xA9"}));
}

TEST(Pieces, StaySmallAndEqualPiecesHaveEqualIds) {
  const std::string a = std::string(1000, 'x') + "港", b = "海港" + std::string(64, 'x');
  const PiecePair pair = cut_pieces(a, b);
  EXPECT_LE(*std::max_element(pair.a.points.begin(), pair.a.points.end()), 64 + 64);
  EXPECT_EQ(pair.a.id.back(), pair.b.id[1]);
  EXPECT_EQ(pair.a.id.front(), pair.b.id.back());
}

// The weight of the heaviest chain by trying every predecessor.
std::uint64_t slow_chain_weight(std::vector<PairCandidate> candidates) {
  std::sort(candidates.begin(), candidates.end(),
            [](const PairCandidate& x, const PairCandidate& y) { return x.a != y.a ? x.a < y.a : x.b < y.b; });
  std::vector<std::uint64_t> best(candidates.size());
  std::uint64_t heaviest = 0;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j)
      if (candidates[j].a < candidates[i].a && candidates[j].b < candidates[i].b) best[i] = std::max(best[i], best[j]);
    best[i] += candidates[i].weight;
    heaviest = std::max(heaviest, best[i]);
  }
  return heaviest;
}

TEST(Chain, IsTheHeaviest) {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    std::vector<PairCandidate> candidates;
    const std::size_t size = random() % 40;
    for (std::size_t i = 0; i < size; ++i)
      candidates.push_back(
          {static_cast<std::uint32_t>(random() % 15), static_cast<std::uint32_t>(random() % 15), 1 + random() % 9});
    const std::vector<PairCandidate> chain = heaviest_chain(candidates);
    std::uint64_t weight = 0;
    for (std::size_t i = 0; i < chain.size(); ++i) {
      weight += chain[i].weight;
      if (i > 0) {
        EXPECT_LT(chain[i - 1].a, chain[i].a);
        EXPECT_LT(chain[i - 1].b, chain[i].b);
      }
    }
    EXPECT_EQ(weight, slow_chain_weight(candidates));
  }
}

TEST(Chain, InStepFindsEqualKeysInOrder) {
  const std::vector<std::uint64_t> a = {1, 1, 2, 1, 3, 9}, b = {1, 4, 2, 1, 1, 3};
  const std::vector<PairCandidate> pairs = match_in_step(a, b, 8);
  ASSERT_EQ(pairs.size(), 4U);
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    EXPECT_EQ(a[pairs[i].a], b[pairs[i].b]);
    EXPECT_TRUE(i == 0 || (pairs[i - 1].a < pairs[i].a && pairs[i - 1].b < pairs[i].b));
  }
}

// What the best alignment of two short passages earns, by recursion over all of them.
struct SlowTable {
  const PiecePair& texts;
  int cost;
  int best(std::uint32_t i, std::uint32_t j, bool in_run) const {
    if (i == texts.a.size() || j == texts.b.size()) return 0;
    int value = std::max(best(i + 1, j, false), best(i, j + 1, false));
    if (texts.a.id[i] == texts.b.id[j])
      value = std::max(value, best(i + 1, j + 1, true) + piece_worth(texts.a, i) - (in_run ? 0 : cost));
    return value;
  }
};

TEST(Runs, EarnAsMuchAsAnyAlignment) {
  std::mt19937 random(5);
  const std::vector<std::string> pieces = {"海", "港", "发", "，"};
  for (int round = 0; round < 200; ++round) {
    std::string a = "甲", b = "乙";  // no common beginning or end, which is kept for nothing
    for (std::size_t i = random() % 7; i > 0; --i) a += pieces[random() % pieces.size()];
    for (std::size_t i = random() % 7; i > 0; --i) b += pieces[random() % pieces.size()];
    a += "丙";
    b += "丁";
    const PiecePair texts = cut_pieces(a, b);
    AlignBudget budget = AlignBudget::for_texts(texts);
    int earned = 0;
    std::uint32_t end_a = 0, end_b = 0;
    for (const tifa::Run& run : shared_runs(texts, {{0, texts.a.size()}, {0, texts.b.size()}}, budget)) {
      EXPECT_TRUE(run.a >= end_a && run.b >= end_b);
      earned -= kRunCost;
      for (std::uint32_t i = 0; i < run.size; ++i) {
        EXPECT_EQ(texts.a.id[run.a + i], texts.b.id[run.b + i]);
        earned += piece_worth(texts.a, run.a + i);
      }
      end_a = run.end_a();
      end_b = run.end_b();
    }
    EXPECT_EQ(earned, (SlowTable{texts, kRunCost}.best(0, 0, false))) << a << " " << b;
  }
}

TEST(Runs, WithoutABudgetEqualEndsAndUniqueWordingsAreStillFound) {
  const std::string shared = "梯田水渠全部修复，种子站向农户提供耐旱品种";
  const std::string a = "一" + shared + "二三四五", b = "六七" + shared + "八九";
  const PiecePair texts = cut_pieces(a, b);
  AlignBudget budget{0};
  const std::vector<tifa::Run> runs = shared_runs(texts, {{0, texts.a.size()}, {0, texts.b.size()}}, budget);
  ASSERT_EQ(runs.size(), 1U);
  EXPECT_EQ(texts.a.bytes({runs[0].a, runs[0].end_a()}).of(texts.a.text), shared);
}

TEST(Candidates, FrequentWordingsMakeNoPairs) {
  std::string a;
  std::vector<Range> passages;
  std::uint32_t at = 0;
  for (int i = 0; i < 50; ++i) {
    a += "坚持稳中求进";
    passages.push_back({at, at + 6});
    at += 6;
  }
  const PiecePair texts = cut_pieces(a, a);
  EXPECT_TRUE(similar_passages(texts, passages, passages).empty());
  EXPECT_EQ(similar_passages(texts, {passages[0]}, {passages[0]}).size(), 1U);
}

}  // namespace
}  // namespace tifa
