#include "text/function_words.h"

#include <gtest/gtest.h>

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

TEST(FunctionWords, AFigureIsNumeralsUnitsAndDigits) {
  for (const char* figure : {"三十", "2025年", "13亿", "第四次", "46"}) EXPECT_TRUE(is_figure(figure)) << figure;
  for (const char* other : {"一流", "3d", "四化建设", "46 %"}) EXPECT_FALSE(is_figure(other)) << other;
}

}  // namespace
}  // namespace tifa
