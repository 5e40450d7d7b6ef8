// What two wordings differ in: figures before words.
#include "goals/wording.h"

#include <gtest/gtest.h>

namespace tifa {
namespace {

// "figures, changed": how the wording differs and what became of the figures.
std::string difference(const char* before, const char* now) {
  const WordingDifference found = difference_of(item_wording(before, before, before), item_wording(now, now, now));
  const char* const names[] = {"same", "order", "figures", "words"};
  const std::string figures = figure_change_name(found.figures);
  return names[static_cast<int>(found.wording)] + (figures.empty() ? "" : ", " + figures);
}

TEST(WordingDifference, OfAFigureAlone) {
  EXPECT_EQ(difference("国内生产总值增长5%左右", "国内生产总值增长6%以上"), "figures, changed");
  EXPECT_EQ(difference("城镇新增就业1200万人以上", "城镇新增就业1100万人以上"), "figures, changed");
  EXPECT_EQ(difference("产值增长7%左右", "产值增长6.5%－7%"), "figures, changed");
  EXPECT_EQ(difference("产值增长百分之五", "产值增长百分之六"), "figures, changed");
  EXPECT_EQ(difference("储备达到六个月", "储备达到八个月"), "figures, changed");
  EXPECT_EQ(difference("新建十二座码头", "新建十五座码头"), "figures, changed");
  EXPECT_EQ(difference("产值增长不低于5%", "产值增长7%"), "figures, changed");
  EXPECT_EQ(difference("Inflation of about 2%", "Inflation of 3%"), "figures, changed");
  EXPECT_EQ(difference("Inflation of about 2%", "Inflation of no more than three percent"), "figures, changed");
  EXPECT_EQ(difference("Growth of 5 percent or more", "Growth of 6 percent"), "figures, changed");
  EXPECT_EQ(difference("over 12 million new jobs", "11 million new jobs"), "figures, changed");
  EXPECT_EQ(difference("build twelve ports", "build fifteen ports"), "figures, changed");
  EXPECT_EQ(difference("reserves for six months", "reserves for eight months"), "figures, changed");
}

TEST(WordingDifference, TheHedgeBelongsToTheFigure) {
  EXPECT_EQ(difference("产值增长5%左右", "产值增长5%以上"), "figures, changed");
  EXPECT_EQ(difference("growth of about 5%", "growth of at least 5%"), "figures, changed");
  EXPECT_EQ(difference("growth of about 5%", "growth of around 5 percent"), "words, kept");
}

TEST(WordingDifference, AFigureComesOrGoes) {
  EXPECT_EQ(difference("进出口增长6%左右", "进出口增长"), "figures, dropped");
  EXPECT_EQ(difference("进出口增长", "进出口增长6%左右"), "figures, added");
  EXPECT_EQ(difference("进出口增长6%左右", "进出口回稳向好"), "words, dropped");
  EXPECT_EQ(difference("trade will recover", "trade grows by 6 percent"), "words, added");
}

TEST(WordingDifference, OfFiguresAndWords) {
  EXPECT_EQ(difference("粮食产量1.3万亿斤以上", "粮食产量保持在1.3万亿斤以上"), "words, kept");
  EXPECT_EQ(difference("粮食产量1.3万亿斤以上", "粮食总产量1.4万亿斤左右"), "words, changed");
  EXPECT_EQ(difference("12 million new jobs", "11 million urban jobs"), "words, changed");
  EXPECT_EQ(difference("港口更加繁忙", "港口更加繁忙兴旺"), "words");
}

TEST(WordingDifference, FiguresThatChangedPlacesChanged) {
  EXPECT_EQ(difference("产值增长5%，物价涨幅3%", "产值增长3%，物价涨幅5%"), "figures, changed");
  EXPECT_EQ(difference("新建泊位12个以上，停港率4.5%左右", "停港率4.5%左右，新建泊位12个以上"), "order, kept");
  EXPECT_EQ(difference("新建泊位12个以上，停港率4.5%左右", "停港率4.6%左右，新建泊位12个以上"), "figures, changed");
}

TEST(WordingDifference, YearsSessionsAndSetPhrasesAreNoFigures) {
  EXPECT_EQ(difference("到2025年建成港口", "到2030年建成港口"), "words");
  EXPECT_EQ(difference("落实第十九届大会和十九届三中全会精神", "落实第二十届大会和二十届三中全会精神"), "words");
  EXPECT_EQ(difference("In the next five years, peace", "In the next ten years, peace"), "words");
  EXPECT_EQ(difference("产值增长5%左右，进一步推进一体化", "产值增长5.0%左右，推进三农工作"), "words, kept");
  EXPECT_EQ(difference("by May 5 all ports", "by May 6 all ports"), "words");
}

TEST(WordingDifference, OfHeadingsTheHeadIsAsked) {
  const char* const paragraph = "扩大需求。投资5000亿元。";
  const auto heading = item_wording("扩大需求", "扩大需求", "扩大需求");
  EXPECT_EQ(difference_of(item_wording("扩大需求", paragraph, "扩大需求"), heading).figures, FigureChange::kNone);
  EXPECT_EQ(difference_of(item_wording("扩大需求", paragraph, paragraph), heading).figures, FigureChange::kDropped);
}

TEST(WordingDifference, OneWayOfWritingAFigureIsAnother) {
  EXPECT_EQ(difference("占比达到百分之五，渔业增长", "渔业比重达到5%"), "words, kept");
  EXPECT_EQ(difference("完成三件大事", "完成3件大事"), "words, kept");
  EXPECT_EQ(difference("建设10所学校", "建设十所学校"), "words, kept");
  EXPECT_EQ(difference("Build 10 schools", "Build ten schools"), "words, kept");
  EXPECT_EQ(difference("增长5%，完成三件大事", "增长5%，完成3件大事"), "words, kept");
  EXPECT_EQ(difference("完成三件大事", "完成3件大事，增长5%"), "words, changed");
  EXPECT_EQ(difference("完成三件大事", "增长5%，完成大事"), "words, added");
  EXPECT_EQ(difference("增长百分之七", "增长7%"), "words, kept");
  EXPECT_EQ(difference("港口增长５％", "港口增长5%。"), "same, kept");
}

}  // namespace
}  // namespace tifa
