// first and last: since when and until when a term is used, with gaps, and whether the texts at hand establish it.
#include "app/terms.h"
#include "query/hit_finder.h"

namespace tifa {
namespace {

constexpr std::uint32_t kEvidenceContext = 32;

// Editions of one series in order, with the first hit in each that has one.
struct Uses {
  std::vector<const Edition*> editions;
  std::vector<std::optional<Span>> first_hit;
  std::vector<bool> searched;  // false: no text, no terms in its language, or no such section
};

bool known_absence(const Uses& uses, std::size_t i) {
  return uses.editions[i]->status == EditionStatus::kHeld && uses.searched[i];
}

std::string counted(std::size_t held) {
  return std::to_string(held) + (held == 1 ? " held edition" : " held editions");
}

// What the editions [begin, end) say against a use in them: "holds on the 12 held editions before it", and what is not
// known.
std::string statement_of(const Uses& uses, std::size_t begin, std::size_t end, const char* side, bool declared,
                         bool& established) {
  std::size_t held = 0;
  std::vector<std::string> missing, partial, not_searched;
  for (std::size_t i = begin; i < end; ++i) {
    const Edition& edition = *uses.editions[i];
    if (known_absence(uses, i))
      ++held;
    else if (edition.status == EditionStatus::kPartial)
      partial.push_back(edition.name());
    else if (edition.status == EditionStatus::kMissing)
      missing.push_back(edition.name());
    else if (edition.status == EditionStatus::kHeld)
      not_searched.push_back(edition.name());
  }
  const bool whole = begin == 0 && end == uses.editions.size();
  // Where no edition was looked at at all, nothing is established.
  established = declared && missing.empty() && partial.empty() && not_searched.empty() && (held > 0 || !whole);
  std::string text;
  if (whole)
    text = held == 0   ? "no held edition is among those asked for"
           : held == 1 ? "not in the one held edition asked for"
                       : "in none of the " + counted(held) + " asked for";
  else if (held == 0)
    text = std::string("no held edition ") + side;
  else
    text = "holds on the " + counted(held) + " " + side;
  if (!missing.empty()) text += "; " + name_list(missing) + (missing.size() == 1 ? " is missing" : " are missing");
  if (!partial.empty())
    text += "; " + name_list(partial) + (partial.size() == 1 ? " is" : " are") + " held only in part";
  if (!not_searched.empty()) text += "; not searched (no such section or language): " + name_list(not_searched);
  if (!declared) text += "; which editions exist is not declared (expect in tifa.toml)";
  return text + (established ? "" : ", so not established");
}

// An edition in whose place another text is held shows no use of its own.
void doubt_use(const Edition& edition, std::string& statement, bool& established) {
  if (!edition.is_digest() && !edition.is_other_page()) return;
  statement += "; " + edition.name() + " is held as " +
               (edition.is_digest() ? "a digest, which may have what the document lacks"
                                    : "a page that is probably another document") +
               (established ? ", so not established" : "");
  established = false;
}

Result<FirstRow> row_of(const CompiledTerm& term, const std::string& series, const Uses& uses, bool declared,
                        const std::string& section) {
  FirstRow row;
  row.term = term.name;
  row.series = series;
  row.rule = state_rule(term, section);
  for (std::size_t i = 0; i < uses.editions.size(); ++i)
    row.editions.push_back({uses.editions[i]->name(), std::string(status_name(uses.editions[i]->status)),
                            uses.first_hit[i].has_value(), uses.searched[i]});
  std::optional<std::size_t> first, last, previous;
  for (std::size_t i = 0; i < uses.editions.size(); ++i) {
    if (!uses.first_hit[i]) continue;
    ++row.uses;
    if (!first) first = i;
    if (previous) {
      bool gap = false;
      for (std::size_t k = *previous + 1; k < i; ++k) gap = gap || known_absence(uses, k);
      if (gap) row.gaps.emplace_back(uses.editions[*previous]->name(), uses.editions[i]->name());
    }
    previous = last = i;
  }
  const std::size_t count = uses.editions.size();
  if (!first) {
    row.statement = row.statement_last = statement_of(uses, 0, count, "", declared, row.established);
    row.established_last = row.established;
    return row;
  }
  row.first = uses.editions[*first]->name();
  row.first_date = uses.editions[*first]->date.iso();
  row.evidence = uses.first_hit[*first];
  row.statement =
      *first == 0
          ? std::string("in the earliest edition asked for") +
                (declared ? "" : "; which editions exist is not declared (expect in tifa.toml), so not established")
          : statement_of(uses, 0, *first, "before it", declared, row.established);
  if (*first == 0) row.established = declared;
  doubt_use(*uses.editions[*first], row.statement, row.established);
  row.last = uses.editions[*last]->name();
  row.last_date = uses.editions[*last]->date.iso();
  row.evidence_last = uses.first_hit[*last];
  row.statement_last =
      *last + 1 == count
          ? std::string("in the newest edition asked for") +
                (declared ? "" : "; which editions exist is not declared (expect in tifa.toml), so not established")
          : statement_of(uses, *last + 1, count, "after it", declared, row.established_last);
  if (*last + 1 == count) row.established_last = declared;
  doubt_use(*uses.editions[*last], row.statement_last, row.established_last);
  return row;
}

}  // namespace

Result<FirstAnswer> first(const Workspace& workspace, const FirstRequest& request, const Context& context) {
  auto scope = resolve(workspace, request);
  if (!scope) return tl::unexpected(scope.error());
  FirstAnswer answer;
  answer.tifa = workspace.provenance();
  answer.last = request.last;
  answer.gaps = request.gaps;

  std::vector<std::string> series_in_order;
  for (const Edition& edition : scope->editions)
    if (series_in_order.empty() || series_in_order.back() != edition.series) series_in_order.push_back(edition.series);

  HitFinder finder(workspace.corpus(), scope->editions, context.stop);
  for (const CompiledTerm& term : scope->terms) {
    for (const std::string& series : series_in_order) {
      Uses uses;
      std::vector<Edition> covered;
      for (const Edition& edition : scope->editions) {
        if (context.stopped()) return fail(ErrorCode::kStopped, "stopped before all editions were read");
        if (edition.series != series || edition.status == EditionStatus::kNotApplicable) continue;
        covered.push_back(edition);
        uses.editions.push_back(&edition);
        uses.first_hit.emplace_back();
        uses.searched.push_back(false);
        const Matcher* matcher = term.for_language(edition.language);
        if (!edition.has_text() || matcher == nullptr) continue;
        if (scope->section.empty()) {
          auto absent = finder.absent(*matcher, edition);
          if (!absent) return tl::unexpected(absent.error());
          uses.searched.back() = absent->has_value();
          if (*absent) continue;
        }
        auto view = workspace.corpus().document(edition);
        if (!view) return tl::unexpected(view.error());
        const BlockFilter filter = filter_of(*view, scope->section);
        uses.searched.back() = filter.everywhere || !filter.runs.empty();
        auto hits = finder.find(*matcher, edition, *view, filter);
        if (!hits) return tl::unexpected(hits.error());
        if (!hits->empty()) {
          CodePointCounter counter(view->text);
          uses.first_hit.back() = make_span(edition, *view, hits->front(), kEvidenceContext, counter);
        }
      }
      auto info = workspace.corpus().find_series(series);
      if (!info) return tl::unexpected(info.error());
      auto row = row_of(term, series, uses, *info && (*info)->declares_expected, scope->section);
      if (!row) return tl::unexpected(row.error());
      auto coverage = coverage_of(workspace.corpus(), covered);
      if (!coverage) return tl::unexpected(coverage.error());
      row->coverage = std::move(*coverage);
      answer.terms.push_back(std::move(*row));
    }
  }
  return answer;
}

}  // namespace tifa
