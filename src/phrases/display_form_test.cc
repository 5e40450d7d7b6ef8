#include "phrases/display_form.h"

#include <gtest/gtest.h>

#include <vector>

#include "support/view_builder.h"

namespace tifa {
namespace {

// The form of the first `length` tokens of each line.
std::string form_of(const std::string& lines, std::size_t length, Language language) {
  const testing::OwnedView owned = testing::make_view_of_lines(lines, language);
  Vocabulary vocabulary;
  TokenText text;
  append_tokens(text, owned.view(), language == Language::kEnglish ? TokenUnit::kWords : TokenUnit::kCharacters,
                vocabulary);
  std::vector<std::uint32_t> places;
  for (std::uint32_t at = 1; at < text.size(); ++at)
    if (is_break(text.tokens[at - 1]) && !is_break(text.tokens[at])) places.push_back(at);
  return display_form(text, places, length);
}

TEST(DisplayForm, IsTheOneThatStandsMostOften) {
  EXPECT_EQ(form_of("Sea ports\nsea ports\nsea ports\n", 2, Language::kEnglish), "sea ports");
  EXPECT_EQ(form_of("sea ports\nSea ports\n", 2, Language::kEnglish), "sea ports");  // of several, the first
  EXPECT_EQ(form_of("Sea Ports\nsea ports\nSea Ports\nSEA PORTS\n", 2, Language::kEnglish), "Sea Ports");
}

TEST(DisplayForm, WritingsThatAreShownAlikeCountAsOne) {
  EXPECT_EQ(form_of("ＡＩ港口\nAI港口\nAI港口\n", 3, Language::kChinese), "AI港口");
  // … and then it is asked which quotation marks most of these have.
  EXPECT_EQ(form_of("ＡＩ港口\n“AI”港口\nAI港口\nAI港口\n", 3, Language::kChinese), "AI港口");
  EXPECT_EQ(form_of("sea  ports\nSea ports\nsea ports\n", 2, Language::kEnglish), "sea ports");
}

TEST(DisplayForm, HasTheQuotationMarksInside) {
  EXPECT_EQ(form_of("“两港”建设\n“两港”建设\n两港建设\n", 4, Language::kChinese), "“两港”建设");
  EXPECT_EQ(form_of("建设“两港”\n", 4, Language::kChinese), "建设“两港”");
  EXPECT_EQ(form_of("\"两港\" 建设\n", 4, Language::kChinese), "\"两港\"建设");
  EXPECT_EQ(form_of("the “open harbour” plan\n", 4, Language::kEnglish), "the “open harbour” plan");
  EXPECT_EQ(form_of("our nation’s harbours\n", 3, Language::kEnglish), "our nation’s harbours");
  // Not those around all of it, nor of a quotation that goes on.
  EXPECT_EQ(form_of("“两港建设”\n", 4, Language::kChinese), "两港建设");
  EXPECT_EQ(form_of("两港“建设工程”\n", 4, Language::kChinese), "两港建设");
}

TEST(DisplayForm, OfNoPlaceIsEmpty) { EXPECT_EQ(form_of("\n", 2, Language::kChinese), ""); }

}  // namespace
}  // namespace tifa
