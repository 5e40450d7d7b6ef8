// Whether the first uses of a phrase are its own, or those of titles, longer words and longer wordings.
#include "app/first_use.h"

#include <gtest/gtest.h>

#include <list>
#include <string>

#include "support/all_hits.h"
#include "support/view_builder.h"

namespace tifa {
namespace {

using testing::make_view_of_lines;
using testing::OwnedView;

class Uses {
 public:
  explicit Uses(std::string term) : term_(std::move(term)) {}

  PhraseHits hits(const std::string& text) {
    owned_.push_back(make_view_of_lines(text, Language::kChinese));
    return {owned_.back().view(), testing::all_hits(owned_.back().view(), term_)};
  }
  void edition(const std::string& text) { uses_.push_back(hits(text)); }
  std::optional<BoundUses> bound(const std::string& later) { return find_bound_uses(uses_, hits(later)); }

 private:
  std::string term_;
  std::list<OwnedView> owned_;
  std::vector<PhraseHits> uses_;
};

TEST(FirstUse, IsOfATitle) {
  Uses uses("灯塔");
  uses.edition("对电影《灯塔》作了批示，《灯塔》很好。");
  uses.edition("小说《新灯塔》出版。");
  uses.edition("修复灯塔。");
  const auto bound = uses.bound("修复灯塔，灯塔开放。");
  ASSERT_TRUE(bound.has_value());
  EXPECT_EQ(bound->kind, "title");
  EXPECT_EQ(bound->inside, "《灯塔》");
  EXPECT_EQ(bound->editions, 2U);
}

TEST(FirstUse, OneUseBehindANameIsOfALongerWordingWhereNoLaterOneHasAName) {
  Uses uses("电子产品");
  uses.edition("促进机械电子产品和成套设备的出口。");
  const auto bound = uses.bound("支持汽车、家居、电子产品、旅游，汽车、电子产品等消费。");
  ASSERT_TRUE(bound.has_value());
  EXPECT_EQ(bound->kind, "wording");
  EXPECT_EQ(bound->inside, "机械电子产品");
  EXPECT_FALSE(uses.bound("支持汽车、电子产品，支持智能电子产品。").has_value());
  EXPECT_FALSE(uses.bound("支持汽车、电子产品。").has_value());  // one says nothing of the others
}

TEST(FirstUse, WhatIsNoWholeNameDirectlyBeforeOneUseMakesNoLongerWording) {
  for (const char* first :
       {"反对超级大国海洋政策霸权。", "总结过去六年海洋政策。", "运用多种海洋政策。", "本世纪内的海洋政策。"}) {
    Uses uses("海洋政策");
    uses.edition(first);
    EXPECT_FALSE(uses.bound("制定海洋政策，落实海洋政策，改进海洋政策。").has_value()) << first;
  }
  Uses uses("海洋政策");
  uses.edition("反对霸权海洋政策。");
  EXPECT_TRUE(uses.bound("制定海洋政策，落实海洋政策，改进海洋政策。").has_value());
}

TEST(FirstUse, AWordThatASuffixMakesIsNoFreeUse) {
  Uses uses("资产");
  uses.edition("资产阶级和地主，资产阶级政党。");
  uses.edition("资产阶级没落，资产者离开，资产阶级灭亡。");
  uses.edition("管理国有资产。");
  const auto bound = uses.bound("国有资产、企业资产、资产和负债。");
  ASSERT_TRUE(bound.has_value());
  EXPECT_EQ(bound->inside, "资产阶级");
  EXPECT_EQ(bound->also, "资产者");
  EXPECT_EQ(bound->editions, 2U);
}

TEST(FirstUse, BetweenTwoTitlesOrBesideOneIsFree) {
  Uses between("灯塔"), beside("灯塔");
  between.edition("《海图》和灯塔和《海报》。");
  EXPECT_FALSE(between.bound("灯塔。").has_value());
  beside.edition("《灯塔》和灯塔。");
  EXPECT_FALSE(beside.bound("灯塔。").has_value());
}

TEST(FirstUse, IsInsideWordsThatStandWithoutIt) {
  Uses uses("脱贫");
  uses.edition("摆脱贫困，也要摆脱落后。");
  uses.edition("脱贫攻坚。");
  const auto bound = uses.bound("脱贫攻坚，脱贫致富。");
  ASSERT_TRUE(bound.has_value());
  EXPECT_EQ(bound->kind, "words");
  EXPECT_EQ(bound->inside, "");
  EXPECT_EQ(bound->editions, 1U);
  // The dictionary joins 补短; no text has it without 板.
  Uses joined("短板");
  joined.edition("又补短板。");
  EXPECT_FALSE(joined.bound("短板突出，补齐短板。").has_value());
}

TEST(FirstUse, IsInALongerWordingThatLaterUsesAreNotIn) {
  Uses uses("资产");
  uses.edition("反对资产阶级，资产阶级复辟。");
  uses.edition("资产阶级。");
  uses.edition("国有资产和资产阶级。");
  const auto bound = uses.bound("国有资产，固定资产，资产阶级。");
  ASSERT_TRUE(bound.has_value());
  EXPECT_EQ(bound->kind, "wording");
  EXPECT_EQ(bound->inside, "资产阶级");
  EXPECT_EQ(bound->editions, 2U);
  EXPECT_FALSE(uses.bound("资产阶级，资产阶级，国有资产。").has_value());  // still mostly that
}

TEST(FirstUse, TwoUsesShowNoWordingAndAFunctionWordNeedsTen) {
  Uses two("资产");
  two.edition("资产阶级，资产阶级。");
  EXPECT_FALSE(two.bound("国有资产。").has_value());
  for (const std::size_t times : {9U, 10U}) {
    Uses uses("中国特色");
    std::string text;
    for (std::size_t i = 0; i < times; ++i) text += "有中国特色。";
    uses.edition(text);
    const auto bound = uses.bound("中国特色，中国特色道路。");
    ASSERT_EQ(bound.has_value(), times == 10U);
    if (bound) {
      EXPECT_EQ(bound->inside, "有中国特色");
    }
  }
}

TEST(FirstUse, IsNotLookedForInLatin) {
  Uses uses("AB");
  uses.edition("《AB》，《AB》。");
  EXPECT_FALSE(uses.bound("AB").has_value());
}

}  // namespace
}  // namespace tifa
