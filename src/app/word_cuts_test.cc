// Which uses of a phrase are its own, and which stand inside a longer word or where two words meet.
#include "app/word_cuts.h"

#include <gtest/gtest.h>

#include <string>

namespace tifa {
namespace {

Standing standing(const std::string& text, const std::string& phrase, std::size_t nth = 1) {
  std::size_t at = text.find(phrase);
  for (; nth > 1; --nth) at = text.find(phrase, at + phrase.size());
  WordCuts words(text);
  return words.of({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + phrase.size())});
}

TEST(WordCuts, AWordByItselfIsWhole) {
  EXPECT_EQ(standing("安全", "安全"), Standing::kWhole);
  EXPECT_EQ(standing("加强安全生产，保证质量。", "安全"), Standing::kWhole);
  EXPECT_EQ(standing("the safety of ports", "safety"), Standing::kWhole);
}

TEST(WordCuts, WhereTwoWordsMeetAUseIsNone) {
  EXPECT_EQ(standing("社会治安全面好转，治安良好。", "安全"), Standing::kAcross);
  EXPECT_EQ(standing("摆脱贫困，也要摆脱落后。", "脱贫"), Standing::kAcross);
  // The word that is cut stands nowhere else: the dictionary may have joined by mistake.
  EXPECT_EQ(standing("补短板，强弱项。", "短板"), Standing::kWhole);
}

TEST(WordCuts, OfTwoReadingsThatOfTheMoreFrequentWordHolds) {
  const std::string workers = "工人才来，工人起来了，工人有力量。";
  EXPECT_EQ(standing(workers, "人才"), Standing::kAcross);
  const std::string talents = "工人才来，人才强国，人才兴国，人才辈出。";
  EXPECT_EQ(standing(talents, "人才"), Standing::kWhole);
}

TEST(WordCuts, AFunctionWordIsNoPartOfIt) {
  EXPECT_EQ(standing("实现自由和平等，坚持平等，男女平等。", "和平"), Standing::kAcross);
  EXPECT_EQ(standing("维护和平等项事业，和平发展。", "和平"), Standing::kWhole);
}

TEST(WordCuts, InsideALongerWordItIsPartOfThat) {
  EXPECT_EQ(standing("维护国家安全，健全制度。", "安全"), Standing::kInside);
}

}  // namespace
}  // namespace tifa
