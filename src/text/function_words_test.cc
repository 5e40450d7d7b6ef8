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

}  // namespace
}  // namespace tifa
