// What a document's title, head and file name say about it: title, date, ordinal, year, series.
#include "structure/facts.h"

#include <algorithm>
#include <array>

#include "structure/dates.h"
#include "structure/shape.h"
#include "text/ascii.h"
#include "text/characters.h"
#include "text/numerals.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kHeadBlocks = 12;
constexpr std::size_t kLongestNote = 480;  // bytes: a longer note is a broadcaster's introduction

std::string_view stem_of(std::string_view file_name) {
  file_name.remove_prefix(file_name.rfind('/') == file_name.npos ? 0 : file_name.rfind('/') + 1);
  const std::size_t dot = file_name.rfind('.');
  if (dot != file_name.npos && dot > 0 && file_name.size() - dot <= 9) file_name = file_name.substr(0, dot);
  return file_name;
}

// The stem without a date and what stands around it: "name(2019-03-24)" → "name".
std::string title_of_stem(std::string_view stem) {
  const auto date = find_date_in_name(stem);
  if (!date || date->date.day == 0) return std::string(trimmed(stem));
  std::string_view before = trimmed(stem.substr(0, date->range.begin));
  while (!before.empty() &&
         (before.back() == '(' || before.back() == '_' || before.back() == '-' || before.back() == ' '))
    before.remove_suffix(1);
  if (before.ends_with("（")) before.remove_suffix(std::string_view("（").size());
  return std::string(before.empty() ? trimmed(stem) : trimmed(before));
}

// A run of numeral characters of any kind at `at`; its value or nothing.
std::optional<Numeral> numeral_at(std::string_view text, std::size_t at) { return parse_numeral(text, at); }

// 第十五个五年规划 → 15, 第二十次 → 20; counted things before sessions before terms.
std::optional<std::int32_t> chinese_ordinal(std::string_view title) {
  static constexpr std::array<std::string_view, 3> kUnits{"个", "次", "届"};
  std::array<std::optional<std::int32_t>, kUnits.size()> found;
  for (std::size_t at = title.find("第"); at != title.npos; at = title.find("第", at + 1)) {
    const auto numeral = numeral_at(title, at);
    if (!numeral || !numeral->ordinal || numeral->value < 1 || numeral->value > 999) continue;
    const std::string_view after = title.substr(numeral->range.end);
    for (std::size_t unit = 0; unit < kUnits.size(); ++unit)
      if (!found[unit] && (after.starts_with(kUnits[unit]) || (unit == 0 && after.starts_with("個"))))
        found[unit] = static_cast<std::int32_t>(numeral->value);
  }
  for (const auto& value : found)
    if (value) return value;
  // “十五五”规划: the short name of a five-year plan.
  static constexpr std::u32string_view kDigits = U"一二三四五六七八九";
  for (std::string_view quote : {"“", "「", "\""}) {
    for (std::size_t at = title.find(quote); at != title.npos; at = title.find(quote, at + 1)) {
      std::size_t k = at + quote.size();
      std::int32_t value = 0;
      if (title.substr(k).starts_with("十")) {
        value = 10;
        k += std::string_view("十").size();
      }
      if (k >= title.size()) break;
      const CodePoint point = decode_utf8(title, k);
      const std::size_t digit = kDigits.find(point.value);
      const std::string_view rest = title.substr(k + point.length);
      if (digit != kDigits.npos && rest.starts_with("五")) return value + static_cast<std::int32_t>(digit) + 1;
      if (value == 10 && point.value == U'五') return value;
    }
  }
  return std::nullopt;
}

std::optional<std::int32_t> english_ordinal(std::string_view title) {
  bool word_before = false;
  for (std::size_t at = 0; at < title.size(); ++at) {
    const char c = title[at];
    const bool word = is_ascii_digit(c) || is_ascii_letter(c);
    if (word && !word_before) {
      const auto numeral = numeral_at(title, at);
      if (numeral && numeral->ordinal && numeral->value >= 1 && numeral->value <= 999)
        return static_cast<std::int32_t>(numeral->value);
    }
    word_before = word;
  }
  return std::nullopt;
}

// "13th-2015-…" and "20-…": a number of one to three digits that begins the name.
std::optional<std::int32_t> ordinal_of_stem(std::string_view stem) {
  std::size_t digits = 0;
  std::int32_t value = 0;
  while (digits < stem.size() && stem[digits] >= '0' && stem[digits] <= '9') {
    value = value * 10 + (stem[digits++] - '0');
    if (digits > 3) return std::nullopt;
  }
  if (digits == 0 || value == 0 || digits == stem.size()) return std::nullopt;
  const std::string_view rest = stem.substr(digits);
  for (std::string_view end : {"st", "nd", "rd", "th", "-", "_", " "})
    if (rest.starts_with(end)) return value;
  return std::nullopt;
}

bool has(std::string_view text, std::string_view word) { return text.find(word) != text.npos; }

