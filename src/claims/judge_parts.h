// What the judges of all kinds share: truth in three values, what becomes of it, and sentences.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <tifa/check.h>

#include "claims/claim.h"
#include "claims/texts.h"
#include "claims/ways.h"

namespace tifa {

// What the texts at hand settle. kUnknown: an edition that would settle it is missing or held only in part.
enum class Truth : std::uint8_t { kFalse, kUnknown, kTrue };
[[nodiscard]] constexpr Truth all_of(Truth x, Truth y) { return x < y ? x : y; }
[[nodiscard]] constexpr Truth any_of(Truth x, Truth y) { return x < y ? y : x; }
[[nodiscard]] constexpr Truth negation(Truth x) {
  return x == Truth::kTrue ? Truth::kFalse : x == Truth::kFalse ? Truth::kTrue : Truth::kUnknown;
}

// One judging: the claim, its editions as the corpus has them, and the answer that is being filled.
struct Case {
  const Claim& claim;
  Texts& texts;
  std::vector<Edition> editions;  // what is claimed of
  std::vector<Edition> before;
  std::vector<Edition> among;  // as the claim gives it; empty: not given
  CheckedClaim& out;
};

// Writes the verdict of a claim whose statement (before negation) has this truth. A claim that the article denies is
// turned round. `why` is one sentence.
void conclude(Case& the, Truth truth, std::string why);
// True, but only under a rule that is not the default one.
void conclude_under(Case& the, const std::string& rule, std::string why);
void cannot_check(Case& the, std::string why);
void not_established(Case& the, std::string why);

// The things that are claimed about: each term, or all together as one.
[[nodiscard]] std::vector<CountedThing> things_of(const std::vector<ClaimTerm>& terms, bool together,
                                                  const std::string& section);
// Why a hit of these patterns in an edition cannot be expected: a word of one language in a text of another. Empty: it
// can.
[[nodiscard]] std::string foreign_reason(const CountedThing& thing, const Edition& edition);

// The first hits in an edition as passages, at most `most`.
void add_evidence(Case& the, const Edition& edition, const std::vector<Hit>& hits, std::size_t most);
// A row of CheckedClaim::editions; a value only for an edition held in full.
void add_edition(Case& the, const Edition& edition, std::optional<double> value = std::nullopt);

// Whether each thing stands in an edition, in the section or the list of aims that the claim names. Unknown: not held,
// or held in part without it, or a list of aims that was not recognised.
struct PresenceStanding {
  Truth truth = Truth::kUnknown;
  std::vector<Hit> hits;
  std::uint32_t rank = 0;   // in the list of aims or among the sections, from 1; 0: not there
  std::string why_unknown;  // where the edition has a text and still does not say
};
[[nodiscard]] PresenceStanding standing_of(Case& the, const Way& way, const CountedThing& thing,
                                           const Edition& edition);

// Begins the rule of what is looked for in a list of aims or in headings.
inline constexpr const char* kByLists = "by the lists and headings that tifa recognises; ";

// Words.
[[nodiscard]] std::string number_text(double value);                  // "46", "2.53"
[[nodiscard]] std::string figure_text(const AssertedFigure& figure);  // "46", "more than 140", "70 to 79"
[[nodiscard]] std::string dated_name(const Edition& edition);         // "gwr:2012", "cpc:18 (2012)"
[[nodiscard]] std::string names_of(const std::vector<Edition>& editions);
// "gwr:1989 and gwr:2020 are missing; gwr:1964 is held only in part": of those not held in full; empty when all are.
[[nodiscard]] std::string lack_of(const std::vector<Edition>& editions);
[[nodiscard]] std::string quoted_wording(const CountedThing& thing);  // “安全”

// The judges, one for each family of kinds. Each ends in a conclusion.
void judge_count(Case& the);
void judge_change(Case& the);
void judge_rank(Case& the);
void judge_presence(Case& the);  // present, absent, first, last, dropped, added, returned
void judge_order(Case& the);
void judge_length(Case& the);
void judge_citation(Case& the);
void judge_stage(Case& the);

}  // namespace tifa
