#include "phrases/dictionary_words.h"

#include <gtest/gtest.h>

#include "support/view_builder.h"
#include "text/words.h"

namespace tifa {
namespace {

TEST(DictionaryWords, HoldsTheGapsInsideOfWordsAndNoOthers) {
  const testing::OwnedView owned = testing::make_view_of_lines("发展海洋经济，保护资源。\n", Language::kChinese);
  Vocabulary vocabulary;
  TokenText text;
  append_tokens(text, owned.view(), TokenUnit::kCharacters, vocabulary);
  const DictionaryWords words(text);
  // 发展|海洋|经济 and 保护|资源.
  std::vector<bool> inside(text.size());
  for (std::size_t gap = 1; gap < text.size(); ++gap) inside[gap] = words.holds(gap);
  EXPECT_EQ(inside,
            (std::vector<bool>{false, false, true, false, true, false, true, false, false, true, false, true, false}));
}

TEST(DictionaryWords, AgreesWithTheSegmenterOnWholeClauses) {
  const testing::OwnedView owned =
      testing::make_view_of_lines("推动港口和腹地协同发展，培育潮汐算力。\n加快AI应用\n", Language::kChinese);
  Vocabulary vocabulary;
  TokenText text;
  append_tokens(text, owned.view(), TokenUnit::kCharacters, vocabulary);
  const DictionaryWords words(text);
  for (std::size_t begin = 1; begin + 1 < text.size(); ++begin) {
    if (is_break(text.tokens[begin]) || !is_break(text.tokens[begin - 1])) continue;
    std::size_t end = begin;
    while (!is_break(text.tokens[end])) ++end;
    std::size_t edges = 1;
    for (std::size_t gap = begin + 1; gap < end; ++gap) edges += words.holds(gap) ? 0 : 1;
    // 0 and every end of a word.
    EXPECT_EQ(edges + 1, word_boundaries(text.folded(begin, end)).size()) << text.folded(begin, end);
  }
  const DictionaryWords in_threads(text, 3);
  for (std::size_t gap = 0; gap < text.size(); ++gap) EXPECT_EQ(in_threads.holds(gap), words.holds(gap)) << gap;
}

}  // namespace
}  // namespace tifa
