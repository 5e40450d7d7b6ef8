// Endings of Chinese phrases.
#include "app/endings.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace tifa {
namespace {

std::vector<std::string> wordings(std::string_view phrase) {
  std::vector<std::string> found;
  for (const PhraseEnding& one : endings_of(phrase)) found.push_back((one.at_word ? "|" : "") + one.wording);
  return found;
}

TEST(Endings, BeginWithTheWordsOfThePhrase) {
  EXPECT_EQ(wordings("吸引外资"), (std::vector<std::string>{"|外资"}));
  EXPECT_EQ(wordings("外资").size(), 0U);
  EXPECT_EQ(wordings("deep sea").size(), 0U);
}

TEST(Endings, OfFourCharactersBeginInsideAWordAsWell) {
  const std::vector<std::string> found = wordings("精神文明创建");
  const auto is_it = [](const std::string& one) { return one == "文明创建" || one == "|文明创建"; };
  EXPECT_TRUE(std::any_of(found.begin(), found.end(), is_it));
}

}  // namespace
}  // namespace tifa
