// The months as English texts name them.
#pragma once

#include <array>
#include <string_view>

namespace tifa {

inline constexpr std::array<std::string_view, 12> kMonthNames = {"January",   "February", "March",    "April",
                                                                 "May",       "June",     "July",     "August",
                                                                 "September", "October",  "November", "December"};

}  // namespace tifa
