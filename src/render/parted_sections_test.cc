#include "render/parted_sections.h"

#include <gtest/gtest.h>

#include "render/report_words.h"

namespace tifa {
namespace {

using Parts = std::vector<SectionPart>;

SectionRow added(const std::string& heading, std::uint64_t position, Parts from) {
  return {"added", "", heading, 0, position, 0, 10, 0, 0.1, 0, {}, std::move(from)};
}
SectionRow dropped(const std::string& heading, std::uint64_t position, Parts to) {
  return {"dropped", heading, "", position, 0, 10, 0, 0.1, 0, 0, std::move(to), {}};
}
SectionRow pair(const std::string& change, const std::string& a, std::uint64_t place_a, const std::string& b,
                std::uint64_t place_b, Parts to, Parts from) {
  return {change, a, b, place_a, place_b, 10, 10, 0.1, 0.1, 0.2, std::move(to), std::move(from)};
}

Comparison of(std::vector<SectionRow> rows) {
  Comparison comparison;
  comparison.sections = std::move(rows);
  return comparison;
}

std::string finding(std::vector<SectionRow> rows, const char* language) {
  ReportAnswer answer;
  answer.a = "plan:1";
  answer.b = "plan:2";
  answer.comparison = of(std::move(rows));
  Finding told;
  told.kind = "sections";
  return finding_sentence(answer, told, Words(language));
}

std::vector<SectionRow> split_rows() {
  return {dropped("三、渔港", 3, {{"四、船队", 4, 0.3}, {"三、码头", 3, 0.1}}),
          added("三、码头", 3, {{"三、渔港", 3, 0.12}}),
          added("四、船队", 4, {{"三、渔港", 3, 0.3}, {"一、回顾", 1, 0.11}})};
}

TEST(PartedSections, AChapterThatWasSplitIsToldAsOne) {
  EXPECT_EQ(finding(split_rows(), "zh"),
            "章节变化（plan:2对plan:1）：拆分：“三、渔港”分为“三、码头”（plan:2该章文字约12%逐字相同）、“四、船队”（"
            "plan:2该章文字约30%逐字相同）。");
  EXPECT_NE(finding(split_rows(), "en")
                .find("split: “三、渔港” into “三、码头” (in plan:2 about 12 % of its text is word for word the same), "
                      "“四、船队” (in plan:2 about 30 %"),
            std::string::npos);
}

TEST(PartedSections, ACounterpartThatHasNoMoreOfItIsOnePartOfTwo) {
  std::vector<SectionRow> rows = {pair("retitled", "三、渔港", 3, "三、码头", 3,
                                       {{"四、船队", 4, 0.3}, {"三、码头", 3, 0.25}}, {{"三、渔港", 3, 0.4}}),
                                  added("四、船队", 4, {{"三、渔港", 3, 0.3}})};
  EXPECT_EQ(finding(rows, "zh"),
            "章节变化（plan:2对plan:1）：拆分：“三、渔港”分为“三、码头”（plan:2该章文字约40%逐字相同）、“四、船队”（"
            "plan:2该章文字约30%逐字相同）。");
  rows[0].goes_to = {{"三、码头", 3, 0.4}, {"四、船队", 4, 0.3}};
  EXPECT_EQ(finding(rows, "zh"),
            "章节变化（plan:2对plan:1）：plan:2新设章节，部分文字原在plan:1其他章节：“四、船队”（约30%"
            "的文字与“三、渔港”相同）。");
}

// A part of what was split is measured in B, of what was joined in A: each share says in which.
TEST(PartedSections, ChaptersThatWereJoined) {
  EXPECT_EQ(finding({dropped("二、渔港", 2, {{"二、海洋", 2, 0.4}}), dropped("三、船队", 3, {{"二、海洋", 2, 0.2}}),
                     added("二、海洋", 2, {{"二、渔港", 2, 0.3}, {"三、船队", 3, 0.25}})},
                    "zh"),
            "章节变化（plan:2对plan:1）：合并：“二、渔港”（plan:1该章文字约40%逐字相同）、“三、船队”（plan:1该章文字约"
            "20%逐字相同）并为“二、海洋”。");
}

TEST(PartedSections, WhatAnotherChapterHasAlmostAsMuchOfIsNoSplit) {
  std::vector<SectionRow> rows = split_rows();
  rows[1].comes_from.push_back({"一、回顾", 1, 0.1});
  EXPECT_TRUE(split_sections(of(rows)).empty());
  EXPECT_EQ(
      finding(rows, "zh"),
      "章节变化（plan:2对plan:1）：plan:2新设章节，部分文字原在plan:1其他章节：“三、码头”（约12%的文字与“三、渔港”相同"
      "，10%与“一、回顾”相同）、“四、船队”（约30%的文字与“三、渔港”相同，11%与“一、回顾”相同）；在plan:"
      "2中不再单独成章，部分文字见于其他章节：“三、渔港”（约30%的文字与“四、船队”相同，10%与“三、码头”相同）。");
}

TEST(PartedSections, WhatIsNewOrGoneAsASectionIsCountedInWords) {
  const auto has = [](const std::string& said, const char* part) { return said.find(part) != std::string::npos; };
  const std::string one = finding({added("三、码头", 3, {{"三、渔港", 3, 0.3}}), added("五、灯塔", 5, {})}, "en");
  EXPECT_TRUE(has(one, "new as a section in plan:2, with no counterpart in plan:1: “五、灯塔”; ")) << one;
  EXPECT_TRUE(has(one, "new as a section in plan:2; part of its text was in another section of plan:1: “三、码头”"))
      << one;
  EXPECT_TRUE(has(one, "(about 30 % of its text stands word for word in “三、渔港”).")) << one;
  const Parts two = {{"三、渔港", 3, 0.3}, {"一、回顾", 1, 0.25}};
  EXPECT_TRUE(has(finding({added("三、码头", 3, two)}, "en"), "was in other sections of plan:1: “三、码头”"));
  EXPECT_TRUE(has(finding({added("三、码头", 3, two), added("四、船队", 4, {{"二、海", 2, 0.2}})}, "en"),
                  "new as sections in plan:2; part of their text was in other sections of plan:1: “三、码头”"));
  const std::string gone = finding({dropped("三、渔港", 3, {{"三、码头", 3, 0.3}}), dropped("五、灯塔", 5, {})}, "en");
  EXPECT_TRUE(has(gone, "no longer a section in plan:2, with no counterpart there: “五、灯塔”")) << gone;
  EXPECT_TRUE(
      has(gone, "no longer a section of its own in plan:2; part of its text is in another section there: “三、"))
      << gone;
  EXPECT_TRUE(has(finding({dropped("三、渔港", 3, two)}, "en"), "part of its text is in other sections there: “三、"));
}

TEST(PartedSections, APairThatSharesLittleSaysHowMuch) {
  const std::string low =
      finding({pair("moved", "二、渔港", 2, "三、码头", 3, {{"三、码头", 3, 0.16}}, {{"二、渔港", 2, 0.12}})}, "en");
  EXPECT_NE(low.find("from place 2 to 3, now “三、码头” (in plan:2 about 12 % of its text is word for word the same)"),
            std::string::npos)
      << low;
  const std::string high =
      finding({pair("moved", "二、渔港", 2, "三、码头", 3, {{"三、码头", 3, 0.2}}, {{"二、渔港", 2, 0.5}})}, "en");
  EXPECT_NE(high.find("now “三、码头”."), std::string::npos) << high;
}

TEST(PartedSections, TheListNamesLargeSharesAndPairsWithSmallOnes) {
  const Comparison comparison =
      of({pair("retitled", "一、渔港", 1, "一、码头", 1, {{"一、码头", 1, 0.4}, {"二、海", 2, 0.14}},
               {{"一、渔港", 1, 0.4}}),
          pair("retitled", "二、海洋", 2, "二、海", 2, {{"一、码头", 1, 0.2}, {"二、海", 2, 0.04}}, {}),
          pair("retitled", "三、学校", 3, "三、课堂", 3, {}, {}), pair("kept", "四、铁路", 4, "四、铁路", 4, {}, {})});
  EXPECT_EQ(parted_sections(comparison, "A", "B", Words("zh")),
            (std::vector<std::string>{"A“二、海洋”在B中：约20%的文字与“一、码头”相同，4%与对应的“二、海”相同。",
                                      "B“二、海”按标题和用词对应A“二、海洋”，B该章文字的不到1%相同。",
                                      "B“三、课堂”按标题和用词对应A“三、学校”，B该章文字的不到1%相同。"}));
}

}  // namespace
}  // namespace tifa
