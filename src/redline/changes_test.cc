#include "redline/changes.h"

#include <gtest/gtest.h>

#include "redline/qualifiers.h"
#include "support/view_builder.h"

namespace tifa {
namespace {

using testing::make_view_of_lines;
using testing::OwnedView;

MeaningfulChanges changes_of(std::string_view a, std::string_view b) {
  const OwnedView view_a = make_view_of_lines(a, Language::kChinese),
                  view_b = make_view_of_lines(b, Language::kChinese);
  const auto redline = make_redline(view_a.view(), view_b.view(), {});
  EXPECT_TRUE(redline);
  return meaningful_changes(*redline, view_a.view(), view_b.view(), 10);
}

TEST(Changes, FiguresWithTheirUnitAndSubject) {
  const MeaningfulChanges zh =
      changes_of("渔获量增长5.2%左右，物价涨幅3%以内。", "渔获量增长4.8%左右，物价涨幅3%以内。");
  ASSERT_EQ(zh.figures.size(), 1U);
  EXPECT_EQ(zh.figures[0].what, "渔获量增长");
  EXPECT_EQ(zh.figures[0].from, "5.2%左右");
  EXPECT_EQ(zh.figures[0].to, "4.8%左右");
  EXPECT_TRUE(zh.rewordings.empty());
  const MeaningfulChanges en = changes_of("We will keep your messages for 30 days after that.",
                                          "We will keep your messages for 90 days after that.");
  ASSERT_EQ(en.figures.size(), 1U);
  EXPECT_EQ(en.figures[0].from, "30 days");
  EXPECT_EQ(en.figures[0].to, "90 days");
}

TEST(Changes, YearsDatesAndNumberingAreNoFigures) {
  EXPECT_TRUE(
      changes_of("Effective as of June 12 for all users.", "Effective as of June 13 for all users.").figures.empty());
  EXPECT_TRUE(changes_of("10. How to reach the council", "12. How to reach the council").figures.empty());
  EXPECT_TRUE(
      changes_of("到2025年，渔港全部完成改造并投入使用。", "到2030年，渔港全部完成改造并投入使用。").figures.empty());
  EXPECT_TRUE(changes_of("Effective as of June 2025 for all users.", "Effective as of June 2026 for all users.")
                  .figures.empty());
}

TEST(Changes, SentencesHardenedAndSoftened) {
  const MeaningfulChanges softer = changes_of("各县必须修复沿海防护林带。", "各县应当修复沿海防护林带。");
  ASSERT_EQ(softer.qualifiers.size(), 1U);
  EXPECT_LT(softer.qualifiers[0].firmer, 0);
  EXPECT_EQ(softer.qualifiers[0].from, "必须");
  EXPECT_EQ(softer.qualifiers[0].to, "应当");
  const MeaningfulChanges firmer = changes_of("We may share such information with our partners.",
                                              "We will share such information with our partners.");
  ASSERT_EQ(firmer.qualifiers.size(), 1U);
  EXPECT_GT(firmer.qualifiers[0].firmer, 0);
}

TEST(Changes, TheWeightiestRewordingComesFirst) {
  const MeaningfulChanges changes =
      changes_of("船只逐步换用新的发动机，渔网由港口收集。\n学校午餐免费，图书馆在假期照常向所有儿童开放。",
                 "船只逐步换用新的柴油机，渔网由港口收集。\n学校午餐免费，体育馆和游泳池照常向所有儿童开放。");
  ASSERT_EQ(changes.rewordings.size(), 2U);
  EXPECT_GE(changes.rewordings[0].weight, changes.rewordings[1].weight);
  EXPECT_EQ(changes.rewordings[0].sentence.row, 1U);
}

TEST(Firmness, OfQualifiersAlone) {
  EXPECT_GT(*firmness("坚定不移"), *firmness("坚定"));
  EXPECT_LT(*firmness(" may "), *firmness("shall"));
  EXPECT_EQ(firmness("，"), 0);
  EXPECT_FALSE(firmness("必须港口"));
  EXPECT_FALSE(firmness("mayor"));
}

}  // namespace
}  // namespace tifa
