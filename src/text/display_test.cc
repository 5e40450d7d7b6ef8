#include "text/display.h"

#include <gtest/gtest.h>

#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

TEST(DisplayText, TakesOutWhatThePagePutIn) {
  EXPECT_EQ(display_text("  推动\n高质量\u200B发展  "), "推动高质量发展");
  EXPECT_EQ(display_text("the new\n  plan "), "the new plan");
  EXPECT_EQ(display_text(""), "");
}

TEST(DisplayWording, LeavesOutMarksWhoseOtherHalfIsOutside) {
  EXPECT_EQ(display_wording("抢潮式”开发"), "抢潮式开发");
  EXPECT_EQ(display_wording("整治“抢潮式"), "整治抢潮式");
  EXPECT_EQ(display_wording("整治“抢潮式”\n开发"), "整治“抢潮式”开发");
  EXPECT_EQ(display_wording("甲”和“乙"), "甲和乙");
  EXPECT_EQ(display_wording("tide-rush\" development"), "tide-rush development");
  EXPECT_EQ(display_wording("\"tide-rush\" development"), "\"tide-rush\" development");
  EXPECT_EQ(display_wording("the islanders’ ‘blue’ sea's"), "the islanders’ ‘blue’ sea's");
  EXPECT_EQ(display_wording("the “islanders’ life” act"), "the “islanders’ life” act");
  EXPECT_EQ(display_wording(""), "");
  for (char32_t code = 0x20; code < 0x20000; ++code) {
    if (code >= 0xD800 && code < 0xE000) continue;
    if (!is_opening_quotation_mark(code) && code != U'"') continue;
    std::string wording = "a";
    append_utf8(wording, code);
    EXPECT_EQ(display_wording(wording + "b"), "ab") << "U+" << std::hex << static_cast<std::uint32_t>(code);
  }
  const auto cut = [](std::string_view text, std::string_view wording) {
    const auto at = static_cast<std::uint32_t>(text.find(wording));
    const Range range{at, at + static_cast<std::uint32_t>(wording.size())};
    return display_wording(with_its_quotation_marks(text, range).of(text));
  };
  EXPECT_EQ(cut("整治“抢潮式”开发。", "抢潮式”开发"), "“抢潮式”开发");
  EXPECT_EQ(cut("整治“抢潮式”开发。", "整治“抢潮式"), "整治“抢潮式”");
  EXPECT_EQ(cut("整治“各种抢潮式”开发。", "抢潮式”开发"), "抢潮式开发");
  EXPECT_EQ(cut("a \"tide-rush\" port", "tide-rush\" port"), "\"tide-rush\" port");
}

TEST(DisplayText, AQuotationHasAMarkWhereWordsAreLeftOut) {
  const auto shown = [](std::string_view text, std::vector<std::uint32_t> at) { return display_quotation(text, at); };
  EXPECT_EQ(shown("we keep it. It stays", {12}), "we keep it. […] It stays");
  EXPECT_EQ(shown("we keep it. It stays", {11}), "we keep it. […] It stays");
  EXPECT_EQ(shown("we keepit", {7}), "we keep […] it");
  EXPECT_EQ(shown("甲乙，丙丁", {9}), "甲乙，[…]丙丁");
  std::vector<Range> parts = {{0, 3}, {3, 9}, {9, 15}, {0, 15}};
  const std::string text = display_quotation("甲乙，丙丁", std::vector<std::uint32_t>{3, 9}, parts);
  EXPECT_EQ(text, "甲[…]乙，[…]丙丁");
  EXPECT_EQ(parts[0].of(text), "甲");
  EXPECT_EQ(parts[1].of(text), "乙，");
  EXPECT_EQ(parts[2].of(text), "丙丁");
  EXPECT_EQ(parts[3].of(text), text);
}

TEST(DisplayText, PositionsFollowTheirCharacters) {
  const std::string text = " a\n推动 b\u200Bc ";
  for (std::size_t begin = 0; begin <= text.size(); ++begin) {
    std::vector<std::uint32_t> positions = {static_cast<std::uint32_t>(begin)};
    const std::string shown = display_text(text, positions);
    ASSERT_LE(positions[0], shown.size());
    // The character that stood at a position stands where the position now points.
    const auto bytes = static_cast<unsigned char>(begin < text.size() ? text[begin] : 0);
    if (bytes > ' ' && bytes < 0x80) {
      EXPECT_EQ(shown[positions[0]], text[begin]) << begin;
    }
  }
  std::vector<std::uint32_t> word = {static_cast<std::uint32_t>(text.find("推")),
                                     static_cast<std::uint32_t>(text.find(" b"))};
  const std::string shown = display_text(text, word);
  EXPECT_EQ(shown.substr(word[0], word[1] - word[0]), "推动");
}

}  // namespace
}  // namespace tifa
