// What is stored of blocks and documents gives them back to the byte, and damage to it is told.
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "index/block_text.h"
#include "index/packed_document.h"
#include "index/packed_numbers.h"
#include "index/phrase_index.h"
#include "support/view_builder.h"
#include "text/fold.h"

namespace tifa {
namespace {

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> kPieces = {"海港", "，", "“", "”",  "發展", "Ａ１", "Port ", "\n", " ",
                                                   "……",   "—",  "’", "𠀀", "a\tb", "，，", "(",     "（", "\u200b"};
  std::string text;
  for (std::size_t k = random() % 30; k > 0; --k) text += kPieces[random() % kPieces.size()];
  return text;
}

TEST(PackedNumbers, ComeBack) {
  std::string bytes;
  PackedWriter writer(bytes);
  const std::vector<std::uint64_t> numbers = {0, 1, 127, 128, 16383, 16384, 0xFFFFFFFF, UINT64_MAX};
  const std::vector<std::int64_t> differences = {0, -1, 1, -64, 64, INT64_MIN, INT64_MAX};
  for (const std::uint64_t number : numbers) writer.number(number);
  for (const std::int64_t difference : differences) writer.difference(difference);
  PackedReader reader(bytes);
  for (const std::uint64_t number : numbers) EXPECT_EQ(reader.number(), number);
  for (const std::int64_t difference : differences) EXPECT_EQ(reader.difference(), difference);
  EXPECT_TRUE(reader.rest().empty() && reader.good());
  EXPECT_EQ(reader.number(), 0U);
  EXPECT_FALSE(reader.good());
}

TEST(BlockText, IsRestoredWithItsMap) {
  std::mt19937 random(23);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = random_text(random);
    const Folded folded = fold(text, Folding::kDefault);
    std::vector<OffsetMap::Run> runs(folded.map.runs().begin(), folded.map.runs().end());
    const auto difference = block_difference(folded.text, text, runs, 0, 0);
    ASSERT_TRUE(difference) << text;
    std::string restored = "before";
    std::vector<OffsetMap::Run> restored_runs;
    ASSERT_TRUE(restore_block(folded.text, *difference, 4, restored, restored_runs));
    EXPECT_EQ(restored, "before" + text);
    for (OffsetMap::Run& run : runs) {
      run.derived += 4;
      run.origin += 6;
    }
    EXPECT_EQ(restored_runs, runs) << text;
  }
}

TEST(BlockText, WhatStandsUnchangedNeedNotBeRestored) {
  std::mt19937 random(31);
  int unchanged = 0;
  for (int round = 0; round < 3000; ++round) {
    const std::string text = random_text(random);
    const Folded folded = fold(text, Folding::kDefault);
    const std::string difference = block_difference(folded.text, text, folded.map.runs(), 0, 0).value();
    std::vector<Range> ranges;
    for (std::uint32_t begin = 0; begin < folded.text.size();
         begin = ranges.back().end + static_cast<std::uint32_t>(random() % 20)) {
      const std::uint32_t size = 1 + static_cast<std::uint32_t>(random() % 6);
      ranges.push_back({begin, std::min(begin + size, static_cast<std::uint32_t>(folded.text.size()))});
    }
    if (ranges.empty()) continue;
    ranges.resize(1 + random() % ranges.size());
    if (!stands_unchanged(difference, ranges)) continue;
    ++unchanged;
    for (const Range& range : ranges)
      ASSERT_EQ(to_origin(folded.map.runs(), range).of(text), range.of(folded.text)) << text;
  }
  EXPECT_GT(unchanged, 100);
  const std::string plain(100, 'x');
  const std::string difference =
      block_difference(plain, plain, fold(plain, Folding::kDefault).map.runs(), 0, 0).value();
  EXPECT_TRUE(stands_unchanged(difference, std::vector<Range>{{0, 4}, {50, 100}}));
  EXPECT_FALSE(stands_unchanged(difference, std::vector<Range>{{98, 101}}));
  EXPECT_FALSE(stands_unchanged("", std::vector<Range>{{0, 1}}));
}

TEST(BlockText, OrdinaryTextTakesAFewBytesAClause) {
  for (const std::string text : {"坚持创新驱动发展，建设蓝色海港；完善规划（2025年），推进“一港两区”。",
                                 "The Council adopts the plan, and the harbour\nis widened by 2025; see Article 4."}) {
    const Folded folded = fold(text, Folding::kDefault);
    EXPECT_LT(block_difference(folded.text, text, folded.map.runs(), 0, 0)->size() * 3, text.size()) << text;
  }
}

TEST(BlockText, AMapThatDoesNotCoverTheTextHasNoDifference) {
  const std::vector<OffsetMap::Run> runs = {{0, 0, 3, 1, 1}};
  EXPECT_TRUE(block_difference("abc", "abc", runs, 0, 0));
  EXPECT_FALSE(block_difference("abcd", "abcd", runs, 0, 0));
  EXPECT_FALSE(block_difference("abc", "ab", runs, 0, 0));
  EXPECT_FALSE(block_difference("abc", "abc", runs, 1, 0));
}

TEST(BlockText, DamagedDifferencesRestoreSomethingOrNothing) {
  std::mt19937 random(7);
  int refused = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::string text = random_text(random);
    const Folded folded = fold(text, Folding::kDefault);
    std::string difference = block_difference(folded.text, text, folded.map.runs(), 0, 0).value();
    if (difference.empty()) continue;
    difference[random() % difference.size()] = static_cast<char>(random());
    std::string restored;
    std::vector<OffsetMap::Run> runs;
    if (!restore_block(folded.text, difference, 0, restored, runs)) ++refused;
    static_cast<void>(stands_unchanged(difference, std::vector<Range>{{0, 3}, {7, 90}}));
  }
  EXPECT_GT(refused, 1000);
}

TEST(PackedDocument, DamagedBytesMakeAPayloadOrNothing) {
  std::mt19937 random(13);
  int refused = 0;
  for (int round = 0; round < 300; ++round) {
    std::string lines;
    for (int i = 0; i < 4; ++i) lines += "海" + random_text(random) + "\n";
    const testing::OwnedView document = testing::make_view_of_lines(lines, Language::kChinese);
    PhraseIndexBuilder blocks;
    const auto stored = blocks.add(document.view());
    ASSERT_TRUE(stored);
    const std::string packed = pack_document(document.view(), *stored).value();
    const auto block = [&](std::uint32_t number) {
      return number <= *std::max_element(stored->begin(), stored->end()) ? std::optional(blocks.block(number))
                                                                         : std::nullopt;
    };
    ASSERT_TRUE(unpack_document(packed, block));
    for (std::size_t at = 0; at < packed.size(); ++at) {
      std::string damaged = packed;
      damaged[at] = static_cast<char>(random());
      if (!unpack_document(damaged, block)) ++refused;
      if (!unpack_document(std::string_view(packed).substr(0, at), block)) ++refused;
    }
  }
  EXPECT_GT(refused, 10000);
}

}  // namespace
}  // namespace tifa
