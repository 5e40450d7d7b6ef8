#include "app/heading_uses.h"

#include <gtest/gtest.h>

#include <string>

#include "support/all_hits.h"
#include "support/view_builder.h"

namespace tifa {
namespace {

using testing::make_view;

// "heading → other; …", behind it "only" where all uses stand in these headings.
std::string uses_of(std::string_view phrase, const std::vector<RetitledSection>& retitled, bool of_a = false) {
  const std::string label = "（一）";
  const auto owned = make_view({{"一、扩大渔业", BlockKind::kHeading, 1, 6},
                                {label + "提振渔业消费。建码头，提振渔业，扩大消费。", BlockKind::kHeading, 2, 9},
                                {"提振渔业之后再修灯塔。"}},
                               Language::kChinese);
  const PhraseHits uses{owned.view(), testing::all_hits(owned.view(), phrase)};
  const HeadingUses found = find_heading_uses(uses, retitled, of_a);
  std::string shown;
  for (const RetitledHeading& one : found.headings) shown += one.heading + " → " + one.other + "; ";
  return shown + (found.all ? "only" : "");
}

const std::vector<RetitledSection> kRetitled = {{"旧", "新", 2, 1}, {"旧节", "新节", 1, 2}};

TEST(HeadingUses, NameTheHeadingsWithThoseOfTheOtherText) {
  EXPECT_EQ(uses_of("扩大渔业", kRetitled), "新 → 旧; only");
  EXPECT_EQ(uses_of("扩大渔业", kRetitled, true), "旧节 → 新节; only");
  EXPECT_EQ(uses_of("渔业", kRetitled), "新 → 旧; 新节 → 旧节; ");
}

TEST(HeadingUses, WhatStandsInTheTextOnlyOrUnderAKeptHeadingIsNone) {
  EXPECT_EQ(uses_of("灯塔", kRetitled), "");
  EXPECT_EQ(uses_of("扩大渔业", {{"旧节", "新节", 1, 2}}), "");
  EXPECT_EQ(uses_of("潮汐", kRetitled), "");
}

TEST(HeadingUses, SayTheTitleThatAUseStandsIn) {
  const auto owned =
      make_view({{"为海洋强国而奋斗", BlockKind::kTitle}, {"建设海洋强国，修建灯塔。"}}, Language::kChinese);
  PhraseHits uses{owned.view(), {}};
  const auto at = static_cast<std::uint32_t>(uses.view.text.rfind("海洋强国"));
  uses.hits = {{{at, at + 12}, 1, 0}};
  EXPECT_EQ(find_heading_uses(uses, {}, false).title, "");
  uses.hits.insert(uses.hits.begin(), Hit{{3, 15}, 0, 0});
  EXPECT_EQ(find_heading_uses(uses, {}, false).title, "为海洋强国而奋斗");
}

}  // namespace
}  // namespace tifa
