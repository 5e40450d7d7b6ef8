#include "phrases/edges.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

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

}  // namespace
}  // namespace tifa
