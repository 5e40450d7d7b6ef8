#include "render/goal_words.h"

#include <gtest/gtest.h>

namespace tifa {
namespace {

GoalItem item(std::string label, std::string head, std::string text) {
  GoalItem made;
  made.rank = 1;
  made.label = std::move(label);
  made.head = std::move(head);
  made.text = std::move(text);
  return made;
}

TEST(ShownItem, AHeadThatIsASentenceStandsAlone) {
  EXPECT_EQ(shown_item(item("一是", "港口更加繁忙", "一是港口更加繁忙。货物增长三成，泊位增加。")), "港口更加繁忙");
  EXPECT_EQ(shown_item(item("1.", "Ports.", "1. Ports. Twice the berths, and more.")), "Ports.");
  EXPECT_EQ(shown_item(item("", "渔业", "渔业：产量稳定，品质提高")), "渔业");
  EXPECT_EQ(shown_item(item("", "渔业稳步增长", "渔业稳步增长")), "渔业稳步增长");
}

TEST(ShownItem, ACutSentenceIsShownWholeWhereItIsShort) {
  EXPECT_EQ(shown_item(item("", "渔船全部更新", "渔船全部更新，近海水质好转，海岛更加美丽")),
            "渔船全部更新，近海水质好转，海岛更加美丽");
  EXPECT_EQ(shown_item(item("——", "渔船全部更新", "——渔船全部更新，近海水质好转。")), "渔船全部更新，近海水质好转");
}

TEST(ShownItem, ALongOneIsCutBetweenClausesAndSaysSo) {
  const std::string clause = "，码头、灯塔和航标全部修缮一新";  // of 15 characters
  EXPECT_EQ(shown_item(item("", "渔船全部更新", "渔船全部更新" + clause + clause + clause + clause + clause)),
            "渔船全部更新" + clause + clause + clause + clause + "…");
}

TEST(ShownItem, WhatHasNoHeadIsItsText) { EXPECT_EQ(shown_item(item("一是", "", "一是修港")), "修港"); }

TEST(ChangedClause, IsTheFirstWithOtherFigures) {
  const GoalItem before = item("——", "经济健康发展",
                               "——经济健康发展。年均增长保持在5%左右，2025年产值达到2750亿元，失业率控制在5.5%以内。");
  const GoalItem now = item("一是", "发展更有质量",
                            "一是发展更有质量。2030年产值达到3480亿元，年均增长保持在4.5%以上，失业率控制在5%以内。");
  auto clause = changed_clause(before, now);
  ASSERT_TRUE(clause);
  EXPECT_EQ(clause->before, "2025年产值达到2750亿元");
  EXPECT_EQ(clause->now, "2030年产值达到3480亿元");
  clause = changed_clause(item("", "", "Fleet renewed. At least 60 % of boats, or 1,200, run on batteries."),
                          item("", "", "Fleet renewed. At least 75 % of boats, or 1,200, run on batteries."));
  ASSERT_TRUE(clause);
  EXPECT_EQ(clause->now, "At least 75 % of boats");
  // Another quantity, the same figure, another year alone.
  EXPECT_FALSE(changed_clause(item("", "", "增长5%，就业稳定"), item("", "", "物价涨幅5%，就业增加3%")));
  EXPECT_FALSE(changed_clause(item("", "", "增长5%"), item("", "", "增长5%")));
  EXPECT_FALSE(changed_clause(item("", "", "到2025年建成三港"), item("", "", "到2030年建成三港")));
}

// The phrase of an item that became another.
std::string phrase(const char* change, const char* figures, double similarity, const char* before, const char* now,
                   const char* language = "en") {
  GoalsAnswer answer;
  answer.lists.resize(2);
  answer.lists[0].items = {item("", before, before)};
  answer.lists[1].items = {item("", now, now)};
  GoalChange made;
  made.change = change;
  made.figures = figures;
  made.similarity = similarity;
  made.list_b = 1;
  made.rank_a = made.rank_b = 1;
  const Words words(language);
  return change_phrase(answer, made, words.change(change), words);
}

TEST(ChangePhrase, SaysWhatBecameOfTheFigures) {
  EXPECT_EQ(phrase("figure_changed", "changed", 1, "增长5%", "增长6%"), "figure changed");
  EXPECT_EQ(phrase("figure_changed", "changed", 1, "增长5%", "增长6%", "zh"), "数字有变");
  EXPECT_EQ(phrase("figure_changed", "dropped", 1, "增长5%", "增长"), "without its figure");
  EXPECT_EQ(phrase("reworded", "dropped", 0.4, "增长5%", "回稳", "zh"), "改写，不再提数字");
  EXPECT_EQ(phrase("reworded", "added", 0.4, "回稳", "增长5%"), "reworded, with a figure now");
  EXPECT_EQ(phrase("moved_up", "changed", 0.4, "增长5%", "增加6%"), "moved up, reworded, other figures");
  EXPECT_EQ(phrase("moved_up", "changed", 1, "增长5%", "增长6%", "zh"), "前移，数字有变");
  EXPECT_EQ(phrase("kept", "kept", 1, "增长5%", "增长5%"), "kept");
  EXPECT_EQ(phrase("reworded", "kept", 0.4, "增长5%", "增加5%"), "reworded");
  EXPECT_EQ(phrase("reworded", "", 0.4, "增长", "增加"), "reworded");
}

// Whether they are of one quantity is not known in other words, nor are they seen where they stand below the head.
TEST(ChangePhrase, OfOtherWordsFiguresAreOthers) {
  EXPECT_EQ(phrase("reworded", "changed", 0.4, "排放降低18%", "排放在两年内达到峰值，比重45%"),
            "reworded, other figures");
  EXPECT_EQ(phrase("reworded", "changed", 0.4, "增长", "增加"), "reworded, other figures");
  EXPECT_EQ(phrase("reworded", "dropped", 0.4, "增长", "增加", "zh"), "改写，数字不同");
  EXPECT_EQ(phrase("moved_down", "added", 1, "增长", "增长"), "moved down, other figures");
}

TEST(WordedLikeNone, SaysWhichListWasCompared) {
  EXPECT_EQ(worded_like_none("goals", "the 7th plan", Words("en")), "no counterpart in the list of the 7th plan");
  EXPECT_EQ(worded_like_none("goals", "七大报告", Words("zh")), "七大报告这组目标中无措辞相近者");
  EXPECT_EQ(worded_like_none("tasks", "七大报告", Words("zh")), "七大报告这组任务中无措辞相近者");
}

}  // namespace
}  // namespace tifa
