#include "app/terms.h"

#include <algorithm>
#include <iterator>

#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

Result<std::vector<Term>> parse_terms(const std::vector<std::string>& typed) {
  std::vector<Term> terms;
  for (const std::string& one : typed) {
    auto term = parse_term(one);
    if (!term) return tl::unexpected(term.error());
    terms.push_back(std::move(*term));
  }
  return terms;
}

Result<Theme> find_theme(const Workspace& workspace, const std::string& name) {
  auto themes = workspace.corpus().themes();
  if (!themes) return tl::unexpected(themes.error());
  std::string known;
  for (Theme& theme : *themes) {
    if (theme.name == name) return std::move(theme);
    known += (known.empty() ? "" : ", ") + theme.name;
  }
  return fail(ErrorCode::kNotFound, "no theme “" + name + "” in tifa.toml", "",
              known.empty() ? "define it under [themes] and run tifa build" : "known are " + known);
}

Date year_or_date(const std::string& text) {
  const auto date = parse_date(text);
  return date ? *date : Date{};
}

// What came from outside and must be text.
Status check_text(const TermRequest& request) {
  std::vector<const std::string*> all = {&request.in,    &request.rule,    &request.fold,
                                         &request.scope, &request.section, &request.since};
  for (const auto* list : {&request.terms, &request.themes, &request.not_inside})
    for (const std::string& one : *list) all.push_back(&one);
  for (const std::string* one : all)
    if (find_invalid_utf8(*one) != std::string_view::npos)
      return fail(ErrorCode::kUsage, "a term or option is not valid UTF-8", "",
                  "type it on a terminal that is set to UTF-8");
  return {};
}

}  // namespace

const Matcher* CompiledTerm::for_language(const std::string& tag) const {
  for (const auto& [language, matcher] : matchers)
    if (language.empty() || language == tag) return &matcher;
  return nullptr;
}

Result<RuleRequest> rule_of(const TermRequest& request) {
  RuleRequest rule;
  if (auto ok = apply_rule(rule, request.rule); !ok) return tl::unexpected(ok.error());
  if (!request.fold.empty()) {
    if (auto ok = apply_folding(rule, request.fold); !ok) return tl::unexpected(ok.error());
  }
  if (auto ok = check_folding(rule.rule); !ok) return tl::unexpected(ok.error());
  if (!request.scope.empty()) {
    auto scope = parse_scope(request.scope);
    if (!scope) return tl::unexpected(scope.error());
    rule.rule.scope = *scope;
  }
  if (!request.not_inside.empty() && !rule.unit_given) {
    rule.rule.unit = Unit::kMaximal;
    rule.unit_given = true;
  }
  return rule;
}

Result<CompiledTerm> compile_term(const Workspace& workspace, const TermRequest& request, std::size_t index,
                                  const RuleRequest& rule) {
  CompiledTerm compiled;
  // Longer terms for the rule “maximal”: those named for it and the other terms asked for.
  std::vector<std::string> longer_typed = request.not_inside;
  for (std::size_t i = 0; i < request.terms.size(); ++i)
    if (i != index) longer_typed.push_back(request.terms[i]);
  auto longer = parse_terms(longer_typed);
  if (!longer) return tl::unexpected(longer.error());

  compiled.not_inside = longer_typed;
  const auto add = [&](std::string language, const Term& term) -> Status {
    const Rule settled = settle_rule(rule, term);
    auto matcher = Matcher::compile(term, settled, *longer);
    if (!matcher) return tl::unexpected(matcher.error());
    if (compiled.matchers.empty()) compiled.rule = settled;
    compiled.matchers.emplace_back(std::move(language), std::move(*matcher));
    return {};
  };

  if (index < request.terms.size()) {
    auto term = parse_term(request.terms[index]);
    if (!term) return tl::unexpected(term.error());
    compiled.name = term->name;
    if (term->patterns.size() > 1)
      for (const Pattern& pattern : term->patterns) compiled.aliases.push_back(pattern.text);
    if (auto ok = add("", *term); !ok) return tl::unexpected(ok.error());
    return compiled;
  }
  auto theme = find_theme(workspace, request.themes[index - request.terms.size()]);
  if (!theme) return tl::unexpected(theme.error());
  compiled.name = theme->name;
  for (const auto& [language, alternatives] : theme->terms) {
    auto term = term_of_list(theme->name, alternatives);
    if (!term) {
      Error error = term.error();
      error.where = "tifa.toml, theme “" + theme->name + "”";
      return tl::unexpected(std::move(error));
    }
    compiled.aliases.insert(compiled.aliases.end(), alternatives.begin(), alternatives.end());
    if (auto ok = add(language, *term); !ok) return tl::unexpected(ok.error());
  }
  return compiled;
}

