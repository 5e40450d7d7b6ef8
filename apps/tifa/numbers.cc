#include "numbers.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string_view>

namespace tifa::cli {
namespace {

// With less, segments are no smaller than with this: half of it is for texts, an eighth of that a segment, and that has
// 1 MiB at least.
constexpr double kLeastMemory = 16e6;
constexpr double kMostMemory = 1e15;
constexpr std::string_view kUnits = "kmgtpe";

// What a unit multiplies by; 0 where it is none.
double factor_of(std::string unit) {
  std::transform(unit.begin(), unit.end(), unit.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c; });
  if (unit.empty() || unit == "b") return 1;
  const std::size_t power = kUnits.find(unit.front());
  const std::string_view rest = std::string_view(unit).substr(1);
  if (power == std::string_view::npos || (!rest.empty() && rest != "b" && rest != "i" && rest != "ib")) return 0;
  return std::pow(rest.starts_with("i") ? 1024.0 : 1000.0, static_cast<double>(power + 1));
}

}  // namespace

Result<std::uint64_t> read_number(const std::string& text, std::uint64_t least, std::uint64_t most) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (text.empty() || error != std::errc() || end != text.data() + text.size() || number < least || number > most)
    return fail(ErrorCode::kUsage,
                "“" + text + "” is no whole number from " + std::to_string(least) + " to " + std::to_string(most));
  return number;
}

Result<std::uint64_t> read_memory(const std::string& text) {
  double number = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, number, std::chars_format::fixed);
  const bool begins_with_digit = !text.empty() && text.front() >= '0' && text.front() <= '9';
  std::string unit;
  if (begins_with_digit && error != std::errc::invalid_argument) unit = std::string(end, last);
  unit.erase(0, std::min(unit.find_first_not_of(' '), unit.size()));
  const double factor = factor_of(unit);
  const std::string todo = "give a size such as 500MB or 2GB";
  if (!begins_with_digit || error == std::errc::invalid_argument || factor == 0)
    return fail(ErrorCode::kUsage, "“" + text + "” is no size", "", todo);
  const double bytes = error == std::errc::result_out_of_range ? kMostMemory * 2 : number * factor;
  if (bytes < kLeastMemory)
    return fail(ErrorCode::kUsage, "“" + text + "”" + (unit.empty() ? " (bytes)" : "") + " is less than 16MB", "",
                todo);
  if (bytes > kMostMemory) return fail(ErrorCode::kUsage, "“" + text + "” is more than 1000TB", "", todo);
  return static_cast<std::uint64_t>(bytes);
}

}  // namespace tifa::cli
