#include "claims/difference.h"

#include <gtest/gtest.h>

namespace tifa {
namespace {

DifferenceKind kind(std::string_view quoted, std::string_view text) { return compare_wordings(quoted, text).kind(); }
std::string words(std::string_view quoted, std::string_view text) { return compare_wordings(quoted, text).in_words(); }

TEST(Difference, PunctuationWidthAndScriptAreNone) {
  EXPECT_TRUE(compare_wordings("We act, at once.", "we act – at once").edits.empty());
  EXPECT_TRUE(compare_wordings("改革、開放，１０％", "改革，开放：10%").edits.empty());
  EXPECT_EQ(compare_wordings("a b c", "a b c").similarity, 1);
  EXPECT_EQ(differences_of_form("改革、開放", "改革开放"),
            (std::vector<std::string>{"punctuation", "Traditional and Simplified characters"}));
  EXPECT_EQ(differences_of_form("the Board acts", "The board\nacts"),
            (std::vector<std::string>{"capital letters", "spaces and line breaks"}));
  EXPECT_TRUE(differences_of_form("same words", "same words").empty());
}

TEST(Difference, SaysWhatKindItIs) {
  EXPECT_EQ(kind("the board will act", "the board will not act"), DifferenceKind::kNegation);
  EXPECT_EQ(kind("it isn't over", "it is over"), DifferenceKind::kNegation);
  EXPECT_EQ(kind("可以搞一刀切", "不可以搞一刀切"), DifferenceKind::kNegation);
  EXPECT_EQ(kind("growth of 5 percent", "growth of 6 percent"), DifferenceKind::kNumber);
  EXPECT_EQ(kind("增长5%左右", "增长5.5%左右"), DifferenceKind::kNumber);
  EXPECT_EQ(kind("five goals", "seven goals"), DifferenceKind::kNumber);
  EXPECT_EQ(kind("发展相统一的原则", "发展相结合的原则"), DifferenceKind::kWording);
  EXPECT_EQ(kind("三项工程", "四项工程"), DifferenceKind::kNumber);
  EXPECT_EQ(kind("members must publish", "members may publish"), DifferenceKind::kQualifier);
  EXPECT_EQ(kind("all members publish", "some members publish"), DifferenceKind::kQualifier);
  EXPECT_EQ(kind("基本建成现代港口", "全面建成现代港口"), DifferenceKind::kQualifier);
  EXPECT_EQ(kind("增长5%左右", "增长5%"), DifferenceKind::kQualifier);
  EXPECT_EQ(kind("the people of France", "the people of Spain"), DifferenceKind::kName);
  EXPECT_EQ(kind("we promise to build", "we promised to build"), DifferenceKind::kInflection);
  EXPECT_EQ(kind("the plan is ready", "the plan was ready"), DifferenceKind::kInflection);
  EXPECT_EQ(kind("a better harbour", "a bigger harbour"), DifferenceKind::kWording);
}

TEST(Difference, ShowsItWordByWord) {
  EXPECT_EQ(words("members must publish", "members may publish"), "“must” where the text has “may”");
  EXPECT_EQ(words("the board will act", "the board will not act"), "“not” of the text is left out");
  EXPECT_EQ(words("the board will act now", "the board will act"), "“now” is not in the text");
  EXPECT_EQ(words("a 1 b 2 c 3 d 4", "a 5 b 6 c 7 d 8"),
            "“1” where the text has “5”; “2” where the text has “6”; “3” where the text has “7”; and 1 more");
}

TEST(Difference, NothingAgainstSomething) {
  EXPECT_EQ(compare_wordings("", "").similarity, 1);
  EXPECT_EQ(compare_wordings("a", "").similarity, 0);
  EXPECT_TRUE(compare_wordings(std::string(9000, 'x') + " a", "b").edits.size() == 1);
  std::string many, others;
  for (int i = 0; i < 2500; ++i) {
    many += "a" + std::to_string(i) + " ";
    others += "b" + std::to_string(i) + " ";
  }
  EXPECT_TRUE(compare_wordings(many, others).too_long);
}

}  // namespace
}  // namespace tifa
