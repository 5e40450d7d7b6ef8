// How word processors show the number of a list item: 3 as 三, III, ③, 叁, 丙, third.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tifa {

// `format` by the names of ECMA-376 (ST_NumberFormat): decimal, upperRoman, chineseCounting, ideographTraditional …
// One that is not known is shown in decimal digits; “none” and “bullet” show nothing. Values below 0 and above
// 99,999 are decimal.
[[nodiscard]] std::string list_number(std::int64_t value, std::string_view format);

// The same name for a sample as OpenDocument gives it: "1", "a", "I", "一, 二, 三, ...", "甲, 乙, 丙, ...".
[[nodiscard]] std::string_view list_format_of_sample(std::string_view sample);

}  // namespace tifa
