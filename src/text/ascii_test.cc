#include "text/ascii.h"

#include <gtest/gtest.h>

namespace tifa {
namespace {

TEST(Ascii, KnowsItsCharactersAndNoOthers) {
  for (int byte = 0; byte < 256; ++byte) {
    const char c = static_cast<char>(byte);
    const auto is_one_of = [&](std::string_view list) { return list.find(c) != list.npos; };
    EXPECT_EQ(is_ascii_digit(c), is_one_of("0123456789")) << byte;
    EXPECT_EQ(is_ascii_capital(c), is_one_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) << byte;
    EXPECT_EQ(is_ascii_letter(c), is_ascii_capital(c) || is_one_of("abcdefghijklmnopqrstuvwxyz")) << byte;
    EXPECT_EQ(is_ascii_white_space(c), is_one_of(" \t\n\f\r")) << byte;
    EXPECT_EQ(ascii_lower(c) != c, is_ascii_capital(c)) << byte;
  }
  EXPECT_EQ(ascii_lower("GDP Ä 科技"), "gdp Ä 科技");
}

TEST(Ascii, TrimsSpacesAlone) {
  EXPECT_EQ(trim_spaces("  a b "), "a b");
  EXPECT_EQ(trim_spaces("\ta\n"), "\ta\n");
  EXPECT_EQ(trim_spaces("   "), "");
  EXPECT_EQ(trim_spaces(""), "");
}

}  // namespace
}  // namespace tifa
