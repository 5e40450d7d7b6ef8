#include "structure/dates.h"

#include <gtest/gtest.h>

namespace tifa {
namespace {

TEST(Dates, InRunningText) {
  struct Case {
    std::string_view text, iso;
  };
  const Case cases[] = {{"（2025年10月23日通过）", "2025-10-23"},
                        {"１９９０年１１月２０日", "1990-11-20"},
                        {"二〇二五年三月五日", "2025-03-05"},
                        {"一九五四年九月二十三日", "1954-09-23"},
                        {"二0一七年", "2017"},
                        {"自2024年3月起", "2024-03"},
                        {"Adopted on 16 November 1995.", "1995-11-16"},
                        {"Effective June 5, 2024", "2024-06-05"},
                        {"in May 2023", "2023-05"},
                        {"第2024年2月30日，2023年1月2日", "2023-01-02"}};
  for (const Case& item : cases) {
    const auto found = find_date(item.text);
    ASSERT_TRUE(found) << item.text;
    EXPECT_EQ(found->date.iso(), item.iso) << item.text;
  }
  for (std::string_view text : {"", "2024", "120245年", "十五年", "March on", "99年3月"})
    EXPECT_FALSE(find_date(text)) << text;
}

TEST(Dates, InFileNames) {
  struct Case {
    std::string_view name, iso;
  };
  const Case cases[] = {{"条例(2019-03-24)", "2019-03-24"},
                        {"20251023", "2025-10-23"},
                        {"2022-07-11T150019_fec1", "2022-07-11"},
                        {"13th-2015-plan", "2015"},
                        {"1789-Name", "1789"},
                        {"修正案（2018年）", "2018"},
                        {"1954", "1954"}};
  for (const Case& item : cases) {
    const auto found = find_date_in_name(item.name);
    ASSERT_TRUE(found) << item.name;
    EXPECT_EQ(found->date.iso(), item.iso) << item.name;
  }
  for (std::string_view name : {"", "plan-8", "99999999", "report 12345"})
    EXPECT_FALSE(find_date_in_name(name)) << name;
}

}  // namespace
}  // namespace tifa
