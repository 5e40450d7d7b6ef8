// From a term request to compiled terms, the editions they are counted in, and the statement of what that covers.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <tifa/app.h>

#include "corpus/corpus.h"
#include "query/coverage.h"
#include "query/evidence.h"
#include "query/matcher.h"

namespace tifa {

// A term ready to be found in texts of any language. A theme has a matcher for each language that it is defined in.
struct CompiledTerm {
  std::string name;
  std::vector<std::string> aliases;
  Rule rule;
  std::vector<std::string> not_inside;                    // the longer terms of the rule “maximal”
  std::vector<std::pair<std::string, Matcher>> matchers;  // language tag → matcher; "" fits every language
  [[nodiscard]] const Matcher* for_language(const std::string& tag) const;
};

// Everything that count, first and kwic share.
struct TermScope {
  std::vector<CompiledTerm> terms;
  std::vector<Edition> editions;
  std::string section;             // only sections whose heading contains this; empty: everywhere
  std::vector<std::string> notes;  // what the reader should know of the choice of editions
};

// Resolves a request. Errors kUsage, kNotFound.
[[nodiscard]] Result<TermScope> resolve(const Workspace& workspace, const TermRequest& request);
// Leaves the editions from `since` (a year or a date) on, and gives the names of those left without a date of their
// own: one counts as from then on when the next with a date is. Error kUsage when `since` is no date.
[[nodiscard]] Result<std::vector<std::string>> keep_since(std::vector<Edition>& editions, const std::string& since);
// Recompiles one term of the request under another rule.
[[nodiscard]] Result<CompiledTerm> compile_term(const Workspace& workspace, const TermRequest& request,
                                                std::size_t index, const RuleRequest& rule);
[[nodiscard]] Result<RuleRequest> rule_of(const TermRequest& request);

// Where a document is counted: everything, or the sections asked for.
[[nodiscard]] BlockFilter filter_of(const DocumentView& view, const std::string& section);

[[nodiscard]] RuleStatement state_rule(const Rule& rule);
// The same with what else a term was counted under: a section, longer terms.
[[nodiscard]] RuleStatement state_rule(const CompiledTerm& term, const std::string& section);

}  // namespace tifa
