// A sentence of an article taken apart: its tokens with the terms, figures, references and cues among them. What
// counts.cc and statements.cc make claims of.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claims/claim.h"
#include "claims/cues.h"
#include "claims/figures.h"
#include "claims/library.h"
#include "claims/references.h"
#include "claims/resolve.h"
#include "claims/terms.h"
#include "claims/tokens.h"

namespace tifa {

struct SentenceReading {
  std::string_view text;  // of the article
  Range at;
  std::vector<Token> tokens;
  std::vector<QuotedSpan> quotes;
  std::vector<bool> quoted;            // tokens inside quotation marks
  std::vector<bool> compared;          // tokens that stand for what is compared with: “from 4”, “than in 2017”
  std::vector<std::uint32_t> segment;  // of tokens: parts that commas, dashes and colons make
  std::vector<FoundTerm> terms;
  std::vector<FoundFigure> figures;
  std::vector<Reference> references;
  std::vector<Cue> cues;

  [[nodiscard]] bool is(std::size_t token, std::string_view word) const {
    return token < tokens.size() && tokens[token].folded == word;
  }
  [[nodiscard]] bool has(CueKind kind) const;
  [[nodiscard]] const Cue* first(CueKind kind) const;
  [[nodiscard]] std::string words(std::size_t begin, std::size_t end) const;
};

[[nodiscard]] SentenceReading read_sentence(std::string_view text, Range at, const Library& library);

// What a sentence speaks of: the reference that says most, with the times and persons beside it taken in.
struct Subject {
  std::optional<Reference> reference;  // nothing: it names none
  std::vector<std::size_t> parts;      // indices of the references that it is made of
  bool document = false;               // a kind of document is named
  bool body = false;                   // a person or body known for documents, or one that the corpus does not know
};
[[nodiscard]] Subject find_subject(const SentenceReading& sentence, const Library& library);

// What the sentences before leave to this one, and what this one leaves.
struct Discourse {
  Resolver resolver;
  Resolved subject;              // of this sentence
  std::vector<FoundTerm> terms;  // of the last statement that had some
  bool counting = false;         // the clause before gave counts
  std::vector<bool> met;         // glossary entries that the article has
};

// A claim of this kind in this sentence, about what the discourse has come to speak of; its terms are put in later.
[[nodiscard]] Claim begin_claim(ClaimKind kind, const SentenceReading& sentence, const Subject& subject,
                                const Discourse& discourse);

// Fills claim.terms from found terms: “or” makes one term of two wordings. Sets claim.editions to an English version
// where nothing else can be looked for.
void put_terms(Claim& claim, const std::vector<const FoundTerm*>& terms, const Library& library,
               const Discourse& discourse);

// Counts, changes, ranks and lengths.
void find_counts(const SentenceReading& sentence, const Subject& subject, const Library& library, Discourse& discourse,
                 std::vector<Claim>& claims);
// Presence, absence, first and last, dropped, added, returned, order, citation, stage; what no rule settles.
void find_statements(const SentenceReading& sentence, const Subject& subject, const Library& library,
                     Discourse& discourse, std::vector<Claim>& claims);

}  // namespace tifa
