#include "phrases/lightness.h"

#include <gtest/gtest.h>

#include "phrases/light_words.h"
#include "support/view_builder.h"

namespace tifa {
namespace {

struct Mapped {
  explicit Mapped(const std::string& line, Language language)
      : owned(testing::make_view_of_lines(line + "\n", language)) {
    const TokenUnit unit = language == Language::kChinese ? TokenUnit::kCharacters : TokenUnit::kWords;
    append_tokens(text, owned.view(), unit, vocabulary);
    const Ngrams ngrams(text, text.size(), {});
    words = map_words(text, ngrams, vocabulary);
  }
  testing::OwnedView owned;
  Vocabulary vocabulary;
  TokenText text;
  WordMap words;
};

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

}  // namespace
}  // namespace tifa
