// Every form of enumeration, as small texts.
#include "goals/goals.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "support/view_builder.h"
#include "text/display.h"

namespace tifa {
namespace {

using testing::BlockText;
using testing::make_view;
using testing::make_view_of_lines;

struct Seen {
  std::string role, form;
  bool main = false;
  std::vector<std::string> labels, heads, texts;
};

std::vector<Seen> seen(const DocumentView& view) {
  std::vector<Seen> result;
  for (const FoundList& list : find_goals(view)) {
    Seen one;
    one.role = goal_role_name(list.role);
    one.form = goal_form_name(list.form);
    one.main = list.main;
    for (const FoundItem& item : list.items) {
      one.labels.push_back(display_text(item.label.of(view.text)));
      one.heads.push_back(display_text(item.head.of(view.text)));
      one.texts.push_back(display_text(item.range.of(view.text)));
    }
    result.push_back(std::move(one));
  }
  return result;
}

std::vector<Seen> in_chinese(std::string_view lines) {
  return seen(make_view_of_lines(lines, Language::kChinese).view());
}
std::vector<Seen> in_english(std::string_view lines) {
  return seen(make_view_of_lines(lines, Language::kEnglish).view());
}

using Strings = std::vector<std::string>;

TEST(GoalForms, CountedClausesInsideAParagraph) {
  const auto lists =
      in_chinese("今后五年要努力实现以下目标。一是港口更加繁忙。二是渔业稳步增长；产量翻一番。三是岛民生活改善。\n");
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists[0].role, "goals");
  EXPECT_EQ(lists[0].form, "enumeration");
  EXPECT_TRUE(lists[0].main);
  EXPECT_EQ(lists[0].labels, (Strings{"一是", "二是", "三是"}));
  EXPECT_EQ(lists[0].heads, (Strings{"港口更加繁忙", "渔业稳步增长；产量翻一番", "岛民生活改善"}));
  EXPECT_EQ(lists[0].texts[1], "二是渔业稳步增长；产量翻一番。");
}

TEST(GoalForms, TheLastItemOfRunningTextEndsWithItsSentence) {
  const auto lists = in_chinese("今年要抓好以下三项工作：一是修码头；二是清航道；三是建灯塔。修好以后，航线就通了。\n");
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists[0].role, "tasks");
  EXPECT_EQ(lists[0].texts[2], "三是建灯塔。");
}

TEST(GoalForms, WhatIsToBeReachedByThenJoinedBySemicolons) {
  const auto lists = in_chinese(
      "从第八个规划到二〇四〇年，基本建成海洋强国。到那时，我国海洋科技将大幅提升；岛民收入明显增加，差距缩小；海洋生态"
      "根本好转。\n");
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists[0].role, "goals");
  EXPECT_EQ(lists[0].texts, (Strings{"我国海洋科技将大幅提升", "岛民收入明显增加，差距缩小", "海洋生态根本好转"}));
  EXPECT_FALSE(lists[0].main);
  // Clauses and two parts are running text, and so is what says it in the middle of a sentence.
  EXPECT_TRUE(in_chinese("到那时，我国海洋科技将大幅提升，岛民收入增加，生态好转。\n").empty());
  EXPECT_TRUE(in_chinese("到那时，我国海洋科技将大幅提升；岛民收入增加。\n").empty());
  EXPECT_TRUE(in_chinese("大家等到那时，航道通了；码头修了；灯塔亮了。\n").empty());
}

TEST(GoalForms, CountedClausesOverSeveralParagraphs) {
  const auto lists = in_chinese(
      "主要目标如下：\n一是经济发展取得新成效。\n二是改革迈出新步伐。\n三是民生达到新水平。\n以上目标必须实现。\n");
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists[0].role, "goals");
  EXPECT_EQ(lists[0].heads, (Strings{"经济发展取得新成效", "改革迈出新步伐", "民生达到新水平"}));
}

TEST(GoalForms, NumberedParagraphs) {
  for (const char* text :
       {"今年的主要任务是：\n（一）修码头。\n（二）清航道。\n", "今年的主要任务是：\n1. 修码头。\n2. 清航道。\n",
        "今年的主要任务是：\n第一，修码头。\n第二，清航道。\n", "今年的主要任务是：\n首先，修码头。\n其次，清航道。\n",
        "今年的主要任务是：\n——修码头。\n——清航道。\n", "今年的主要任务是：\n• 修码头。\n• 清航道。\n"}) {
    const auto lists = in_chinese(text);
    ASSERT_EQ(lists.size(), 1U) << text;
    EXPECT_EQ(lists[0].role, "tasks") << text;
    EXPECT_EQ(lists[0].heads, (Strings{"修码头", "清航道"})) << text;
    EXPECT_EQ(lists[0].labels.size(), 2U);
  }
}

