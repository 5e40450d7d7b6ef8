#include "document/document.h"

#include <gtest/gtest.h>

#include <set>

namespace tifa {
namespace {

Block block_of(BlockKind kind, std::uint32_t run_in_end) {
  Block block;
  block.kind = kind;
  block.range = {10, 40};
  block.run_in_end = run_in_end;
  return block;
}

TEST(Document, PartFollowsKindAndRunIn) {
  EXPECT_EQ(part_of(block_of(BlockKind::kTitle, 10), 12), Part::kTitle);
  EXPECT_EQ(part_of(block_of(BlockKind::kHeading, 10), 12), Part::kHeading);
  EXPECT_EQ(part_of(block_of(BlockKind::kNote, 10), 12), Part::kNote);
  EXPECT_EQ(part_of(block_of(BlockKind::kParagraph, 10), 10), Part::kBody);
  EXPECT_EQ(part_of(block_of(BlockKind::kListItem, 10), 39), Part::kBody);
  EXPECT_EQ(part_of(block_of(BlockKind::kTableCell, 10), 12), Part::kBody);
  EXPECT_EQ(part_of(block_of(BlockKind::kParagraph, 20), 19), Part::kRunIn);
  EXPECT_EQ(part_of(block_of(BlockKind::kParagraph, 20), 20), Part::kBody);
  EXPECT_EQ(part_of(block_of(BlockKind::kListItem, 40), 39), Part::kRunIn);
}

TEST(Document, ReasonsHaveNamesOfTheirOwn) {
  std::set<std::string_view> names;
  for (int value = 0; value <= static_cast<int>(kLastReason); ++value) {
    const auto reason = static_cast<Reason>(value);
    EXPECT_TRUE(names.insert(reason_name(reason)).second) << reason_name(reason);
  }
  EXPECT_FALSE(names.contains("unknown"));
}

}  // namespace
}  // namespace tifa
