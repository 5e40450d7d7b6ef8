#include "text/figures.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/month_names.h"
#include "text/character_table.h"
#include "text/numerals.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr auto kUnits = std::to_array<std::string_view>(
    {"个百分点", "个工作日", "百分点", "个基点", "基点", "平方公里", "平方米", "立方米", "公里", "千米", "公顷",
     "公斤",     "千克",     "千瓦时", "千瓦",   "瓦时", "瓦",       "标准箱", "小时",   "分钟", "人次", "件次",
     "户次",     "美元",     "欧元",   "日元",   "英镑", "港元",     "卢布",   "周年",   "个月", "个",   "人",
     "元",       "户",       "家",     "吨",     "斤",   "克",       "升",     "亩",     "米",   "岁",   "倍",
     "成",       "名",       "所",     "座",     "条",   "辆",       "艘",     "架",     "台",   "届",   "天",
     "周",       "秒",       "度",     "级",     "种",   "篇",       "页",     "项",     "套",   "次",   "部",
     "件",       "处",       "班",     "起",     "宗",   "批",       "颗",     "头",     "只",   "株",   "张",
     "例",       "床",       "场",     "步",     "点",   "位",       "对",     "沓",     "箱",   "车"});
constexpr std::array<std::string_view, 7> kHedges = {"左右", "以上", "以下", "以内", "以外", "上下", "之间"};
constexpr std::array<std::string_view, 5> kOfDates = {"年", "月", "日", "号", "时"};

bool is_digit(char32_t c) { return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19); }
bool is_point(char32_t c) { return c == '.' || c == ',' || c == 0xFF0E || c == 0x00B7; }
bool is_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// What a Chinese numeral must be followed by to be a figure: 三十日内, 五万元, 两倍; 一些, 一项 and 第三 are none.
constexpr auto kUnitsOfWords = std::to_array<std::string_view>(
    {"个百分点", "个工作日", "平方米", "公里", "小时", "美元", "个月", "元", "人", "户", "吨", "亩", "倍", "天", "成"});

bool is_chinese_digit(char32_t c) {
  constexpr std::u32string_view kDigits = U"〇零一二两三四五六七八九十百千万亿点分之第";
  return kDigits.find(c) != std::u32string_view::npos;
}
bool is_numeral_of_one(char32_t c) {
  constexpr std::u32string_view kOnes = U"〇零一二三四五六七八九";
  return kOnes.find(c) != std::u32string_view::npos;
}
bool is_dash(char32_t c) {
  return c == '-' || c == '~' || c == 0x2013 || c == 0x2014 || c == 0xFF0D || c == 0xFF5E || c == 0x301C || c == 0x81F3;
}

char32_t at_or_nothing(std::string_view text, std::uint32_t at, std::uint32_t end) {
  return at < end ? decode_utf8(text, at).value : 0;
}

// Behind the longest of some words that stands at a byte, or that byte. The lists have longer words first.
template <std::size_t kSize>
std::uint32_t behind(std::string_view text, std::uint32_t at, const std::array<std::string_view, kSize>& words) {
  for (const std::string_view word : words)
    if (text.substr(at).starts_with(word)) return at + static_cast<std::uint32_t>(word.size());
  return at;
}

// Takes 多, 余 and the magnitudes that may follow a numeral into its figure: 6800多万.
void take_magnitude(std::string_view text, Figure& figure) {
  struct Part {
    std::string_view text;
    double factor;  // 1: more than the numeral says
  };
  static constexpr std::array<Part, 7> kParts{
      {{"多", 1}, {"余", 1}, {"十", 10}, {"百", 100}, {"千", 1000}, {"万", 1e4}, {"亿", 1e8}}};
  std::uint32_t& end = figure.range.end;
  for (int i = 0; i < 4; ++i) {
    if (behind(text, end, kUnits) > end) return;  // 千瓦 is a unit
    const auto part = std::find_if(kParts.begin(), kParts.end(),
                                   [&](const Part& one) { return text.substr(end).starts_with(one.text); });
    if (part == kParts.end()) return;
    figure.value *= part->factor;
    figure.more = figure.more || part->factor == 1;
    end += static_cast<std::uint32_t>(part->text.size());
  }
}

