#include "base/date.h"

#include <cstdio>

namespace tifa {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The number that `count` digits at `at` write, -1 where they do not stand.
int digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (!is_digit(text[i])) return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

int days_in(int year, int month) {
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  if (month == 2) return leap ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

// The time of day after a date ("T08:00:00+08:00", " 08:00"): its digits are not judged, its characters are.
bool is_time(std::string_view text) {
  return text.size() >= 3 && (text[0] == 'T' || text[0] == 't' || text[0] == ' ') && is_digit(text[1]) &&
         is_digit(text[2]) && text.find_first_not_of("0123456789:.,+-Zz", 1) == std::string_view::npos;
}

}  // namespace

std::string Date::iso() const {
  if (!known()) return {};
  char text[32];
  if (month == 0) {
    std::snprintf(text, sizeof text, "%04d", year);
  } else if (day == 0) {
    std::snprintf(text, sizeof text, "%04d-%02d", year, month);
  } else {
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
  }
  return text;
}

std::optional<Date> parse_date(std::string_view iso) {
  const int year = digits(iso, 0, 4);
  if (year < 1) return std::nullopt;
  Date date{static_cast<std::int16_t>(year), 0, 0};
  if (iso.size() == 4) return date;

  const bool dashes = iso[4] == '-';
  const std::size_t month_at = dashes ? 5 : 4;
  const int month = digits(iso, month_at, 2);
  if (month < 1 || month > 12) return std::nullopt;
  date.month = static_cast<std::uint8_t>(month);
  // "202503" is no date of ISO 8601: it could be read as 20-25-03.
  if (dashes && iso.size() == 7) return date;

  if (dashes && (iso.size() < 8 || iso[7] != '-')) return std::nullopt;
  const std::size_t day_at = dashes ? 8 : 6;
  const int day = digits(iso, day_at, 2);
  if (day < 1 || day > days_in(year, month)) return std::nullopt;
  date.day = static_cast<std::uint8_t>(day);
  const std::string_view rest = iso.substr(day_at + 2);
  if (!rest.empty() && !is_time(rest)) return std::nullopt;
  return date;
}

}  // namespace tifa
