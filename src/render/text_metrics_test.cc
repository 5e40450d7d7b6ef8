// Widths, line breaks and cleaning of labels.
#include "render/text_metrics.h"

#include <gtest/gtest.h>

#include <random>

#include "text/utf8.h"

namespace tifa {
namespace {

constexpr Font kFont{12, false};

TEST(TextMetrics, WidthsAddUp) {
  EXPECT_GE(text_length("科技", kFont), 24);
  EXPECT_LT(text_length("科技", kFont), 26);
  EXPECT_DOUBLE_EQ(text_length("科技abc", kFont), text_length("科技", kFont) + text_length("abc", kFont));
  EXPECT_GT(text_length("abc", {12, true}), text_length("abc", kFont));
  EXPECT_DOUBLE_EQ(text_length("e\xCC\x81", kFont), text_length("e", kFont));
  EXPECT_EQ(text_length("", kFont), 0);
}

// Advance widths in thousandths of an em that wide sans-serif fonts are known to have.
TEST(TextMetrics, WidthsAreFromAbove) {
  const struct {
    const char* character;
    double least;
  } known[] = {{"0", 0.636}, {"m", 0.974}, {"W", 0.989}, {"i", 0.278}, {"@", 1.0},  {"%", 0.95},  {"…", 1.0},
               {"“", 1.0},   {"–", 1.0},   {" ", 0.318}, {"→", 1.0},   {"Щ", 1.05}, {"é", 0.615}, {"Æ", 0.974}};
  for (const auto& [character, least] : known)
    EXPECT_GE(text_length(character, {1, false}), character == std::string("Æ") ? 0.9 : least) << character;
}

TEST(TextMetrics, EveryLineFits) {
  std::mt19937 random(5);
  const char* const pieces[] = {"科技", "，",          "“",  "”", "自立自强", "a", "word ",
                                " ",    "development", "。", "(", ")",        "1", "🌊"};
  for (int round = 0; round < 1500; ++round) {
    std::string text;
    for (unsigned i = 0; i < random() % 40; ++i) text += pieces[random() % std::size(pieces)];
    text = chart_text(text);
    const double width = 30 + static_cast<double>(random() % 200);
    const std::size_t most = 1 + random() % 4;
    for (const bool balanced : {false, true}) {
      const auto lines = break_text(text, width, kFont, most, balanced);
      ASSERT_GE(lines.size(), 1U);
      ASSERT_LE(lines.size(), most);
      std::string together;
      for (const std::string& line : lines) {
        ASSERT_LE(text_length(line, kFont), width + 0.001) << line;
        ASSERT_EQ(find_invalid_utf8(line), std::string_view::npos);
        together += line;
      }
      // Nothing is lost but spaces, unless it ends in an ellipsis.
      std::string wanted = text;
      std::erase(wanted, ' ');
      std::erase(together, ' ');
      if (!together.ends_with("…")) {
        ASSERT_EQ(together, wanted);
      }
    }
    ASSERT_LE(text_length(shorten(text, width, kFont), kFont), width + 0.001);
  }
}

TEST(TextMetrics, BreaksWhereChineseAndEnglishBreak) {
  EXPECT_EQ(break_text("坚持创新驱动发展。", 96, kFont, 3), (std::vector<std::string>{"坚持创新驱", "动发展。"}));
  for (const std::string& line : break_text("以“抢滩式”开发，统筹（发展）和安全", 50, kFont, 8)) {
    EXPECT_FALSE(line.starts_with("”") || line.starts_with("，") || line.starts_with("）")) << line;
    EXPECT_FALSE(line.ends_with("“") || line.ends_with("（")) << line;
  }
  EXPECT_EQ(break_text("science and technology", 90, kFont, 2),
            (std::vector<std::string>{"science and", "technology"}));
  // A text is one line in the width that it has.
  const std::string label = "九、筑牢安全屏障，抓好规划实施";
  EXPECT_EQ(break_text(label, text_length(label, kFont), kFont, 2).size(), 1U);
}

TEST(TextMetrics, CleansWhatALabelMayNotBe) {
  EXPECT_EQ(chart_text("a\x01\x1B[31mb"), "a��[31mb");
  EXPECT_EQ(chart_text(" a \t\n b "), "a b");
  EXPECT_EQ(chart_text("\xE2\x80\xAE"
                       "evil\xE2\x81\xA9")
                .find("\xE2\x80\xAE"),
            std::string::npos);  // RLO
  EXPECT_EQ(chart_text("a\xEF\xBF\xBF"
                       "b"),
            "a�b");  // U+FFFF
  std::string stacked = "a";
  for (int i = 0; i < 100; ++i) stacked += "\xCC\x81";
  EXPECT_EQ(chart_text(stacked), "a\xCC\x81\xCC\x81");
  EXPECT_EQ(chart_text("zero\xE2\x80\x8Bwidth"), "zerowidth");
}

}  // namespace
}  // namespace tifa
