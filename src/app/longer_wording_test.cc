#include "app/longer_wording.h"

#include <gtest/gtest.h>

#include <string>

#include "support/all_hits.h"
#include "support/view_builder.h"

namespace tifa {
namespace {

using testing::make_view_of_lines;
using testing::OwnedView;

struct Side {
  Side(const std::string& text, std::string_view term) : owned(make_view_of_lines(text, Language::kChinese)) {
    hits = {owned.view(), testing::all_hits(owned.view(), term)};
  }
  OwnedView owned;
  PhraseHits hits;
};

TEST(LongerWording, IsWhatMostHitsStandInAndGrowsByWhatTheyShare) {
  const Side a("修复灯塔。", "灯塔"), b("新灯塔会，办灯塔会，又一届灯塔会。灯塔开放。第二届海上信号灯塔会", "灯塔");
  const auto longer = find_longer_wording(a.hits, b.hits, true);
  ASSERT_TRUE(longer.has_value());
  EXPECT_EQ(longer->wording, "灯塔会");
  EXPECT_EQ(longer->outside_a, 1U);
  EXPECT_EQ(longer->outside_b, 1U);

  const Side grown("加快海洋经济发展，海洋经济发展。", "经济");
  const auto whole = find_longer_wording(grown.hits, a.hits, false);
  ASSERT_TRUE(whole.has_value());
  EXPECT_EQ(whole->wording, "海洋经济发展");
  EXPECT_EQ(whole->outside_a, 0U);
}

TEST(LongerWording, NeedsMoreThanHalfAndIdeographs) {
  const Side a("", "灯塔"), half("灯塔会，灯塔会，灯塔，灯塔。", "灯塔"), none("灯塔", "山");
  EXPECT_FALSE(find_longer_wording(a.hits, half.hits, true).has_value());
  EXPECT_FALSE(find_longer_wording(a.hits, none.hits, true).has_value());
  const Side three("大灯塔会，大灯塔会", "灯塔会"), one("灯塔会，灯塔会", "灯"), latin("AB市，AB市", "AB");
  ASSERT_TRUE(find_longer_wording(a.hits, three.hits, true).has_value());
  EXPECT_EQ(find_longer_wording(a.hits, three.hits, true)->wording, "大灯塔会");
  EXPECT_FALSE(find_longer_wording(a.hits, one.hits, true).has_value());
  EXPECT_FALSE(find_longer_wording(a.hits, latin.hits, true).has_value());
}

TEST(LongerWording, EndsWhereWordsEndAndStandsTwice) {
  const Side a("", "灯塔"), cut("发展灯塔，拓展灯塔。", "灯塔"), once("修复灯塔航道。", "灯塔");
  EXPECT_FALSE(find_longer_wording(a.hits, cut.hits, true).has_value());  // 展灯塔 is none
  EXPECT_FALSE(find_longer_wording(a.hits, once.hits, true).has_value());
  const Side function_words("以灯塔的，以灯塔的。", "灯塔"), inner("以新灯塔，以新灯塔。", "灯塔");
  EXPECT_FALSE(find_longer_wording(a.hits, function_words.hits, true).has_value());
  EXPECT_EQ(find_longer_wording(a.hits, inner.hits, true)->wording, "新灯塔");
}

TEST(LongerWording, OfWordsGrowsByWordsAndEndsInNoFunctionWord) {
  const std::string proverb =
      "We go on farming the sea and herding the fish. Farming the sea and herding the fish is our way.";
  const Side a("", "herding the fish"), b(proverb, "herding the fish");
  const auto longer = find_longer_wording(a.hits, b.hits, true);
  ASSERT_TRUE(longer.has_value());
  EXPECT_EQ(longer->wording, "farming the sea and herding the fish");
  EXPECT_EQ(longer->outside_b, 0U);
  const Side article("The harbour is open, and the harbour is deep.", "harbour");
  EXPECT_EQ(find_longer_wording(a.hits, article.hits, true), std::nullopt);
}

TEST(LongerWording, StopsAtTheEdgesOfTheText) {
  const Side a("", "灯塔"), edges("灯塔灯塔灯塔", "灯塔");
  const auto longer = find_longer_wording(a.hits, edges.hits, true);
  ASSERT_TRUE(longer.has_value());
  EXPECT_LE(longer->wording.size(), edges.hits.view.text.size());
}

}  // namespace
}  // namespace tifa
