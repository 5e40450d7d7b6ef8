#include "app/beside.h"

#include <gtest/gtest.h>

#include <string>

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

TEST(Beside, FunctionWordsVerbsAndNumeralsNameNothing) {
  EXPECT_TRUE(names_something("平安"));
  for (const char* word : {"", "的", "和", "推进", "三"}) EXPECT_FALSE(names_something(word)) << word;
}

}  // namespace
}  // namespace tifa