TEST(GoalForms, FiguresJoinedBySemicolons) {
  const auto lists = in_chinese(
      "今年发展主要预期目标是：产值增长5%左右；失业率5.5%左右，新增就业12万人以上；物价涨幅2%"
      "左右。提出这些目标，考虑了需要与可能。\n");
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists[0].role, "goals");
  EXPECT_EQ(lists[0].form, "sentences");
  EXPECT_EQ(lists[0].heads, (Strings{"产值增长5%左右", "失业率5.5%左右，新增就业12万人以上", "物价涨幅2%左右"}));
  EXPECT_EQ(lists[0].labels, (Strings{"", "", ""}));
}

TEST(GoalForms, ClausesJoinedByCommas) {
  const auto lists = in_chinese(
      "会议提出了五年发展的主要目标：港口取得显著成效，科技水平大幅提高，在提高质量的基础上，岛民收入翻一番，并缩小差距"
      "。此后再奋斗五年。\n");
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists[0].texts,
            (Strings{"港口取得显著成效", "科技水平大幅提高", "在提高质量的基础上，岛民收入翻一番，并缩小差距"}));
}

TEST(GoalForms, AColonBehindAPhrase) {
  const auto lists = in_chinese("计划的基本任务，概括地说来，就是：先修码头；再清航道；后建灯塔。\n");
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists[0].role, "tasks");
  EXPECT_EQ(lists[0].heads, (Strings{"先修码头", "再清航道", "后建灯塔"}));
}

TEST(GoalForms, SentencesUnderHeads) {
  const auto lists = in_chinese(
      "到那时，要努力实现以下主要目标。高质量发展取得显著成效。产值增长，结构优化。收入提高，差距缩小。科技水平大幅提高"
      "。投入增加，成果增多。\n");
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists[0].form, "sentences");
  EXPECT_EQ(lists[0].heads, (Strings{"高质量发展取得显著成效", "科技水平大幅提高"}));
  EXPECT_EQ(lists[0].texts[0], "高质量发展取得显著成效。产值增长，结构优化。收入提高，差距缩小。");
}

TEST(GoalForms, ParagraphsAfterAnAnnouncement) {
  const auto lists = in_chinese(
      "今后五年要实现以下目标：\n港口更加繁忙。吞吐量增长三成，泊位增加。\n渔业稳步增长。产量翻一番，品种更多。\n总之，"
      "前景光明，任务艰巨。\n");
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists[0].form, "paragraphs");
  EXPECT_EQ(lists[0].heads, (Strings{"港口更加繁忙", "渔业稳步增长"}));
}

TEST(GoalForms, FiguresInTheParagraphAfterTheColon) {
  const auto lists =
      in_chinese("今年的主要预期目标是：\n产值增长8%左右；物价涨幅4%左右；就业稳定。总的考虑是稳中求进。\n");
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists[0].heads.size(), 3U);
}

std::vector<BlockText> tasks_document() {
  return {{"报告", BlockKind::kTitle},
          {"一、去年工作回顾", BlockKind::kHeading, 1, 6},
          {"（一）修了码头", BlockKind::kHeading, 2, 9},
          {"码头修好了。"},
          {"（二）清了航道", BlockKind::kHeading, 2, 9},
          {"航道清好了。"},
          {"二、今年工作任务", BlockKind::kHeading, 1, 6},
          {"任务很重。"},
          {"（一）建设灯塔", BlockKind::kHeading, 2, 9},
          {"要抓好两件事：一是选址；二是施工。"},
          {"（二）发展渔业", BlockKind::kHeading, 2, 9},
          {"今年渔业的目标是：产量增长5%；品种增加三个。"}};
}