// The numbering in front of a sentence: "12. ", "（3）".
bool is_label(std::string_view text, Range number, Range sentence) {
  constexpr std::uint32_t kBracket = 3;  // bytes
  if (number.begin > sentence.begin + kBracket) return false;
  if (number.begin > sentence.begin) {
    const char32_t before = decode_utf8_before(text, number.begin).value;
    if (before != '(' && before != 0xFF08) return false;
  }
  const char32_t after = at_or_nothing(text, number.end, sentence.end);
  return after == '.' || after == ')' || after == 0x3001 || after == 0xFF0E || after == 0xFF09;
}

// A term and no date: 三十日内, 15日以前; not 3月15日前.
bool is_term_of_days(std::string_view text, Range number, Range sentence) {
  constexpr std::string_view kDay = "日";
  const std::string_view before = text.substr(sentence.begin, number.begin - sentence.begin);
  const std::string_view behind_it = text.substr(number.end, sentence.end - number.end);
  if (!behind_it.starts_with(kDay) || before.ends_with("月")) return false;
  for (const std::string_view term : {"内", "以", "之"})
    if (behind_it.substr(kDay.size()).starts_with(term)) return true;
  return false;
}

bool is_year_or_date(std::string_view text, const Numeral& number, Range sentence) {
  const std::string_view behind_it = text.substr(number.range.end, sentence.end - number.range.end);
  if (is_term_of_days(text, number.range, sentence)) return false;
  for (const std::string_view part : kOfDates)
    if (behind_it.starts_with(part)) return true;
  const std::string_view words = text.substr(sentence.begin, number.range.begin - sentence.begin);
  for (const std::string_view month : kMonthNames) {
    if (words.ends_with(month) || words.ends_with(std::string(month) + " ")) return true;
    if (behind_it.starts_with(" " + std::string(month))) return true;
  }
  return number.value >= 1800 && number.value < 2200 && number.range.size() == 4 &&
         (behind_it.empty() || is_point(decode_utf8(behind_it, 0).value) || behind_it.front() == ' ');
}

// The Chinese numeral that runs over a byte, when it is a share or counts a unit.
std::optional<Numeral> words_at(std::string_view text, std::uint32_t at, Range sentence, WordFigures words) {
  constexpr int kLongest = 24;
  std::uint32_t begin = at;
  for (int i = 0; i < kLongest && begin > sentence.begin; ++i) {
    const CodePoint before = decode_utf8_before(text, begin);
    if (!is_chinese_digit(before.value)) break;
    begin -= before.length;
  }
  std::optional<Numeral> number = parse_numeral(text.substr(0, sentence.end), begin);
  if (!number || number->ordinal || number->range.begin > at || number->range.end <= at) return std::nullopt;
  // 三分之二; 百分之四 is one numeral.
  constexpr std::string_view kParts = "分之";
  if (text.substr(number->range.end, sentence.end - number->range.end).starts_with(kParts) && number->value > 0) {
    const auto above = parse_numeral(text.substr(0, sentence.end), number->range.end + kParts.size());
    if (!above || above->ordinal) return std::nullopt;
    number->value = above->value / number->value;
    number->range.end = above->range.end;
  }
  const bool share = number->range.of(text).find(kParts) != std::string_view::npos;
  constexpr std::string_view kSession = "届";  // 二十届三中全会
  const std::uint32_t end = number->range.end;
  const bool counts = behind(text, end, kUnitsOfWords) > end ||
                      (words == WordFigures::kAny && number->value >= 2 && behind(text, end, kUnits) > end &&
                       !text.substr(end).starts_with(kSession));
  if (!share && !counts && !is_term_of_days(text, number->range, sentence)) return std::nullopt;
  return number;
}

// What an English numeral in words must be followed by.
constexpr auto kUnitsOfEnglish = std::to_array<std::string_view>(
    {"percent",     "per",        "percentage", "hour",   "hours",     "minute",     "minutes", "day",    "days",
     "week",        "weeks",      "month",      "months", "kilometre", "kilometres", "km",      "metre",  "metres",
     "kilometer",   "kilometers", "meter",      "meters", "hectare",   "hectares",   "acre",    "acres",  "ton",
     "tons",        "tonne",      "tonnes",     "litre",  "litres",    "liter",      "liters",  "people", "persons",
     "inhabitants", "households", "families",   "yuan",   "dollar",    "dollars",    "euros",   "pounds", "cents",
     "kilowatts",   "megawatts",  "gigawatts",  "miles",  "kilograms", "degrees"});

