// Proposing statements: what the texts support that a reporter might say of an edition.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <tifa/answers.h>
#include <tifa/app.h>
#include <tifa/context.h>
#include <tifa/result.h>

namespace tifa {

struct ClaimsRequest {
  std::string edition;       // an operand that names one edition held in full
  std::uint32_t limit = 20;  // statements
};

// A statement in the vocabulary of claims as data, so that a list of them can be kept under test (docs/guide/check.md).
struct ProposedClaim {
  std::string id, kind, edition, before, among, term, asserted, direction, unit, role;
  std::string text, text_zh;  // the statement in English and in Chinese
  std::string counted;        // the rule of the figure
  std::string coverage;       // what it rests on
};

struct ClaimsAnswer {
  Provenance tifa;
  std::string edition, title, date;
  std::vector<ProposedClaim> claims;  // the strongest first
  std::vector<std::string> notes;
};

// At most `limit` true statements of an edition: new, dropped and returned wordings, counts that are the highest or
// lowest on record, counts that moved, aims that came or moved, length. Each of them is judged as `check` judges it and
// only what is confirmed is given; kinds take turns, so that no kind fills the list. Cost: one comparison with the held
// edition before, and one count of each candidate in each edition of the series. Errors: kUsage for more than one
// edition or one that is not held in full, kNotFound for names that do not exist.
[[nodiscard]] Result<ClaimsAnswer> claims(const Workspace& workspace, const ClaimsRequest& request,
                                          const Context& context);

}  // namespace tifa
