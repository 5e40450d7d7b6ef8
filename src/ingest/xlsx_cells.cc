#include "ingest/xlsx_cells.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

#include "ingest/xml.h"

namespace tifa {
namespace {

constexpr double kLastDay = 2'958'465;  // 9999-12-31
constexpr std::size_t kExactDigits = 15;
constexpr int kMinutesOfDay = 24 * 60;

// Formats that every program knows by their number, those of East Asian editions among them.
XlsxShows built_in(std::uint32_t id) {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58)
    return XlsxShows::kDate;
  if (id == 22) return XlsxShows::kDateTime;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 47 || id == 55 || id == 56)
    return XlsxShows::kTime;
  return XlsxShows::kNumber;
}

// What stands in brackets: "h", "mm" for time that elapsed, which is no time of day; "Magenta" is a colour.
bool is_elapsed(std::string_view inside) {
  const auto is_unit = [&](char c) { return (c | 0x20) == (inside.front() | 0x20); };
  return !inside.empty() && std::string_view("hmsHMS").find(inside.front()) != inside.npos &&
         std::all_of(inside.begin(), inside.end(), is_unit);
}

// yyyy"年"m"月" → a date: letters outside of quotation marks, brackets and escapes.
XlsxShows shown_by(std::string_view code) {
  bool date = false, time = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = static_cast<char>(code[i] | 0x20);
    if (code[i] == '"' || code[i] == '[') {
      const std::size_t end = code.find(code[i] == '"' ? '"' : ']', i + 1);
      if (end == code.npos) break;
      if (code[i] == '[' && is_elapsed(code.substr(i + 1, end - i - 1))) return XlsxShows::kNumber;
      i = end;
    } else if (code[i] == '\\' || code[i] == '_' || code[i] == '*') {
      ++i;
    } else if (code[i] == ';') {
      break;
    } else {
      date = date || c == 'y' || c == 'd';
      time = time || c == 'h' || c == 's';
    }
  }
  if (date) return time ? XlsxShows::kDateTime : XlsxShows::kDate;
  return time ? XlsxShows::kTime : XlsxShows::kNumber;
}

std::string time_of(std::int64_t minutes) {
  minutes %= kMinutesOfDay;
  return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
}

std::string date_of(int days, bool from_1904) {
  // 1900 was no leap year, but counts as one.
  if (!from_1904 && days < 60) ++days;
  constexpr int kFrom1900 = 25'569, kFrom1904 = 24'107;  // days to 1970
  const std::chrono::sys_days day{std::chrono::days(days - (from_1904 ? kFrom1904 : kFrom1900))};
  const std::chrono::year_month_day date(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

}  // namespace

XlsxFormats::XlsxFormats(const pugi::xml_node& root) {
  const pugi::xml_node sheet = child_of(root, "styleSheet");
  std::map<std::uint32_t, XlsxShows> own;
  for (pugi::xml_node node = child_of(sheet, "numFmts").first_child(); node; node = node.next_sibling())
    if (is(node, "numFmt"))
      own[xlsx_number(attribute_of(node, "numFmtId"), 0)] = shown_by(attribute_of(node, "formatCode"));
  for (pugi::xml_node node = child_of(sheet, "cellXfs").first_child(); node; node = node.next_sibling()) {
    if (!is(node, "xf")) continue;
    const std::uint32_t id = xlsx_number(attribute_of(node, "numFmtId"), 0);
    const auto found = own.find(id);
    styles_.push_back(found != own.end() ? found->second : built_in(id));
  }
}

XlsxShows XlsxFormats::of(std::uint32_t style) const {
  return style < styles_.size() ? styles_[style] : XlsxShows::kNumber;
}

std::uint32_t xlsx_number(std::string_view text, std::uint32_t otherwise) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size() && value <= 0x7FFFFFFF;
  return whole ? value : otherwise;
}

std::uint32_t xlsx_column(std::string_view reference, std::uint32_t otherwise) {
  std::uint32_t column = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z') break;
    column = column * 26 + static_cast<std::uint32_t>(c - 'A' + 1);
    if (column > kMostXlsxColumns) break;
  }
  return std::min(column == 0 ? otherwise : column, kMostXlsxColumns);
}

std::string xlsx_number_as_shown(const std::string& value, XlsxShows shows, bool from_1904) {
  double number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc() || end != value.data() + value.size() || !std::isfinite(number)) return value;
  if (shows == XlsxShows::kNumber || number < 0 || number > kLastDay)
    // 0.1 is stored as 0.10000000000000001.
    return value.size() > kExactDigits ? fmt::format("{:.15g}", number) : value;
  // Rounded as a whole: 15 seconds before midnight are the next day.
  const std::int64_t minutes = std::llround(number * kMinutesOfDay);
  if (shows == XlsxShows::kTime && number < 1) return time_of(minutes);
  if (shows != XlsxShows::kDateTime || number == std::floor(number))
    return date_of(static_cast<int>(number), from_1904);
  return date_of(static_cast<int>(minutes / kMinutesOfDay), from_1904) + " " + time_of(minutes);
}

}  // namespace tifa
