// Terms: what is counted. A phrase, alternatives, wildcards, an RE2 pattern, or a named theme.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tifa/result.h>

namespace tifa {

enum class PatternKind : std::uint8_t { kPhrase, kWildcard, kRegex };

struct Pattern {
  PatternKind kind = PatternKind::kPhrase;
  std::string text;  // as typed, escapes of phrases resolved
};

// One thing to count: the hits of all its alternatives together, none twice.
struct Term {
  std::string name;               // as typed
  std::vector<Pattern> patterns;  // at least one
  bool theme = false;
};

// The syntax of a term on the command line:
//   科技            a phrase
//   文革|文化大革命   alternatives
//   develop*  6?    wildcards: * is any run of up to 16 letters and digits, ? is exactly one
//   /第[一二]产业/    an RE2 pattern over the folded text
// A backslash takes | * ? / and itself literally. Errors kUsage: empty term or alternative, one longer than 3,000
// bytes or with more than 8 wildcards, pattern that RE2 refuses.
[[nodiscard]] Result<Term> parse_term(std::string_view typed);
// The same for a list of alternatives under a name (a theme, an alias group).
[[nodiscard]] Result<Term> term_of_list(std::string name, const std::vector<std::string>& alternatives);

// A phrase as a term that means the phrase alone: a backslash before what the syntax takes for itself, a space for a
// line break, which no term can hold. parse_term() gives the phrase back.
[[nodiscard]] std::string literal_term(std::string_view phrase);

}  // namespace tifa
