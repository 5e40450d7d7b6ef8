#include "phrases/edges.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "support/view_builder.h"
#include "text/function_words.h"

namespace tifa {
namespace {

const std::string kText =
    "推进港口建设，深入开展“双碳”行动和“渔业振兴”行动。\n"
    "我们要坚持深入开展“双碳”行动，不断完善港口的建设。\n"
    "加快港口建设与“海洋 牧场”建设，以及渔业的发展“”。\n";

// Every gap looked at by itself, from the beginning of its clause on.
TEST(Edges, AreThoseOfASlowSearch) {
  const testing::OwnedView owned = testing::make_view_of_lines(kText + kText, Language::kChinese);
  Vocabulary vocabulary;
  TokenText text;
  append_tokens(text, owned.view(), TokenUnit::kCharacters, vocabulary);
  const Ngrams ngrams(text, text.size() / 2, {});
  const std::vector<Branching> freedom = branching(ngrams);
  const std::vector<Margin> margins = boundary_margins(text, ngrams, freedom, TokenUnit::kCharacters);
  const std::vector<std::uint8_t> limits = word_limits(text, margins);
  const std::vector<float> alone = alone_shares(text, ngrams, margins);
  const WordMap words(ngrams, vocabulary);
  std::size_t within = 0, quoted = 0, end_none = 0;
  for (const unsigned threads : {1U, 2U, 5U}) {
    const ComparedCorpus corpus{{text, text.size() / 2, ngrams, TokenUnit::kCharacters, 1, 1, threads},
                                margins,
                                words,
                                freedom,
                                alone,
                                limits,
                                nullptr,
                                0,
                                0};
    const Edges edges = find_edges(corpus);
    ASSERT_EQ(edges.gaps.size(), text.size());
    for (std::size_t gap = 1; gap < text.size(); ++gap) {
      std::size_t word = gap - 1;
      while (word > 0 && margins[word] == 0) --word;
      const std::uint8_t before = margins[gap] > 0 ? limits[word] : std::uint8_t{0};
      EXPECT_EQ(edges.has(gap, kWordsPart), margins[gap] > 0);
      EXPECT_EQ(edges.has(gap, kBeginsNone), (limits[gap] & (kNotFirst | kNotInside)) != 0);
      EXPECT_EQ(edges.has(gap, kEndsNone), (before & kNotLast) != 0);
      EXPECT_EQ(edges.has(gap, kInsideNone), (before & kNotInside) != 0);
      EXPECT_FALSE(edges.has(gap, kWithinDictionary));
      bool over = false, ends = false, begins = words.at(gap).all() != 0;
      for (std::size_t from = gap - std::min<std::size_t>(gap, 8); from < gap; ++from)
        for (std::size_t n = 1; n <= 5; ++n) {
          if ((words.at(from).all() >> (n - 1) & 1) == 0) continue;
          over = over || from + n > gap;
          ends = ends || from + n == gap;
        }
      EXPECT_EQ(edges.has(gap, kWithinWord), over);
      const bool opens = (text.marks[gap] & kMarkOpens) != 0 && !is_break(text.tokens[gap]);
      const bool closes = (text.marks[gap - 1] & kMarkCloses) != 0 && !is_break(text.tokens[gap - 1]);
      if (!is_break(text.tokens[gap])) {
        EXPECT_EQ(edges.has(gap, kLeftOpen), is_break(text.tokens[gap - 1]) || opens || before != 0 || ends);
      }
      if (!is_break(text.tokens[gap - 1])) {
        EXPECT_EQ(edges.has(gap, kRightOpen), is_break(text.tokens[gap]) || closes || begins || limits[gap] != 0);
      }
      within += over ? 1 : 0;
      end_none += (before & kNotLast) != 0 ? 1 : 0;
    }
    for (std::size_t begin = 1; begin < text.size(); ++begin) {
      std::size_t end = begin;  // of the quotation that opens here
      if (!is_break(text.tokens[begin]) && (text.marks[begin] & kMarkOpens))
        for (end = begin; !is_break(text.tokens[end]) && !(text.marks[end] & kMarkCloses);) ++end;
      const bool whole = end >= begin && !is_break(text.tokens[end]) && (text.marks[begin] & kMarkOpens) != 0;
      EXPECT_EQ(edges.opens_quotation(begin), whole);
      if (!whole) continue;
      ++quoted;
      EXPECT_EQ(edges.quotations[begin].rest, end + 1 - begin);
      EXPECT_FALSE(edges.cut_quotation(begin, end + 1));
      if (end == begin) continue;
      EXPECT_TRUE(edges.cut_quotation(begin, end));
      EXPECT_TRUE(edges.cut_quotation(begin + 1, end + 1));
    }
  }
  EXPECT_GT(within, 0U);
  EXPECT_GT(quoted, 0U);
  EXPECT_GT(end_none, 0U);
}

// What a reading says of its words, asked of each of them.
TEST(Edges, WordsAreReadOneByOne) {
  for (const auto& [lines, language] :
       {std::pair(kText + kText, Language::kChinese),
        std::pair(std::string("The port of the islands is open, and because of it we trade.\n"), Language::kEnglish)}) {
    const TokenUnit unit = language == Language::kChinese ? TokenUnit::kCharacters : TokenUnit::kWords;
    const testing::OwnedView owned = testing::make_view_of_lines(lines, language);
    Vocabulary vocabulary;
    TokenText text;
    append_tokens(text, owned.view(), unit, vocabulary);
    const Ngrams ngrams(text, text.size() / 2, {});
    const std::vector<Margin> margins = boundary_margins(text, ngrams, branching(ngrams), unit);
    std::map<Token, std::size_t> alone;
    std::size_t longer = 0;  // function words of several characters
    for (const unsigned threads : {1U, 2U, 5U}) {
      const std::vector<std::uint8_t> limits = word_limits(text, margins, threads);
      const std::vector<float> shares = alone_shares(text, ngrams, margins, threads);
      alone.clear();
      for (std::size_t at = 1; at < text.size(); ++at) {
        std::uint8_t expected = 0;
        if (!is_break(text.tokens[at]) && margins[at] > 0) {
          std::size_t end = at + 1;
          while (margins[end] == 0) ++end;
          expected = function_word_limits(text.folded(at, end));
          longer += expected != 0 && end - at > 1 ? 1 : 0;
          alone[text.tokens[at]] += end - at == 1 ? 1 : 0;
        }
        EXPECT_EQ(limits[at], expected) << at;
      }
      for (NodeId id = 1; id < ngrams.size(); ++id) {
        const double count = static_cast<double>(alone[ngrams.token(id)]), all = static_cast<double>(ngrams.total(id));
        EXPECT_FLOAT_EQ(shares[id], ngrams.depth(id) == 1 ? static_cast<float>(count / all) : 0.0F);
      }
    }
    EXPECT_EQ(longer > 0, unit == TokenUnit::kCharacters);
  }
}

}  // namespace
}  // namespace tifa
