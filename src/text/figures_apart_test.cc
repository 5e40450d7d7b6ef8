// What is left of a wording without its figures, and what the figures say.
#include "text/figures_apart.h"

#include <gtest/gtest.h>

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

TEST(FiguresApart, WordsBeforeAnyNounAreFiguresOnlyWhereAskedFor) {
  EXPECT_TRUE(take_figures_apart("十二座码头", WordFigures::kOfMeasure).figures.empty());
  EXPECT_EQ(take_figures_apart("六个月", WordFigures::kOfMeasure).figures.size(), 1U);
}

}  // namespace
}  // namespace tifa
