// What is claimed of: wordings in quotation marks, glosses, characters of Chinese in English prose, words of the
// glossary.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "claims/claim.h"
#include "claims/library.h"
#include "claims/tokens.h"

namespace tifa {

// A stretch in quotation marks, nested ones inside it not given. Tokens include the marks.
struct QuotedSpan {
  std::size_t begin = 0, end = 0;
  Range inner;  // bytes
};
[[nodiscard]] std::vector<QuotedSpan> find_quoted(std::string_view text, const std::vector<Token>& tokens);

struct FoundTerm {
  ClaimTerm term;                  // patterns are those of a gloss alone; find_patterns() gives the rest
  std::size_t begin = 0, end = 0;  // tokens
  bool quoted = false;
  bool known = false;   // of the glossary or a theme
  bool joined = false;  // with the term before it by “or” alone: another wording of the same
  bool added = false;   // with the term before it by “and”, +, 和: counted together
};

// Terms of a sentence, ascending and disjoint: quotations of up to 12 words or 24 characters, glosses (“security”
// (安全)), runs of Chinese characters where the sentence is in English, glossary keys and themes. `blocked`: tokens
// that are part of a reference. O(tokens).
[[nodiscard]] std::vector<FoundTerm> find_terms(std::string_view text, const std::vector<Token>& tokens,
                                                const std::vector<QuotedSpan>& quoted, const std::vector<bool>& blocked,
                                                const Library& library);

// Fills in the corpus terms that stand for a wording in a text of `series`: the wording itself in the language of the
// text, else by the glossary, a theme, or a longer glossary key: one that the article has (`met`, by index of
// Library::terms), or the only one. `in_english`: set where the wording can only be looked for in an English version of
// the edition.
void find_patterns(ClaimTerm& term, const Library& library, const LibrarySeries* series, const std::vector<bool>& met,
                   bool& in_english);
// Which entries of the glossary a text has. O(tokens).
void mark_met(const std::vector<Token>& tokens, const Library& library, std::vector<bool>& met);

}  // namespace tifa
