// The order of editions.
#include "corpus/order.h"

#include <gtest/gtest.h>

#include <vector>

namespace tifa {
namespace {

Date date(std::string_view iso) { return parse_date(iso).value_or(Date{}); }

TEST(Order, NumbersByValue) {
  EXPECT_TRUE(is_number_id("007"));
  EXPECT_FALSE(is_number_id(""));
  EXPECT_FALSE(is_number_id("7a"));
  EXPECT_FALSE(is_number_id(std::string(19, '1')));
  EXPECT_LT(number_key("9"), number_key("10"));
  EXPECT_LT(number_key("0"), number_key("1"));
  EXPECT_NE(number_key("7"), number_key("07"));
  EXPECT_LT(number_key("07"), number_key("8"));
}

TEST(Order, NaturalOrderReadsNumbersInText) {
  const std::vector<std::string> ascending = {"plan",      "plan-2",   "plan-9", "plan-10", "plan-10a",
                                              "plan-010b", "plan-100", "规划1",  "规划2"};
  for (std::size_t i = 1; i < ascending.size(); ++i)
    EXPECT_LT(natural_key(ascending[i - 1]), natural_key(ascending[i])) << i;
  EXPECT_NE(natural_key("a07"), natural_key("a7"));
  EXPECT_LT(natural_key(std::string(99, '9')), natural_key("1" + std::string(99, '0')));
}

TEST(Order, DatesGoFromCoarseToFine) {
  const std::vector<std::string> ascending = {
      date_key(Date{}, "z"),          date_key(date("2024-12-31"), "z"), date_key(date("2025"), "b"),
      date_key(date("2025-03"), "a"), date_key(date("2025-03-01"), "a"), date_key(date("2025-03-01"), "b"),
      date_key(date("2025-04"), "a"), after_date(date("2025")),          date_key(date("2026"), "a")};
  for (std::size_t i = 1; i < ascending.size(); ++i) EXPECT_LT(ascending[i - 1], ascending[i]) << i;
}

TEST(Order, AnIdMayBeADate) {
  EXPECT_EQ(date_of_id("2025"), date("2025"));
  EXPECT_EQ(date_of_id("2025-03-11"), date("2025-03-11"));
  EXPECT_EQ(date_of_id("15"), std::nullopt);
  EXPECT_EQ(date_of_id("0015"), std::nullopt);
  EXPECT_EQ(date_of_id("plan"), std::nullopt);
}

}  // namespace
}  // namespace tifa
