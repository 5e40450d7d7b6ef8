// References to documents in a sentence, as their grammar shows them: “last year's report”, “the proposal for the
// previous five-year plan”, 十九大报告, “Xi's 2017 address”, “the past six work reports”, “any year since 1979”. What
// they mean in a corpus is resolve.h's.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "claims/kinds.h"
#include "claims/library.h"
#include "claims/tokens.h"

namespace tifa {

enum class Relative : std::uint8_t {
  kNone,
  kThis,      // this year's, 今年的, 本次
  kLastYear,  // last year's, 去年的, “a year earlier”
  kPrevious,  // the previous, the last, 上一份
  kNext,      // the next, 下一个
};

struct Reference {
  std::size_t begin = 0, end = 0;  // tokens
  Range at;
  std::string wording;
  bool has_kind = false;  // false: only a time or a person (“in 2017”, “(18th)”, “Xi”)
  DocumentKind kind = DocumentKind::kGeneric;
  std::vector<std::int32_t> ordinals, years;
  Date day;  // month and day, the year where it is said
  Relative relative = Relative::kNone;
  std::int32_t years_before = 0;  // kLastYear: 1, 前年: 2
  std::int32_t count = 0;         // “the past six”
  bool inclusive = false;         // 近五年: this year's among them
  bool every = false;             // every, any, all, 历年
  bool plural = false;
  std::int32_t since_year = 0;    // “since 1954”: from then on
  std::int32_t within_years = 0;  // “in a decade”, 三年来
  bool ever = false;              // in history, ever
  bool scope = false;             // a range that something is first or most in, no edition
  bool definite = false;          // “the report”, 该报告, 《报告》
  bool aside = false;      // in a relative clause that says more of a term: “X, which stood in the last plan”
  bool delivered = false;  // as delivered, in the speech at the opening
  bool draft = false;
  std::vector<std::string> names;  // persons, bodies and places that it names: Xi, NATO, Politburo
  bool person = false;             // nothing but a person
  bool note_of = false;            // an annual document of many places: provincial, local
  std::string language;            // "en" where the English version is spoken of
};

// Ascending and disjoint; a scope may overlap nothing. `quoted`: tokens inside quotation marks, where no reference is
// looked for. O(tokens).
[[nodiscard]] std::vector<Reference> find_references(std::string_view text, const std::vector<Token>& tokens,
                                                     const std::vector<bool>& quoted, const Library& library);

}  // namespace tifa
