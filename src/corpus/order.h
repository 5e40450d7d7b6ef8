// The order of editions in a series, as keys that compare byte by byte.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace tifa {

// Whether an id is a number of at most 18 ASCII digits. A series of which all ids are numbers is ordered by number.
[[nodiscard]] bool is_number_id(std::string_view id);
// The order of numbers. Precondition: is_number_id(id).
[[nodiscard]] std::string number_key(std::string_view id);
// Text with runs of digits compared as numbers: plan-9 before plan-10. Unique for an id.
[[nodiscard]] std::string natural_key(std::string_view id);
// By date, then by natural order; an unknown date goes first, a year before its months and a month before its days.
[[nodiscard]] std::string date_key(const Date& date, std::string_view id);
// The smallest key that is greater than every date_key() of that date or of a day in it.
[[nodiscard]] std::string after_date(const Date& date);
// The date that an id itself gives: "2025", "2025-03-11"; a number counts as a year from 1000 on.
[[nodiscard]] std::optional<Date> date_of_id(std::string_view id);

}  // namespace tifa
