#include "phrases/ngrams.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace tifa {
namespace {

using Gram = std::vector<Token>;

struct Counts {
  std::uint32_t a = 0, b = 0, past = 0, between = 0, starts = 0, ends = 0;
  std::uint64_t editions = 0;
};

std::vector<Token> random_tokens(std::mt19937& random, std::size_t length) {
  std::vector<Token> tokens = {kBreak};
  while (tokens.size() < length) {
    const Token token = random() % 10 == 0   ? kBreak
                        : random() % 15 == 0 ? kItemBreak
                                             : 'a' + static_cast<Token>(random() % 3);
    if (!(is_break(token) && is_break(tokens.back()))) tokens.push_back(token);
  }
  if (!is_break(tokens.back())) tokens.push_back(kBreak);
  return tokens;
}

// kNoNode when an n-gram is too long or not there.
NodeId find(const Ngrams& ngrams, std::span<const Token> gram) {
  NodeId node = kRoot;
  for (const Token token : gram)
    if (node = ngrams.child(node, token); node == kNoNode) break;
  return node;
}

// Every n-gram of up to `depth` tokens with the counter it belongs to.
void count_naively(std::map<Gram, Counts>& counts, std::span<const Token> tokens, std::size_t depth,
                   std::uint32_t Counts::*counter, std::uint64_t edition_bit) {
  for (std::size_t begin = 0; begin < tokens.size(); ++begin) {
    Gram gram;
    for (std::size_t end = begin; end < tokens.size() && !is_break(tokens[end]) && gram.size() < depth; ++end) {
      gram.push_back(tokens[end]);
      Counts& c = counts[gram];
      ++(c.*counter);
      c.starts += tokens[begin - 1] == kBreak;
      c.ends += is_break(tokens[end + 1]);
      c.editions |= edition_bit;
    }
  }
}

// N-grams are numbered in 27 bits, so that of very long texts the rarest are left out, whatever was asked for.
TEST(Ngrams, LongTextsLeaveOutWhatIsRare) {
  for (const std::size_t tokens : {kMostNgramsOfALength - 1, kMostNgramsOfALength}) {
    TokenText text;
    text.tokens = {kBreak, 'c', kBreak};
    while (text.tokens.size() < tokens) text.tokens.push_back(text.tokens.back() == kBreak ? 'a' : kBreak);
    text.tokens.back() = kBreak;
    const std::size_t b_begin = text.tokens.size();
    text.tokens.insert(text.tokens.end(), {kBreak, 'd', kBreak});
    Ngrams ngrams(text, b_begin, {}, 2);
    ngrams.index_children();
    EXPECT_EQ(find(ngrams, std::vector<Token>{'c'}) != kNoNode, tokens < kMostNgramsOfALength);
    EXPECT_NE(find(ngrams, std::vector<Token>{'a'}), kNoNode);
    EXPECT_NE(find(ngrams, std::vector<Token>{'d'}), kNoNode);  // the other side is short
  }
}

TEST(Ngrams, CountsEqualThoseOfASlowCount) {
  std::mt19937 random(5);
  for (int round = 0; round < 60; ++round) {
    NgramLimits limits{.depth = 5,
                       .single_depth = 3,
                       .min_count_a = 1 + static_cast<std::uint32_t>(round % 3),
                       .min_count_b = 1 + static_cast<std::uint32_t>(round / 3 % 3)};
    TokenText text;
    text.tokens = random_tokens(random, 20 + random() % 100);
    const std::size_t b_begin = text.tokens.size();
    const std::vector<Token> b = random_tokens(random, 20 + random() % 100);
    text.tokens.insert(text.tokens.end(), b.begin(), b.end());
    const std::vector<Token> before = random_tokens(random, 200), between = random_tokens(random, 200);

    std::map<Gram, Counts> counts;
    count_naively(counts, std::span(text.tokens).first(b_begin), 5, &Counts::a, 0);
    count_naively(counts, b, 5, &Counts::b, 0);
    const std::map<Gram, Counts> compared = counts;
    const std::uint32_t times = 1 + static_cast<std::uint32_t>(round) % 2;
    for (std::uint32_t time = 0; time < times; ++time) count_naively(counts, before, 5, &Counts::past, 1);
    count_naively(counts, between, 5, &Counts::between, 4);

    Ngrams ngrams(text, b_begin, limits, 1 + static_cast<unsigned>(round) % 3);
    ngrams.index_children();
    ngrams.add_past(before, {times, 0, 1});
    ngrams.add_past(between, {0, 1, 4});
    ngrams.finish();
    std::size_t held = 0;
    for (const auto& [gram, in_text] : compared) {
      const std::uint32_t n = in_text.a + in_text.b;
      const std::size_t length = gram.size();
      const auto enough = [&](std::uint32_t count, std::uint32_t least) {
        return least < 2 ? count > 0 && (n >= 2 || length <= limits.single_depth) : count >= least;
      };
      const bool expected = enough(in_text.a, limits.min_count_a) || enough(in_text.b, limits.min_count_b);
      const NodeId id = find(ngrams, gram);
      ASSERT_EQ(id != kNoNode, expected);
      if (!expected) continue;
      ++held;
      const NgramNode node = ngrams.node(id);
      const Counts& c = counts.at(gram);
      ASSERT_EQ(node.depth, gram.size());
      ASSERT_EQ(node.a, c.a);
      ASSERT_EQ(node.b, c.b);
      ASSERT_EQ(find(ngrams, std::span(gram).subspan(1)), ngrams.link(id));
      ASSERT_EQ(find(ngrams, std::span(gram).first(gram.size() - 1)), ngrams.parent(id));
      ASSERT_EQ(node.past, c.past);
      ASSERT_EQ(node.between, c.between);
      ASSERT_EQ(node.editions, c.editions);
      ASSERT_EQ(node.starts, c.starts);
      ASSERT_EQ(node.ends, c.ends);
    }
    ASSERT_EQ(ngrams.size(), held + 1);
    Ngrams::Path path;
    for (std::size_t begin = 0; begin < text.size(); ++begin) {
      std::vector<NodeId> expected;
      Gram gram;
      for (std::size_t end = begin; end < text.size() && !is_break(text.tokens[end]); ++end) {
        gram.push_back(text.tokens[end]);
        if (gram.size() > limits.depth || find(ngrams, gram) == kNoNode) break;
        expected.push_back(find(ngrams, gram));
      }
      const std::span<const NodeId> nodes = ngrams.at(begin, path);
      ASSERT_EQ(std::vector<NodeId>(nodes.begin(), nodes.end()), expected);
      ASSERT_EQ(ngrams.longest_at(begin), expected.empty() ? kRoot : expected.back());
      for (std::size_t length = 1; length <= expected.size() + 1; ++length)
        ASSERT_EQ(ngrams.at(begin, length), length <= expected.size() ? expected[length - 1] : kNoNode);
    }
    ASSERT_EQ(ngrams.ranges().front(), 1U);
    ASSERT_EQ(ngrams.ranges().back(), ngrams.size());
    for (std::size_t r = 0; r + 1 < ngrams.ranges().size(); ++r)
      for (NodeId id = ngrams.ranges()[r]; id < ngrams.ranges()[r + 1]; ++id) {
        const NodeId parent = ngrams.parent(id);
        ASSERT_TRUE(parent == kRoot || (ngrams.ranges()[r] <= parent && parent < id));
      }
  }
}

// With groups of thousands of places.
TEST(Ngrams, CountsOfALongTextAndAnyNumberOfThreads) {
  std::mt19937 random(7);
  TokenText text;
  text.tokens = random_tokens(random, 30000);
  const std::size_t b_begin = 12000 + (is_break(text.tokens[12000]) ? 1 : 0);
  const NgramLimits limits{.depth = 6, .single_depth = 3, .min_count_a = 2, .min_count_b = 3};
  std::map<Gram, Counts> counts;
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    Gram gram;
    for (std::size_t end = begin; !is_break(text.tokens[end]) && gram.size() < 6; ++end) {
      gram.push_back(text.tokens[end]);
      ++(begin < b_begin ? counts[gram].a : counts[gram].b);
    }
  }
  std::erase_if(counts, [](const auto& entry) { return entry.second.a < 2 && entry.second.b < 3; });
  for (const unsigned threads : {1U, 2U, 5U}) {
    Ngrams ngrams(text, b_begin, limits, threads);
    ngrams.index_children();
    ASSERT_EQ(ngrams.size(), counts.size() + 1);
    NodeId before = kRoot;  // ids ascend as grams do
    for (const auto& [gram, c] : counts) {
      const NodeId id = find(ngrams, gram);
      ASSERT_EQ(id, before + 1);
      before = id;
      ASSERT_EQ(ngrams.node(id).a, c.a);
      ASSERT_EQ(ngrams.node(id).b, c.b);
      ASSERT_EQ(ngrams.link(id), find(ngrams, std::span(gram).subspan(1)));
    }
  }
}

}  // namespace
}  // namespace tifa
