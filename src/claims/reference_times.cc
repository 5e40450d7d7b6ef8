// Finds references without the name of a kind: ranges (since 1954, in at least a decade, 三年来) and times alone (in
// 2017, (18th), last year, the past two years).
#include <algorithm>
#include <string>

#include "claims/persons.h"
#include "claims/reference_features.h"
#include "claims/reference_finder.h"
#include "text/characters.h"
#include "text/numerals.h"
#include "text/utf8.h"

namespace tifa {

std::size_t ReferenceFinder::read_scope(std::size_t at) {
  if (!free(at)) return at;
  Reference reference;
  reference.scope = true;
  reference.begin = at;
  const std::string& word = tokens_[at].folded;
  if (word == "since") {
    // “since 1954”, “since the launch of reforms in 1979”, “since Xi took power in 2013”: the first year within
    // reach.
    for (std::size_t i = at + 1; i < tokens_.size() && i < at + 11; ++i) {
      if (tokens_[i].folded == "," || tokens_[i].folded == ";" || tokens_[i].folded == ":" || quoted_[i]) break;
      if (const std::int32_t year = year_of(tokens_[i]); year != 0) {
        reference.since_year = year;
        reference.end = i + 1;
        break;
      }
      if (const auto ordinal = ordinal_of(tokens_[i])) {
        reference.ordinals.push_back(*ordinal);
        reference.end = i + 1;
        while (reference.end < tokens_.size() && (is(reference.end, "congress") || is(reference.end, "party") ||
                                                  is(reference.end, "report") || is(reference.end, "plan")))
          ++reference.end;
        break;
      }
      if (i > at + 1 && taken_[i]) break;
    }
    if (reference.end == 0) {
      // A past that no year tells (“since Mao”).
      if (at + 1 < tokens_.size() && is_name(tokens_, at + 1)) {
        reference.ever = true;
        reference.names.emplace_back(tokens_[at + 1].at.of(text_));
        reference.end = at + 2;
      } else {
        return at;
      }
    }
  } else if (word == "in" || word == "for" || word == "over" || word == "within" || word == "during") {
    std::size_t i = at + 1;
    if (is(i, "at") && is(i + 1, "least")) i += 2;
    if (is(i, "more") && is(i + 1, "than")) i += 2;
    if (is(i, "nearly") || is(i, "almost") || is(i, "about") || is(i, "over")) ++i;
    if (is(i, "the")) ++i;
    const bool past = is(i, "past") || is(i, "last");
    if (past) ++i;
    std::int32_t number = is(i, "a") ? 1 : 0;
    if (i < tokens_.size() && number == 0)
      if (const auto count = small_number(tokens_[i])) number = *count;
    if (number != 0) ++i;
    std::int32_t unit = 0;
    if (is(i, "years")) unit = 1;
    if (is(i, "decade") || is(i, "decades")) unit = 10;
    if (is(i, "generation")) unit = 25;
    if (unit != 0 && (number != 0 || (past && unit == 10))) {
      reference.within_years = std::max(number, 1) * unit;
      reference.end = i + 1;
    } else if (word == "in" && is(i, "history")) {
      reference.ever = true;
      reference.end = i + 1;
    } else if (word == "in" &&
               ((is(at + 1, "the") && is(at + 2, "history")) ||
                ((is(at + 1, "any") || is(at + 1, "every")) && (is(at + 2, "year") || is(at + 2, "other"))))) {
      reference.ever = true;
      reference.end = at + 3;
    } else {
      return at;
    }
  } else if (word == "ever") {
    reference.ever = true;
    reference.end = at + 1;
  } else if (word == "自" || word == "从" || is_number(tokens_, at) || word == "近" || word == "历" || word == "有" ||
             word == "建") {
    return read_chinese_scope(at);
  } else {
    return at;
  }
  const std::size_t end = reference.end;
  if (std::any_of(taken_.begin() + static_cast<std::ptrdiff_t>(at), taken_.begin() + static_cast<std::ptrdiff_t>(end),
                  [](bool b) { return b; }))
    return at;
  give(std::move(reference));
  return end;
}

// 自1954年以来, 1979年以来, 三年来, 近十年来, 近五年, 历史上, 有史以来, 47年来
std::size_t ReferenceFinder::read_chinese_scope(std::size_t at) {
  const auto have = [&](std::size_t from, std::string_view said) {
    std::string text;
    std::size_t k = from;
    for (; k < tokens_.size() && text.size() < said.size(); ++k) text += tokens_[k].at.of(text_);
    return text == said ? k : from;
  };
  Reference reference;
  reference.scope = true;
  reference.begin = at;
  for (const std::string_view said : {"历史上", "有史以来", "历年来", "建国以来", "历来"}) {
    if (const std::size_t end = have(at, said); end > at) {
      reference.ever = true;
      reference.end = end;
      give(std::move(reference));
      return end;
    }
  }
  std::size_t i = at;
  const bool from = is(i, "自") || is(i, "从") || is(i, "近");
  if (from) ++i;
  if (is(i, "从")) ++i;
  if (i >= tokens_.size() || !is_number(tokens_, i)) return at;
  const auto numeral = parse_numeral(text_.substr(0, tokens_.back().at.end), tokens_[i].at.begin);
  if (!numeral || numeral->ordinal) return at;
  std::size_t after = i;
  while (after < tokens_.size() && tokens_[after].at.end <= numeral->range.end) ++after;
  if (is(after, "多")) ++after;
  if (is(after, "个")) ++after;
  if (!is(after, "年")) return at;
  ++after;
  if (is(after, "间")) ++after;
  const std::size_t since = std::max(have(after, "以来"), std::max(have(after, "起"), have(after, "来")));
  if (numeral->value >= 1000 && numeral->value <= 2199 && since > after) {
    reference.since_year = static_cast<std::int32_t>(numeral->value);
  } else if (numeral->value < 300 && (since > after || is(at, "近"))) {
    reference.within_years = static_cast<std::int32_t>(numeral->value);
  } else {
    return at;
  }
  reference.end = std::max(since, after);
  for (std::size_t k = at; k < reference.end; ++k)
    if (taken_[k]) return at;
  const std::size_t end = reference.end;
  give(std::move(reference));
  return end;
}

// So many editions one after the other, the last one among them: 连续两年, 连续第三次, “for the third straight year”,
// “three years in a row”, “two years running”.
std::size_t ReferenceFinder::read_run(std::size_t at, Reference& reference) const {
  std::size_t i = at;
  std::int64_t count = 0;
  if (is(i, "连") && is(i + 1, "续")) {
    i += 2;
    const bool counted = is(i, "第");
    if (counted) ++i;
    if (!is_number(tokens_, i)) return at;
    std::size_t last = i;
    while (is_number(tokens_, last + 1)) ++last;
    const auto numeral = parse_numeral(text_.substr(0, tokens_[last].at.end), tokens_[i].at.begin);
    if (!numeral) return at;
    count = static_cast<std::int64_t>(numeral->value);
    i = last + 1;
    if (is(i, "个")) ++i;
    if (!is(i, "年") && !is(i, "次") && !is(i, "份") && !is(i, "届")) return at;
    ++i;
  } else if (const auto ordinal = ordinal_of(tokens_[at]);
             ordinal && (is(at + 1, "straight") || is(at + 1, "consecutive") || is(at + 1, "successive")) &&
             (is(at + 2, "year") || is(at + 2, "time"))) {
    count = *ordinal;
    i = at + 3;
  } else if (const auto number = small_number(tokens_[at]);
             number && is(at + 1, "years") &&
             (is(at + 2, "running") || (is(at + 2, "in") && is(at + 3, "a") && is(at + 4, "row")))) {
    count = *number;
    i = is(at + 2, "running") ? at + 3 : at + 5;
  }
  if (count < 2 || count > 199) return at;
  reference.count = static_cast<std::int32_t>(count);
  reference.inclusive = true;
  return i;
}

std::size_t ReferenceFinder::read_time(std::size_t at) {
  if (!free(at)) return at;
  Reference reference;
  reference.begin = at;
  reference.end = at + 1;
  const Token& token = tokens_[at];
  if (token.kind == TokenKind::kNumber && year_of(token) != 0) {
    reference.years.push_back(year_of(token));
    if (is(at + 1, "年")) ++reference.end;
    if (at > 0 && free(at - 1) && month_of(tokens_[at - 1].folded) != 0) {
      reference.begin = at - 1;
      reference.day.month = static_cast<std::uint8_t>(month_of(tokens_[at - 1].folded));
      reference.day.year = static_cast<std::int16_t>(reference.years[0]);
    }
    // “18 March 2015”, “March 18, 2015”
    if (reference.begin > 0 && reference.day.month != 0 && free(reference.begin - 1) &&
        tokens_[reference.begin - 1].kind == TokenKind::kNumber) {
      if (const auto day = parse_integer(tokens_[reference.begin - 1].folded); day && *day >= 1 && *day <= 31) {
        reference.day.day = static_cast<std::uint8_t>(*day);
        --reference.begin;
      }
    }
  } else if (const std::size_t run = read_run(at, reference); run > at) {
    reference.end = run;
  } else if (const auto ordinal = ordinal_of(token); ordinal && *ordinal > 1) {
    const bool bracket = at > 0 && is(at - 1, "(") && is(at + 1, ")");
    const bool the = at > 0 && is(at - 1, "the");
    const bool digits = is_digit(decode_utf8(token.folded, 0).value);
    const bool row = is(at + 1, "plenum") || is(at + 1, "congress");
    // “from 14 in the seventh plan to 19 in the eighth”: the noun is not said again.
    const bool ends = at + 1 >= tokens_.size() || tokens_[at + 1].kind == TokenKind::kMark;
    const bool elliptical = the && ends && at > 1 && (is(at - 2, "in") || is(at - 2, "of"));
    if (!bracket && !(the && digits) && !row && !elliptical) return at;
    reference.ordinals.push_back(*ordinal);
    if (row) reference.end = at + 2;
  } else if (is(at, "last") && is(at + 1, "year")) {
    reference.relative = Relative::kLastYear;
    reference.years_before = 1;
    reference.end = at + 2;
  } else if (is(at, "a") && is(at + 1, "year") &&
             (is(at + 2, "earlier") || is(at + 2, "ago") || is(at + 2, "before"))) {
    reference.relative = Relative::kLastYear;
    reference.years_before = 1;
    reference.end = at + 3;
  } else if (is(at, "the") && (is(at + 1, "previous") || is(at + 1, "prior") || is(at + 1, "preceding")) &&
             is(at + 2, "year")) {
    reference.relative = Relative::kPrevious;
    reference.end = at + 3;
  } else if (is(at, "this") && is(at + 1, "year")) {
    reference.relative = Relative::kThis;
    reference.end = at + 2;
  } else if (is(at, "the") &&
             (is(at + 1, "past") || is(at + 1, "last") || is(at + 1, "previous") || is(at + 1, "preceding")) &&
             at + 2 < tokens_.size() && small_number(tokens_[at + 2]) && is(at + 3, "years")) {
    reference.count = *small_number(tokens_[at + 2]);
    reference.relative = Relative::kPrevious;
    reference.end = at + 4;
  } else if (token.kind == TokenKind::kHan) {
    const auto starts = [&](std::string_view said) {
      std::string have;
      for (std::size_t k = at; k < tokens_.size() && have.size() < said.size(); ++k) have += tokens_[k].at.of(text_);
      return have == said;
    };
    if (starts("去年") || starts("上年") || starts("今年") || starts("前年")) {
      reference.relative = starts("今年") ? Relative::kThis : Relative::kLastYear;
      reference.years_before = starts("前年") ? 2 : starts("今年") ? 0 : 1;
      reference.end = at + 2;
    } else if (is_number(tokens_, at) && token.folded != "第") {
      std::size_t last = at;
      while (is_number(tokens_, last + 1)) ++last;
      const auto numeral = parse_numeral(text_.substr(0, tokens_[last].at.end), token.at.begin);
      if (!numeral || !is(last + 1, "大") || numeral->value > 99 || is(last + 2, "报") ||
          numeral->range.end != tokens_[last].at.end)
        return at;
      reference.ordinals.push_back(static_cast<std::int32_t>(numeral->value));
      reference.end = last + 2;
    } else {
      return at;
    }
  } else {
    return at;
  }
  const std::size_t end = reference.end;
  give(std::move(reference));
  return end;
}

}  // namespace tifa
