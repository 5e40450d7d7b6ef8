#include "app/edition_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/month_names.h"
#include "text/ascii.h"
#include "text/characters.h"
#include "text/numerals.h"

namespace tifa {
namespace {

constexpr std::size_t kMostDigits = 3;

std::string english_ordinal(std::int64_t number) {
  const std::int64_t last = number % 10, two = number % 100;
  const bool teens = two >= 11 && two <= 13;
  return fmt::format("{}{}", number, teens ? "th" : last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
}

std::string ordinal(std::int64_t number, bool chinese) {
  return chinese ? (number > 0 ? chinese_numeral(number) : std::to_string(number)) : english_ordinal(number);
}

// The numbers in an id, in order, of at most three digits; none where one is longer.
std::vector<std::int64_t> numbers_in(const std::string& id) {
  std::vector<std::int64_t> numbers;
  for (std::size_t at = 0; at < id.size();) {
    std::size_t end = at;
    while (end < id.size() && is_ascii_digit(id[end])) ++end;
    if (end - at > kMostDigits) return {};
    if (end > at) numbers.push_back(std::stoll(id.substr(at, end - at)));
    at = std::max(end, at + 1);
  }
  return numbers;
}

// "29 January 2025", "2025年1月29日"; empty for a date that is not known to the day.
std::string day_in_words(const Date& date, bool chinese) {
  if (date.day == 0) return {};
  return chinese ? fmt::format("{}年{}月{}日", date.year, date.month, date.day)
                 : fmt::format("{} {} {}", date.day, kMonthNames[date.month - 1U], date.year);
}

// The day that an id is; nothing for another id.
std::optional<Date> day_of_id(const std::string& id) {
  const auto date = parse_date(id);
  return date && date->iso() == id && date->day != 0 ? date : std::nullopt;
}

// A declared pattern filled in; empty where the edition has no number or day for it.
std::string filled(std::string_view pattern, const Edition& edition, bool chinese) {
  constexpr std::string_view kId = "{id}", kDay = "{day}";
  const std::vector<std::int64_t> numbers = numbers_in(edition.id);
  std::string text;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::string_view rest = pattern.substr(at);
    if (rest.starts_with(kId)) {
      text += edition.id;
      at += kId.size();
      continue;
    }
    if (rest.starts_with(kDay)) {
      const std::string day = day_in_words(day_of_id(edition.id).value_or(edition.date), chinese);
      if (day.empty()) return {};
      text += day;
      at += kDay.size();
      continue;
    }
    const bool first = rest.starts_with("{nth}"), second = rest.starts_with("{nth2}");
    if (!first && !second) {
      text += pattern[at++];
      continue;
    }
    if (numbers.size() <= (second ? 1U : 0U)) return {};
    text += ordinal(numbers[second ? 1 : 0], chinese);
    at += second ? 6 : 5;
  }
  return text;
}

std::string year_of(const Edition& edition) {
  return edition.date.known() ? edition.date.iso().substr(0, 4) : std::string();
}

std::string english_name(const Edition& edition, const SeriesInfo& series) {
  const bool has_kind = !series.kind.empty() && !has_han(series.kind);
  if (const auto day = day_of_id(edition.id))
    return fmt::format("the {} of {}", has_kind ? series.kind : "text", day_in_words(*day, false));
  if (speaks(edition.id)) return edition.id;
  std::string name = "the " + english_ordinal(std::stoll(edition.id));
  if (has_kind) name += " " + series.kind;
  const std::string year = year_of(edition);
  return year.empty() ? name : name + " (" + year + ")";
}

std::string chinese_name(const Edition& edition, const SeriesInfo& series) {
  const std::string& id = edition.id;
  const bool year = id.size() == 4 && std::all_of(id.begin(), id.end(), is_ascii_digit);
  if (year) return id + "年";
  if (const auto day = day_of_id(id)) return day_in_words(*day, true) + (has_han(series.kind) ? series.kind : "");
  if (speaks(id)) return id;
  const std::string name = "第" + id + "份" + (has_han(series.kind) ? series.kind : "");
  const std::string in = year_of(edition);
  return in.empty() ? name : name + "（" + in + "年）";
}

}  // namespace

bool speaks(const std::string& id) {
  return id.empty() || id.size() > kMostDigits || !std::all_of(id.begin(), id.end(), is_ascii_digit);
}

InLanguages name_edition(const Edition& edition, const SeriesInfo& series,
                         const std::map<std::string, SeriesNames>& names, bool of_several) {
  const InLanguages title = name_in_languages(series.title, names, &SeriesNames::title);
  InLanguages called;
  for (const auto& [language, name] : {std::pair{"en", &called.en}, std::pair{"zh", &called.zh}}) {
    const bool chinese = name == &called.zh;
    if (const auto declared = names.find(language); declared != names.end())
      *name = filled(declared->second.edition, edition, chinese);
    if (!name->empty()) {
      *name += edition.version;
      continue;
    }
    *name = (chinese ? chinese_name(edition, series) : english_name(edition, series)) + edition.version;
    if (!of_several) continue;
    const std::string& declared = chinese ? title.zh : title.en;
    const std::string& of = declared.empty() ? edition.series : declared;
    *name += chinese ? "（" + of + "）" : " (" + of + ")";
  }
  return called;
}

Result<const NamedSeries*> EditionNames::series(const std::string& name) {
  if (const auto known = series_.find(name); known != series_.end()) return &known->second;
  auto info = corpus_.find_series(name);
  if (!info) return tl::unexpected(info.error());
  auto names = corpus_.series_names(name);
  if (!names) return tl::unexpected(names.error());
  return &series_.emplace(name, NamedSeries{info->value_or(SeriesInfo()), std::move(*names)}).first->second;
}

Result<InLanguages> EditionNames::call(const Edition& edition, bool of_several) {
  auto of = series(edition.series);
  if (!of) return tl::unexpected(of.error());
  return name_edition(edition, (*of)->info, (*of)->names, of_several);
}

InLanguages name_in_languages(const std::string& plain, const std::map<std::string, SeriesNames>& names,
                              std::string SeriesNames::*part) {
  InLanguages called;
  for (const auto& [language, name] : {std::pair{"en", &called.en}, std::pair{"zh", &called.zh}})
    if (const auto declared = names.find(language); declared != names.end()) *name = declared->second.*part;
  if (called.en.empty() && !has_han(plain)) called.en = plain;
  if (called.zh.empty() && has_han(plain)) called.zh = plain;
  return called;
}

std::string not_whole(const Edition& edition) {
  return edition.name() + (edition.is_other_page() ? " is no edition: " + edition.partial_reason
                                                   : " is held only in part (" + edition.partial_reason + ")");
}

}  // namespace tifa
