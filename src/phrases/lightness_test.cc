#include "phrases/lightness.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "phrases/light_words.h"
#include "support/view_builder.h"
#include "text/function_words.h"

namespace tifa {
namespace {

bool holds(const std::vector<std::string_view>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

struct Mapped {
  explicit Mapped(const std::string& line, Language language, const NgramLimits& limits = {})
      : owned(testing::make_view_of_lines(line + "\n", language)),
        text(tokens_of(owned.view(), language, vocabulary)),
        ngrams(text, text.size(), limits),
        words(ngrams, vocabulary, 2) {}
  static TokenText tokens_of(const DocumentView& view, Language language, Vocabulary& vocabulary) {
    TokenText text;
    append_tokens(text, view, language == Language::kChinese ? TokenUnit::kCharacters : TokenUnit::kWords, vocabulary);
    return text;
  }
  testing::OwnedView owned;
  Vocabulary vocabulary;
  TokenText text;
  Ngrams ngrams;
  WordMap words;
};

// Every stretch of up to five tokens that is held, looked up in the list.
TEST(Lightness, WordsAreThoseOfASlowSearch) {
  std::mt19937 random(3);
  std::string line;
  for (int i = 0; i < 400; ++i) {
    const std::vector<std::string_view>& words = random() % 2 == 0 ? light_words() : light_verbs();
    line += random() % 3 == 0 ? "港口" : words[random() % 20];
    if (random() % 6 == 0) line += "，";
  }
  const Mapped mapped(line, Language::kChinese, {.min_count_a = 2, .min_count_b = 2});
  std::size_t found = 0;
  for (std::size_t at = 0; at < mapped.text.size(); ++at) {
    unsigned light = 0, verb = 0;
    for (std::size_t n = 1; n <= 5 && mapped.ngrams.at(at, n) != kNoNode; ++n) {
      light |= holds(light_words(), mapped.text.folded(at, at + n)) ? 1U << (n - 1) : 0U;
      verb |= holds(light_verbs(), mapped.text.folded(at, at + n)) ? 1U << (n - 1) : 0U;
    }
    EXPECT_EQ(mapped.words.at(at).light, light);
    EXPECT_EQ(mapped.words.at(at).verb, verb);
    found += light + verb > 0 ? 1 : 0;
  }
  EXPECT_GT(found, 100U);
}

TEST(Lightness, WhatLightWordsMakeUpIsLight) {
  for (const char* light : {"深入开展", "落实和完善", "体制机制", "情况"}) {
    const Mapped mapped(light, Language::kChinese);
    EXPECT_TRUE(is_light(mapped.words, 1, mapped.text.size() - 1)) << light;
  }
  // A numeral or an adjective in front may be the point of a name.
  for (const char* name : {"海洋机制", "新时代", "深入海洋", "港口"}) {
    const Mapped mapped(name, Language::kChinese);
    EXPECT_FALSE(is_light(mapped.words, 1, mapped.text.size() - 1)) << name;
  }
}

TEST(Lightness, EnglishWordsAreWhole) {
  const Mapped mapped("great things of the harbour", Language::kEnglish);
  EXPECT_TRUE(is_light(mapped.words, 1, 5));
  EXPECT_FALSE(is_light(mapped.words, 1, 6));
  EXPECT_TRUE(is_light(mapped.words, 2, 2));
}

TEST(Lightness, WordsBesideAnEdge) {
  const Mapped mapped("推进港口建设", Language::kChinese);
  EXPECT_TRUE(word_ends_before(mapped.words, 3));
  EXPECT_FALSE(word_ends_before(mapped.words, 2));
  EXPECT_FALSE(word_ends_before(mapped.words, 5));
  EXPECT_TRUE(word_begins_at(mapped.words, 5));
  EXPECT_FALSE(word_begins_at(mapped.words, 3));
}

TEST(LightWords, AreWordsThatStandOnce) {
  for (const std::vector<std::string_view>* words : {&light_words(), &light_verbs()}) {
    EXPECT_GT(words->size(), 300U);
    for (const std::string_view word : *words) {
      EXPECT_FALSE(word.empty());
      EXPECT_EQ(word.find(' '), std::string_view::npos) << word;
      EXPECT_LE(word.size(), 18U) << word;  // two words run together would be longer
    }
  }
}

TEST(LightWords, ThePluralOfOneThatSaysNothingSaysNothing) {
  for (const std::string_view word : {"policy", "policies", "mechanism", "mechanisms"})
    EXPECT_TRUE(is_empty_alone(word)) << word;
  for (const std::string_view word : {"customs", "tariffs", "harbours"}) EXPECT_FALSE(is_empty_alone(word)) << word;
}

TEST(LightWords, ThatSayNothingAloneStandInNoOtherList) {
  const std::vector<std::string_view>& words = words_empty_alone();
  EXPECT_EQ(std::adjacent_find(words.begin(), words.end()), words.end());
  for (const std::string_view word : words) {
    EXPECT_FALSE(holds(light_words(), word)) << word;
    EXPECT_EQ(function_word_limits(word), 0) << word;
  }
}

}  // namespace
}  // namespace tifa