TEST(GoalForms, SubsectionsOfATasksHeading) {
  const auto lists = seen(make_view(tasks_document(), Language::kChinese).view());
  std::vector<Seen> shown;
  for (const Seen& list : lists)
    if (list.role != "other") shown.push_back(list);
  ASSERT_EQ(shown.size(), 2U);
  EXPECT_EQ(shown[0].role, "tasks");
  EXPECT_EQ(shown[0].form, "headings");
  EXPECT_EQ(shown[0].heads, (Strings{"建设灯塔", "发展渔业"}));
  // Tasks inside a task do not stand beside it; aims inside a task do.
  EXPECT_EQ(shown[1].role, "goals");
}

TEST(GoalForms, WhatWasDoneIsNoTask) {
  const auto lists = seen(make_view(tasks_document(), Language::kChinese).view());
  ASSERT_FALSE(lists.empty());
  EXPECT_EQ(lists[0].role, "other");
  EXPECT_EQ(lists[0].heads[0], "修了码头");
  for (const char* past : {"一年来，我们主要做了以下两方面工作：\n（一）修码头。\n（二）清航道。\n",
                           "回顾过去，我们抓了三项任务：一是修码头；二是清航道；三是建灯塔。\n"})
    for (const Seen& list : in_chinese(past)) EXPECT_EQ(list.role, "other") << past;
}

TEST(GoalForms, TopicsThatNameAimsAreNotAims) {
  std::vector<BlockText> blocks = {{"二、指导方针和主要目标", BlockKind::kHeading, 1, 6},
                                   {"（1）指导思想。", BlockKind::kHeading, 2, 9},
                                   {"坚持向海图强。"},
                                   {"（2）必须遵循的原则。", BlockKind::kHeading, 2, 9},
                                   {"——坚持岛民为先。把岛民放在心上。"},
                                   {"——坚持人海共生。让礁区休养生息。"},
                                   {"（3）主要目标。", BlockKind::kHeading, 2, 9},
                                   {"——港口更加繁忙。吞吐量增长。"},
                                   {"——渔业稳步增长。产量增长。"}};
  std::vector<Seen> goals;
  for (const Seen& list : seen(make_view(blocks, Language::kChinese).view()))
    if (list.role != "other") goals.push_back(list);
  ASSERT_EQ(goals.size(), 1U);
  EXPECT_EQ(goals[0].heads, (Strings{"港口更加繁忙", "渔业稳步增长"}));
}

TEST(GoalForms, APurposeIsNotAnAnnouncement) {
  const auto lists = in_chinese("为了实现这个目标，一要修码头，二要清航道，三要建灯塔。\n");
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists[0].role, "other");
}

TEST(GoalForms, GuidanceIsNotAnEnumeration) {
  EXPECT_TRUE(in_chinese("今年的主要任务是，以向海图强思想为指导，贯彻会议精神，抓住机遇，加快发展。\n").empty());
}

TEST(GoalForms, OtherEnumerationsAreKeptApart) {
  const auto lists = in_chinese(
      "必须遵循以下原则：一是岛民为先；二是人海共生。\n\n还有以下问题：\n（一）港口拥挤。\n（二）渔业下滑。\n");
  ASSERT_EQ(lists.size(), 2U);
  EXPECT_EQ(lists[0].role, "other");
  EXPECT_EQ(lists[1].role, "other");
  EXPECT_FALSE(lists[0].main);
}

TEST(GoalForms, MainGoalsAreThoseNamedMost) {
  const auto lists = in_chinese("改革的目标是：建立制度；理顺关系。\n今年的主要预期目标是：产值增长5%；物价涨幅2%。\n");
  ASSERT_EQ(lists.size(), 2U);
  EXPECT_FALSE(lists[0].main);
  EXPECT_TRUE(lists[1].main);
}

TEST(GoalForms, TraditionalCharacters) {
  const auto lists = in_chinese("今後五年的主要目標是：港口更加繁忙；漁業穩步增長。\n");
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists[0].role, "goals");
  EXPECT_EQ(lists[0].heads, (Strings{"港口更加繁忙", "漁業穩步增長"}));
}

TEST(GoalForms, EnglishOrdinals) {
  const auto lists = in_english(
      "Our program will emphasize three major tasks.\nFirst, we will build harbours. They must be safe.\n\nThey cost "
      "much.\nSecond, we will plant kelp.\nThird, we must teach.\n");
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists[0].role, "tasks");
  EXPECT_EQ(lists[0].labels, (Strings{"First,", "Second,", "Third,"}));
  EXPECT_EQ(lists[0].heads, (Strings{"we will build harbours", "we will plant kelp", "we must teach"}));
}

