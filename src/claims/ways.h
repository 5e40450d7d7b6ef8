// The ways of counting under which a published figure is looked for: bounded, listed, and always in the same order, the
// simplest first. docs/guide/check.md says why these; docs/decisions/0016-verdicts.md why no others.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "claims/claim.h"
#include "claims/texts.h"

namespace tifa {

// Families of ways, in the order of their simplicity.
enum class WayFamily : std::uint8_t {
  kDefault,      // the first pattern under the default rule, or under the rule that the claim itself names
  kScope,        // parts of the document left out: title, headings, run-ins, notes
  kTitle,        // the title counted where the text lacks it and the manifest or table has it
  kUnit,         // whole words instead of substrings, or the other way round
  kFold,         // the text as it stands
  kAlternative,  // another rendering, or all together
  kInflection,   // English: the forms of the word, or all words that begin with it
  kVersion,      // another version of the edition: the translation, the draft
  kLonger,       // outside a longer word that the text itself repeats
};

struct Way {
  WayFamily family = WayFamily::kDefault;
  std::string name;  // in words: "without section headings"
  Counted counted;
  bool with_title = false;  // adds the hits in the edition's title
  std::string version;      // "@en": counted in that version instead
};

// What a figure is said of: a term (or several together) in editions.
struct CountedThing {
  std::string wording;                // as the article has it
  std::vector<std::string> patterns;  // alternatives in order of sureness
  std::string section;
};

// The way that stands for a claim unless another is named: the first pattern, or all patterns where `every` is set (as
// presence and absence are judged), under the default rule changed by what the claim names.
[[nodiscard]] Way default_way(const CountedThing& thing, const Claim& claim, bool every);

// All ways but the default one and those of kLonger, for editions whose texts are in `language`.
[[nodiscard]] std::vector<Way> other_ways(const CountedThing& thing, const Way& standard, const Edition& edition,
                                          Texts& texts);
// Ways of kLonger: outside each of at most kMostLonger longer words of the edition, those first that hold most hits.
inline constexpr std::size_t kMostLonger = 6;
[[nodiscard]] std::vector<Way> longer_ways(const Way& standard, const Edition& edition, Texts& texts);

// The count of an edition held in full under a way; nothing where the way does not apply to it.
[[nodiscard]] std::optional<std::uint64_t> count_in(const Way& way, const Edition& edition, Texts& texts);

// How likely it is that a wrong figure is hit by chance: the share of the figures around the default count that some
// way gives, the default count left out. Around it are those within 5 % (two at least on either side), and those up to
// the figure itself where that lies farther away. Above kMostByChance a hit is weak: it may be chance.
inline constexpr double kMostByChance = 0.25;
[[nodiscard]] double share_by_chance(double standard, double asserted, const std::vector<double>& values);

}  // namespace tifa
