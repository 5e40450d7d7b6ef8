#include "phrases/block_uses.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "support/view_builder.h"

namespace tifa {
namespace {

using testing::make_view_of_lines;
using testing::OwnedView;

struct Texts {
  Texts(const std::vector<std::string>& earlier, const std::string& a, const std::string& b, std::uint32_t a_position) {
    for (const std::string& text : earlier) owned.push_back(make_view_of_lines(text, Language::kChinese));
    owned.push_back(make_view_of_lines(a, Language::kChinese));
    owned.push_back(make_view_of_lines(b, Language::kChinese));
    for (std::size_t e = 0; e < earlier.size(); ++e) input.earlier.push_back(owned[e].view());
    input.a = {owned[earlier.size()].view()};
    input.b = {owned[earlier.size() + 1].view()};
    input.a_position = a_position;
  }
  std::vector<OwnedView> owned;
  CompareInput input;
};

TEST(BlockUses, HaveEachDistinctBlockOnce) {
  const Texts texts({"港口\n渔业\n", "港口\n港口\n", "旅游\n"}, "渔业\n", "港口\n渔业\n", 2);
  std::vector<std::uint32_t> in_time;
  for (const TimedText& text : texts_in_time(texts.input)) in_time.push_back(text.index);
  EXPECT_EQ(in_time, (std::vector<std::uint32_t>{0, 1, 3, 2, 4}));
  std::map<std::string, BlockUse> uses;
  for (const BlockUse& use : block_uses(texts.input)) EXPECT_TRUE(uses.emplace(use.text(), use).second);
  ASSERT_EQ(uses.size(), 3U);
  const BlockUse& harbours = uses["港口"];
  EXPECT_EQ((std::vector<std::uint32_t>{harbours.past, harbours.a, harbours.between, harbours.b}),
            (std::vector<std::uint32_t>{3, 0, 0, 1}));
  EXPECT_EQ(harbours.editions, 3U);
  EXPECT_EQ((std::vector<std::uint32_t>{harbours.first, harbours.up_to_a, harbours.before_b, harbours.first_behind_a}),
            (std::vector<std::uint32_t>{0, 2, 2, 4}));
  const BlockUse& fishing = uses["渔业"];
  EXPECT_EQ((std::vector<std::uint32_t>{fishing.past, fishing.a, fishing.between, fishing.b}),
            (std::vector<std::uint32_t>{1, 1, 0, 1}));
  EXPECT_EQ((std::vector<std::uint32_t>{fishing.first, fishing.up_to_a, fishing.before_b, fishing.first_behind_a}),
            (std::vector<std::uint32_t>{0, 3, 3, 4}));
  const BlockUse& tourism = uses["旅游"];
  EXPECT_EQ(tourism.between, 1U);
  EXPECT_EQ(tourism.editions, 4U);
  EXPECT_EQ((std::vector<std::uint32_t>{tourism.first, tourism.up_to_a, tourism.before_b, tourism.first_behind_a}),
            (std::vector<std::uint32_t>{3, 0, 4, 3}));
}

TEST(BlockUses, WithoutEarlierTextsAreTheTexts) {
  const Texts texts({}, "港口\n渔业\n", "港口\n", 0);
  const std::vector<BlockUse> uses = block_uses(texts.input);
  ASSERT_EQ(uses.size(), 2U);
  EXPECT_EQ(uses[0].text(), "港口\n渔业");
  EXPECT_EQ(uses[0].a, 1U);
  EXPECT_EQ(uses[1].text(), "港口");
  EXPECT_EQ(uses[1].b, 1U);
}

TEST(BlockUses, OfBlocksThatFoldAlikeEachIsItsOwn) {
  const Texts texts({"“港口”\n", "港口\n"}, "渔业\n", "渔业\n", 2);
  EXPECT_EQ(block_uses(texts.input).size(), 3U);
}

TEST(BlockUses, OfAParagraphAndACellOfOneTextEachIsItsOwn) {
  const OwnedView paragraph = testing::make_view({{.text = "user data\nusage data"}}, Language::kEnglish);
  const OwnedView cell =
      testing::make_view({{.text = "user data\nusage data", .kind = BlockKind::kTableCell}}, Language::kEnglish);
  CompareInput input;
  input.earlier = {paragraph.view(), cell.view()};
  input.a = {cell.view()};
  input.b = {paragraph.view()};
  input.a_position = 2;
  const std::vector<BlockUse> uses = block_uses(input);
  ASSERT_EQ(uses.size(), 2U);
  EXPECT_EQ(uses[0].past + uses[0].b, 2U);
  EXPECT_EQ(uses[1].past + uses[1].a, 2U);
}

TEST(BlockUses, ManyEarlierTextsShareBits) {
  EXPECT_EQ(edition_bit(5, 64), 32U);
  EXPECT_EQ(edition_bit(0, 128), 1U);
  EXPECT_EQ(edition_bit(1, 128), 1U);
  EXPECT_EQ(edition_bit(127, 128), std::uint64_t{1} << 63);
}

}  // namespace
}  // namespace tifa