TEST(GoalForms, EnglishTargetsAndBullets) {
  auto lists = in_english(
      "The main targets for this year are as follows: growth of around 5 percent; over 12,000 new jobs; and stable "
      "prices. We set them with care.\n");
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists[0].role, "goals");
  EXPECT_EQ(lists[0].heads.size(), 3U);
  EXPECT_EQ(lists[0].heads[1], "over 12,000 new jobs");
  for (const char* text : {"We have the following objectives:\n(a) Build harbours.\n(b) Plant kelp.\n",
                           "We have the following objectives:\n1. Build harbours.\n2. Plant kelp.\n",
                           "We have the following objectives:\n• Build harbours.\n• Plant kelp.\n"}) {
    lists = in_english(text);
    ASSERT_EQ(lists.size(), 1U) << text;
    EXPECT_EQ(lists[0].role, "goals") << text;
    EXPECT_EQ(lists[0].heads, (Strings{"Build harbours", "Plant kelp"})) << text;
  }
}

TEST(GoalForms, EnglishHeadings) {
  const std::vector<BlockText> blocks = {{"III. Major Tasks", BlockKind::kHeading, 1, 4},  {"We face much work."},
                                         {"1. Build harbours", BlockKind::kHeading, 2, 2}, {"They must be safe."},
                                         {"2. Plant kelp", BlockKind::kHeading, 2, 2},     {"It grows."}};
  const auto lists = seen(make_view(blocks, Language::kEnglish).view());
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists[0].role, "tasks");
  EXPECT_EQ(lists[0].form, "headings");
  EXPECT_EQ(lists[0].heads, (Strings{"Build harbours", "Plant kelp"}));
}

TEST(GoalNumbering, AGapEndsAList) {
  const auto lists =
      in_chinese("主要任务如下：\n（一）甲事要办。\n（二）乙事要办。\n（四）丁事要办。\n（五）戊事要办。\n");
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists[0].labels, (Strings{"（一）", "（二）"}));
}

TEST(GoalNumbering, ANewStartSplits) {
  const auto lists = in_chinese("主要任务如下：\n一是甲事。\n二是乙事。\n工作原则如下：\n一是丙事。\n二是丁事。\n");
  ASSERT_EQ(lists.size(), 2U);
  EXPECT_EQ(lists[0].role, "tasks");
  EXPECT_EQ(lists[1].role, "other");
}

TEST(GoalNumbering, AListInsideAnItemDoesNotEndTheOuterOne) {
  const auto lists =
      in_chinese("主要任务如下：\n（一）修码头。要做到：一是快；二是好。\n（二）清航道。\n（三）建灯塔。\n");
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists[0].labels, (Strings{"（一）", "（二）", "（三）"}));
}

TEST(GoalNumbering, LastlyGoesOn) {
  const auto lists = in_chinese("主要任务如下：\n首先，修码头。\n其次，清航道。\n最后，建灯塔。\n");
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists[0].labels.back(), "最后，");
}

TEST(GoalNumbering, AMarkAloneInItsLine) {
  const auto view =
      make_view({{"今后必须加强以下两个方面的工作："}, {"一、"}, {"提高设计水平；"}, {"二、"}, {"加强施工指导。"}},
                Language::kChinese);
  const auto lists = seen(view.view());
  ASSERT_EQ(lists.size(), 1U);
  EXPECT_EQ(lists[0].role, "tasks");
  EXPECT_EQ(lists[0].heads, (Strings{"提高设计水平", "加强施工指导"}));
}

TEST(GoalNumbering, WordsThatLookLikeMarks) {
  EXPECT_TRUE(in_chinese("他们一是一，二是二，从不含糊。\n").size() <= 1);
  EXPECT_TRUE(in_chinese("这是第一次会议，第二次在秋天。\n").empty());
  EXPECT_TRUE(in_english("The first time, we failed. The second time we did not.\n").empty());
}

TEST(GoalEdges, EmptyAndTiny) {
  EXPECT_TRUE(find_goals(make_view({}, Language::kChinese).view()).empty());
  EXPECT_TRUE(in_chinese("目标：\n").empty());
  EXPECT_TRUE(in_chinese("目标是：甲\n").empty());
  EXPECT_TRUE(in_chinese("一是\n").empty());
  EXPECT_TRUE(in_english("goals:\n").empty());
}

}  // namespace
}  // namespace tifa
