// Reads what references say.
#include "claims/reference_features.h"

#include <algorithm>
#include <array>
#include <set>

#include "text/characters.h"
#include "text/numerals.h"
#include "text/utf8.h"

namespace tifa {
namespace {

using Words = std::set<std::string_view>;

const Words kLocal = {"provincial", "province", "provinces", "municipal", "local", "city", "county"};
constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                      "may",       "june",     "july",     "august",
                                                      "september", "october",  "november", "december"};
const Words kWeekdays = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "week"};
// Capital letters that are not names.
const Words kNoNames = {
    "the",        "a",        "an",        "in",      "on",       "of",        "for",       "to",      "at",
    "by",         "it",       "this",      "that",    "but",      "and",       "as",        "from",    "since",
    "with",       "while",    "compared",  "i",       "he",       "she",       "they",      "we",      "not",
    "no",         "if",       "mr",        "mrs",     "ms",       "new",       "year",      "uses",    "references",
    "mentions",   "based",    "only",      "also",    "five",     "word",      "words",     "term",    "premier",
    "president",  "chinese",  "english",   "china",   "beijing",  "state",     "national",  "central", "communist",
    "government", "work",     "congress",  "party",   "plenum",   "committee", "council",   "last",    "first",
    "every",      "each",     "all",       "none",    "no",       "there",     "these",     "those",   "its",
    "his",        "her",      "their",     "our",     "when",     "where",     "what",      "than",    "both",
    "any",        "neither",  "unlike",    "after",   "before",   "under",     "over",      "about",   "between",
    "during",     "chairman", "secretary", "general", "full",     "draft",     "five-year", "us",      "u",
    "s",          "u.s",      "american",  "america", "military", "such",      "how",       "one",     "two",
    "three",      "four",     "six",       "seven",   "eight",    "nine",      "ten",       "like",    "according",
    "so",         "is",       "has",       "was",     "were",     "are",       "be",        "had",     "have",
    "did",        "does",     "do",        "or",      "now",      "then",      "here"};

class Features {
 public:
  Features(std::string_view text, const std::vector<Token>& tokens) : text_(text), tokens_(tokens) {}

  void read_features(Reference& reference) const {
    for (std::size_t i = reference.begin; i < reference.end;) {
      const Token& token = tokens_[i];
      const std::string& word = token.folded;
      if (token.kind == TokenKind::kHan ||
          (token.kind == TokenKind::kNumber && i + 1 < tokens_.size() && tokens_[i + 1].kind == TokenKind::kHan)) {
        i = std::max(read_chinese_feature(reference, i), i + 1);
        continue;
      }
      if (const std::int32_t year = year_of(token); year != 0) {
        reference.years.push_back(year);
      } else if (const auto ordinal = ordinal_of(token); ordinal && !reference_day(i)) {
        if (word != "first" || is(i + 1, "five-year") || is(i + 1, "plan")) reference.ordinals.push_back(*ordinal);
      } else if (const std::int32_t month = month_of(word); month != 0 && (token.capital || word != "march")) {
        reference.day.month = static_cast<std::uint8_t>(month);
        for (const std::size_t near : {i + 1, i - 1}) {
          if (near >= reference.end || near < reference.begin) continue;
          const auto numeral = parse_numeral(tokens_[near].folded, 0);
          if (numeral && numeral->value >= 1 && numeral->value <= 31 && year_of(tokens_[near]) == 0) {
            reference.day.day = static_cast<std::uint8_t>(numeral->value);
            break;
          }
        }
      } else if (word == "last" && is(i + 1, "year")) {
        reference.relative = Relative::kLastYear;
        reference.years_before = 1;
        ++i;
      } else if ((word == "this" && is(i + 1, "year")) || word == "current") {
        reference.relative = Relative::kThis;
      } else if (word == "past" || (word == "last" && i + 1 < reference.end && small_number(tokens_[i + 1]))) {
        if (i + 1 < reference.end)
          if (const auto count = small_number(tokens_[i + 1])) reference.count = *count;
      } else if (word == "previous" || word == "last" || word == "prior" || word == "preceding" || word == "earlier") {
        if (i + 1 < reference.end && small_number(tokens_[i + 1])) reference.count = *small_number(tokens_[i + 1]);
        reference.relative = Relative::kPrevious;
      } else if (word == "next" || word == "upcoming" || word == "coming") {
        reference.relative = Relative::kNext;
      } else if (word == "every" || word == "each" || word == "any" || word == "all") {
        reference.every = true;
      } else if (word == "both") {
        reference.count = 2;
      } else if (word == "draft") {
        reference.draft = true;
      } else if (word == "opening" || (word == "delivered" && i > 0 && is(i - 1, "as"))) {
        reference.delivered = true;
      } else if (word == "english") {
        reference.language = "en";
      } else if (word == "chinese" && is(i + 1, "version")) {
        reference.language = "zh";
      } else if (is_local(word)) {
        reference.note_of = true;
      } else if (is_name(tokens_, i) && kind_patterns().match(tokens_, i).end == i) {  // “Proposal” names nobody
        reference.names.emplace_back(token.at.of(text_));
      } else if (const auto count = small_number(token); count && token.kind == TokenKind::kWord &&
                                                         reference.count == 0 && *count < 100 && i < reference.end &&
                                                         !reference_day(i)) {
        reference.count = *count;
      }
      ++i;
    }
    if (!reference.years.empty() && reference.day.month != 0)
      reference.day.year = static_cast<std::int16_t>(reference.years.front());
  }
  [[nodiscard]] bool reference_day(std::size_t i) const {
    return (i > 0 && month_of(tokens_[i - 1].folded) != 0) ||
           (i + 1 < tokens_.size() && month_of(tokens_[i + 1].folded) != 0);
  }

