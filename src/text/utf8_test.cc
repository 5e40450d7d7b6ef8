#include "text/utf8.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>

namespace tifa {
namespace {

constexpr auto kValid = std::string_view::npos;

// Table 3-7 of the Unicode standard, row by row: the ranges of each byte of a well-formed sequence.
constexpr unsigned char kTable[9][8] = {{0x00, 0x7F},
                                        {0xC2, 0xDF, 0x80, 0xBF},
                                        {0xE0, 0xE0, 0xA0, 0xBF, 0x80, 0xBF},
                                        {0xE1, 0xEC, 0x80, 0xBF, 0x80, 0xBF},
                                        {0xED, 0xED, 0x80, 0x9F, 0x80, 0xBF},
                                        {0xEE, 0xEF, 0x80, 0xBF, 0x80, 0xBF},
                                        {0xF0, 0xF0, 0x90, 0xBF, 0x80, 0xBF, 0x80, 0xBF},
                                        {0xF1, 0xF3, 0x80, 0xBF, 0x80, 0xBF, 0x80, 0xBF},
                                        {0xF4, 0xF4, 0x80, 0x8F, 0x80, 0xBF, 0x80, 0xBF}};

std::size_t length_by_table(const std::string& bytes, std::size_t at) {
  for (const auto& row : kTable) {
    std::size_t length = 0;
    while (length < 4 && (length == 0 || row[2 * length] != 0) && at + length < bytes.size()) {
      const auto byte = static_cast<unsigned char>(bytes[at + length]);
      if (byte < row[2 * length] || byte > row[2 * length + 1]) break;
      ++length;
    }
    if (length > 0 && (length == 4 || row[2 * length] == 0)) return length;
  }
  return 0;
}

std::size_t first_invalid(const std::string& bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = length_by_table(bytes, at);
    if (length == 0) return at;
    at += length;
  }
  return kValid;
}

TEST(Utf8, RefusesWhatTheStandardRefuses) {
  EXPECT_EQ(find_invalid_utf8(""), kValid);
  EXPECT_EQ(find_invalid_utf8("abc 提法 😀"), kValid);
  EXPECT_EQ(find_invalid_utf8("ab\xC0\x80"), 2u);        // overlong
  EXPECT_EQ(find_invalid_utf8("\xE0\x80\x80"), 0u);      // overlong
  EXPECT_EQ(find_invalid_utf8("a\xED\xA0\x80"), 1u);     // a surrogate
  EXPECT_EQ(find_invalid_utf8("\xF4\x90\x80\x80"), 0u);  // above U+10FFFF
  EXPECT_EQ(find_invalid_utf8("提\xE6\xB3"), 3u);        // cut
  EXPECT_EQ(find_invalid_utf8("0123456789abcdef\x80"), 16u);
  EXPECT_EQ(find_invalid_utf8("\xFF"), 0u);
}

TEST(Utf8, AgreesWithTheTableOnRandomBytes) {
  std::mt19937 random(1);
  static const unsigned char kLikely[] = {0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2,
                                          0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF};
  for (int round = 0; round < 200000; ++round) {
    std::string bytes;
    for (std::size_t i = random() % 24; i > 0; --i)
      bytes.push_back(static_cast<char>(kLikely[random() % sizeof kLikely]));
    ASSERT_EQ(find_invalid_utf8(bytes), first_invalid(bytes));
  }
}

TEST(Utf8, IsCutBetweenCodePoints) {
  const std::string text = "a海𠀀";
  for (const auto& [at, floor, ceil] : {std::array<std::size_t, 3>{0, 0, 0},
                                        {1, 1, 1},
                                        {2, 1, 4},
                                        {3, 1, 4},
                                        {4, 4, 4},
                                        {7, 4, 8},
                                        {8, 8, 8},
                                        {9, 9, 9}}) {
    EXPECT_EQ(floor_code_point(text, at), floor) << at;
    EXPECT_EQ(ceil_code_point(text, at), ceil) << at;
  }
  EXPECT_EQ(floor_code_point("\xBF\xBF", 1), 0U);
  EXPECT_EQ(ceil_code_point("\xBF\xBF", 0), 2U);
}

TEST(Utf8, WritesAndReadsEachCodePoint) {
  for (char32_t code = 0; code < 0x110000; ++code) {
    if (code >= 0xD800 && code < 0xE000) continue;
    std::string text = "提";
    append_utf8(text, code);
    ASSERT_EQ(find_invalid_utf8(text), kValid);
    const CodePoint forwards = decode_utf8(text, 3);
    const CodePoint backwards = decode_utf8_before(text, text.size());
    ASSERT_EQ(forwards.value, code);
    ASSERT_EQ(forwards.length, text.size() - 3);
    ASSERT_EQ(backwards.value, code);
    ASSERT_EQ(backwards.length, forwards.length);
    ASSERT_EQ(count_code_points(text), 2u);
  }
}

}  // namespace
}  // namespace tifa
