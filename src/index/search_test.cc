// Holds the phrase search against std::string_view::find at every alignment.
#include "index/search.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace tifa {
namespace {

std::vector<std::size_t> all_places(std::string_view text, const std::string& phrase) {
  const PhraseSearcher searcher(phrase);
  std::vector<std::size_t> places;
  for (std::size_t at = 0; (at = searcher.find(text, at)) != std::string_view::npos; ++at) places.push_back(at);
  return places;
}

std::vector<std::size_t> naive_places(std::string_view text, const std::string& phrase) {
  std::vector<std::size_t> places;
  for (std::size_t at = 0; (at = text.find(phrase, at)) != std::string_view::npos; ++at) places.push_back(at);
  return places;
}

TEST(PhraseSearcher, AgreesWithFindAtEveryLengthAndAlignment) {
  std::mt19937 random(11);
  const std::vector<std::string> pieces = {"科", "技", "枝", "a", "b", "，"};
  std::size_t hits = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text, phrase;
    for (std::size_t i = 0; i < random() % 80; ++i) text += pieces[random() % pieces.size()];
    for (std::size_t i = 0; i < 1 + random() % 4; ++i) phrase += pieces[random() % pieces.size()];
    const auto places = all_places(text, phrase);
    ASSERT_EQ(places, naive_places(text, phrase)) << phrase << " in " << text;
    hits += places.size();
  }
  EXPECT_GT(hits, 1000U);
}

TEST(PhraseSearcher, FindsAPhraseAtTheVeryEnd) {
  for (std::size_t before = 0; before < 40; ++before) {
    const std::string text = std::string(before, 'x') + "终点";
    EXPECT_EQ(PhraseSearcher("终点").find(text), before);
    EXPECT_EQ(PhraseSearcher("终点站").find(text), std::string_view::npos);
    EXPECT_EQ(PhraseSearcher("终点").find(text, text.size()), std::string_view::npos);
    EXPECT_EQ(PhraseSearcher("终点").find(text, text.size() + 1), std::string_view::npos);
  }
}

}  // namespace
}  // namespace tifa
