// What a text has in place of a phrase that it lacks.
#include "app/counterparts.h"

#include <gtest/gtest.h>

#include "support/view_builder.h"

namespace tifa {
namespace {

using testing::make_view_of_lines;

// The wordings, joined by |.
std::string found(const std::string& phrase, const std::string& having, const std::string& lacking,
                  Language language = Language::kChinese) {
  const auto a = make_view_of_lines(having, language), b = make_view_of_lines(lacking, language);
  std::string all;
  for (const Counterpart& one : find_counterparts(phrase, a.view(), b.view()))
    all += (all.empty() ? "" : "|") + one.wording + (one.part == one.wording ? "" : "<" + one.part);
  return all;
}

TEST(Counterparts, HaveTheSameHeadUnderAnotherModifier) {
  EXPECT_EQ(found("稳妥的渔业政策", "实行稳妥的渔业政策。", "实施适度宽松的渔业政策，实施稳妥的渔业政策。"),
            "适度宽松的渔业政策");
  EXPECT_EQ(found("稳妥的政策", "实行稳妥的政策。", "实施宽松的政策。"), "");          // a head of two characters
  EXPECT_EQ(found("稳妥的渔业政策", "实行稳妥的渔业政策。", "实施的渔业政策。"), "");  // no modifier
}

TEST(Counterparts, DifferInOneCharacterBetweenWords) {
  EXPECT_EQ(found("保护海岛环境", "一、保护海岛环境", "二、养护海岛环境"), "养护海岛环境");
  EXPECT_EQ(found("保护海岛环境", "一、保护海岛环境", "二、养护海岛水质"), "");
  EXPECT_EQ(found("海岛管理人", "海岛管理人到会。", "海岛管理是要务。"), "");  // a function word is no other name
  EXPECT_EQ(found("保护海岛", "一、保护海岛", "二、养护海岛"), "");            // four characters: too many are alike
}

TEST(Counterparts, StandBeforeTheSameWords) {
  EXPECT_EQ(found("两个五十年", "实现“两个五十年”建港目标。", "向第二个五十年建港目标前进。"),
            "第二个五十年建港目标<第二个五十年");
  EXPECT_EQ(found("融合发展", "渔业融合发展体制机制。", "用船员发展体制机制。"), "");  // a verb is no head
  EXPECT_EQ(found("老港理论", "用老港理论武装船员。", "用海岛理论武装船员。"), "海岛理论武装船员<海岛理论");
  EXPECT_EQ(found("两个五十年", "实现“两个五十年”。建港目标。", "向第二个五十年建港目标前进。"),
            "");  // other sentences
  EXPECT_EQ(found("经营主体", "经营主体在市场经济中平等。", "渔业主体在市场经济中平等。"),
            "渔业主体在市场经济<渔业主体");
}

TEST(Counterparts, OfTwoEnglishWordsTheSecondIsAnotherOfItsKind) {
  const auto english = [](const std::string& a, const std::string& b) {
    return found("fellow sailors", a, b, Language::kEnglish);
  };
  EXPECT_EQ(english("Guests and my fellow sailors.", "Guests and my fellow citizens."), "fellow citizens");
  EXPECT_EQ(english("Guests and my fellow sailors.", "Guests and your fellow citizens."), "");
  EXPECT_EQ(english("Guests and my fellow sailors.", "Guests and my fellow feeling."), "");  // no person
  EXPECT_EQ(english("My fellow sailors.", "My fellow citizens."), "");                       // one word before it
}

TEST(Core, IsThePhraseWithoutGeneralVerbsAtItsEdges) {
  EXPECT_EQ(core_of("改善岛民生活"), "岛民生活");
  EXPECT_EQ(core_of("改善和岛民生活"), "岛民生活");
  EXPECT_EQ(core_of("新岛民生活"), "");  // 新 may begin a name
  EXPECT_EQ(core_of("岛民生活"), "");
  EXPECT_EQ(core_of("渔业发展"), "");  // two characters are left
  EXPECT_EQ(core_of("推进发展"), "");
  EXPECT_EQ(core_of("harbour building"), "");
}

}  // namespace
}  // namespace tifa