// The dates of the notes under the title: the one that says 通过 before others, the latest of several revisions.
std::optional<Date> date_of_notes(const Document& document) {
  std::optional<Date> adopted;
  std::optional<Date> any;
  for (std::size_t i = 0; i < std::min(document.blocks.size(), kHeadBlocks); ++i) {
    const Block& block = document.blocks[i];
    if (block.kind != BlockKind::kNote) continue;
    const std::string_view text = document.block_text(block);
    if (text.size() > kLongestNote) continue;
    for (auto found = find_date(text); found; found = find_date(text, found->range.end)) {
      if (found->date.month == 0) continue;
      const std::string_view after = text.substr(found->range.end);
      const bool act = has(after, "通过") || has(after, "通過") || has(after, "批准") || has(after, "修订") ||
                       has(after, "修正") || has(after, "公布") || has(text, "Adopted");
      if (act && (!adopted || found->date > *adopted)) adopted = found->date;
      if (!any) any = found->date;
    }
  }
  return adopted ? adopted : any;
}

// ——2024年3月5日在…上 where no title stands above it: the date in a first line that is no paragraph.
std::optional<Date> date_of_first_lines(const Document& document) {
  for (std::size_t i = 0; i < std::min<std::size_t>(document.blocks.size(), 3); ++i) {
    const std::string_view text = document.block_text(document.blocks[i]);
    if (text.size() > 240) continue;
    const auto found = find_date(text);
    if (found && found->date.day != 0) return found->date;
  }
  return std::nullopt;
}

std::string author_of(const Document& document, std::string_view title) {
  for (std::size_t i = 0; i < std::min(document.blocks.size(), kHeadBlocks); ++i) {
    const Block& block = document.blocks[i];
    if (block.kind != BlockKind::kNote) continue;
    const Shape shape = shape_of(document.block_text(block));
    if (shape.han != shape.characters || shape.han < 2 || shape.han > 16) continue;
    std::string name = squeezed(document.block_text(block));
    for (std::string_view office :
         {"国务院总理", "國務院總理", "国家主席", "总书记", "总理", "主席", "部长", "主任", "省长", "市长", "书记"})
      if (name.starts_with(office)) {
        name.erase(0, office.size());
        break;
      }
    if (!name.empty() && name.size() <= 12) return name;
  }
  // 某某：关于…的说明
  const std::size_t colon = title.find("：");
  if (colon != title.npos && colon > 3 && colon <= 12) return std::string(title.substr(0, colon));
  return {};
}

void erase_all(std::string& text, std::string_view word) {
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at)) text.erase(at, word.size());
}

// Takes 第…个, years and figures out of a squeezed title.
std::string without_numbers(std::string_view title) {
  std::string result;
  for (std::size_t at = 0; at < title.size();) {
    const CodePoint point = decode_utf8(title, at);
    const char32_t code = point.value;
    const bool begins = code == U'第' || (code >= U'0' && code <= U'9') || (code >= U'０' && code <= U'９') ||
                        code == U'〇' || (code >= U'一' && title.substr(at).starts_with("二〇")) ||
                        (code == U'一' && title.substr(at).starts_with("一九"));
    if (begins) {
      if (const auto numeral = numeral_at(title, at)) {
        at = numeral->range.end;
        for (std::string_view unit : {"个", "個", "次", "届", "屆", "年度", "年", "月", "日", "st", "nd", "rd", "th"})
          if (title.substr(at).starts_with(unit)) {
            at += unit.size();
            break;
          }
        continue;
      }
    }
    result.append(title.substr(at, point.length));
    at += point.length;
  }
  return result;
}

// 1991—1995年: the second year of a period is not the edition's.
bool ends_range(std::string_view title, std::size_t at) {
  if (at == 0) return false;
  const char32_t before = decode_utf8_before(title, at).value;
  return before == U'—' || before == U'–' || before == U'-' || before == U'－' || before == U'～' || before == U'至' ||
         before == U'到';
}

// A date as properties of files and pages write it: ISO 8601 with or without an hour, or in words.
std::optional<Date> stated_date(std::string_view stated) {
  if (const auto date = parse_date(trimmed(stated).substr(0, 10))) return date;
  const auto found = find_date(stated);
  return found ? std::optional(found->date) : std::nullopt;
}

// The year of a title that holds one four-digit number: "Report 2024", not "Plan 1996–2000".
std::optional<std::int32_t> lone_year(std::string_view title) {
  const auto year = find_date_in_name(title);
  if (!year || find_date_in_name(title.substr(year->range.end))) return std::nullopt;
  return year->date.year;
}

