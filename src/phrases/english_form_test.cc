#include "phrases/english_form.h"

#include <gtest/gtest.h>

#include <string>

#include "support/view_builder.h"

namespace tifa {
namespace {

// Points of the words after “the” in a sentence of their own.
double points_of(const std::string& phrase) {
  const testing::OwnedView owned =
      testing::make_view_of_lines("So spoke the " + phrase + " then.\n", Language::kEnglish);
  Vocabulary vocabulary;
  TokenText text;
  append_tokens(text, owned.view(), TokenUnit::kWords, vocabulary);
  const Ngrams ngrams(text, text.size(), {});
  const WordMap words(ngrams, vocabulary);
  std::size_t end = text.size() - 1;
  while (is_break(text.tokens[end]) || text.folded(end, end + 1) != "then") --end;
  return english_form(text, words, 4, end);
}

TEST(EnglishForm, PrefersNamesToPiecesOfClauses) {
  EXPECT_GT(points_of("farm subsidies"), points_of("farms flourish"));
  EXPECT_GT(points_of("harbour fees"), points_of("harbours brought"));
  EXPECT_GT(points_of("fallen sailors"), points_of("shaken our sailors"));
  EXPECT_GT(points_of("balanced budget"), points_of("balances its budget"));
  EXPECT_GT(points_of("prosperous society"), points_of("society prosperous"));
  EXPECT_GT(points_of("choice and duty"), points_of("choice between duty"));
}

TEST(EnglishForm, AVerbWithItsObjectIsAnAim) {
  EXPECT_GT(points_of("rebuilding our harbours"), points_of("rebuilt our harbours"));
}

TEST(EnglishForm, NamesAreLeftAlone) {
  EXPECT_GT(points_of("Valley Forge"), points_of("valley forge"));
  EXPECT_GT(points_of("Iron River"), points_of("icy river"));
}

TEST(EnglishForm, ANameGoesOnOverItsSmallWords) {
  EXPECT_GT(points_of("Department of Harbour Efficiency"), points_of("Department of harbour efficiency"));
  EXPECT_GT(points_of("General Assembly"), points_of("General Lindqvist"));
  EXPECT_GT(points_of("mistrust and fear"), points_of("mistrust or with fear"));
}

TEST(EnglishForm, WhatBelongsToAWordIsPartOfIt) {
  EXPECT_GT(points_of("freedom of conscience"), points_of("freedom conscience"));
  EXPECT_GT(points_of("mending harbours"), points_of("mending its harbours"));
  EXPECT_GT(points_of("sailor's hardships"), points_of("nation's hardships"));
  EXPECT_GT(points_of("great channels"), points_of("new channels"));
  EXPECT_GT(points_of("edge of liberty"), points_of("edge of faithful"));
  EXPECT_GT(points_of("rope ladders"), points_of("rope years"));  // a head that is met everywhere
  EXPECT_GT(points_of("tidal harbours"), points_of("rebuilt harbours"));
  EXPECT_GT(points_of("wooden harbours"), points_of("harbours wooden"));
}

TEST(EnglishForm, WhatStandsBesideShowsWhatIsWhole) {
  for (const char* bound : {"the", "a", "their", "her", "this", "those", "every"})
    EXPECT_LT(points_behind_word(bound), 0) << bound;
  for (const char* free : {"our", "and", "of", "in", "kelp", ""}) EXPECT_EQ(points_behind_word(free), 0) << free;
  EXPECT_LT(points_before_word("of"), points_before_word("on"));
  for (const char* bound : {"to", "on", "as"}) EXPECT_LT(points_before_word(bound), 0) << bound;
  for (const char* free : {"and", "in", "for", "kelp", ""}) EXPECT_EQ(points_before_word(free), 0) << free;
}

TEST(EnglishForm, ATermOfTheDictionaryIsACompound) {
  const testing::OwnedView owned = testing::make_view_of_lines("life insurance and tidal kelp\n", Language::kEnglish);
  Vocabulary vocabulary;
  TokenText text;
  append_tokens(text, owned.view(), TokenUnit::kWords, vocabulary);
  EXPECT_TRUE(is_compound(text, 1, 3));
  EXPECT_FALSE(is_compound(text, 1, 2));
  EXPECT_FALSE(is_compound(text, 4, 6));
}

TEST(EnglishForm, WhatPertainsMakesATermAndPraiseDoesNot) {
  EXPECT_GT(points_of("economic growth"), points_of("impressive growth"));
  EXPECT_GT(points_of("monetary union"), points_of("great union"));
  EXPECT_GT(points_of("life insurance"), points_of("solid insurance"));  // a compound of the dictionary
}

TEST(EnglishForm, AnAcronymMakesATerm) {
  EXPECT_GT(points_of("6G harbours"), points_of("sg harbours"));
  EXPECT_GT(points_of("AI-enabled harbours"), points_of("aid-enabled harbours"));
  EXPECT_GT(points_of("tidal AI"), points_of("tidal Ai"));
  EXPECT_EQ(points_of("HARBOUR'S KELP"), points_of("Harbour's Kelp"));  // capitals throughout
}

TEST(EnglishForm, ImagesAndInstancesStandBehindWhatTextsAreAbout) {
  EXPECT_GT(points_of("enemies of liberty"), points_of("wheels of liberty"));
  EXPECT_GT(points_of("failing schools"), points_of("darkened windows"));
  EXPECT_GT(points_of("soldiers"), points_of("soldier"));
  EXPECT_GT(points_of("danger"), points_of("dangers"));
  EXPECT_GT(points_of("freedom and duty"), points_of("river and duty"));
}

TEST(EnglishForm, CountsAndWhatStandsSomewhereNameNothing) {
  EXPECT_GT(points_of("harbours of freedom"), points_of("thousands of harbours"));
  EXPECT_GT(points_of("reform of prisons"), points_of("reform in prisons"));
  EXPECT_GT(points_of("seventy harbours"), points_of("seventy percent"));
  EXPECT_GT(points_of("freedom and duty"), points_of("freedom or duty"));
  EXPECT_GT(points_of("affirming our freedom"), points_of("affirming the freedom"));
  EXPECT_GT(points_of("freedom and noble duty"), points_of("freedom and our duty"));
  EXPECT_GT(points_of("Valley Benson"), points_of("Cardinal Benson"));
}

TEST(EnglishForm, AVerbBehindItsSubjectIsAClause) {
  const testing::OwnedView owned =
      testing::make_view_of_lines("The board decides. The board meeting.\n", Language::kEnglish);
  Vocabulary vocabulary;
  TokenText text;
  append_tokens(text, owned.view(), TokenUnit::kWords, vocabulary);
  EXPECT_TRUE(ends_in_verb(text, 2, 4));
  EXPECT_FALSE(ends_in_verb(text, 3, 4));
  EXPECT_FALSE(ends_in_verb(text, 6, 8));
}

TEST(EnglishForm, OfSingleWordsNounsForWhatCannotBeTouchedStandBest) {
  EXPECT_GT(points_of("sovereignty"), points_of("rivers"));
  EXPECT_GT(points_of("rivers"), points_of("bring"));
  EXPECT_GT(points_of("rivers"), points_of("further"));
}

}  // namespace
}  // namespace tifa
