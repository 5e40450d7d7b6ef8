#include "app/beside.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace tifa {
namespace {

Range place(const std::string& text, const std::string& phrase) {
  const auto at = static_cast<std::uint32_t>(text.find(phrase));
  return {at, at + static_cast<std::uint32_t>(phrase.size())};
}

TEST(Beside, IsAWordOfIdeographsOrNothing) {
  const std::string text = "推进平安港口建设，港口建设";
  EXPECT_EQ(word_before(text, place(text, "港口")), "平安");
  EXPECT_EQ(word_behind(text, place(text, "港口")), "建设");
  EXPECT_EQ(word_before(text, {0, 6}), "");
  const std::string latin = "the 港口 x";
  EXPECT_EQ(word_before(latin, place(latin, "港口")), "");
  EXPECT_EQ(word_behind(latin, place(latin, "港口")), "");
}

TEST(Beside, WordsAroundAreThoseOfTheSentenceThatNameSomething) {
  const std::string text = "灯塔很多。在渔船许可、港口收费、提高等方面改进。航道";
  const std::vector<std::string_view> words = words_around(text, place(text, "许可"));
  const auto has = [&](std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); };
  EXPECT_TRUE(has("渔船"));
  EXPECT_TRUE(has("港口"));
  for (const char* word : {"灯塔", "航道", "提高", "许可", "在", "等"}) EXPECT_FALSE(has(word)) << word;
}

TEST(Beside, ANameIsNotTorn) {
  const auto named = [](const std::string& text, const std::string& phrase) {
    return std::string(with_name_beside(text, place(text, phrase), false).of(text));
  };
  EXPECT_EQ(named("推进污染防治攻坚战。", "攻坚战"), "污染防治攻坚战");
  EXPECT_EQ(named("加强非公有制企业建设。", "建设"), "非公有制企业建设");
  EXPECT_EQ(named("打好建军一百年奋斗目标攻坚战。", "攻坚战"), "建军一百年奋斗目标攻坚战");
  EXPECT_EQ(named("今后一百年奋斗目标攻坚战。", "攻坚战").find("一百年"), std::string::npos);
  EXPECT_EQ(named("打好“三北”工程攻坚战。", "攻坚战"), "“三北”工程攻坚战");
  EXPECT_EQ(named("打好攻坚战。", "攻坚战"), "攻坚战");
  const std::string text = "平安港口码头，建设";
  EXPECT_EQ(with_name_beside(text, place(text, "平安"), true).of(text), "平安港口码头");
}

TEST(Beside, FunctionWordsVerbsAndNumeralsNameNothing) {
  EXPECT_TRUE(names_something("平安"));
  for (const char* word : {"", "的", "和", "推进", "三", "2025", "13亿"}) EXPECT_FALSE(names_something(word)) << word;
}

}  // namespace
}  // namespace tifa
