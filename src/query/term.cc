#include "query/term.h"

#include <re2/re2.h>

#include <algorithm>

namespace tifa {
namespace {

constexpr std::size_t kMaxTermBytes = 3000;
constexpr std::ptrdiff_t kMaxWildcards = 8;

// \C stands for one byte, which may be a part of a character.
bool asks_for_bytes(const std::string& pattern) {
  for (std::size_t at = 0; at + 1 < pattern.size(); ++at) {
    if (pattern[at] != '\\') continue;
    ++at;
    if (pattern[at] == 'C') return true;
    if (pattern[at] == 'Q') at = std::min(pattern.find("\\E", at), pattern.size() - 1);
  }
  return false;
}

// Whether the pattern matches no character somewhere: in an empty text, or at a place of one (\b at the edge of a
// word).
bool matches_nothing(const re2::RE2& regex) {
  for (const std::string_view text : {"", "aa  \n\na", " a "})
    for (std::size_t at = 0; at <= text.size(); ++at)
      if (regex.Match({text.data(), text.size()}, at, at, re2::RE2::ANCHOR_BOTH, nullptr, 0)) return true;
  return false;
}

// The pattern must compile before a search begins, so that a typing error is told at once.
Status check_regex(const std::string& pattern) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(16 << 20);
  const re2::RE2 regex(pattern, options);
  if (!regex.ok())
    return fail(ErrorCode::kUsage, "the pattern /" + pattern + "/ cannot be read: " + regex.error(), "",
                "see the RE2 syntax; to count the characters themselves, put a backslash before the first /");
  if (asks_for_bytes(pattern))
    return fail(ErrorCode::kUsage, "the pattern /" + pattern + "/ asks for single bytes with \\C", "",
                "write . for one character");
  if (matches_nothing(regex))
    return fail(ErrorCode::kUsage, "the pattern /" + pattern + "/ matches the empty text", "",
                "make it match at least one character");
  return {};
}

}  // namespace

Result<Term> parse_term(std::string_view typed) {
  if (typed.size() > kMaxTermBytes)
    return fail(ErrorCode::kUsage, "a term is longer than " + std::to_string(kMaxTermBytes) + " bytes", "",
                "look for a part of it");
  Term term;
  term.name = std::string(typed);
  if (typed.size() >= 3 && typed.front() == '/' && typed.back() == '/') {
    std::string pattern(typed.substr(1, typed.size() - 2));
    if (auto ok = check_regex(pattern); !ok) return tl::unexpected(ok.error());
    term.patterns.push_back({PatternKind::kRegex, std::move(pattern)});
    return term;
  }
  // A wildcard keeps its escapes for the compiler of wildcards; a phrase loses them here.
  std::string raw, plain;
  bool wildcard = false;
  const auto take = [&]() -> Status {
    const std::size_t first = plain.find_first_not_of(" \t\n");
    if (wildcard && std::count_if(raw.begin(), raw.end(), [](char c) { return c == '*' || c == '?'; }) > kMaxWildcards)
      return fail(ErrorCode::kUsage, "“" + raw + "” has more than " + std::to_string(kMaxWildcards) + " wildcards", "",
                  "use fewer, or an RE2 pattern between slashes");
    if (first == std::string::npos)
      return fail(ErrorCode::kUsage, "a term or alternative is empty in “" + std::string(typed) + "”", "",
                  "write at least one character; a literal | is written \\|");
    term.patterns.push_back({wildcard ? PatternKind::kWildcard : PatternKind::kPhrase, wildcard ? raw : plain});
    raw.clear();
    plain.clear();
    wildcard = false;
    return {};
  };
  for (std::size_t at = 0; at < typed.size(); ++at) {
    const char c = typed[at];
    if (c == '\\' && at + 1 < typed.size()) {
      raw += c;
      raw += typed[++at];
      plain += typed[at];
    } else if (c == '|') {
      if (auto ok = take(); !ok) return tl::unexpected(ok.error());
    } else {
      wildcard = wildcard || c == '*' || c == '?';
      raw += c;
      plain += c;
    }
  }
  if (auto ok = take(); !ok) return tl::unexpected(ok.error());
  return term;
}

std::string literal_term(std::string_view phrase) {
  std::string term;
  for (const char c : phrase) {
    if (c == '|' || c == '*' || c == '?' || c == '/' || c == '\\') term += '\\';
    term += c == '\n' ? ' ' : c;
  }
  return term;
}

Result<Term> term_of_list(std::string name, const std::vector<std::string>& alternatives) {
  Term term;
  term.name = std::move(name);
  for (const std::string& alternative : alternatives) {
    auto parsed = parse_term(alternative);
    if (!parsed) return parsed;
    for (Pattern& pattern : parsed->patterns) term.patterns.push_back(std::move(pattern));
  }
  if (term.patterns.empty())
    return fail(ErrorCode::kUsage, "“" + term.name + "” has no terms", "", "give it at least one");
  return term;
}

}  // namespace tifa
