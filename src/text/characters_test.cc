// Holds the generated tables against ICU, code point by code point, where this machine's ICU has Unicode 15.0.
#include "text/characters.h"

#include <gtest/gtest.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <string_view>

namespace tifa {
namespace {

bool icu_has_unicode_15() {
  UVersionInfo version;
  u_getUnicodeVersion(version);
  return version[0] == 15 && version[1] == 0;
}

void expect_as_icu(char32_t code) {
  const auto c = static_cast<UChar32>(code);
  const auto type = u_charType(c);
  const auto mask = U_GET_GC_MASK(c);
  UErrorCode error = U_ZERO_ERROR;
  const bool letter = (mask & U_GC_L_MASK) != 0;
  const bool han = letter && uscript_getScript(c, &error) == USCRIPT_HAN;
  const bool ignorable = u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
  const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
  const bool wide = width == U_EA_WIDE || width == U_EA_FULLWIDTH;
  ASSERT_EQ(is_han(code), han || code == 0x3007);
  ASSERT_EQ(is_letter(code), letter);
  ASSERT_EQ(is_digit(code), type == U_DECIMAL_DIGIT_NUMBER);
  ASSERT_EQ(is_mark(code), (mask & U_GC_M_MASK) != 0);
  ASSERT_EQ(is_white_space(code), u_isUWhiteSpace(c) != 0);
  ASSERT_EQ(is_zero_width(code), (type == U_FORMAT_CHAR || ignorable) && !u_isUWhiteSpace(c));
  ASSERT_EQ(is_punctuation(code), (mask & (U_GC_P_MASK | U_GC_S_MASK)) != 0);
  ASSERT_EQ(is_quotation_mark(code), u_hasBinaryProperty(c, UCHAR_QUOTATION_MARK) != 0);
  ASSERT_TRUE(display_width(code) == (wide ? 2 : 1) || display_width(code) == 0);
  ASSERT_TRUE(display_width(code) > 0 || is_mark(code) || is_zero_width(code) || type == U_CONTROL_CHAR ||
              (code >= 0x1160 && code < 0x1200));
  ASSERT_TRUE(!is_word_character(code) || is_letter(code) || is_digit(code) || is_mark(code));
  ASSERT_FALSE(is_word_character(code) && is_han(code));
  ASSERT_FALSE(is_opening_quotation_mark(code) && is_closing_quotation_mark(code));
  ASSERT_TRUE(is_quotation_mark(code) || (!is_opening_quotation_mark(code) && !is_closing_quotation_mark(code)));
  ASSERT_TRUE(!is_sentence_end(code) || is_clause_end(code));
}

TEST(Characters, AgreeWithIcu) {
  if (!icu_has_unicode_15()) GTEST_SKIP() << "the tables are of Unicode 15.0, this machine's ICU is of another version";
  for (char32_t code = 0; code < 0x110000; ++code)
    ASSERT_NO_FATAL_FAILURE(expect_as_icu(code)) << std::hex << static_cast<std::uint32_t>(code);
}

template <class Property>
void expect_for_each(Property property, std::u32string_view with, std::u32string_view without) {
  for (const char32_t code : with) EXPECT_TRUE(property(code)) << std::hex << static_cast<std::uint32_t>(code);
  for (const char32_t code : without) EXPECT_FALSE(property(code)) << std::hex << static_cast<std::uint32_t>(code);
}

TEST(Characters, HaveTheirUses) {
  expect_for_each(is_han, U"中發〇々㐀𠀀豈", U"aあカ한〡。，1");
  expect_for_each(is_quotation_mark, U"\"'“”‘’「」『』«»‹›„＂｢", U"《》〈〉`´（）");
  expect_for_each(is_opening_quotation_mark, U"“‘「『«‹„", U"”’」』»›\"'《");
  expect_for_each(is_closing_quotation_mark, U"”’」』»›", U"“‘「『«‹„\"'》");
  expect_for_each(is_sentence_end, U"。！？….!?．", U"，、；：,;:");
  expect_for_each(is_clause_end, U"。！？….!?．，、；：,;:", U"《》“”-—（）·中a");
  expect_for_each(is_word_character, U"aÉжΩ1９Ａא한\u0301", U"中あカｶー〇ไ 。-'\u200D_");
  expect_for_each(is_white_space, U" \t\n\u00A0\u3000\u2028", U"\u200B\uFEFFa\u001F");
  expect_for_each(is_line_break, U"\n\v\f\r\u0085\u2028\u2029", U" \t\u001F\u00A0a中");
  expect_for_each(is_zero_width, U"\u200B\u200C\u200D\uFEFF\u00AD\u2060\uFE0F\U000E0100", U" \u3000a\u0301");
}

TEST(Characters, AreFoundInText) {
  EXPECT_TRUE(has_line_break("a\u2028b"));
  EXPECT_TRUE(has_line_break("海\r"));
  EXPECT_FALSE(has_line_break("a b\u00A0海"));
  EXPECT_FALSE(has_line_break(""));
  EXPECT_TRUE(has_han("a海"));
  EXPECT_FALSE(has_han("aカ。"));
}

TEST(Characters, OfAWordRunToItsEnd) {
  const std::string_view text = "été2岛 a";
  EXPECT_EQ(word_run_end(text, 0), std::string_view("été2").size());
  EXPECT_EQ(word_run_end(text, 2), std::string_view("été2").size());
  EXPECT_EQ(word_run_end(text, std::string_view("été2").size()), std::string_view("été2").size());
  EXPECT_EQ(word_run_end(text, text.size() - 1), text.size());
  EXPECT_EQ(word_run_end(text, text.size()), text.size());
}

TEST(Characters, HaveWidthsInATerminal) {
  for (const char32_t code : std::u32string_view(U"中，Ａカ한😀"))
    EXPECT_EQ(display_width(code), 2) << static_cast<std::uint32_t>(code);
  for (const char32_t code : std::u32string_view(U"aé“…±ｶ")) EXPECT_EQ(display_width(code), 1);
  for (const char32_t code : std::u32string_view(U"\u0301\u200B\u0000")) EXPECT_EQ(display_width(code), 0);
}

TEST(Characters, OutsideUnicodeHaveNoProperties) {
  EXPECT_FALSE(is_letter(0x110000));
  EXPECT_FALSE(is_han(0xFFFFFFFF));
  EXPECT_EQ(display_width(0x110000), 0);
}

}  // namespace
}  // namespace tifa
