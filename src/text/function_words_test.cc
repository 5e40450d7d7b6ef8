#include "text/function_words.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace tifa {
namespace {

TEST(FunctionWords, LimitsOfClosedClasses) {
  EXPECT_EQ(function_word_limits("的"), kNotFirst | kNotLast | kJoins);
  EXPECT_EQ(function_word_limits("我们"), kNotFirst | kNotLast | kNotInside);
  EXPECT_EQ(function_word_limits("of") & (kNotFirst | kNotLast), kNotFirst | kNotLast);
  EXPECT_TRUE(function_word_limits("because") & kNotInside);
  EXPECT_EQ(function_word_limits("海洋"), 0);
  EXPECT_EQ(function_word_limits("harbour"), 0);
  EXPECT_EQ(function_word_limits(""), 0);
}

TEST(FunctionWords, AreFoundToTheLetter) {
  const std::vector<std::string_view> words = function_words();
  ASSERT_TRUE(std::is_sorted(words.begin(), words.end()));
  const auto is_one = [&](std::string_view word) { return std::binary_search(words.begin(), words.end(), word); };
  for (const std::string_view word : words) {
    const std::string one(word);
    EXPECT_NE(function_word_limits(one), 0) << one;
    std::vector<std::string> twins = {one + "s",  one + one,  " " + one,     one + std::string(1, '\0'),
                                      one + "海", "海" + one, one.substr(1), one.substr(0, one.size() - 1)};
    for (std::size_t at = 0; at < one.size(); ++at) {
      twins.push_back(one);
      ++twins.back()[at];
      if (at == 0) continue;
      twins.push_back(one);
      std::swap(twins.back()[at - 1], twins.back()[at]);
    }
    for (const std::string& twin : twins) EXPECT_EQ(function_word_limits(twin) != 0, is_one(twin)) << twin;
  }
}

TEST(FunctionWords, AFigureIsNumeralsUnitsAndDigits) {
  for (const char* figure : {"三十", "2025年", "13亿", "第四次", "46"}) EXPECT_TRUE(is_figure(figure)) << figure;
  for (const char* other : {"一流", "3d", "四化建设", "46 %"}) EXPECT_FALSE(is_figure(other)) << other;
}

}  // namespace
}  // namespace tifa
