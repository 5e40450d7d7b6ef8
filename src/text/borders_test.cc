#include "text/borders.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace tifa {
namespace {

TEST(Borders, AreWhatAPhraseBeginsAndEndsWith) {
  EXPECT_TRUE(borders("").empty());
  EXPECT_TRUE(borders("a").empty());
  EXPECT_EQ(borders("aaa"), (std::vector<std::size_t>{2, 1}));
  EXPECT_EQ(borders("发展再发展"), (std::vector<std::size_t>{6}));
  std::mt19937 random(3);
  for (int round = 0; round < 2000; ++round) {
    std::string phrase;
    for (std::size_t length = random() % 14; phrase.size() < length;) phrase += static_cast<char>('a' + random() % 2);
    std::vector<std::size_t> naive;
    for (std::size_t length = phrase.size(); length-- > 1;)
      if (phrase.ends_with(phrase.substr(0, length))) naive.push_back(length);
    ASSERT_EQ(borders(phrase), naive) << phrase;
  }
}

}  // namespace
}  // namespace tifa
