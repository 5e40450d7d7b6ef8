#include "app/heading_echoes.h"

#include <gtest/gtest.h>

#include <string>

namespace tifa {
namespace {

SectionRow section(const char* change, const std::string& a, const std::string& b) {
  SectionRow row;
  row.change = change;
  row.a = a;
  row.b = b;
  return row;
}

// "words | heading" of a heading that is new beside one of the older edition; "" when it has no words of it.
std::string echo(const std::string& old_heading, const std::string& added) {
  const auto echoes = heading_echoes({section("retitled", old_heading, "x"), section("added", "", added)});
  if (echoes.empty()) return "";
  EXPECT_EQ(echoes[0].section, 1U);
  return echoes[0].words + " | " + echoes[0].heading;
}

TEST(HeadingEchoes, FourIdeographsOrTwoWordsThatTell) {
  EXPECT_EQ(echo("四、改善港口，做强远洋渔业", "五、推动远洋渔业升级"), "远洋渔业 | 四、改善港口，做强远洋渔业");
  EXPECT_EQ(echo("四、做强渔业", "五、推动渔业升级"), "");
  EXPECT_EQ(echo("4. Open the Harbours and Make Fisheries Stronger", "5. Raise the Quality of the Ocean Fishery"), "");
  EXPECT_EQ(echo("4. Make Ocean Fisheries Stronger", "5. Raise the Quality of the Ocean Fishery"),
            "Ocean Fishery | 4. Make Ocean Fisheries Stronger");
  EXPECT_EQ(echo("4. The Quality of the Air", "5. The Quality of the Water"), "");
}

TEST(HeadingEchoes, NumberingPunctuationAndFunctionWordsAreNoWords) {
  EXPECT_EQ(echo("第十五章 海洋", "第十五章 山地"), "");
  EXPECT_EQ(echo("一、开放，港口", "二、开放港口"), "");
  EXPECT_EQ(echo("一、学校和医院的", "二、办学校和医院"), "学校和医院 | 一、学校和医院的");
  EXPECT_EQ(echo("1. Ocean Fisheries and Schools", "2. Ocean Fisheries and the Ports"),
            "Ocean Fisheries | 1. Ocean Fisheries and Schools");
}

TEST(HeadingEchoes, TheLongestRunInEitherDirection) {
  const auto echoes = heading_echoes({section("dropped", "一、办好海岛学校、远洋渔业和港口", ""),
                                      section("kept", "二、总则", "一、总则"), section("added", "", "二、海岛学校"),
                                      section("added", "", "三、远洋渔业和港口")});
  ASSERT_EQ(echoes.size(), 3U);
  EXPECT_EQ(echoes[0].words, "远洋渔业和港口");
  EXPECT_EQ(echoes[0].heading, "三、远洋渔业和港口");
  EXPECT_EQ(echoes[1].words, "海岛学校");
  EXPECT_EQ(echoes[2].section, 3U);
}

TEST(HeadingEchoes, WordsOfSeveralHeadingsAreTheSubjectOfNone) {
  EXPECT_TRUE(heading_echoes({section("kept", "一、海岛经济与学校", "一、学校"),
                              section("kept", "二、海岛经济与港口", "二、港口"), section("added", "", "三、海岛经济")})
                  .empty());
  EXPECT_TRUE(heading_echoes({section("retitled", "一、海岛经济", "一、海岛经济与学校"),
                              section("added", "", "二、海岛经济与港口")})
                  .empty());
}

TEST(HeadingEchoes, HeadingsWithoutWords) {
  EXPECT_TRUE(heading_echoes({}).empty());
  EXPECT_EQ(echo("一", "二"), "");
  EXPECT_EQ(echo(" ……", " ……"), "");
}

}  // namespace
}  // namespace tifa
