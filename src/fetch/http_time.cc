#include "fetch/http_time.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>
#include <vector>

namespace tifa {
namespace {

constexpr std::int64_t kDay = 86400;
constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::optional<int> number(std::string_view text) {
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value < 0) return std::nullopt;
  return value;
}

// Words between spaces, commas and hyphens.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" ,-", at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

}  // namespace

std::optional<std::int64_t> parse_http_date(std::string_view text, std::int64_t now) {
  constexpr std::size_t kLongest = 64;
  if (text.size() > kLongest) return std::nullopt;
  std::vector<std::string_view> words = words_of(text);
  // "Sun Nov  6 08:49:37 1994" in the order of the others: "Sun, 06 Nov 1994 08:49:37 GMT".
  if (words.size() == 5) words = {words[0], words[2], words[1], words[4], words[3], "GMT"};
  if (words.size() != 6 || words[5] != "GMT" || words[4].size() != 8 || words[4][2] != ':' || words[4][5] != ':')
    return std::nullopt;
  const auto day = number(words[1]);
  auto year = number(words[3]);
  const auto hour = number(words[4].substr(0, 2)), minute = number(words[4].substr(3, 2)),
             second = number(words[4].substr(6, 2));
  std::size_t month = 0;
  while (month < kMonths.size() && kMonths[month] != words[2]) ++month;
  if (!day || !year || !hour || !minute || !second || month == kMonths.size() || *hour > 23 || *minute > 59 ||
      *second > 60 || *year > 9999)
    return std::nullopt;
  if (words[3].size() == 2) {
    const std::chrono::year_month_day today(std::chrono::sys_days(std::chrono::days(static_cast<int>(now / kDay))));
    const int this_year = static_cast<int>(today.year());
    *year += this_year - this_year % 100;
    if (*year > this_year + 50) *year -= 100;
  }
  const std::chrono::year_month_day date(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(month) + 1),
                                         std::chrono::day(static_cast<unsigned>(*day)));
  if (!date.ok()) return std::nullopt;
  return std::int64_t{std::chrono::sys_days(date).time_since_epoch().count()} * kDay + *hour * 3600 + *minute * 60 +
         *second;
}

std::optional<std::int64_t> parse_retry_after(std::string_view text, std::int64_t now) {
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error == std::errc() && end == text.data() + text.size() && seconds >= 0) return seconds;
  const auto date = parse_http_date(text, now);
  if (!date) return std::nullopt;
  return std::max<std::int64_t>(0, *date - now);
}

std::string utc_text(std::int64_t seconds) {
  const std::int64_t days = (seconds >= 0 ? seconds : seconds - kDay + 1) / kDay;
  const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(static_cast<int>(days)))};
  const std::int64_t rest = seconds - days * kDay;
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), rest / 3600,
                     rest / 60 % 60, rest % 60);
}

}  // namespace tifa
