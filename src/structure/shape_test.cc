#include "structure/shape.h"

#include <gtest/gtest.h>

namespace tifa {
namespace {

TEST(Shape, ClosedAndOpen) {
  for (std::string_view text :
       {"我们前进。", "前进！", "他说：“前进。”", "（见前文。）", "We go on.", "Do we?", "“We go on.”", "前进……"})
    EXPECT_TRUE(shape_of(text).closed()) << text;
  for (std::string_view text : {"形势和任务", "（2022年10月16日）", "万亿元74.4", "A Review", "《建议》"}) {
    EXPECT_FALSE(shape_of(text).closed()) << text;
    EXPECT_TRUE(shape_of(text).open()) << text;
  }
  for (std::string_view text : {"各位代表：", "一是发展，", "根据《", "支出；", "Dear all,"})
    EXPECT_FALSE(shape_of(text).open()) << text;
  EXPECT_FALSE(shape_of("").open());
}

TEST(Shape, CountsWhatIsVisible) {
  const Shape shape = shape_of("\u200b 一二，三。\u3000");
  EXPECT_EQ(shape.characters, 5U);
  EXPECT_EQ(shape.han, 3U);
  EXPECT_EQ(shape.sentence_ends, 1U);
  EXPECT_EQ(shape.commas, 1U);
  EXPECT_EQ(shape.first, U'一');
  EXPECT_EQ(shape.last, U'。');
}

TEST(Shape, FullStopsOfAbbreviationsAndFiguresEndNothing) {
  for (std::string_view text :
       {"the U.S. economy", "Mr. Smith went", "growth of 2.5 per cent", "No. 5 of the list", "1. About this Policy"})
    EXPECT_EQ(shape_of(text).sentence_ends, 0U) << text;
  EXPECT_EQ(shape_of("We came. We saw.").sentence_ends, 2U);
  EXPECT_EQ(shape_of("Really?! Yes.").sentence_ends, 2U);
}

TEST(Shape, FirstSentence) {
  const auto first = [](std::string_view text) { return text.substr(0, first_sentence_end(text)); };
  EXPECT_EQ(first("加强制度保障。坚持和完善。"), "加强制度保障。");
  EXPECT_EQ(first("他说：“前进。”我们"), "他说：“前进。”");
  EXPECT_EQ(first("Deepen reform. The rest"), "Deepen reform.");
  EXPECT_EQ(first("没有句号"), "");
}

TEST(Shape, TextHelpers) {
  EXPECT_EQ(squeezed(" 政府 工作\n报告\u200b"), "政府工作报告");
  EXPECT_EQ(trimmed("\u3000\u200b a b \r"), "a b");
  EXPECT_EQ(one_line("习　近　平"), "习近平");
  EXPECT_EQ(one_line("Annual\nReport  of"), "Annual Report of");
  EXPECT_EQ(shortened("一二三", 2), "一二…");
  EXPECT_EQ(shortened("一二", 2), "一二");
}

}  // namespace
}  // namespace tifa
