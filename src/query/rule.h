// Counting rules: a count is only a number under one of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <tifa/result.h>

#include "document/document.h"
#include "text/fold.h"
#include "text/inflection.h"
#include "text/words.h"

namespace tifa {

enum class Unit : std::uint8_t {
  kSubstring,  // wherever the characters stand
  kWord,       // on word boundaries on both sides; Chinese by the segmenter named in the answer
  kMaximal,    // as substring, but not inside a hit of a longer listed term
};

enum class Overlap : std::uint8_t {
  kNone,  // hits do not overlap: leftmost, then longest
  kAll,   // every place where the term begins
};

// The parts of a document that are counted, as a set.
class Scope {
 public:
  constexpr Scope() = default;
  [[nodiscard]] constexpr bool has(Part part) const { return (bits_ >> static_cast<unsigned>(part) & 1U) != 0; }
  [[nodiscard]] constexpr Scope with(Part part) const { return Scope(bits_ | 1U << static_cast<unsigned>(part)); }
  [[nodiscard]] constexpr Scope without(Part part) const { return Scope(bits_ & ~(1U << static_cast<unsigned>(part))); }
  [[nodiscard]] static constexpr Scope none() { return Scope(0); }
  [[nodiscard]] constexpr bool all() const { return bits_ == kAll; }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  friend constexpr bool operator==(Scope, Scope) = default;

 private:
  static constexpr unsigned kAll = (1U << kPartCount) - 1;
  explicit constexpr Scope(unsigned bits) : bits_(bits) {}
  unsigned bits_ = kAll;
};

// What a rate is taken over; see Lengths.
enum class LengthUnit : std::uint8_t { kHan, kCharacters, kWords, kWordCount };

struct Rule {
  Unit unit = Unit::kSubstring;
  Scope scope;
  Folding fold = Folding::kDefault;
  Overlap overlap = Overlap::kNone;
  Inflection inflection = Inflection::kNone;  // of phrases, not of wildcards and patterns
  bool hyphens = false;                       // a hyphen and a space between words are the same
  bool letter_case = false;                   // letters of phrases must be as typed, capital or small
  friend bool operator==(const Rule&, const Rule&) = default;
};

// What the user asked for: what is left open settle_rule() fills for each term.
struct RuleRequest {
  bool unit_given = false;
  Rule rule;
};

// Changes `request` by a comma-separated list: substring | word | maximal, each also as unit=… | overlap | overlap=all
// | overlap=none | plural | inflection | hyphens | case, each also as fold=… | fold=none | fold=default |
// scope=PART+PART… | a part left out as -title -headings -run-ins -body -notes. Error kUsage names the item and what is
// known.
[[nodiscard]] Status apply_rule(RuleRequest& request, std::string_view list);
// Changes only the folding: default | none | plural | inflection | hyphens | case, several joined by commas. Error
// kUsage names what is known.
[[nodiscard]] Status apply_folding(RuleRequest& request, std::string_view list);
// Whether the foldings of a rule can hold together. Error kUsage.
[[nodiscard]] Status check_folding(const Rule& rule);
// Parts by name: "title,headings,run-ins,body,notes", or left out with '-': "-headings,-run-ins".
[[nodiscard]] Result<Scope> parse_scope(std::string_view list);
[[nodiscard]] Result<LengthUnit> parse_length_unit(std::string_view name);

// The unit that a term is counted by when none was asked for: substring when it has a character of a script written
// without spaces, else word ("us" is not in "because").
[[nodiscard]] Unit default_unit(std::string_view term);

[[nodiscard]] std::string_view unit_name(Unit unit);
[[nodiscard]] std::string_view part_name(Part part);
[[nodiscard]] std::string_view length_unit_name(LengthUnit unit);
[[nodiscard]] std::uint64_t length_in(const Lengths& lengths, LengthUnit unit);
// "all parts", "title, body, notes" …
[[nodiscard]] std::string scope_text(Scope scope);
// "default", "none", "default, inflection, hyphens": as apply_folding() reads it.
[[nodiscard]] std::string folding_text(const Rule& rule);
// "substring; all parts; default folding; no overlaps"
[[nodiscard]] std::string describe(const Rule& rule);

}  // namespace tifa
