#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "ingest/readers.h"

namespace tifa {
namespace {

using Lines = std::vector<std::pair<std::string, bool>>;

// Each line that is not blank, and whether the source itself begins a paragraph with it.
Lines lines_of(const std::string& text) {
  const RawDocument raw = read_text(text);
  Lines lines;
  for (const RawBlock& block : raw.blocks)
    lines.emplace_back(raw.text.substr(block.range.begin, block.range.end - block.range.begin), block.paragraph_start);
  return lines;
}

TEST(ReadText, EveryLineBreakOfUnicodeEndsALine) {
  for (const char* end : {"\n", "\v", "\f", "\r", "\r\n", "\u0085", "\u2028"}) {
    EXPECT_EQ(lines_of("港口" + std::string(end) + "“渔业”"), (Lines{{"港口", true}, {"“渔业”", false}})) << end;
    EXPECT_EQ(lines_of("港口" + std::string(end) + end + "渔业" + end), (Lines{{"港口", true}, {"渔业", true}})) << end;
  }
}

TEST(ReadText, AParagraphSeparatorBeginsAParagraph) {
  EXPECT_EQ(lines_of("港口\u2029渔业\n道路"), (Lines{{"港口", true}, {"渔业", true}, {"道路", false}}));
}

// Other characters that begin with the bytes of one, and the last of a text.
TEST(ReadText, WhatBeginsLikeABreakIsNone) {
  EXPECT_EQ(lines_of("5\u00B0 “a” \u2026"), (Lines{{"5\u00B0 “a” \u2026", true}}));
  EXPECT_EQ(lines_of("5\u00B0"), (Lines{{"5\u00B0", true}}));
}

}  // namespace
}  // namespace tifa
