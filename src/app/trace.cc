// trace: the life of one formulation, series by series.
#include <tifa/trace.h>

#include <algorithm>
#include <map>

#include "app/terms.h"
#include "keyness/bursts.h"
#include "keyness/change_points.h"
#include "keyness/intervals.h"
#include "phrases/life.h"
#include "phrases/occurrences.h"
#include "text/display.h"
#include "text/fold.h"

namespace tifa {
namespace {

constexpr const char* kMethod =
    "bursts: Kleinberg 2002 in batches, states of 1, 2, 4 and 8 times the overall rate, gamma 1; change points: PELT "
    "(Killick et al. 2012), Poisson cost with the lengths as exposures, penalty 2 ln n; both over the editions held in "
    "full; wordings: found by tokens, without a word list";

std::string series_of(const std::string& edition) { return edition.substr(0, edition.find(':')); }

// Rows of editions held in full, as the statistics take them.
struct HeldRows {
  std::vector<const CountRow*> rows;
  std::vector<Batch> batches;
  std::vector<Exposure> exposures;

  explicit HeldRows(const std::vector<CountRow>& all) {
    for (const CountRow& row : all) {
      if (!row.count || !row.length) continue;
      rows.push_back(&row);
      batches.push_back({*row.count, *row.length});
      exposures.push_back({*row.count, *row.length});
    }
  }
};

void set_peaks(Life& life) {
  const CountRow *count = nullptr, *rate = nullptr;
  for (const CountRow& row : life.rows) {
    if (!row.count || *row.count == 0) continue;
    if (count == nullptr || *row.count > *count->count) count = &row;
    if (row.rate && (rate == nullptr || *row.rate > *rate->rate)) rate = &row;
  }
  if (count != nullptr) life.peak_count = count->edition;
  if (rate != nullptr) life.peak_rate = rate->edition;
  const Coverage& coverage = life.uses.coverage;
  life.peak_established =
      count != nullptr && coverage.missing.empty() && coverage.partial.empty() && coverage.undeclared.empty();
}

void set_pace(Life& life) {
  const HeldRows held(life.rows);
  if (life.total == 0 || held.rows.empty()) return;
  for (const Burst& burst : bursts(held.batches))
    life.bursts.push_back({held.rows[burst.begin]->edition, held.rows[burst.end - 1]->edition, burst.level,
                           burst.end - burst.begin, burst.weight});
  if (held.rows.size() > kMostExposures)
    life.notes.push_back("more than " + std::to_string(kMostExposures) + " editions: change points are not looked for");
  std::vector<std::size_t> edges = change_points(held.exposures);
  edges.insert(edges.begin(), 0);
  edges.push_back(held.rows.size());
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    TracePeriod period;
    period.from = held.rows[edges[i]]->edition;
    period.to = held.rows[edges[i + 1] - 1]->edition;
    for (std::size_t k = edges[i]; k < edges[i + 1]; ++k) {
      ++period.editions;
      period.count += *held.rows[k]->count;
      period.length += *held.rows[k]->length;
    }
    if (period.length > 0) {
      const double scale = static_cast<double>(held.rows.front()->per) / static_cast<double>(period.length);
      const Interval interval = poisson_interval(period.count);
      period.rate = static_cast<double>(period.count) * scale;
      period.interval = {interval.low * scale, interval.high * scale};
    }
    life.periods.push_back(std::move(period));
  }
}

// The texts of one series that a phrase is followed in.
struct SeriesTexts {
  std::vector<Edition> editions;
  std::vector<DocumentView> views;
};

// The wordings under which the term was found, as they stand: other characters, and for words their inflected forms.
Result<std::vector<TraceVariant>> spellings(const Workspace& workspace, const TermRequest& request,
                                            const CompiledTerm& term, const SeriesTexts& texts) {
  RuleRequest rule{true, term.rule};
  const bool words = term.rule.unit == Unit::kWord && check_folding(term.rule) && term.rule.fold == Folding::kDefault;
  if (words && !term.rule.letter_case) {
    rule.rule.inflection = Inflection::kAll;
    rule.rule.hyphens = true;
  }
  auto found = compile_term(workspace, request, 0, rule);
  if (!found) return tl::unexpected(found.error());
  std::map<std::string, TraceVariant> by_wording;
  for (std::size_t i = 0; i < texts.editions.size(); ++i) {
    const Matcher* matcher = found->for_language(texts.editions[i].language);
    if (matcher == nullptr) continue;
    std::map<std::string, std::uint64_t> here;
    for (const Hit& hit : matcher->find(texts.views[i], filter_of(texts.views[i], request.section)))
      ++here[display_wording(with_its_quotation_marks(texts.views[i].text, hit.text).of(texts.views[i].text))];
    for (const auto& [wording, count] : here) {
      TraceVariant& variant = by_wording[wording];
      if (variant.count == 0) variant.first = texts.editions[i].name();
      variant.wording = wording;
      variant.last = texts.editions[i].name();
      variant.count += count;
      ++variant.editions;
    }
  }
  std::vector<TraceVariant> variants;
  const std::string typed = fold_term(request.terms[0], term.rule.fold);
  for (auto& [wording, variant] : by_wording) {
    if (wording == request.terms[0]) continue;
    variant.kind = fold_term(wording, term.rule.fold) == typed ? "spelling" : "inflected";
    variants.push_back(std::move(variant));
  }
  std::stable_sort(variants.begin(), variants.end(),
                   [](const TraceVariant& x, const TraceVariant& y) { return x.count > y.count; });
  return variants;
}

class Wordings {
 public:
  Wordings(Life& life, const SeriesTexts& texts, std::uint32_t limit) : life_(life), texts_(texts), limit_(limit) {}

