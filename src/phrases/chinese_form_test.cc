// Chinese phrases that are no names by their make.
#include "phrases/chinese_form.h"

#include <gtest/gtest.h>

#include <string>

#include "phrases/compare.h"
#include "support/view_builder.h"

namespace tifa {
namespace {

using testing::make_view_of_lines;
using testing::OwnedView;

// Whether a wording of a new text is a row, where five earlier ones have taught the words.
class Islands {
 public:
  explicit Islands(const std::string& said, const std::string& said_before = "", int times = 0) {
    const std::string plain =
        "过去一年，海洋渔业稳步发展，港口建设取得进展，群岛居民收入增加。我们加强海洋保护，推进港口建设，改善学校条件。"
        "\n"
        "坚持海洋保护优先，推动渔业转型，鼓励居民参与海洋保护。建设现代港口，发展海洋旅游，支持学校开展海洋教育。\n"
        "加强港口管理，提高渔业收入，保护群岛环境，发展海洋经济。改善居民住房条件，完善学校设施，推进旅游发展。\n";
    for (int e = 0; e < 5; ++e) owned_.push_back(make_view_of_lines(plain, Language::kChinese));
    std::string past = plain;
    for (int time = 0; time < times; ++time) past += said_before;
    owned_.push_back(make_view_of_lines(past, Language::kChinese));
    owned_.push_back(make_view_of_lines(plain, Language::kChinese));
    owned_.push_back(make_view_of_lines(plain + said, Language::kChinese));
    for (std::size_t e = 0; e < 6; ++e) input_.earlier.push_back(owned_[e].view());
    input_.a = {owned_[6].view()};
    input_.b = {owned_[7].view()};
    input_.a_position = 6;
  }

  // Its place among all rows, from 1; 0 for none.
  [[nodiscard]] std::size_t place_of(const std::string& phrase) const {
    const Result<std::vector<ComparedPhrase>> rows = compare_phrases(input_, {.per_change = 0}, {});
    EXPECT_TRUE(rows.has_value());
    std::size_t place = 0;
    for (const ComparedPhrase& row : rows.value_or(std::vector<ComparedPhrase>{})) {
      ++place;
      if (row.phrase == phrase) return place;
    }
    return 0;
  }
  [[nodiscard]] bool lists(const std::string& phrase) const { return place_of(phrase) > 0; }

 private:
  std::vector<OwnedView> owned_;
  CompareInput input_;
};

TEST(ChineseForm, AWordMayBeginAsAParticleDoes) {
  EXPECT_TRUE(Islands("受灾渔民、航标灯塔、远洋船队。\n").lists("受灾渔民"));
  EXPECT_FALSE(Islands("受台风影响、航标灯塔、远洋船队。\n").lists("受台风影响"));
}

TEST(ChineseForm, FiguresWithTheirMeasureAreNoRows) {
  EXPECT_FALSE(Islands("床位六千张、航标灯塔、远洋船队。\n").lists("六千张"));
  EXPECT_FALSE(Islands("六个月储备、航标灯塔、远洋船队。\n").lists("六个月储备"));
  EXPECT_TRUE(Islands("千船工程、航标灯塔、远洋船队。\n").lists("千船工程"));
}

TEST(ChineseForm, QuantitiesAndPointersAreNoRows) {
  EXPECT_TRUE(Islands("潮汐电站、航标灯塔、远洋船队。\n").lists("潮汐电站"));
  EXPECT_FALSE(Islands("一系列电站、航标灯塔、远洋船队。\n").lists("一系列电站"));
  EXPECT_FALSE(Islands("各类电站、航标灯塔、远洋船队。\n").lists("各类电站"));
  EXPECT_TRUE(Islands("各展所长、航标灯塔、远洋船队。\n", "我们各展所长。各展所长是好事。\n", 6).lists("各展所长"));
}

TEST(ChineseForm, WhatOpensAClauseOrIsOfSomeKindIsNoRow) {
  EXPECT_FALSE(Islands("没有电站、航标灯塔、远洋船队。\n").lists("没有电站"));
  EXPECT_FALSE(Islands("受台风影响、航标灯塔、远洋船队。\n").lists("受台风影响"));
  EXPECT_FALSE(Islands("远洋型、航标灯塔、潮汐电站。\n").lists("远洋型"));
  EXPECT_TRUE(Islands("船队转型、航标灯塔、潮汐电站。\n").lists("船队转型"));
}

TEST(ChineseForm, AVerbWithoutItsObjectIsNoRow) {
  EXPECT_FALSE(Islands("船队带来、航标灯塔、潮汐电站。\n").lists("船队带来"));
  EXPECT_FALSE(Islands("用出风格来、航标灯塔、潮汐电站。\n").lists("用出风格来"));
  EXPECT_TRUE(Islands("四个不摘要求、航标灯塔、潮汐电站。\n").lists("四个不摘要求"));
}

TEST(ChineseForm, TheGeneralEndOfLongerTermsIsNoRow) {
  const std::string terms = "推进渔业领域改革。推进航运领域改革。推进住房领域改革。\n";
  const std::string said = "航标灯塔、领域改革、潮汐电站。\n";
  EXPECT_TRUE(Islands(said, terms, 1).lists("领域改革"));  // too few to tell
  EXPECT_FALSE(Islands(said, terms, 4).lists("领域改革"));
}

TEST(ChineseForm, GeneralWordsJoinedSayNothing) {
  EXPECT_FALSE(Islands("政府和社会、航标灯塔、潮汐电站。\n").lists("政府和社会"));
  EXPECT_TRUE(Islands("灯塔和航标、远洋船队、潮汐电站。\n").lists("灯塔和航标"));
}

TEST(ChineseForm, WordsOfAnyReportSayNothingAlone) {
  EXPECT_TRUE(Islands("灯塔、航标、潮汐。\n").lists("灯塔"));
  EXPECT_FALSE(Islands("纠正、航标、潮汐。\n").lists("纠正"));
  EXPECT_FALSE(Islands("覆盖面、航标、潮汐。\n").lists("覆盖面"));
}

TEST(ChineseForm, WhatOpensWithAGeneralWordComesLater) {
  const Islands islands("方案苗圃，有珊瑚苗圃。\n");
  EXPECT_GT(islands.place_of("方案苗圃"), 1U);  // behind what stands in the rest of the sentence
}

}  // namespace
}  // namespace tifa