Result<std::vector<std::string>> keep_since(std::vector<Edition>& editions, const std::string& since) {
  const Date from = year_or_date(since);
  if (!from.known())
    return fail(ErrorCode::kUsage, "“" + since + "” is not a date", "--since", "write 2015 or 2015-03-05");
  std::vector<Edition> kept;
  std::vector<std::string> undated;
  std::string series;
  bool next_kept = true;
  for (auto edition = editions.rbegin(); edition != editions.rend(); ++edition) {
    if (edition->series != series) next_kept = true;
    series = edition->series;
    const Date date = edition->date.known() ? edition->date : year_or_date(edition->id);
    if (date.known()) next_kept = !(date < from);
    if (!date.known() && next_kept) undated.push_back(edition->name());
    if (next_kept) kept.push_back(std::move(*edition));
  }
  editions.assign(std::make_move_iterator(kept.rbegin()), std::make_move_iterator(kept.rend()));
  std::reverse(undated.begin(), undated.end());
  return undated;
}

Result<TermScope> resolve(const Workspace& workspace, const TermRequest& request) {
  TermScope scope;
  scope.section = request.section;
  if (auto ok = check_text(request); !ok) return tl::unexpected(ok.error());
  if (request.terms.empty() && request.themes.empty())
    return fail(ErrorCode::kUsage, "no term is given", "", "name at least one term or --theme");
  auto rule = rule_of(request);
  if (!rule) return tl::unexpected(rule.error());
  for (std::size_t i = 0; i < request.terms.size() + request.themes.size(); ++i) {
    auto term = compile_term(workspace, request, i, *rule);
    if (!term) return tl::unexpected(term.error());
    scope.terms.push_back(std::move(*term));
  }
  auto editions = workspace.corpus().select(request.in);
  if (!editions) return tl::unexpected(editions.error());
  scope.editions = std::move(*editions);
  if (!request.since.empty()) {
    auto undated = keep_since(scope.editions, request.since);
    if (!undated) return tl::unexpected(undated.error());
    if (!undated->empty())
      scope.notes.push_back("without a date, and so perhaps from before " + request.since + ": " + name_list(*undated));
  }
  if (scope.editions.empty())
    return fail(ErrorCode::kNotFound, "no edition is left to look in", request.in,
                "see tifa status for what the corpus has");
  return scope;
}

BlockFilter filter_of(const DocumentView& view, const std::string& section) {
  return section.empty() ? BlockFilter{} : find_sections(view, section);
}

RuleStatement state_rule(const Rule& rule) {
  RuleStatement statement;
  statement.unit = unit_name(rule.unit);
  for (const Part part : {Part::kTitle, Part::kHeading, Part::kRunIn, Part::kBody, Part::kNote})
    if (rule.scope.has(part)) statement.scope.emplace_back(part_name(part));
  statement.fold = folding_text(rule);
  statement.overlap = rule.overlap == Overlap::kNone ? "none" : "all";
  if (rule.unit == Unit::kWord) statement.segmenter = segmenter_name();
  statement.statement = describe(rule);
  return statement;
}

RuleStatement state_rule(const CompiledTerm& term, const std::string& section) {
  RuleStatement statement = state_rule(term.rule);
  if (term.rule.unit == Unit::kMaximal) {
    statement.not_inside = term.not_inside;
    if (!term.not_inside.empty()) statement.statement += "; not inside " + name_list(term.not_inside);
  }
  statement.section = section;
  if (!section.empty()) statement.statement += "; only sections “" + section + "”";
  return statement;
}

}  // namespace tifa