// A title without what stands in parentheses at its end, which is of one edition, and without who speaks.
std::string without_edition(std::string_view title) {
  std::string rest(title);
  for (std::string_view bracket : {"（", "("}) {
    const std::size_t at = rest.find(bracket);
    if (at != rest.npos && at > 0) rest.erase(at);
  }
  // What is not found is at npos, beyond any of the limits.
  if (const std::size_t colon = rest.find("："); colon <= 12) rest.erase(0, colon + 3);
  if (const std::size_t about = rest.find("关于《"); about > 0 && about <= 30) rest.erase(0, about);
  if (const std::size_t given = rest.find("发表");
      given <= 60 && (has(rest.substr(0, given), "主席") || has(rest.substr(0, given), "总理") ||
                      has(rest.substr(0, given), "总书记")))
    rest.erase(0, given + 6);
  return rest;
}

// A word without the marks that it begins and ends with, such as commas and dashes; brackets and quotation marks stay.
std::string_view without_outer_marks(std::string_view word) {
  const auto is_outer = [](char32_t code) {
    return is_punctuation(code) && !is_opening_mark(code) && !is_closing_mark(code);
  };
  std::size_t begin = 0, end = word.size();
  while (begin < end) {
    const CodePoint first = decode_utf8(word, begin);
    if (!is_outer(first.value)) break;
    begin += first.length;
  }
  while (end > begin) {
    const CodePoint last = decode_utf8_before(word, end);
    if (!is_outer(last.value)) break;
    end -= last.length;
  }
  return word.substr(begin, end - begin);
}

// Letters and figures in one word are its name (“3M”), but for an ordinal (“2nd”).
bool is_name_with_figures(std::string_view word) {
  const std::string rest = without_numbers(word);
  return rest.size() < word.size() && std::any_of(rest.begin(), rest.end(), is_ascii_letter);
}

}  // namespace

std::string series_key(std::string_view title) {
  std::string key = without_numbers(squeezed(without_edition(title)));
  for (std::string_view mark :
       {"《", "》", "〈", "〉", "“", "”", "‘", "’", "\"", "—", "–", "-", "，", "、", "。", "：", ":", ",", "."})
    erase_all(key, mark);
  return ascii_lower(key);
}

std::string series_title(std::string_view title) {
  std::string rest = one_line(without_edition(title));
  // A day (“January 29, 2025”) is one of an edition, all of it.
  if (const auto day = find_date(rest); day && day->date.day != 0)
    rest.replace(day->range.begin, day->range.end - day->range.begin, " ");
  std::string shared;
  for (std::size_t at = 0; at < rest.size();) {
    const std::size_t end = std::min(rest.find(' ', at), rest.size());
    std::string word(without_outer_marks(std::string_view(rest).substr(at, end - at)));
    if (!is_name_with_figures(word)) word = without_outer_marks(without_numbers(word));
    if (!word.empty()) {
      if (!shared.empty()) shared += ' ';
      shared += word;
    }
    at = end + 1;
  }
  return shared;
}

Facts find_facts(const Document& document, std::string_view file_name) {
  Facts facts;
  for (const Block& block : document.blocks) {
    if (block.kind != BlockKind::kTitle) continue;
    if (!facts.title.empty()) facts.title += ' ';
    facts.title += one_line(document.block_text(block));
  }
  const std::string_view stem = stem_of(file_name);
  if (facts.title.empty()) facts.title = one_line(document.properties.title);
  facts.title_of_name = facts.title.empty();
  if (facts.title_of_name) facts.title = title_of_stem(stem);

  const auto named = find_date_in_name(stem);
  if (named && named->date.day != 0) facts.date = named->date;
  if (!facts.date) facts.date = date_of_notes(document);
  if (!facts.date) facts.date = date_of_first_lines(document);
  if (!facts.date) facts.date = stated_date(document.properties.date);
  if (!facts.date && named) facts.date = named->date;

  facts.ordinal = chinese_ordinal(facts.title);
  if (!facts.ordinal) facts.ordinal = english_ordinal(facts.title);
  if (!facts.ordinal) facts.ordinal = ordinal_of_stem(stem);

  const auto in_title = find_date(facts.title);
  if (in_title && !ends_range(facts.title, in_title->range.begin))
    facts.year = in_title->date.year;
  else if (const auto year = lone_year(facts.title); year && !stem.starts_with(facts.title))
    facts.year = year;
  else if (facts.date)
    facts.year = facts.date->year;

  facts.series_key = series_key(facts.title);
  const std::size_t about = facts.title.find("关于《");
  const std::size_t close = facts.title.rfind("》");
  if (about != facts.title.npos && close != facts.title.npos && close > about &&
      has(std::string_view(facts.title).substr(close), "说明")) {
    const std::size_t begin = about + std::string_view("关于《").size();
    facts.explains = series_key(std::string_view(facts.title).substr(begin, close - begin));
  }
  facts.author = author_of(document, facts.title);
  if (facts.author.empty()) facts.author = one_line(document.properties.author);
  return facts;
}

}  // namespace tifa
