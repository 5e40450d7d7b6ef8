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

// Whether it is a row where it stands once, among items of a list.
bool listed(const std::string& phrase) { return Islands(phrase + "、航标灯塔、远洋船队。\n").lists(phrase); }

// Each rule is tried on a phrase that it takes out and on one that looks alike and stays.
TEST(ChineseForm, AFigureIsNotCut) {
  EXPECT_FALSE(Islands("二百零五亿册，二十九亿册，九十九亿册。\n").lists("十九亿册"));  // of ninety-nine
  EXPECT_FALSE(Islands("三中全会精神、航标灯塔、远洋船队。\n").lists("三中全会精神"));
  EXPECT_TRUE(listed("三中港湾"));
  EXPECT_FALSE(listed("渔村三百"));
  EXPECT_TRUE(listed("三百渔村"));
  EXPECT_FALSE(listed("从远海到近海"));
  EXPECT_TRUE(listed("从严治港"));
}

TEST(ChineseForm, ACharacterInAWordIsNoParticleAndNoNumeral) {
  EXPECT_TRUE(
      Islands("建成渔业基地、航标灯塔、远洋船队。\n", "渔港基地建设。海洋基地。扩大基地。", 8).lists("建成渔业基地"));
  EXPECT_FALSE(Islands("稳步地、航标灯塔、远洋船队。\n").lists("稳步地"));
  EXPECT_TRUE(Islands("推进群岛统一、航标灯塔、远洋船队。\n").lists("群岛统一"));
  EXPECT_FALSE(Islands("渔获增产一、航标灯塔、远洋船队。\n").lists("渔获增产一"));
  EXPECT_TRUE(Islands("被褥捐赠、航标灯塔、远洋船队。\n").lists("被褥捐赠"));
  EXPECT_FALSE(Islands("比渔港大、航标灯塔、远洋船队。\n").lists("比渔港大"));
}

TEST(ChineseForm, WhatIsCountedByItsMeetingsLacksTheNumber) {
  EXPECT_TRUE(Islands("第三届航海博览会、航海博览会、航标灯塔。\n").lists("航海博览会"));
  EXPECT_FALSE(Islands("第三届三中全会、三中全会、航标灯塔。\n").lists("三中全会"));
}

TEST(ChineseForm, FiguresWithTheirMeasureAreNoRows) {
  EXPECT_FALSE(Islands("床位六千张，新增床位六千张，共有六千张。\n").lists("六千张"));
  EXPECT_TRUE(Islands("六百张渔网，六百张渔网。\n").lists("六百张渔网"));
  EXPECT_FALSE(listed("六个月储备"));
  EXPECT_TRUE(listed("六个储备"));
  EXPECT_FALSE(listed("三月渔汛"));
  EXPECT_TRUE(listed("三汛渔期"));
  EXPECT_TRUE(listed("千船工程"));
}

TEST(ChineseForm, NoPhraseBeginsOrEndsWithAParticle) {
  EXPECT_FALSE(listed("渔船的"));
  EXPECT_TRUE(Islands("航标的灯塔、远洋船队、潮汐电站。\n").lists("航标的灯塔"));
  EXPECT_FALSE(listed("比渔船大"));
  EXPECT_FALSE(listed("被台风吹倒"));
}

TEST(ChineseForm, QuantitiesAndPointersAreNoRows) {
  EXPECT_TRUE(listed("潮汐电站"));
  EXPECT_FALSE(listed("一系列电站"));
  EXPECT_TRUE(listed("一体化渔场"));
  EXPECT_FALSE(listed("多个电站"));
  EXPECT_TRUE(listed("多能电站"));
  EXPECT_FALSE(listed("许多电站"));
  EXPECT_TRUE(listed("许可电站"));
  for (const char* pointer : {"每年新建电站", "每位渔民", "这项工程", "某种海藻"})
    EXPECT_FALSE(listed(pointer)) << pointer;
  EXPECT_FALSE(listed("不少电站"));
  EXPECT_TRUE(listed("不冻海港"));
  EXPECT_FALSE(listed("各类电站"));
  // Sayings with “each”, and what only has their length.
  EXPECT_TRUE(Islands("各展所长、航标灯塔、远洋船队。\n", "我们各展所长。各展所长是好事。\n", 6).lists("各展所长"));
  EXPECT_FALSE(Islands("各展长处、航标灯塔、远洋船队。\n", "我们各展长处。各展长处是好事。\n", 6).lists("各展长处"));
}

TEST(ChineseForm, WhatOpensAClauseIsNoRow) {
  EXPECT_FALSE(listed("没有电站"));
  EXPECT_TRUE(listed("没收渔船"));
  EXPECT_FALSE(listed("受台风影响"));
  EXPECT_TRUE(listed("受灾渔民"));
}

TEST(ChineseForm, WhatNamesItsSpeakersIsNoRow) {
  EXPECT_FALSE(listed("让我们扬帆"));
  EXPECT_TRUE(listed("让渔民扬帆"));
  EXPECT_TRUE(listed("第一个百年航线"));
  EXPECT_TRUE(listed("群岛大家庭"));
  EXPECT_TRUE(Islands("有的放矢、航标灯塔、远洋船队。\n", "我们有的放矢。有的放矢是好事。\n", 6).lists("有的放矢"));
}

TEST(ChineseForm, WhatSaysOfWhatKindIsNoRow) {
  EXPECT_FALSE(listed("远洋型"));
  EXPECT_TRUE(listed("船队转型"));
  EXPECT_TRUE(listed("海洋模型"));
}

TEST(ChineseForm, AVerbWithoutItsObjectIsNoRow) {
  EXPECT_FALSE(listed("船队带来"));
  EXPECT_TRUE(listed("船队带队"));
  EXPECT_FALSE(listed("海港通过"));
  EXPECT_TRUE(listed("海港通道"));
  EXPECT_FALSE(listed("四不摘要求"));
  EXPECT_TRUE(listed("四个不摘要求"));
  EXPECT_FALSE(listed("渔村依靠党"));  // 依靠 is a light verb, 热爱 is none
  EXPECT_TRUE(listed("渔民热爱党"));
  EXPECT_FALSE(listed("用出风格来"));
  EXPECT_TRUE(listed("渔业外来"));
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
  EXPECT_FALSE(Islands("航标的管理、远洋船队、潮汐电站。\n").lists("航标的管理"));
  EXPECT_FALSE(Islands("航标的工作、远洋船队、潮汐电站。\n").lists("航标的工作"));
  EXPECT_TRUE(Islands("航标的灯塔、远洋船队、潮汐电站。\n").lists("航标的灯塔"));
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

TEST(ChineseForm, OneOfSeveralActsIsNoRow) {
  const Islands islands("船员边巡航、边捕捞、边卖鱼。渔民出售边角木料、船用钢材。\n");
  for (const char* act : {"边巡航", "边捕捞", "边卖鱼"}) EXPECT_FALSE(islands.lists(act)) << act;
  EXPECT_TRUE(listed("边防海警"));
}

TEST(ChineseForm, APieceOfTheNameOfAMeetingIsNoRow) {
  EXPECT_FALSE(listed("第七次全体会议"));
  EXPECT_TRUE(listed("海商法全体会员"));
}

// What stood in many words before is no word where it stands in one that the dictionary knows by its first part.
TEST(ChineseForm, ThePastFreesNoPieceOfAWord) {
  const Islands islands("我们反对资产阶级自由化。\n", "无产阶级。", 40);
  EXPECT_FALSE(islands.lists("产阶级"));
}

}  // namespace
}  // namespace tifa