  void follow(std::string_view term) {
    const TracedPhrase phrase(term, texts_.views);
    if (!phrase.followable()) {
      life_.notes.emplace_back(
          "figures and what punctuation parts are counted alone: no variants, origins or neighbours");
      return;
    }
    for (const FoundVariant& found : first(find_variants(phrase))) {
      TraceVariant row;
      set(row, found);
      row.kind = found.inserted.empty() ? "shorter" : "inserted";
      row.difference = found.inserted;
      life_.variants.push_back(std::move(row));
    }
    if (phrase.places().empty()) return;
    for (const FoundWording& found : first(find_origins(phrase))) {
      TraceOrigin row;
      set(row, found);
      life_.origins.push_back(std::move(row));
    }
    const std::string first_edition = texts_.editions[phrase.first()].name();
    for (const FoundWording& found : first(find_longer(phrase))) {
      TraceLonger row;
      set(row, found);
      row.from_start = row.first == first_edition;
      life_.longer.push_back(std::move(row));
    }
    for (const FoundInFrame& found : first(find_displaced(phrase))) {
      TraceDisplaced row;
      set(row, found);
      row.left = found.left;
      row.right = found.right;
      row.after = found.after;
      row.shared = found.shared;
      life_.displaced.push_back(std::move(row));
    }
    for (FoundNeighbour& found : first(find_neighbours(phrase)))
      life_.neighbours.push_back({std::move(found.wording), found.together, found.all, found.g2});
    if (phrase.first() == 0)
      life_.notes.emplace_back("it stands in the earliest text at hand, so nothing can be said of what it grew out of");
    count_all(phrase.unit() == TokenUnit::kWords);
  }

 private:
  template <class Row>
  std::vector<Row> first(std::vector<Row> rows) const {
    if (limit_ != 0 && rows.size() > limit_) rows.resize(limit_);
    return rows;
  }

  void set(TraceWording& row, const FoundWording& found) {
    row.wording = found.wording;
    row.first = texts_.editions[found.first].name();
    row.last = texts_.editions[found.last].name();
    row.count = found.count;
    row.editions = found.texts;
  }