  std::size_t read_chinese_feature(Reference& reference, std::size_t i) const {
    const auto starts = [&](std::string_view said) {
      std::string have;
      for (std::size_t k = i; k < tokens_.size() && have.size() < said.size(); ++k) have += tokens_[k].at.of(text_);
      return have == said;
    };
    if (starts("今年") || starts("本年") || starts("本次") || starts("此次")) {
      reference.relative = Relative::kThis;
      return i + 2;
    }
    if (starts("去年") || starts("上年")) {
      reference.relative = Relative::kLastYear;
      reference.years_before = 1;
      return i + 2;
    }
    if (starts("前年")) {
      reference.relative = Relative::kLastYear;
      reference.years_before = 2;
      return i + 2;
    }
    if (starts("上一") || starts("上次") || starts("上届") || starts("上份") || starts("前一")) {
      reference.relative = Relative::kPrevious;
      return i + 2;
    }
    if (starts("下一")) {
      reference.relative = Relative::kNext;
      return i + 2;
    }
    if (starts("历年") || starts("历次") || starts("历届") || starts("每年") || starts("每份") || starts("每次") ||
        starts("每个") || starts("每部") || starts("每一") || starts("所有")) {
      reference.every = true;
      return i + 2;
    }
    if (starts("省级") || starts("各省") || starts("省份") || starts("地方")) {
      reference.note_of = true;
      return i + 2;
    }
    if (starts("英文")) {
      reference.language = "en";
      return i + 2;
    }
    if (starts("草案")) reference.draft = true;
    const bool past = starts("近") || starts("过去") || starts("最近") || starts("连续");
    std::size_t number = past ? i + (starts("近") ? 1 : 2) : i;
    const bool de = number < tokens_.size() && tokens_[number].folded == "第";
    if (number >= reference.end || !is_number(tokens_, number)) return i;
    // 十五五: the fifteenth five-year plan; 十四五.
    std::size_t last = number;
    while (last + 1 < reference.end && is_number(tokens_, last + 1) && tokens_[last].kind == TokenKind::kHan) ++last;
    const std::string_view whole = text_.substr(0, tokens_[last].at.end);
    if (!de && tokens_[last].folded == "五" && last > number &&
        (last + 1 >= tokens_.size() || tokens_[last + 1].folded == "”" || tokens_[last + 1].folded == "规" ||
         tokens_[last + 1].folded == "计")) {
      const std::string_view ordinal =
          whole.substr(tokens_[number].at.begin, tokens_[last].at.begin - tokens_[number].at.begin);
      if (const auto value = parse_integer(ordinal)) {
        reference.ordinals.push_back(static_cast<std::int32_t>(*value));
        return last + 1;
      }
    }
    const auto numeral = parse_numeral(whole, tokens_[number].at.begin);
    if (!numeral || numeral->value < 1 || numeral->value > 2199) return last + 1;
    const auto value = static_cast<std::int32_t>(numeral->value);
    std::size_t after = last + 1;
    while (after > number + 1 && tokens_[after - 1].at.begin >= numeral->range.end) --after;
    const std::string unit = after < tokens_.size() ? tokens_[after].folded : "";
    if (past && (unit == "年" || unit == "次" || unit == "份" || unit == "届")) {
      reference.count = value;
      reference.inclusive = true;
      return after + 1;
    }
    const bool bracketed = unit == ")" || unit == "）" || unit.empty();
    if ((unit == "年" && value >= 1000) || (bracketed && value >= 1900)) {
      reference.years.push_back(value);
    } else if (unit == "月") {
      reference.day.month = static_cast<std::uint8_t>(std::min(value, 12));
    } else if (unit == "日") {
      reference.day.day = static_cast<std::uint8_t>(std::min(value, 31));
    } else if (numeral->ordinal || de || unit == "大" || unit == "届" || unit == "中") {
      reference.ordinals.push_back(value);
    } else if (unit == "份" || unit == "次") {
      reference.count = value;
    }
    return after;
  }

