#include "text/numerals.h"

#include <gtest/gtest.h>

#include <string>

namespace tifa {
namespace {

struct Case {
  const char* text;
  double value;
  const char* read;  // what of the text is the numeral
};

void expect_read(const Case& c, bool ordinal = false) {
  const auto numeral = parse_numeral(c.text, 0);
  ASSERT_TRUE(numeral) << c.text;
  EXPECT_DOUBLE_EQ(numeral->value, c.value) << c.text;
  EXPECT_EQ(numeral->range.of(c.text), c.read) << c.text;
  EXPECT_EQ(numeral->ordinal, ordinal) << c.text;
}

TEST(Numerals, ReadsDigits) {
  for (const Case& c : {Case{"46", 46, "46"},
                        {"４６个", 46, "４６"},
                        {"1,234.5", 1234.5, "1,234.5"},
                        {"1,234,567 yuan", 1234567, "1,234,567"},
                        {"1,23", 1, "1"},
                        {"1,2345", 1, "1"},
                        {"2025,300", 2025, "2025"},
                        {"74.4%", 74.4, "74.4"},
                        {"3.", 3, "3"},
                        {"1.2.3", 1.2, "1.2"},
                        {"１，２３４．５", 1234.5, "１，２３４．５"},
                        {"5，100", 5, "5"},
                        {"007", 7, "007"},
                        {"9007199254740992", 9007199254740992.0, "9007199254740992"}})
    expect_read(c);
}

TEST(Numerals, ReadsChinesePlaceValue) {
  for (const Case& c : {Case{"四十六", 46, "四十六"},
                        {"十", 10, "十"},
                        {"十五", 15, "十五"},
                        {"二十", 20, "二十"},
                        {"廿五", 25, "廿五"},
                        {"卅", 30, "卅"},
                        {"一百零五", 105, "一百零五"},
                        {"一百一十", 110, "一百一十"},
                        {"一千零一十", 1010, "一千零一十"},
                        {"一万零五", 10005, "一万零五"},
                        {"三千六", 3600, "三千六"},
                        {"两亿五千万", 250000000, "两亿五千万"},
                        {"一万亿", 1e12, "一万亿"},
                        {"十二万三千四百五十六", 123456, "十二万三千四百五十六"},
                        {"壹佰贰拾叁", 123, "壹佰贰拾叁"},
                        {"三萬五千", 35000, "三萬五千"},
                        {"兩億", 2e8, "兩億"},
                        {"零", 0, "零"}})
    expect_read(c);
}

TEST(Numerals, ReadsDigitsOneByOne) {
  for (const Case& c : {Case{"二〇二五年", 2025, "二〇二五"},
                        {"二○○五", 2005, "二○○五"},
                        {"一九八四", 1984, "一九八四"},
                        {"一二三", 123, "一二三"},
                        {"〇", 0, "〇"}})
    expect_read(c);
}

TEST(Numerals, EndsWhereANumeralEnds) {
  for (const Case& c : {Case{"十五五", 15, "十五"},
                        {"十四五规划", 14, "十四"},
                        {"一五计划", 15, "一五"},
                        {"二十大", 20, "二十"},
                        {"三个", 3, "三"},
                        {"三点要求", 3, "三"},
                        {"十几", 10, "十"},
                        {"五十百", 50, "五十"}})
    expect_read(c);
}

TEST(Numerals, ReadsFractionsAndUnits) {
  for (const Case& c : {Case{"三点五", 3.5, "三点五"},
                        {"三点五亿", 3.5e8, "三点五亿"},
                        {"百分之五", 0.05, "百分之五"},
                        {"百分之五点五", 0.055, "百分之五点五"},
                        {"千分之三", 0.003, "千分之三"},
                        {"1.2万", 12000, "1.2万"},
                        {"74.4万亿元", 74.4e12, "74.4万亿"},
                        {"3000亿斤", 3e11, "3000亿"},
                        {"1亿2000万", 1.2e8, "1亿2000万"},
                        {"５万", 50000, "５万"},
                        {"5千瓦", 5, "5"},
                        {"3千克", 3, "3"},
                        {"6百万", 6e6, "6百万"},
                        {"百分之50", 0.5, "百分之50"}})
    expect_read(c);
}

TEST(Numerals, ReadsEnglish) {
  for (const Case& c :
       {Case{"forty-six", 46, "forty-six"},
        {"Forty six men", 46, "Forty six"},
        {"one hundred and five.", 105, "one hundred and five"},
        {"a hundred", 100, "a hundred"},
        {"a million million", 1e12, "a million million"},
        {"three hundred thousand", 300000, "three hundred thousand"},
        {"twelve hundred", 1200, "twelve hundred"},
        {"two million three hundred thousand and one", 2300001, "two million three hundred thousand and one"},
        {"zero", 0, "zero"},
        {"five and six", 5, "five"},
        {"one hundred and more", 100, "one hundred"},
        {"nineteen eighty-four", 19, "nineteen"},
        {"one two", 1, "one"},
        {"1.2 million", 1.2e6, "1.2 million"},
        {"twenty\nfive", 25, "twenty\nfive"}})
    expect_read(c);
}

TEST(Numerals, ReadsOrdinals) {
  for (const Case& c : {Case{"第四", 4, "第四"},
                        {"第四十六条", 46, "第四十六"},
                        {"第12条", 12, "第12"},
                        {"第伍", 5, "第伍"},
                        {"fourth", 4, "fourth"},
                        {"4th", 4, "4th"},
                        {"21st century", 21, "21st"},
                        {"forty-sixth", 46, "forty-sixth"},
                        {"one hundredth", 100, "one hundredth"},
                        {"Twentieth", 20, "Twentieth"}})
    expect_read(c, true);
}

TEST(Numerals, RefusesWhatIsNone) {
  for (const char* text : {"",        "abc",     "百年",  "万里",    "亿",   "陆地", "伍", "第",   "第条",     "百分之",
                           "someone", "onerous", "a man", "hundred", "tone", "点五", ".5", ",100", "and five", "的"})
    EXPECT_FALSE(parse_numeral(text, 0)) << text;
  EXPECT_FALSE(parse_numeral("someone", 4));
  EXPECT_FALSE(parse_numeral("1984", 2));
  EXPECT_FALSE(parse_numeral("12", 2));
  EXPECT_FALSE(parse_numeral(std::string(1000, '1'), 0));
  EXPECT_EQ(parse_numeral("共46项", 3)->range, (Range{3, 5}));
}

TEST(Numerals, ParsesWholeIntegersOnly) {
  EXPECT_EQ(parse_integer("46"), 46);
  EXPECT_EQ(parse_integer("四十六"), 46);
  EXPECT_EQ(parse_integer("４６"), 46);
  EXPECT_EQ(parse_integer("forty-six"), 46);
  EXPECT_EQ(parse_integer("1.2万"), 12000);
  for (const char* text :
       {"", "XIV", "46 ", " 46", "4.5", "四十六条", "第四", "4th", "99999999999999999999", "百分之五"})
    EXPECT_FALSE(parse_integer(text)) << text;
}

TEST(Numerals, WritesWhatItReads) {
  EXPECT_EQ(chinese_numeral(46), "四十六");
  EXPECT_EQ(chinese_numeral(10), "十");
  EXPECT_EQ(chinese_numeral(15), "十五");
  EXPECT_EQ(chinese_numeral(110), "一百一十");
  EXPECT_EQ(chinese_numeral(105), "一百零五");
  EXPECT_EQ(chinese_numeral(1005), "一千零五");
  EXPECT_EQ(chinese_numeral(10050), "一万零五十");
  for (std::int64_t value = 1; value < 100000; ++value)
    ASSERT_EQ(parse_integer(chinese_numeral(value)), value) << chinese_numeral(value);
}

}  // namespace
}  // namespace tifa
