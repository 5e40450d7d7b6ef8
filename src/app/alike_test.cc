// Wordings with the same head and a modifier like it.
#include "app/alike.h"

#include <gtest/gtest.h>

#include "support/view_builder.h"

namespace tifa {
namespace {

std::string found(const std::string& phrase, const std::string& text) {
  const auto view = testing::make_view_of_lines(text, Language::kChinese);
  std::string all;
  for (const std::string& one : find_alike(phrase, view.view())) all += (all.empty() ? "" : "|") + one;
  return all;
}

TEST(Alike, HaveTheSameHeadAndShareACharacterBeforeIt) {
  EXPECT_EQ(found("技术创新", "推动科技创新，坚持科技创新，鼓励技术创新。"), "科技创新");
  EXPECT_EQ(found("贫困地区", "支持脱贫地区、西部地区和民族地区。"), "脱贫地区");
  EXPECT_EQ(found("技术创新", "推动科技进步，理论创新。"), "");
  EXPECT_EQ(found("产业发展", "支持企业发展。"), "");  // another of its kind
  EXPECT_EQ(found("技术", "推动科技创新。"), "");
}

TEST(Alike, AreOfWholeWords) {
  EXPECT_EQ(found("技术创新", "推动高科技创新。"), "");
  EXPECT_EQ(found("港口地区", "在港地区。"), "");
}

}  // namespace
}  // namespace tifa
