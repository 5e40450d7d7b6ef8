// What is left of a wording without its figures, and what the figures say.
#include "text/figures_apart.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "text/numerals.h"

namespace tifa {
namespace {

FiguresApart apart(const char* text) { return take_figures_apart(text, WordFigures::kAny); }

TEST(FiguresApart, AmountsAndHedgesAreLeftOutAndUnitsStay) {
  EXPECT_EQ(apart("新增就业1200万人以上，涨幅约3%").rest, "新增就业人，涨幅");
  EXPECT_EQ(apart("产值增长6.5%－7%").rest, "产值增长");
  EXPECT_EQ(apart("over 12 million new jobs").rest, " new jobs");
  EXPECT_EQ(apart("growth of about 5 percent or more, cover 6").rest, "growth of , cover ");
  EXPECT_EQ(apart("产值增长").rest, "产值增长");
  EXPECT_EQ(apart("").rest, "");
}

TEST(FiguresApart, AHedgeIsNoPartOfALongerWord) { EXPECT_EQ(apart("turnover 5%").rest, "turnover "); }

TEST(FiguresApart, WhereTheyAreSaid) {
  const std::string text = "约30个，over 5 percent or more";
  const std::vector<SaidFigure> said = figures_as_said(text, WordFigures::kAny);
  ASSERT_EQ(said.size(), 2U);
  EXPECT_EQ(said[0].whole().of(text), "约30个");
  EXPECT_EQ(said[0].unit().of(text), "个");
  EXPECT_EQ(said[0].front.of(text), "约");
  EXPECT_EQ(said[1].whole().of(text), "over 5 percent or more");
  EXPECT_EQ(said[1].unit().of(text), "");
  EXPECT_EQ(said[1].back.of(text), " or more");
}

TEST(FiguresApart, WhatFiguresSay) {
  const auto one = [](const char* text) {
    const auto figures = apart(text).figures;
    EXPECT_EQ(figures.size(), 1U) << text;
    return figures.empty() ? FigureValue{} : figures[0];
  };
  EXPECT_EQ(one("5%左右"), one("大约百分之五"));
  EXPECT_EQ(one("at least 5 per cent"), one("5%以上"));
  EXPECT_EQ(one("不超过30天"), one("30天以内"));
  EXPECT_NE(one("5%左右"), one("5%以上"));
  EXPECT_NE(one("5%"), one("5"));
  EXPECT_EQ(one("6.5%－7%").upper, std::optional<double>(7));
  EXPECT_EQ(one("十二座码头").value, 12);
}

TEST(FiguresApart, PerCentsInWordsAreThoseInDigits) {
  for (int n = 1; n <= 100; ++n)
    EXPECT_EQ(apart(("增长百分之" + chinese_numeral(n)).c_str()).figures,
              apart(("增长" + std::to_string(n) + "%").c_str()).figures)
        << n;
  EXPECT_EQ(apart("增长百分之六点五").figures, apart("增长6.5%").figures);
  EXPECT_EQ(apart("投资0.29万亿元").figures, apart("投资2900亿元").figures);
}

TEST(FiguresApart, WhatIsMoreThanARoundNumberSaysSo) {
  EXPECT_EQ(apart("投资6800多万元").figures, apart("投资超过6800万元").figures);
  EXPECT_NE(apart("投资6800多万元").figures, apart("投资6800多亿元").figures);
  EXPECT_NE(apart("培训50多个").figures, apart("培训50个").figures);
  EXPECT_EQ(apart("培训50余人").figures, apart("培训50多人").figures);
  EXPECT_NE(apart("培训约50多人").figures, apart("培训约50人").figures);
  EXPECT_EQ(apart("投资6800多万元").rest, "投资元");
  EXPECT_EQ(apart("5－60多万元").figures, (std::vector<FigureValue>{{5, 600000, false, Hedge::kAtLeast}}));
}

TEST(FiguresApart, AHedgeIsNoPartOfALongerWordBesideAFigure) {
  for (const char* text : {"签约30个项目", "节约5%能耗", "预约20个床位", "履约3000份"}) {
    EXPECT_EQ(apart(text).figures.at(0).hedge, Hedge::kNone) << text;
    EXPECT_TRUE(apart(text).rest.find("约") != std::string::npos) << text;
  }
  for (const char* text : {"涨幅约3%", "约3%", "面积大约3%", "筹集约30亿元", "码头约30个"})
    EXPECT_EQ(apart(text).figures.at(0).hedge, Hedge::kAbout) << text;
  EXPECT_EQ(apart("5% or social housing").rest, " or social housing");
  EXPECT_EQ(apart("5% or lesser").figures.at(0).hedge, Hedge::kNone);
  EXPECT_EQ(apart("5% or less, or so").figures.at(0).hedge, Hedge::kAtMost);
  EXPECT_EQ(apart("30个上下游项目").figures.at(0).hedge, Hedge::kNone);
}

TEST(FiguresApart, WordsBeforeAnyNounAreFiguresOnlyWhereAskedFor) {
  EXPECT_TRUE(take_figures_apart("十二座码头", WordFigures::kOfMeasure).figures.empty());
  EXPECT_EQ(take_figures_apart("六个月", WordFigures::kOfMeasure).figures.size(), 1U);
}

}  // namespace
}  // namespace tifa
