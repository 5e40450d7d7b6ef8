// What is a figure and what is none.
#include "text/figures.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace tifa {
namespace {

std::vector<std::string> shown(const std::string& text) {
  std::vector<std::string> found;
  for (const Figure& figure : figures_in(text)) found.emplace_back(figure.range.of(text));
  return found;
}

using List = std::vector<std::string>;

TEST(Figures, AllOfATextInOrder) {
  EXPECT_EQ(shown("增长5%左右，就业1200万人以上，储备达到六个月，提前九十六小时预报"),
            (List{"5%左右", "1200万人以上", "六个月", "九十六小时"}));
  EXPECT_EQ(shown("国产化率超过七成，占三分之二，降低百分之四"), (List{"七成", "三分之二", "百分之四"}));
  EXPECT_EQ(shown("growth of 6.5 percent in 30 days"), (List{"6.5 percent", "30 days"}));
  EXPECT_EQ(shown(""), List{});
}

TEST(Figures, EnglishWordsBeforeAUnit) {
  EXPECT_EQ(
      shown("Reserves cover six months' use, warnings come seventy-two hours ahead, and ninety percent of berths and "
            "five per cent of ships have power"),
      (List{"six months", "seventy-two hours", "ninety percent", "five per cent"}));
  EXPECT_EQ(shown("One hundred and five days, two million people"),
            (List{"One hundred and five days", "two million people"}));
  EXPECT_EQ(
      shown("In the next five years one of us will one day be second to none; two or three goals, four per head, the "
            "third month, at sixes and sevens"),
      List{});
  const auto shares = figures_in("seventy percent of two hundred tonnes");
  ASSERT_EQ(shares.size(), 2U);
  EXPECT_DOUBLE_EQ(shares[0].value, 70);
  EXPECT_TRUE(shares[0].share);
  EXPECT_DOUBLE_EQ(shares[1].value, 200);
  EXPECT_FALSE(shares[1].share);
}

TEST(Figures, APartOfANumeralInWordsIsAllOfIt) {
  const std::string text = "within one hundred and five days";
  const auto five = static_cast<std::uint32_t>(text.find("five"));
  const auto figure = figure_in(text, {five, five + 4}, {0, static_cast<std::uint32_t>(text.size())});
  ASSERT_TRUE(figure.has_value());
  EXPECT_DOUBLE_EQ(figure->value, 105);
  EXPECT_EQ(figure->range.of(text), "one hundred and five days");
}

TEST(Figures, YearsSessionsListsAndWordsAreNone) {
  EXPECT_EQ(shown("2030年国内生产总值达到3480亿元"), List{"3480亿元"});
  EXPECT_EQ(shown("落实第十九届大会和二十届三中全会精神，推进一体化和三农工作"), List{});
  EXPECT_EQ(shown("（3）到2025年"), List{});
  EXPECT_EQ(shown("第30届渔港会议，第12次会议"), List{});
  EXPECT_EQ(shown("at the 30th Ports Meeting, the 21st century"), List{});
  EXPECT_EQ(shown("到二０二０年比二０００年翻两番"), List{});
}

TEST(Figures, AClauseBeginsBehindAMarkOrWithAWholeWord) {
  const auto clause = [](const std::string& text) {
    const auto at = static_cast<std::uint32_t>(text.find('7'));
    const Range whole{0, static_cast<std::uint32_t>(text.size())};
    return text.substr(clause_begin(text, whole, at), at - clause_begin(text, whole, at));
  };
  EXPECT_EQ(clause("at sea, warnings come 7 days ahead"), " warnings come ");
  EXPECT_EQ(clause("warnings will reach every inhabited island within 7 days"),
            " reach every inhabited island within ");
}

TEST(Figures, TwoNumbersAreOne) {
  const auto range = figures_in("增长6.5%－7%");
  ASSERT_EQ(range.size(), 1U);
  EXPECT_DOUBLE_EQ(range[0].value, 6.5);
  ASSERT_TRUE(range[0].upper.has_value());
  EXPECT_DOUBLE_EQ(*range[0].upper, 7);
  EXPECT_FALSE(figures_in("增长6.5%")[0].upper.has_value());
}

}  // namespace
}  // namespace tifa
