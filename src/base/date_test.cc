#include "base/date.h"

#include <gtest/gtest.h>

namespace tifa {
namespace {

TEST(Date, ReadsIsoAtEachPrecision) {
  EXPECT_EQ(parse_date("2025"), (Date{2025, 0, 0}));
  EXPECT_EQ(parse_date("2025-03"), (Date{2025, 3, 0}));
  EXPECT_EQ(parse_date("2025-03-11"), (Date{2025, 3, 11}));
  EXPECT_EQ(parse_date("20250311"), (Date{2025, 3, 11}));
  EXPECT_EQ(parse_date("2025-03-11T08:30:00+08:00"), (Date{2025, 3, 11}));
  EXPECT_EQ(parse_date("2025-03-11T08:30:00.125Z"), (Date{2025, 3, 11}));
  EXPECT_EQ(parse_date("2025-03-11 08:30"), (Date{2025, 3, 11}));
  EXPECT_EQ(parse_date("0001-01-01"), (Date{1, 1, 1}));
}

TEST(Date, RefusesWhatIsNoDate) {
  for (const char* text : {"",
                           "25",
                           "202",
                           "0000",
                           "20250",
                           "202503",
                           "2025031",
                           "2025-3",
                           "2025-00",
                           "2025-13",
                           "2025-",
                           "2025-03-",
                           "2025-03-1",
                           "2025-0311",
                           "2025-03-32",
                           "2025-04-31",
                           "2025-02-29",
                           "1900-02-29",
                           "2025-03-11x",
                           "2025-03-11T",
                           "2025-03-11Tx",
                           "2025-03-11 at noon",
                           "2025/03/11",
                           " 2025",
                           "2025 ",
                           "２０２５",
                           "-2025",
                           "2025-03-00",
                           "20250311123"})
    EXPECT_FALSE(parse_date(text)) << '"' << text << '"';
}

TEST(Date, KnowsLeapYears) {
  EXPECT_TRUE(parse_date("2024-02-29"));
  EXPECT_TRUE(parse_date("2000-02-29"));
  EXPECT_FALSE(parse_date("2100-02-29"));
}

TEST(Date, WritesWhatItReads) {
  for (const char* text : {"2025", "2025-03", "2025-03-11", "0987", "0001-12-31"}) {
    const auto date = parse_date(text);
    ASSERT_TRUE(date) << text;
    EXPECT_EQ(date->iso(), text);
  }
  EXPECT_EQ(Date{}.iso(), "");
  EXPECT_FALSE(Date{}.known());
}

// The reading of every eight digits of a year agrees with counting days from its beginning.
TEST(Date, AcceptsEachDayOfAYearOnce) {
  for (int year : {1999, 2000, 2024, 2100}) {
    int days = 0;
    for (int number = 0; number < 10000; ++number) {
      char text[16];
      std::snprintf(text, sizeof text, "%04d%04d", year, number);
      days += parse_date(text).has_value();
    }
    EXPECT_EQ(days, year == 2000 || year == 2024 ? 366 : 365) << year;
  }
}

TEST(Date, OrdersLessPreciseFirst) {
  EXPECT_LT((Date{2025, 0, 0}), (Date{2025, 3, 0}));
  EXPECT_LT((Date{2025, 3, 0}), (Date{2025, 3, 1}));
  EXPECT_LT((Date{2024, 12, 31}), (Date{2025, 0, 0}));
}

}  // namespace
}  // namespace tifa
