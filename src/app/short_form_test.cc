// Abbreviations of Chinese phrases: one character of each word.
#include "app/short_form.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tifa {
namespace {

bool has(std::string_view phrase, std::string_view form) {
  const std::vector<std::string> forms = short_forms(phrase);
  return std::find(forms.begin(), forms.end(), form) != forms.end();
}

TEST(ShortForm, TakesOneCharacterOfEachWord) {
  EXPECT_TRUE(has("对外贸易", "外贸"));
  EXPECT_TRUE(has("环境保护", "环保"));
  EXPECT_TRUE(has("科学技术", "科技"));
}

TEST(ShortForm, IsAWordOfTheDictionary) {
  EXPECT_FALSE(has("对外贸易", "对易"));
  EXPECT_TRUE(short_forms("灯塔航标").empty());
}

TEST(ShortForm, IsOfWordsOfTwoCharacters) {
  EXPECT_TRUE(short_forms("贸易").empty());
  EXPECT_TRUE(short_forms("高质量发展").empty());
  EXPECT_TRUE(short_forms("foreign trade").empty());
  EXPECT_TRUE(short_forms("").empty());
}

}  // namespace
}  // namespace tifa
