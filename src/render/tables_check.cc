// check as tables: for people one claim after another, its verdict in words before everything else; as data one row a
// claim.
#include "render/check.h"

#include <algorithm>
#include <map>

#include "render/tables.h"

namespace tifa {
namespace {

// A sign and words for a verdict: told apart without colour.
std::string verdict_text(const CheckedClaim& claim) {
  static const std::map<std::string, const char*> kText = {{"confirmed", "[=] CONFIRMED"},
                                                           {"confirmed_under_rule", "[~] CONFIRMED UNDER A RULE"},
                                                           {"contradicted", "[x] CONTRADICTED"},
                                                           {"not_established", "[?] NOT ESTABLISHED"},
                                                           {"not_checkable", "[-] NOT CHECKABLE"}};
  const auto found = kText.find(claim.verdict);
  std::string text = found == kText.end() ? claim.verdict : found->second;
  if (claim.weak) text += " (weak)";
  if (claim.guess) text += " (edition guessed)";
  return text;
}

std::string value_text(double value) {
  const std::optional<std::int64_t> whole = whole_number(value);
  return cell_text(whole ? Cell{*whole} : Cell{Number{value, 2}});
}

std::string edition_list(const CheckedClaim& claim) {
  constexpr std::size_t kMost = 8;
  std::string list;
  for (std::size_t i = 0; i < claim.editions.size() && i < kMost; ++i) {
    const CheckedEdition& edition = claim.editions[i];
    list += (list.empty() ? "" : ", ") + edition.edition;
    if (edition.value) list += " " + value_text(*edition.value);
    if (edition.status != "held") list += " (" + edition.status + ")";
  }
  if (claim.editions.size() > kMost) list += " and " + std::to_string(claim.editions.size() - kMost) + " more";
  return list;
}

// What other ways of counting give, where they differ from the first.
std::string others_text(const CheckedClaim& claim) {
  constexpr std::size_t kMost = 6;
  std::string list;
  std::size_t shown = 0;
  for (std::size_t i = 1; i < claim.tried.size() && shown < kMost; ++i) {
    const RuleTried& tried = claim.tried[i];
    if (!tried.value || (claim.tried.front().value && *tried.value == *claim.tried.front().value)) continue;
    if (tried.rule == claim.tried.front().rule) continue;
    list += (list.empty() ? "" : "; ") + value_text(*tried.value) + " " + tried.rule;
    ++shown;
  }
  return list;
}

Table claim_table(const CheckedClaim& claim, bool markdown) {
  Table table;
  const std::string mark = markdown ? "**" : "";
  table.before.push_back(mark + claim.id + "  " + verdict_text(claim) + mark);
  table.before.push_back("“" + claim.text + "”");
  table.columns = {{"what"}, {"finding", Align::kLeft, Use::kBoth, true}};
  const auto row = [&](const char* what, const std::string& value) {
    if (!value.empty()) table.rows.push_back({std::string(what), value});
  };
  row("why", claim.why);
  row("suggestion", claim.suggestion);
  row("asserted", claim.asserted);
  if (!claim.why.starts_with(claim.observed)) row("observed", claim.observed);
  row("rule", claim.rule);
  row("other rules", others_text(claim));
  row("original", claim.original);
  row("differs", claim.difference);
  row("terms", join(claim.terms, ", ") +
                   (claim.terms.empty() || claim.term_source == "as written" ? "" : " (" + claim.term_source + ")"));
  row("editions", edition_list(claim));
  row("coverage", claim.verdict == "not_checkable" ? "" : claim.coverage.statement);
  constexpr std::size_t kMostPassages = 4;
  for (std::size_t i = 0; i < claim.evidence.size() && i < kMostPassages; ++i) {
    const Span& span = claim.evidence[i];
    const ShownSpan line = shown_span(span);
    std::string text = "…" + line.left + "【" + line.match + "】" + line.right + "…";
    if (!span.section.empty()) text = join(span.section, " › ") + ": " + text;
    row(i == 0 || span.edition != claim.evidence[i - 1].edition ? span.edition.c_str() : " ", text);
  }
  return table;
}

Table data_table(const CheckAnswer& answer) {
  Table table;
  table.columns = {{"id"},  {"kind"},       {"verdict"},  {"weak"},     {"text"},     {"begin"},
                   {"end"}, {"terms"},      {"editions"}, {"asserted"}, {"observed"}, {"rule"},
                   {"why"}, {"suggestion"}, {"coverage"}, {"method"},   {"evidence"}};
  table.name = "claims";
  for (const CheckedClaim& claim : answer.claims) {
    std::vector<std::string> editions, places;
    for (const CheckedEdition& edition : claim.editions) editions.push_back(edition.edition);
    for (const Span& span : claim.evidence) places.push_back(span.locator);
    table.rows.push_back({claim.id, claim.kind, claim.verdict, std::string(claim.weak ? "yes" : "no"), claim.text,
                          cell(claim.begin), cell(claim.end), join(claim.terms, ", "), join(editions, ", "),
                          claim.asserted, claim.observed, claim.rule, claim.why, claim.suggestion,
                          claim.coverage.statement, claim.method, join(places, " ")});
  }
  return table;
}

// How many claims have each verdict, in the order of how much they need looking at.
std::string summary(const CheckAnswer& answer) {
  const std::pair<const char*, const char*> verdicts[] = {{"contradicted", "contradicted"},
                                                          {"not_established", "not established"},
                                                          {"confirmed_under_rule", "confirmed under a rule"},
                                                          {"confirmed", "confirmed"},
                                                          {"not_checkable", "not checkable"}};
  std::string text = std::to_string(answer.claims.size()) + (answer.claims.size() == 1 ? " claim" : " claims");
  for (const auto& [verdict, words] : verdicts) {
    const auto n = std::count_if(answer.claims.begin(), answer.claims.end(),
                                 [&, v = verdict](const CheckedClaim& claim) { return claim.verdict == v; });
    if (n > 0) text += (text.find(':') == std::string::npos ? ": " : ", ") + std::to_string(n) + " " + words;
  }
  return text;
}

}  // namespace

std::vector<Table> tables_of(const CheckAnswer& answer, const RenderOptions& options) {
  if (!for_people(options)) return {data_table(answer)};
  std::vector<Table> tables;
  Table head;
  if (!answer.title.empty())
    head.before.push_back(answer.title + (answer.date.empty() ? "" : " (" + answer.date + ")"));
  head.before.push_back(summary(answer));
  tables.push_back(std::move(head));
  for (const CheckedClaim& claim : answer.claims)
    tables.push_back(claim_table(claim, options.format == OutputFormat::kMarkdown));
  if (answer.goals)
    for (Table& table : tables_of(*answer.goals, options)) tables.push_back(std::move(table));
  if (!answer.cycle.edition.empty())
    for (Table& table : tables_of(answer.cycle, options)) tables.push_back(std::move(table));
  Table foot;
  for (const std::string& note : answer.notes) foot.after.push_back("note: " + note);
  if (!foot.after.empty()) tables.push_back(std::move(foot));
  return tables;
}

std::vector<Table> tables_of(const ClaimsAnswer& answer, const RenderOptions& options) {
  Table table;
  table.name = "claims";
  if (for_people(options)) {
    table.before.push_back(answer.edition + (answer.title.empty() ? "" : "  " + answer.title) +
                           (answer.date.empty() ? "" : "  " + answer.date));
    table.columns = {
        {"id"}, {"statement", Align::kLeft, Use::kBoth, true}, {"rests_on", Align::kLeft, Use::kBoth, true}};
    for (const ProposedClaim& claim : answer.claims)
      table.rows.push_back({claim.id, options.language == "zh" ? claim.text_zh : claim.text,
                            claim.counted + (claim.counted.empty() ? "" : "; ") + claim.coverage});
    if (answer.claims.empty()) table.after.emplace_back("nothing was found that is worth saying");
    for (const std::string& note : answer.notes) table.after.push_back("note: " + note);
    return {table};
  }
  table.columns = {{"id"},        {"kind"}, {"edition"}, {"before"}, {"among"},   {"term"},    {"asserted"},
                   {"direction"}, {"unit"}, {"role"},    {"text"},   {"text_zh"}, {"counted"}, {"coverage"}};
  for (const ProposedClaim& claim : answer.claims)
    table.rows.push_back({claim.id, claim.kind, claim.edition, claim.before, claim.among, claim.term, claim.asserted,
                          claim.direction, claim.unit, claim.role, claim.text, claim.text_zh, claim.counted,
                          claim.coverage});
  return {table};
}

}  // namespace tifa
