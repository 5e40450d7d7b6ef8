// What several wordings share, and what stands by itself.
#include "app/shared_part.h"

#include <gtest/gtest.h>

#include <string>

#include "support/all_hits.h"
#include "support/view_builder.h"

namespace tifa {
namespace {

using testing::make_view_of_lines;
using testing::OwnedView;

bool is_shared(const std::string& text, const std::string& phrase) {
  const OwnedView view = make_view_of_lines(text, Language::kChinese);
  return is_shared_part({view.view(), testing::all_hits(view.view(), phrase)});
}

TEST(SharedPart, HasAWordBeforeItEachTime) {
  EXPECT_TRUE(is_shared("推进平安海岛建设，推进美丽海岛建设，推进法治海岛建设。", "海岛建设"));
  EXPECT_FALSE(is_shared("推进平安海岛建设，推进美丽海岛建设，加快海岛建设。", "海岛建设")) << "behind a verb";
  EXPECT_FALSE(is_shared("平安海岛建设，平安海岛建设，法治海岛建设。", "海岛建设")) << "mostly of one wording";
  EXPECT_FALSE(is_shared("平安海岛建设，美丽海岛建设。", "海岛建设")) << "twice only";
}

TEST(SharedPart, OwnsWhatStandsBehind) {
  EXPECT_TRUE(is_shared("新时代岛的建设，新时代岛的航线，新时代岛的学校。", "新时代岛"));
  EXPECT_TRUE(is_shared("新时代岛的建设，新时代岛和海的航线，新时代岛的学校，新时代岛解决难题。", "新时代岛"));
  EXPECT_FALSE(is_shared("新时代岛的建设，新时代岛的航线，走进新时代岛。", "新时代岛"));
}

TEST(SharedPart, OpensWithAComplementOfTheVerbBefore) {
  EXPECT_TRUE(is_shared("贯彻好会议精神，组织好会议精神宣讲。", "好会议精神"));
  EXPECT_FALSE(is_shared("建设“好房子”，修建好房子。", "好房子"));
}

TEST(SharedPart, OfNothing) { EXPECT_FALSE(is_shared("修建灯塔。", "海岛建设")); }

}  // namespace
}  // namespace tifa
