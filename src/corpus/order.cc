#include "corpus/order.h"

#include <fmt/format.h>

#include <algorithm>

namespace tifa {
namespace {

bool is_digit_byte(char c) { return c >= '0' && c <= '9'; }
bool not_zero(char c) { return c != '0'; }

}  // namespace

bool is_number_id(std::string_view id) {
  return !id.empty() && id.size() <= 18 && std::all_of(id.begin(), id.end(), is_digit_byte);
}

std::string number_key(std::string_view id) {
  const std::string_view digits(std::find_if(id.begin(), id.end(), not_zero), id.end());
  return fmt::format("{:0>18} {}", digits, id);
}

std::string natural_key(std::string_view id) {
  std::string key;
  for (std::size_t at = 0; at < id.size();) {
    if (!is_digit_byte(id[at])) {
      key += id[at++];
      continue;
    }
    std::size_t end = at;
    while (end < id.size() && is_digit_byte(id[end])) ++end;
    const std::string_view run = id.substr(at, end - at);
    const std::string_view digits(std::find_if(run.begin(), run.end(), not_zero), run.end());
    // A number with more digits is greater; ids have at most 200 bytes.
    key += fmt::format("{:03}{}", digits.size(), digits);
    at = end;
  }
  // Leading zeros make no difference above, and ids must differ.
  return key + "\x1f" + std::string(id);
}

std::string date_key(const Date& date, std::string_view id) { return date.iso() + " " + natural_key(id); }

std::string after_date(const Date& date) { return date.iso() + "~"; }

std::optional<Date> date_of_id(std::string_view id) {
  if (is_number_id(id) && id.size() != 4 && id.size() != 8) return std::nullopt;
  auto date = parse_date(id);
  if (date && date->year < 1000) return std::nullopt;
  return date;
}

}  // namespace tifa
