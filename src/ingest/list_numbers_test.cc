// Numbers of lists as word processors show them.
#include "ingest/list_numbers.h"

#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <vector>

namespace tifa {
namespace {

TEST(ListNumbers, EachFormat) {
  const std::vector<std::tuple<const char*, std::int64_t, const char*>> cases{
      {"decimal", 12, "12"},
      {"decimalZero", 7, "07"},
      {"decimalZero", 12, "12"},
      {"upperRoman", 1994, "MCMXCIV"},
      {"lowerRoman", 48, "xlviii"},
      {"upperRoman", 0, "0"},
      {"upperRoman", 5000, "5000"},
      {"upperLetter", 26, "Z"},
      {"lowerLetter", 28, "bb"},
      {"lowerLetter", 0, "0"},
      {"ordinal", 1, "1st"},
      {"ordinal", 12, "12th"},
      {"ordinal", 113, "113th"},
      {"ordinal", 122, "122nd"},
      {"cardinalText", 21, "Twenty-one"},
      {"cardinalText", 40, "Forty"},
      {"ordinalText", 12, "Twelfth"},
      {"ordinalText", 30, "Thirtieth"},
      {"ordinalText", 53, "Fifty-third"},
      {"ordinalText", 101, "101st"},
      {"chineseCounting", 0, "〇"},
      {"chineseCounting", 10, "十"},
      {"chineseCountingThousand", 21, "二十一"},
      {"chineseLegalSimplified", 12, "壹拾贰"},
      {"chineseLegalSimplified", 30, "叁拾"},
      {"ideographLegalTraditional", 6, "陸"},
      {"ideographDigital", 105, "一〇五"},
      {"decimalFullWidth", 19, "１９"},
      {"ideographTraditional", 3, "丙"},
      {"ideographTraditional", 11, "11"},
      {"ideographZodiac", 12, "亥"},
      {"decimalEnclosedCircle", 1, "①"},
      {"decimalEnclosedCircle", 20, "⑳"},
      {"decimalEnclosedCircle", 21, "㉑"},
      {"decimalEnclosedCircle", 35, "㉟"},
      {"decimalEnclosedCircle", 36, "36"},
      {"decimalEnclosedCircle", 45, "45"},
      {"decimalEnclosedParen", 3, "⑶"},
      {"decimalEnclosedFullstop", 21, "21"},
      {"ideographEnclosedCircle", 10, "㊉"},
      {"none", 3, ""},
      {"bullet", 3, ""},
      {"whatever", 3, "3"},
      {"", 3, "3"},
  };
  for (const auto& [format, value, expected] : cases) EXPECT_EQ(list_number(value, format), expected) << format;
}

TEST(ListNumbers, AnyValueInAnyFormatIsShown) {
  for (const char* format :
       {"decimal", "decimalZero", "upperRoman", "lowerLetter", "ordinal", "cardinalText", "ordinalText",
        "chineseCounting", "chineseLegalSimplified", "ideographLegalTraditional", "ideographDigital",
        "decimalFullWidth", "ideographTraditional", "ideographZodiac", "decimalEnclosedCircle", "decimalEnclosedParen",
        "decimalEnclosedFullstop", "ideographEnclosedCircle"}) {
    std::string before;
    for (const std::int64_t value :
         {INT64_MIN, std::int64_t{-1}, std::int64_t{99'999}, std::int64_t{100'000}, INT64_MAX})
      EXPECT_FALSE(list_number(value, format).empty()) << format << " " << value;
    // Two numbers that follow each other are never shown alike.
    for (std::int64_t value = 0; value <= 5'000; ++value) {
      std::string shown = list_number(value, format);
      EXPECT_NE(shown, before) << format << " " << value;
      before = std::move(shown);
    }
  }
}

TEST(ListNumbers, SamplesNameFormats) {
  for (const auto& [sample, format] :
       std::vector<std::pair<const char*, const char*>>{{"1", "decimal"},
                                                        {"a", "lowerLetter"},
                                                        {"I", "upperRoman"},
                                                        {"", "none"},
                                                        {"一, 二, 三, ...", "chineseCounting"},
                                                        {"甲, 乙, 丙, ...", "ideographTraditional"},
                                                        {"①, ②, ③, ...", "decimalEnclosedCircle"},
                                                        {"ab", "decimal"},
                                                        {"?", "decimal"}})
    EXPECT_EQ(list_format_of_sample(sample), format) << sample;
}

}  // namespace
}  // namespace tifa