std::uint32_t word_begin(std::string_view text, std::uint32_t at, std::uint32_t from) {
  while (at > from && is_letter(static_cast<unsigned char>(text[at - 1]))) --at;
  return at;
}

std::string_view word_behind_space(std::string_view text, std::uint32_t at, std::uint32_t end) {
  if (at >= end || text[at] != ' ') return {};
  std::uint32_t word = ++at;
  while (word < end && is_letter(static_cast<unsigned char>(text[word]))) ++word;
  return text.substr(at, word - at);
}

// The English numeral in words that runs over a byte, when it counts a unit or is a share.
std::optional<Numeral> english_words_at(std::string_view text, std::uint32_t at, Range sentence, WordFigures words) {
  constexpr int kMostWords = 12;
  const std::string_view whole = text.substr(0, sentence.end);
  std::uint32_t begin = word_begin(text, at, sentence.begin);
  std::optional<Numeral> number = parse_numeral(whole, begin);
  if (!number || number->range.end <= at) return std::nullopt;
  for (int i = 0; i < kMostWords && begin > sentence.begin; ++i) {  // one hundred and five, from its five
    if (text[begin - 1] != ' ' && text[begin - 1] != '-') break;
    const std::uint32_t word = word_begin(text, begin - 1, sentence.begin);
    const auto longer = parse_numeral(whole, word);
    if (longer && longer->range.end > at) number = longer;
    begin = word;
  }
  if (number->ordinal) return std::nullopt;
  const std::string_view unit = word_behind_space(text, number->range.end, sentence.end);
  const bool measured = std::find(kUnitsOfEnglish.begin(), kUnitsOfEnglish.end(), unit) != kUnitsOfEnglish.end();
  const bool counts = words == WordFigures::kAny && number->value >= 2 && !unit.empty() && !unit.starts_with("year");
  if (!measured && !counts) return std::nullopt;
  if (unit == "per" && !text.substr(number->range.end).starts_with(" per cent")) return std::nullopt;
  if (number->value == 1 && unit == "day") return std::nullopt;  // one day this will be
  return number;
}

// The number whose digits run over a byte, when it stands for itself.
std::optional<Numeral> number_at(std::string_view text, std::uint32_t at, Range sentence) {
  constexpr int kLongest = 64;
  std::uint32_t begin = at;
  for (int i = 0; begin > sentence.begin; ++i) {
    const CodePoint before = decode_utf8_before(text, begin);
    if (!is_digit(before.value) && !is_point(before.value)) break;
    if (i == kLongest) return std::nullopt;
    begin -= before.length;
  }
  while (!is_digit(decode_utf8(text, begin).value)) begin += decode_utf8(text, begin).length;
  std::optional<Numeral> number = parse_numeral(text.substr(0, sentence.end), begin);
  if (!number || number->range.end <= at) return std::nullopt;  // 5·8, 1,2: more than one reading
  if (number->ordinal) return std::nullopt;                     // the 30th
  const char32_t before = begin > sentence.begin ? decode_utf8_before(text, begin).value : 0;
  const char32_t after = at_or_nothing(text, number->range.end, sentence.end);
  constexpr char32_t kOrdinalMark = U'第';
  if (before == kOrdinalMark || is_letter(before) || is_numeral_of_one(before) || is_numeral_of_one(after))
    return std::nullopt;  // 二０二０年
  const char32_t then =
      is_point(after)
          ? at_or_nothing(text, number->range.end + decode_utf8(text, number->range.end).length, sentence.end)
          : 0;
  const bool spaced = after == ' ' && is_digit(at_or_nothing(text, number->range.end + 1, sentence.end));  // 2 0 9 0
  if (is_letter(after) || is_digit(then) || spaced) return std::nullopt;
  return number;
}

