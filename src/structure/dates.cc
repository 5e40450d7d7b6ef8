#include "structure/dates.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/month_names.h"
#include "structure/shape.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::int32_t kFirstYear = 1000;
constexpr std::int32_t kLastYear = 2999;

// The value of a digit of any of the ways that years are written in; -1 for others.
std::int32_t digit_of(char32_t code) {
  if (code >= U'0' && code <= U'9') return static_cast<std::int32_t>(code - U'0');
  if (code >= U'０' && code <= U'９') return static_cast<std::int32_t>(code - U'０');
  static constexpr std::u32string_view kHan = U"〇一二三四五六七八九";
  if (code == U'零' || code == U'○' || code == U'Ｏ') return 0;
  const std::size_t at = kHan.find(code);
  return at == kHan.npos ? -1 : static_cast<std::int32_t>(at);
}

Date checked(std::int32_t year, std::int32_t month, std::int32_t day) {
  if (year < kFirstYear || year > kLastYear) return {};
  const auto date = day > 0 && month > 0 ? parse_date(fmt::format("{:04}-{:02}-{:02}", year, month, day))
                    : month > 0          ? parse_date(fmt::format("{:04}-{:02}", year, month))
                                         : parse_date(fmt::format("{:04}", year));
  return date.value_or(Date{});
}

// One or two digits, or 十, 十一, 二十三: a month or day. Advances `at`.
std::int32_t small_number(std::string_view text, std::size_t& at) {
  std::int32_t value = 0;
  std::size_t digits = 0;
  bool tens = false;
  while (at < text.size() && digits < 3) {
    const CodePoint point = decode_utf8(text, at);
    if (point.value == U'十' && !tens) {
      value = (digits == 0 ? 1 : value) * 10;
      tens = true;
    } else {
      const std::int32_t digit = digit_of(point.value);
      if (digit < 0) break;
      value = tens ? value / 10 * 10 + digit : value * 10 + digit;
    }
    at += point.length;
    ++digits;
  }
  return digits == 0 ? -1 : value;
}

void spaces(std::string_view text, std::size_t& at) {
  while (at < text.size()) {
    const CodePoint point = decode_utf8(text, at);
    if (!is_blank_character(point.value)) return;
    at += point.length;
  }
}

// 2025年10月23日 with `at` at its first digit.
std::optional<FoundDate> chinese_date(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  std::int32_t year = 0;
  for (int i = 0; i < 4; ++i) {
    if (at >= text.size()) return std::nullopt;
    const CodePoint point = decode_utf8(text, at);
    const std::int32_t digit = digit_of(point.value);
    if (digit < 0) return std::nullopt;
    year = year * 10 + digit;
    at += point.length;
    spaces(text, at);
  }
  if (!text.substr(at).starts_with("年")) return std::nullopt;
  at += std::string_view("年").size();
  std::size_t end = at;
  std::int32_t month = 0;
  std::int32_t day = 0;
  spaces(text, at);
  if (const std::int32_t value = small_number(text, at); value > 0) {
    spaces(text, at);
    if (text.substr(at).starts_with("月")) {
      month = value;
      at += std::string_view("月").size();
      end = at;
      spaces(text, at);
      if (const std::int32_t number = small_number(text, at); number > 0) {
        spaces(text, at);
        if (text.substr(at).starts_with("日")) {
          day = number;
          end = at + std::string_view("日").size();
        }
      }
    }
  }
  const Date date = checked(year, month, day);
  if (!date.known()) return std::nullopt;
  return FoundDate{date, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}};
}

std::int32_t year_at(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return 0;
  std::int32_t year = 0;
  for (std::size_t i = at; i < at + 4; ++i) {
    if (!is_ascii_digit(text[i])) return 0;
    year = year * 10 + (text[i] - '0');
  }
  return at + 4 < text.size() && is_ascii_digit(text[at + 4]) ? 0 : year;
}

// "16 November 1995", "November 16, 1995", "November 1995" around a month's name at `at`.
std::optional<FoundDate> english_date(std::string_view text, std::size_t at, std::int32_t month) {
  std::size_t begin = at;
  std::size_t end = at + kMonthNames[static_cast<std::size_t>(month - 1)].size();
  std::int32_t day = 0;
  std::size_t after = end;
  if (after < text.size() && text[after] == ' ') ++after;
  std::int32_t year = year_at(text, after);
  if (year == 0) {
    std::size_t k = after;
    std::int32_t number = 0;
    while (k < text.size() && k - after < 2 && is_ascii_digit(text[k])) number = number * 10 + (text[k++] - '0');
    if (k == after) return std::nullopt;
    if (k < text.size() && text[k] == ',') ++k;
    if (k < text.size() && text[k] == ' ') ++k;
    year = year_at(text, k);
    day = number;
    end = k + 4;
  } else {
    end = after + 4;
    if (at >= 2 && text[at - 1] == ' ' && is_ascii_digit(text[at - 2])) {
      begin = at - 2;
      day = text[begin] - '0';
      if (begin > 0 && is_ascii_digit(text[begin - 1])) day += 10 * (text[--begin] - '0');
    }
  }
  const Date date = checked(year, month, day);
  if (!date.known()) return std::nullopt;
  return FoundDate{date, {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}};
}

}  // namespace

std::optional<FoundDate> find_date(std::string_view text, std::size_t from) {
  char32_t before = 0;
  for (std::size_t at = from; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (digit_of(point.value) >= 1 && digit_of(before) < 0) {
      if (auto found = chinese_date(text, at)) return found;
    } else if (point.value >= U'A' && point.value <= U'S') {
      for (std::size_t month = 0; month < kMonthNames.size(); ++month) {
        if (!text.substr(at).starts_with(kMonthNames[month])) continue;
        if (auto found = english_date(text, at, static_cast<std::int32_t>(month) + 1)) return found;
      }
    }
    before = point.value;
    at += point.length;
  }
  return std::nullopt;
}

std::optional<FoundDate> find_date_in_name(std::string_view name) {
  std::optional<FoundDate> year_only;
  for (std::size_t at = 0; at < name.size();) {
    std::size_t end = at;
    while (end < name.size() && is_ascii_digit(name[end])) ++end;
    if (end == at) {
      ++at;
      continue;
    }
    const std::size_t digits = end - at;
    const auto range = [&](std::size_t size) {
      return Range{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + size)};
    };
    if (digits == 8) {
      if (const auto date = parse_date(name.substr(at, 8)); date && date->year >= kFirstYear && date->year <= kLastYear)
        return FoundDate{*date, range(8)};
    }
    if (digits == 4) {
      if (name.size() - at >= 10 && name[at + 4] == '-' && name[at + 7] == '-')
        if (const auto date = parse_date(name.substr(at, 10)); date && date->year >= kFirstYear)
          return FoundDate{*date, range(10)};
      const std::int32_t year = year_at(name, at);
      if (!year_only && year >= kFirstYear && year <= kLastYear) {
        const auto chinese = chinese_date(name, at);
        year_only = chinese ? *chinese : FoundDate{checked(year, 0, 0), range(4)};
        if (year_only->date.day != 0) return year_only;
      }
    }
    at = end;
  }
  return year_only;
}

}  // namespace tifa