 private:
  [[nodiscard]] bool is(std::size_t at, std::string_view word) const {
    return at < tokens_.size() && tokens_[at].folded == word;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
};

}  // namespace

bool is_weekday(std::string_view word) { return kWeekdays.contains(word); }
bool is_local(std::string_view word) { return kLocal.contains(word); }

std::int32_t month_of(const std::string& word) {
  for (std::size_t i = 0; i < kMonths.size(); ++i)
    if (word == kMonths[i] || (word.size() == 3 && word == kMonths[i].substr(0, 3) && word != "may"))
      return static_cast<std::int32_t>(i + 1);
  return 0;
}

std::int32_t year_of(const Token& token) {
  if (token.kind != TokenKind::kNumber || token.at.size() < 4) return 0;
  const auto value = parse_integer(token.folded);
  return value && *value >= 1000 && *value <= 2199 && token.folded.size() == 4 ? static_cast<std::int32_t>(*value) : 0;
}

std::optional<std::int32_t> ordinal_of(const Token& token) {
  if (token.kind != TokenKind::kWord) return std::nullopt;
  // third-plenum, five-year: the first part of a compound
  const std::string_view word = std::string_view(token.folded).substr(0, token.folded.find('-'));
  const auto numeral = parse_numeral(word, 0);
  if (!numeral || !numeral->ordinal || numeral->range.end != word.size() || numeral->value < 1 || numeral->value > 199)
    return std::nullopt;
  return static_cast<std::int32_t>(numeral->value);
}

std::optional<std::int32_t> small_number(const Token& token) {
  if (token.kind == TokenKind::kMark) return std::nullopt;
  const auto numeral = parse_numeral(token.folded, 0);
  if (!numeral || numeral->ordinal || numeral->range.end != token.folded.size() || numeral->value < 2 ||
      numeral->value > 999)
    return std::nullopt;
  return static_cast<std::int32_t>(numeral->value);
}

bool is_name(const std::vector<Token>& tokens, std::size_t at) {
  return at < tokens.size() && tokens[at].kind == TokenKind::kWord && tokens[at].capital &&
         !kNoNames.contains(tokens[at].folded) && month_of(tokens[at].folded) == 0 && !is_weekday(tokens[at].folded);
}

bool is_number(const std::vector<Token>& tokens, std::size_t at) {
  if (at >= tokens.size()) return false;
  if (tokens[at].kind == TokenKind::kNumber || tokens[at].folded == "第") return true;
  static constexpr std::u32string_view kDigits = U"一二三四五六七八九十百〇零两几";
  return tokens[at].kind == TokenKind::kHan &&
         kDigits.find(decode_utf8(tokens[at].folded, 0).value) != std::u32string_view::npos;
}
void read_features(std::string_view text, const std::vector<Token>& tokens, Reference& reference) {
  Features(text, tokens).read_features(reference);
}

}  // namespace tifa
