// What stands between the same words in another text.
#include "app/same_place.h"

#include <gtest/gtest.h>

#include "support/view_builder.h"

namespace tifa {
namespace {

using testing::make_view_of_lines;

// The wordings, joined by |.
std::string found(const std::string& phrase, const std::string& having, const std::string& lacking) {
  const auto a = make_view_of_lines(having, Language::kChinese), b = make_view_of_lines(lacking, Language::kChinese);
  std::string all;
  for (const std::string& one : find_in_same_place(phrase, a.view(), b.view())) all += (all.empty() ? "" : "|") + one;
  return all;
}

TEST(SamePlace, HasFourCharactersBeforeAndTwoBehind) {
  EXPECT_EQ(found("百灯工程", "总结推广“百灯工程”经验。", "总结推广“百岛点灯、百港引航”工程经验。"),
            "“百岛点灯、百港引航”工程");
  EXPECT_EQ(found("百灯工程", "推广百灯工程经验。", "推广灯塔工程经验。"), "");            // two before
  EXPECT_EQ(found("百灯工程", "总结推广百灯工程。", "总结推广灯塔工程。"), "");            // nothing behind
  EXPECT_EQ(found("百灯工程", "总结推广百灯工程经验。", "总结推广经验。"), "");            // nothing between
  EXPECT_EQ(found("百灯工程", "总结推广百灯工程经验。", "总结推广港口、灯塔经验。"), "");  // two items
  EXPECT_EQ(found("百灯工程", "总结推广百灯工程经验。", "总结推广灯塔港口码头航道渔船海岛岸线沙滩礁石经验。"),
            "");  // more than 16 characters
}

TEST(SamePlace, KeepsWhatThePhraseHasAsWell) {
  EXPECT_EQ(found("岛际协调", "促进岛际协调发展。", "促进岛际均衡发展。"), "岛际均衡");
  EXPECT_EQ(found("岛际协调", "岛际协调发展。", "岛际均衡发展。"), "");  // none outside it
  EXPECT_EQ(found("岛际协调", "促进岛际协调发展。", "促进岛际协调和发展。"), "");
}

TEST(SamePlace, ClosesAClauseAsThePhraseDoes) {
  EXPECT_EQ(found("岛际协调", "一、促进岛际协调", "一、促进岛际均衡。"), "岛际均衡");
  EXPECT_EQ(found("岛际协调", "一、促进岛际协调", "一、促进岛际均衡发展。"), "");
  EXPECT_EQ(found("岛际协调", "一、促进岛际协调", "一、促进岛际航线。"), "岛际航线");
  EXPECT_EQ(found("岛际协调", "一、促进岛际协调", "一、促进岛上协调。"), "");
}

TEST(SamePlace, IsOfWholeWords) {
  EXPECT_EQ(found("灯塔", "着力加快修复灯塔设施建设。", "着力加快修复港口设施建设。"), "港口");
  EXPECT_EQ(found("纪念", "我们隆重纪念灯塔落成。", "我们隆重庆祝新灯塔落成。"), "");  // 新 is of 新灯塔
  EXPECT_EQ(found("harbour", "the old harbour wall", "the old lantern wall"), "");
}

}  // namespace
}  // namespace tifa
