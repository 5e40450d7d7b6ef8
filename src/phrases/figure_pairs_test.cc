// Figures behind the same words, on small texts whose pairs can be read off, and against a slow search.
#include "phrases/figure_pairs.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "support/view_builder.h"

namespace tifa {
namespace {

using testing::make_view_of_lines;
using testing::OwnedView;

// "frame: figure of A > figure of B", "=" for ">" where it did not change; … for figures inside the frame.
std::vector<std::string> pairs_of(std::string_view a, std::string_view b, Language language = Language::kChinese) {
  const OwnedView of_a = make_view_of_lines(a, language), of_b = make_view_of_lines(b, language);
  std::vector<std::string> found;
  for (const FigurePair& pair : pair_figures(of_a.view(), of_b.view())) {
    std::string frame;
    std::uint32_t at = pair.b.frame.begin;
    for (const Range& figure : pair.b.inside) {
      frame += Range{at, figure.begin}.of(of_b.view().text);
      frame += "…";
      at = figure.end;
    }
    frame += Range{at, pair.b.frame.end}.of(of_b.view().text);
    found.push_back(frame + ": " + std::string(pair.a.figure.of(of_a.view().text)) + (pair.changed ? " > " : " = ") +
                    std::string(pair.b.figure.of(of_b.view().text)));
  }
  return found;
}

using Pairs = std::vector<std::string>;

TEST(FigurePairs, StandBehindTheSameWords) {
  EXPECT_EQ(pairs_of("渔业赤字率拟按3%安排。", "渔业赤字率拟按4%左右安排，港口照旧。"),
            Pairs{"渔业赤字率拟按: 3% > 4%左右"});
  EXPECT_EQ(
      pairs_of("拟安排港口专项债券3.9万亿元、比上年增加1000亿元。",
               "拟安排港口专项债券4.4万亿元、比上年增加5000亿元。"),
      (Pairs{"拟安排港口专项债券: 3.9万亿元 > 4.4万亿元", "拟安排港口专项债券…、比上年增加: 1000亿元 > 5000亿元"}));
}

TEST(FigurePairs, AClauseOfOneOfTheTwoBeginsWithThem) {
  EXPECT_EQ(pairs_of("明年，渡轮班次为30次。", "各岛渡轮班次为40次。"), Pairs{"渡轮班次为: 30次 > 40次"});
  // In neither: the words are the end of two longer subjects.
  EXPECT_EQ(pairs_of("北岛渡轮班次为30次。", "南岛渡轮班次为40次。"), Pairs{});
}

TEST(FigurePairs, VerbsAndHedgesBeforeAFigureAreOfIt) {
  EXPECT_EQ(pairs_of("水产加工产值达到135万元。", "水产加工产值超过126万元。"),
            Pairs{"水产加工产值: 达到135万元 > 超过126万元"});
  EXPECT_EQ(pairs_of("水产加工产值百分之五。", "水产加工产值5%。"), Pairs{"水产加工产值: 百分之五 = 5%"});
}

TEST(FigurePairs, FromWhereToWhereIsOneFigure) {
  EXPECT_EQ(pairs_of("违规捕捞并处5万元以下罚款。", "违规捕捞并处二万元以上十万元以下罚款。"),
            Pairs{"违规捕捞并处: 5万元以下 > 二万元以上十万元以下"});
}

TEST(FigurePairs, WordsThatNameNoSubjectAreNoFrame) {
  EXPECT_EQ(pairs_of("比上年增加30亿元。", "比上年增加50亿元。"), Pairs{});
  EXPECT_EQ(pairs_of("产值30亿元。", "产值50亿元。"), Pairs{}) << "two characters";
  EXPECT_EQ(pairs_of("It is 5 percent.", "It is 6 percent.", Language::kEnglish), Pairs{});
}

TEST(FigurePairs, UnitsAreTheSame) {
  EXPECT_EQ(pairs_of("海岛港口扩建增加3个百分点。", "海岛港口扩建增加4%。"), Pairs{});
  EXPECT_EQ(pairs_of("海岛港口扩建增加3座。", "海岛港口扩建增加4座。"), Pairs{"海岛港口扩建增加: 3座 > 4座"});
}

TEST(FigurePairs, WhatMayBeAnyOfSeveralIsNoPair) {
  EXPECT_EQ(pairs_of("海岛港口扩建3座。海岛港口扩建5座。", "海岛港口扩建4座。"), Pairs{});
  EXPECT_EQ(pairs_of("海岛港口扩建3座。海岛港口扩建三座。", "海岛港口扩建4座。"), Pairs{"海岛港口扩建: 3座 > 4座"})
      << "both say the same";
  EXPECT_EQ(pairs_of("海岛港口扩建3座码头。海岛港口扩建5座灯塔。", "海岛港口扩建4座灯塔。"),
            Pairs{"海岛港口扩建: 5座 > 4座"})
      << "the words behind decide";
}

TEST(FigurePairs, OfTheWordsThoseThatSayWhatItIsOfAreTold) {
  EXPECT_EQ(pairs_of("海岛港口扩建3座，渡轮码头修建5座。", "海岛港口扩建4座，渡轮码头修建6座。"),
            (Pairs{"海岛港口扩建: 3座 > 4座", "渡轮码头修建: 5座 > 6座"}));
}

TEST(FigurePairs, OfTwoWithTheSameWordsTheHedgeTells) {
  EXPECT_EQ(
      pairs_of("城镇新增就业1244万人。城镇新增就业1200万人以上。", "城镇新增就业1256万人。城镇新增就业1300万人以上。"),
      (Pairs{"城镇新增就业: 1244万人 > 1256万人", "城镇新增就业: 1200万人以上 > 1300万人以上"}));
}

TEST(FigurePairs, OfTwoWithTheSameWordsTheVerbTells) {
  EXPECT_EQ(pairs_of("研发经费投入强度提高到2.06%。研发经费投入强度达到2.6%。",
                     "研发经费投入强度达到3.2%。研发经费投入强度提高到2.58%。"),
            (Pairs{"研发经费投入强度: 达到2.6% > 达到3.2%", "研发经费投入强度: 提高到2.06% > 提高到2.58%"}));
}

TEST(FigurePairs, WordsBeforeAnyMeasureWord) {
  EXPECT_EQ(pairs_of("新建海底光缆两条。", "新建海底光缆三条。"), Pairs{"新建海底光缆: 两条 > 三条"});
}

TEST(FigurePairs, FoldedAsCountingFolds) {
  EXPECT_EQ(pairs_of("“海島”港口擴建３座。", "海岛 港口扩建4座。"), Pairs{"海岛 港口扩建: ３座 > 4座"});
}

TEST(FigurePairs, EnglishByWords) {
  EXPECT_EQ(pairs_of("The ferry fleet will carry about 5 million passengers.",
                     "The ferry fleet will carry 6 million passengers.", Language::kEnglish),
            Pairs{"The ferry fleet will carry : about 5 million passengers > 6 million passengers"});
}

TEST(FigurePairs, OfNothing) {
  EXPECT_EQ(pairs_of("", "海岛港口扩建4座。"), Pairs{});
  EXPECT_EQ(pairs_of("海岛港口扩建4座。", ""), Pairs{});
  EXPECT_EQ(pairs_of("4座。", "5座。"), Pairs{});
}

// A text of clauses “subject + figure”: frames that stand once in each are pairs, all others are none.
TEST(FigurePairs, AgreesWithCountingOfSubjects) {
  const std::vector<std::string> subjects = {"海岛港口扩建", "渡轮码头修建", "潮汐电站新设", "渔业学校开办",
                                             "灯塔航线开通"};
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::map<std::string, std::vector<int>> said[2];
    std::string texts[2];
    for (int side = 0; side < 2; ++side)
      for (auto i = random() % 7; i-- > 0;) {
        const std::string& subject = subjects[random() % subjects.size()];
        const int value = static_cast<int>(random() % 3) + 2;
        said[side][subject].push_back(value);
        texts[side] += subject + std::to_string(value) + "座。";
      }
    std::map<std::string, std::string> expected;
    for (const auto& [subject, values] : said[1]) {
      const auto other = said[0].find(subject);
      if (other == said[0].end()) continue;
      const auto one_value = [](const std::vector<int>& all) {
        return std::count(all.begin(), all.end(), all.front()) == static_cast<std::ptrdiff_t>(all.size());
      };
      if (!one_value(values) || !one_value(other->second)) continue;
      expected[subject] = subject + ": " + std::to_string(other->second.front()) + "座" +
                          (values.front() == other->second.front() ? " = " : " > ") + std::to_string(values.front()) +
                          "座";
    }
    std::map<std::string, std::string> found;
    for (const std::string& pair : pairs_of(texts[0], texts[1])) found[pair.substr(0, pair.find(':'))] = pair;
    EXPECT_EQ(found, expected) << texts[0] << "\n" << texts[1];
  }
}

// What stands before very many figures is no frame, and costs no more than reading.
TEST(FigurePairs, ManyAlikeAreLeftOut) {
  std::string many;
  for (std::size_t i = 0; i < kMostAlike; ++i) many += "海岛港口扩建3座。";
  EXPECT_EQ(pairs_of(many, "海岛港口扩建4座。"), Pairs{});
}

}  // namespace
}  // namespace tifa
