// Calendar dates as documents give them: a year, perhaps a month, perhaps a day.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tifa {

struct Date {
  std::int16_t year = 0;   // 1..9999; 0 means no date
  std::uint8_t month = 0;  // 0: not known
  std::uint8_t day = 0;    // 0: not known

  [[nodiscard]] constexpr bool known() const { return year != 0; }
  // ISO 8601 at the known precision: "2025", "2025-03", "2025-03-11"; "" when unknown.
  [[nodiscard]] std::string iso() const;
  friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

// Parses ISO 8601 at year, month or day precision, also "20250311" and a date followed by a time ("2025-03-11T…").
// Nothing for anything else and for days that do not exist (2025-02-29).
[[nodiscard]] std::optional<Date> parse_date(std::string_view iso);

}  // namespace tifa
