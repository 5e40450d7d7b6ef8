#include "phrases/occurrences.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace tifa {
namespace {

std::uint64_t count_naively(const std::string& text, const std::string& phrase) {
  std::uint64_t n = 0;
  for (std::size_t at = text.find(phrase); at != std::string::npos; at = text.find(phrase, at + phrase.size())) ++n;
  return n;
}

TEST(PhraseCounter, EqualsASearchForEachPhrase) {
  std::mt19937 random(11);
  const auto word = [&](std::size_t most) {
    std::string result;
    static const std::vector<std::string> kCharacters = {"a", "b", "é", "发", "展", "𠀀"};
    for (std::size_t n = 1 + random() % most; n > 0; --n) result += kCharacters[random() % kCharacters.size()];
    return result;
  };
  for (int round = 0; round < 300; ++round) {
    const std::string text = word(200);
    std::vector<std::string> phrases;
    for (int p = 0; p < 20; ++p) {
      std::string phrase = word(6);
      if (std::find(phrases.begin(), phrases.end(), phrase) == phrases.end()) phrases.push_back(std::move(phrase));
    }
    std::vector<std::uint64_t> counts(phrases.size());
    PhraseCounter(phrases, false).count(text, counts);
    for (std::size_t p = 0; p < phrases.size(); ++p)
      ASSERT_EQ(counts[p], count_naively(text, phrases[p])) << phrases[p];
  }
}

TEST(PhraseCounter, WholeWordsAndPhrasesInsideEachOther) {
  std::vector<std::uint64_t> counts(3);
  PhraseCounter({"sea", "sea wall", "wall"}, true).count("the sea wall, the seas, overseas; wall-sea", counts);
  EXPECT_EQ(counts, (std::vector<std::uint64_t>{2, 1, 2}));
}

TEST(PhraseCounter, NothingToFind) {
  std::vector<std::uint64_t> counts;
  PhraseCounter({}, false).count("text", counts);
  EXPECT_TRUE(counts.empty());
}

}  // namespace
}  // namespace tifa
