// Checking what others have published: the claims of an article, each with its verdict and evidence.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <tifa/answers.h>
#include <tifa/app.h>
#include <tifa/context.h>
#include <tifa/report.h>
#include <tifa/result.h>

namespace tifa {

struct CheckRequest {
  std::string article;  // the bytes of the article: text, Markdown or HTML
  std::string name;     // the file's name, for messages and to tell its format; "-" for standard input
  std::string in;       // the editions that it may speak of; default: the whole corpus
  std::string date;     // when it was published; found in the article where empty
};

struct ClaimsFileRequest {
  std::string data;  // JSONL, JSON, CSV or TOML: docs/guide/check.md
  std::string name;
  std::string in;
};

// A way in which the figure was looked for, and what it gives there.
struct RuleTried {
  std::string rule;     // in words: "without section headings", "not inside 中国共产党", "the edition of 2012"
  std::string edition;  // in which edition
  std::optional<double> value;
  bool holds = false;
};

struct CheckedEdition {
  std::string edition, status, date;  // status: held, partial, missing
  std::optional<double> value;        // what is observed there; never for a missing or partial edition
  std::string source;
};

struct CheckedClaim {
  std::string id, kind, text;
  std::uint64_t begin = 0, end = 0;   // code points of CheckAnswer::article
  std::vector<std::string> wordings;  // what the article speaks of, as it says it
  std::vector<std::string> terms;     // what was looked for in the texts
  std::string term_source;            // as written, gloss, glossary, theme, translation, data
  std::vector<CheckedEdition> editions;
  std::string asserted, observed;  // in words, with figures
  std::string verdict;             // confirmed, confirmed_under_rule, contradicted, not_established, not_checkable
  std::string rule;                // the rule of the observed figure, or under which it is true
  std::string why;                 // one sentence
  std::string suggestion;          // what would be true: "104 is the figure of the 2012 report"; may be empty
  std::string method;              // a sentence ready to paste: how this was counted, in what, with which coverage
  bool guess = false;              // the edition was chosen by likelihood
  bool weak = false;               // holds under one of many rules tried: may be chance
  std::vector<RuleTried> tried;    // the whole bounded search
  std::vector<Span> evidence;
  std::string original;    // of a quotation matched through the glossary or a translation: the text's own wording
  std::string difference;  // of a quotation that differs: what stands instead
  Coverage coverage;
};

struct CheckAnswer {
  Provenance tifa;
  std::string name, title, date, language;  // of the article
  std::string article;                      // its text as it was read, for the page
  std::vector<CheckedClaim> claims;         // in order of the article
  std::vector<std::string> notes;
  CycleAnswer cycle;                  // of the document that the article is about; empty when there is none
  std::vector<CalledEdition> called;  // the editions that are named anywhere here
  std::optional<GoalsAnswer> goals;   // where a claim rests on lists of aims: those lists side by side
};

// The claims of an article. Deterministic; cost: linear in the article plus one count for each claim and rule tried.
// Errors: kInput for an article that cannot be read, kLimit above 32 MiB, kNotFound for editions that do not exist. An
// article without a claim is an answer without claims.
[[nodiscard]] Result<CheckAnswer> check(const Workspace& workspace, const CheckRequest& request,
                                        const Context& context);
// Claims given as data, for a newsroom that keeps them under test.
[[nodiscard]] Result<CheckAnswer> check_claims(const Workspace& workspace, const ClaimsFileRequest& request,
                                               const Context& context);

// Whether there is a claim that can be checked, and every one that can is confirmed, or confirmed under a rule: the
// exit status of a test.
[[nodiscard]] bool all_hold(const CheckAnswer& answer);

// One HTML page: the article with its claims marked, each opening into verdict, rule, coverage and passages. No script,
// no request, a content security policy of its own; all text of article and documents is escaped.
[[nodiscard]] std::string check_page(const CheckAnswer& answer, const std::string& language);

}  // namespace tifa