  // All wordings in all editions, in one pass over each.
  void count_all(bool whole_words) {
    std::vector<TraceWording*> rows;
    for (TraceVariant& row : life_.variants)
      if (row.kind != "spelling") rows.push_back(&row);  // folded, it is the phrase itself
    for (TraceOrigin& row : life_.origins) rows.push_back(&row);
    for (TraceLonger& row : life_.longer) rows.push_back(&row);
    for (TraceDisplaced& row : life_.displaced) rows.push_back(&row);
    std::vector<std::string> phrases;
    phrases.reserve(rows.size());
    for (const TraceWording* row : rows) phrases.push_back(fold_term(row->wording, Folding::kDefault));
    const PhraseCounter counter(phrases, whole_words);
    std::map<std::string, std::size_t> text_of;
    for (std::size_t i = 0; i < texts_.editions.size(); ++i) text_of.emplace(texts_.editions[i].name(), i);
    for (const CountRow& row : life_.rows) {
      const auto text = text_of.find(row.edition);
      std::vector<std::uint64_t> counts(phrases.size(), 0);
      const bool held = row.status == "held" && text != text_of.end();
      if (held) counter.count(texts_.views[text->second].folded, counts);
      for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i]->counts.push_back(held ? std::optional<std::uint64_t>(counts[i]) : std::nullopt);
    }
  }

  Life& life_;
  const SeriesTexts& texts_;
  std::uint32_t limit_;
};

// The phrase of a term whose wordings can be followed; of alternatives the first.
std::optional<std::string> phrase_of(const TermRequest& request, Life& life) {
  if (request.terms.empty()) return std::nullopt;
  const auto term = parse_term(request.terms[0]);
  if (!term || term->patterns.front().kind != PatternKind::kPhrase) {
    life.notes.emplace_back("patterns are counted alone: no variants, origins or neighbours");
    return std::nullopt;
  }
  if (term->patterns.size() > 1)
    life.notes.push_back("variants, origins and neighbours are those of “" + term->patterns.front().text + "”");
  return term->patterns.front().text;
}

Result<SeriesTexts> texts_of(const Workspace& workspace, const TermScope& scope, const std::string& series) {
  SeriesTexts texts;
  for (const Edition& edition : scope.editions) {
    if (edition.series != series || !edition.has_text()) continue;
    auto view = workspace.corpus().document(edition);
    if (!view) return tl::unexpected(view.error());
    texts.editions.push_back(edition);
    texts.views.push_back(*view);
  }
  return texts;
}

}  // namespace

Result<TraceAnswer> trace(const Workspace& workspace, const TraceRequest& request, const Context& context) {
  if (request.terms.size() + request.themes.size() != 1)
    return fail(ErrorCode::kUsage, "trace follows one term", "",
                request.terms.empty() ? "name one" : "ask once for each, or join alternatives: 'a|b'");
  auto scope = resolve(workspace, request);
  if (!scope) return tl::unexpected(scope.error());
  CountRequest counting;
  static_cast<TermRequest&>(counting) = request;
  auto counts = count(workspace, counting, context);
  if (!counts) return tl::unexpected(counts.error());
  FirstRequest asking;
  static_cast<TermRequest&>(asking) = request;
  asking.gaps = true;
  auto uses = first(workspace, asking, context);
  if (!uses) return tl::unexpected(uses.error());

  TraceAnswer answer;
  answer.tifa = workspace.provenance();
  answer.rule = counts->terms.front().rule;
  answer.method = kMethod;
  for (FirstRow& row : uses->terms) {
    Life life;
    life.term = row.term;
    life.series = row.series;
    life.notes = counts->terms.front().notes;
    for (const CountRow& count : counts->terms.front().rows) {
      if (series_of(count.edition) != row.series) continue;
      life.rows.push_back(count);
      life.total += count.count.value_or(0);
    }
    life.uses = std::move(row);
    set_peaks(life);
    set_pace(life);
    if (context.stopped()) return fail(ErrorCode::kStopped, "stopped before all wordings were followed");
    if (const auto phrase = phrase_of(request, life); phrase && life.uses.first) {
      auto texts = texts_of(workspace, *scope, life.series);
      if (!texts) return tl::unexpected(texts.error());
      auto variants = spellings(workspace, request, scope->terms.front(), *texts);
      if (!variants) return tl::unexpected(variants.error());
      life.variants = std::move(*variants);
      if (request.limit != 0 && life.variants.size() > request.limit) life.variants.resize(request.limit);
      Wordings(life, *texts, request.limit).follow(*phrase);
      if (!life.uses.coverage.partial.empty())
        life.notes.push_back("wordings are looked for in what is held of partial editions, too: " +
                             name_list(life.uses.coverage.partial));
    }
    answer.lives.push_back(std::move(life));
  }
  return answer;
}

}  // namespace tifa