Figure with_unit(std::string_view text, const Numeral& number, Range sentence) {
  Figure figure;
  figure.range = number.range;
  figure.value = number.value;
  figure.share = number.range.of(text).find("分之") != std::string_view::npos;
  take_magnitude(text, figure);
  std::uint32_t& end = figure.range.end;
  figure.amount = figure.range;
  const char32_t sign = at_or_nothing(text, end, sentence.end);
  if (sign == '%' || sign == 0xFF05) {
    figure.share = true;
    end += decode_utf8(text, end).length;
    figure.amount.end = end;
  } else if (sign == ' ') {
    std::uint32_t word = end + 1;
    while (word < sentence.end && is_letter(static_cast<unsigned char>(text[word]))) ++word;
    if (text.substr(end, sentence.end - end).starts_with(" per cent")) word += 5;  // " cent"
    if (word > end + 1) end = word;
    figure.share = text.substr(0, end).ends_with(" percent") || text.substr(0, end).ends_with(" per cent");
    if (figure.share) figure.amount.end = end;
  } else {
    const std::uint32_t unit = end;
    end = behind(text, end, kUnits);
    figure.share = figure.share || text.substr(unit, end - unit).find("百分点") != std::string_view::npos;
    figure.share = figure.share || text.substr(unit, end - unit) == "倍";
    if (end == unit && is_term_of_days(text, number.range, sentence)) end += decode_utf8(text, end).length;
  }
  end = std::min(behind(text, end, kHedges), sentence.end);
  return figure;
}

}  // namespace

std::optional<Figure> figure_in(std::string_view text, Range within, Range sentence, WordFigures words) {
  for (std::uint32_t at = within.begin; at < within.end; at += decode_utf8(text, at).length) {
    const char32_t c = decode_utf8(text, at).value;
    const bool digit = is_digit(c);
    // A word is read once, where it begins or the part does.
    const bool word = is_letter(c) && (at == within.begin || !is_letter(decode_utf8_before(text, at).value));
    if (!digit && !word && !is_chinese_digit(c)) continue;
    const std::optional<Numeral> number = digit  ? number_at(text, at, sentence)
                                          : word ? english_words_at(text, at, sentence, words)
                                                 : words_at(text, at, sentence, words);
    if (number && !is_label(text, number->range, sentence) && !is_year_or_date(text, *number, sentence)) {
      Figure figure = with_unit(text, *number, sentence);
      // 6.5%－7%: one figure of two numbers.
      const char32_t dash = at_or_nothing(text, figure.range.end, sentence.end);
      const std::uint32_t next = figure.range.end + (is_dash(dash) ? decode_utf8(text, figure.range.end).length : 0);
      if (is_dash(dash) && is_digit(at_or_nothing(text, next, sentence.end)))
        if (const auto upper = number_at(text, next, sentence); upper && upper->range.begin == next) {
          const Figure second = with_unit(text, *upper, sentence);
          figure.range.end = second.range.end;
          figure.amount.end = second.amount.end;
          figure.upper = second.value;
          figure.more = figure.more || second.more;
          figure.share = figure.share || second.share;
        }
      return figure;
    }
    if (!digit) continue;
    // The digits of what is no figure are passed over.
    while (at < within.end && is_digit(decode_utf8(text, at).value)) at += decode_utf8(text, at).length;
    if (at >= within.end) break;
  }
  return std::nullopt;
}

std::vector<Figure> figures_in(std::string_view text, WordFigures words) {
  const Range whole{0, static_cast<std::uint32_t>(text.size())};
  std::vector<Figure> figures;
  for (std::uint32_t at = 0; at < whole.end;) {
    const auto figure = figure_in(text, {at, whole.end}, whole, words);
    if (!figure) break;
    figures.push_back(*figure);
    at = std::max(at + 1, figure->range.end);
  }
  return figures;
}

std::uint32_t clause_begin(std::string_view text, Range sentence, std::uint32_t at) {
  constexpr int kMost = 40;
  const std::uint32_t end = at;
  for (int i = 0; i < kMost && at > sentence.begin; ++i) {
    const CodePoint before = decode_utf8_before(text, at);
    if (character_flags(before.value) & kFlagClauseEnd) break;
    at -= before.length;
  }
  if (at > sentence.begin && is_letter(decode_utf8_before(text, at).value))  // no word is cut
    while (at < end && is_letter(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

}  // namespace tifa
