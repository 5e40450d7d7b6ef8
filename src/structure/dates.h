// Dates as running text writes them: 2025年10月23日, ２０２５年, 二〇二五年三月, 16 November 1995, June 5, 2024.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/date.h"
#include "base/range.h"

namespace tifa {

struct FoundDate {
  Date date;
  Range range;  // where it stands
};

// The first date at or after byte `from`; days that do not exist are passed over. O(length).
[[nodiscard]] std::optional<FoundDate> find_date(std::string_view text, std::size_t from = 0);
// A date in a file name: 2019-03-24, 20251023, 2022-07-11T15…, 2025年3月5日; a year alone ("13th-2015-…", "1954.txt").
[[nodiscard]] std::optional<FoundDate> find_date_in_name(std::string_view name);

}  // namespace tifa
