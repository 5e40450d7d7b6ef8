// What a corpus offers to a reader who resolves references: its series with kinds, issuers and editions, when each was
// given, by whom, under which ordinal; the glossary, the themes and the links.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tifa/result.h>

#include "base/date.h"
#include "base/language.h"
#include "claims/kinds.h"
#include "claims/tokens.h"
#include "corpus/corpus.h"

namespace tifa {

struct LibraryEdition {
  std::string name, id;  // name as Corpus::select knows it
  EditionStatus status = EditionStatus::kMissing;
  Date date;
  std::int32_t year = 0;               // by id or date; 0 when neither says
  std::vector<std::int32_t> ordinals;  // 十九大 → 19, 二十届四中全会 → 20 4; by id, title or opening
  std::string title;
  std::vector<std::string> persons;    // who gave or signed it, as its first lines, its title or its id say
  std::vector<std::string> headings;   // of its outermost sections
  std::vector<std::string> languages;  // of its versions, the default one first
};

struct LibrarySeries {
  SeriesInfo info;
  DocumentKind kind = DocumentKind::kGeneric;
  Language language = Language::kUnknown;
  std::vector<std::string> words;        // of name, title, kind and issuer, folded: to know it by
  std::vector<LibraryEdition> editions;  // in order, missing ones included
};

struct LibraryTerm {
  std::string wording;  // as in tifa.toml
  std::vector<std::string> patterns;
  bool theme = false;
  std::vector<Token> tokens;
};

struct Library {
  // Reads series, editions and openings. Errors: those of the corpus. O(editions + openings). `in`: the operand that
  // limits which editions an article may speak of; empty for all.
  static Result<Library> read(const Corpus& corpus, std::string_view in);

  std::vector<LibrarySeries> series;
  std::vector<Link> links;
  std::vector<LibraryTerm> terms;  // glossary, then themes

  // To be called once the above is filled: what the functions below look up.
  void index();
  // Terms by their first token, folded; nullptr where none begins so.
  [[nodiscard]] const std::vector<std::uint32_t>* terms_at(const std::string& first) const;
  // Whether somebody of this name (“Xi”, “Lincoln”) gave a document of the corpus.
  [[nodiscard]] bool knows_person(std::string_view name) const;

  std::vector<std::string> persons;             // in Chinese
  std::set<std::string, std::less<>> surnames;  // in lower case: pinyin of those, and words of ids (1871-Name)
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_first;
};

}  // namespace tifa
