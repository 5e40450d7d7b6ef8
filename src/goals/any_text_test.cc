// What holds for the enumerations of any text.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "goals/goals.h"
#include "support/view_builder.h"
#include "text/display.h"
#include "text/utf8.h"

namespace tifa {
namespace {

using testing::BlockText;
using testing::make_view;
using testing::make_view_of_lines;

void check(const DocumentView& view, const std::string& text) {
  int mains[2] = {0, 0};
  std::uint32_t before = 0;
  for (const FoundList& list : find_goals(view)) {
    ASSERT_GE(list.items.size(), 2U) << text;
    ASSERT_GE(list.items.front().range.begin, before) << text;  // lists ascend
    before = list.items.front().range.begin;
    std::uint32_t end = 0;
    for (const FoundItem& item : list.items) {
      ASSERT_GE(item.range.begin, end) << text;
      ASSERT_LT(item.range.begin, item.range.end) << text;
      ASSERT_LE(item.range.end, view.text.size()) << text;
      ASSERT_LE(item.range.begin, item.label.begin) << text;
      ASSERT_LE(item.label.end, item.range.end) << text;
      ASSERT_LE(item.range.begin, item.head.begin) << text;
      ASSERT_LE(item.head.end, item.range.end) << text;
      ASSERT_LT(item.head.begin, item.head.end) << text;
      ASSERT_LT(item.block, view.blocks.size()) << text;
      for (const std::uint32_t at : {item.range.begin, item.range.end, item.head.begin, item.head.end, item.label.end})
        ASSERT_TRUE(at == view.text.size() || !continues_code_point(view.text[at])) << text;
      end = item.range.end;
    }
    ASSERT_LE(list.announcement.end, view.text.size()) << text;
    if (list.main) {
      ASSERT_NE(list.role, GoalRole::kOther) << text;
      ASSERT_EQ(mains[list.role == GoalRole::kTasks ? 1 : 0]++, 0) << text;
    }
  }
}

std::string random_text(std::mt19937& random, std::size_t pieces) {
  static const std::vector<std::string> kPieces = {"一是",
                                                   "二是",
                                                   "三是",
                                                   "一、",
                                                   "二、",
                                                   "（一）",
                                                   "（二）",
                                                   "（三）",
                                                   "1. ",
                                                   "2. ",
                                                   "(1) ",
                                                   "(2) ",
                                                   "①",
                                                   "②",
                                                   "第一，",
                                                   "第二，",
                                                   "首先，",
                                                   "其次，",
                                                   "最后，",
                                                   "——",
                                                   "• ",
                                                   "主要目标是：",
                                                   "目标",
                                                   "任务是，",
                                                   "以下工作：",
                                                   "以下",
                                                   "主要任务",
                                                   "。",
                                                   "；",
                                                   "，",
                                                   "：",
                                                   "、",
                                                   "\n",
                                                   "\n\n",
                                                   "“",
                                                   "”",
                                                   "（",
                                                   "）",
                                                   "发展经济",
                                                   "改善民生",
                                                   "在提高质量的基础上",
                                                   "并",
                                                   "First, ",
                                                   "Second, ",
                                                   "Finally, ",
                                                   "goals: ",
                                                   "the following tasks:",
                                                   "growth; ",
                                                   "jobs, ",
                                                   ". ",
                                                   " ",
                                                   "a",
                                                   "5%",
                                                   "1,200",
                                                   "目標",
                                                   "　",
                                                   "\u200b",
                                                   "𠀀",
                                                   "é"};
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) text += kPieces[random() % kPieces.size()];
  return text;
}

TEST(GoalProperties, HoldForRandomTexts) {
  std::mt19937 random(20);
  for (int round = 0; round < 4000; ++round) {
    const std::string text = random_text(random, 1 + random() % 60);
    const auto lines = make_view_of_lines(text, round % 2 == 0 ? Language::kChinese : Language::kEnglish);
    check(lines.view(), text);
    if (HasFatalFailure()) return;
  }
}

TEST(GoalProperties, HoldForRandomOutlines) {
  std::mt19937 random(21);
  for (int round = 0; round < 1500; ++round) {
    std::vector<BlockText> blocks;
    std::string all;
    for (std::size_t b = 1 + random() % 14; b > 0; --b) {
      std::string text = random_text(random, 1 + random() % 8);
      std::erase(text, '\n');
      if (display_text(text).empty()) text += "甲";
      BlockText block{text};
      const auto kind = random() % 6;
      if (kind == 0) {
        block.kind = BlockKind::kHeading;
        block.level = static_cast<std::uint8_t>(1 + random() % 3);
      } else if (kind == 1) {
        block.kind = BlockKind::kListItem;
      } else if (kind == 2) {
        block.kind = BlockKind::kNote;
      }
      all += text + "\n";
      blocks.push_back(block);
    }
    check(make_view(blocks, Language::kChinese).view(), all);
    if (HasFatalFailure()) return;
  }
}

// Texts that are all marks, all announcements, one endless sentence.
TEST(GoalProperties, HoldForTextsOfOnePiece) {
  for (const std::string piece : {"一是甲；二是乙。", "主要目标是：甲，", "（一）甲\n", "——甲\n", "目标", "目标是：\n",
                                  "First, a; ", "the following goals: a; ", "甲，", "主要目标，这就是：",
                                  "以下主要目标。甲乙丙丁戊。", "（（（", "一、", "；"}) {
    std::string text;
    while (text.size() < 30'000) text += piece;
    check(make_view_of_lines(text, Language::kChinese).view(), piece);
    if (HasFatalFailure()) return;
  }
}

// How much a document's lists hold: what every later step works on, and what must not grow faster than the text.
struct Work {
  std::size_t text = 0, lists = 0, items = 0;
  std::uint64_t bytes = 0;  // of all items, labels, heads and announcements
};

Work work_of(const std::string& piece, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += piece;
  const auto lines = make_view_of_lines(text, Language::kChinese);
  Work work;
  work.text = text.size();
  for (const FoundList& list : find_goals(lines.view())) {
    ++work.lists;
    work.items += list.items.size();
    work.bytes += list.announcement.size();
    for (const FoundItem& item : list.items) work.bytes += item.range.size() + item.label.size() + item.head.size();
  }
  return work;
}

// One paragraph of nothing but marks: each stands in one item, so that the work is that of the text.
TEST(GoalProperties, OneParagraphOfMarksIsLinearWork) {
  const std::string usual = "一是甲；二是乙。";
  for (const std::string& piece : {usual, std::string("一是甲；"), std::string("第一，甲；第二，乙；第三，丙。"),
                                   std::string("（一）甲；（二）乙；"), std::string("以下目标：一是甲；二是乙。"),
                                   std::string("①甲；②乙。"), std::string("一是一是一是；")}) {
    const std::size_t times = piece == usual ? 100'000 : 10'000;
    const Work half = work_of(piece, times / 2), whole = work_of(piece, times);
    EXPECT_LE(whole.items, whole.text / 6) << piece;  // the shortest mark and its text
    EXPECT_LE(whole.bytes, 3 * whole.text) << piece;  // an item, its label and its head, each disjoint
    EXPECT_LE(whole.bytes, 2 * half.bytes + 1000) << piece;
    EXPECT_LE(whole.items, 2 * half.items + 10) << piece;
    EXPECT_LE(whole.lists, 2 * half.lists + 10) << piece;
    if (piece == usual) {
      EXPECT_GE(whole.items, 2 * times - 2);  // all of them are looked at
    }
  }
}

}  // namespace
}  // namespace tifa
