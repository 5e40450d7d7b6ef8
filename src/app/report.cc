// report: everything that an editor asks of two editions, gathered from the other use cases, with the sentences behind
// each number.
#include <tifa/report.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>

#include "app/comparison_sides.h"
#include "app/edition_names.h"
#include "app/findings.h"
#include "app/glosses.h"
#include "app/listed_phrases.h"
#include "app/other_texts.h"
#include "app/paired_figures.h"
#include "app/passages.h"
#include "app/phrase_evidence.h"
#include "app/renamings.h"
#include "app/terms.h"
#include "app/wording_evidence.h"
#include "query/term.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::uint32_t kLookedAtBeside = 40;  // of what recurs and is in no list; some is said by what is
constexpr std::size_t kMostTerms = 12;         // followed over all editions when none are named
constexpr std::size_t kMostThemes = 6;         // of them
constexpr std::size_t kMostStrips = 6;         // editions whose inside is shown
constexpr std::size_t kMostRows = 10;          // editions among which they are, with those that are missing
constexpr double kRevised = 0.5;               // of A stands in B: then B is A revised

// The one edition of an operand.
Result<Edition> single(const Workspace& workspace, const std::string& operand) {
  auto editions = workspace.corpus().select(operand);
  if (!editions) return tl::unexpected(editions.error());
  if (editions->size() != 1)
    return fail(ErrorCode::kUsage,
                "“" + operand + "” names " + std::to_string(editions->size()) + " editions, and a report is of two", "",
                "name one for each side, or a single range: tifa report A B");
  return std::move(editions->front());
}

struct Sides {
  Edition a, b;
};

Result<Sides> sides_of(const Workspace& workspace, const ReportRequest& request) {
  Sides sides;
  if (!request.b.empty()) {
    auto a = single(workspace, request.a);
    if (!a) return tl::unexpected(a.error());
    auto b = single(workspace, request.b);
    if (!b) return tl::unexpected(b.error());
    return Sides{std::move(*a), std::move(*b)};
  }
  auto range = workspace.corpus().select(request.a);
  if (!range) return tl::unexpected(range.error());
  std::vector<Edition> held;
  for (const Edition& edition : *range)
    if (edition.status == EditionStatus::kHeld) held.push_back(edition);
  if (held.size() < 2)
    return fail(ErrorCode::kUsage, "“" + request.a + "” names fewer than two held editions", "",
                "name two editions: tifa report A B");
  return Sides{held.front(), held.back()};
}

// Every edition of B's series in B's version; A and B alone when they are of two series.
Result<std::vector<Edition>> editions_around(const Workspace& workspace, const Sides& sides) {
  if (sides.a.series != sides.b.series) return std::vector<Edition>{sides.a, sides.b};
  return workspace.corpus().select(series_in_version(sides.b));
}

InLanguages titles_of(const std::vector<Theme>& themes, const std::string& name) {
  InLanguages called;
  const auto theme = std::find_if(themes.begin(), themes.end(), [&](const Theme& one) { return one.name == name; });
  if (theme == themes.end()) return called;
  for (const auto& [language, title] : {std::pair{"en", &called.en}, std::pair{"zh", &called.zh}})
    if (const auto said = theme->titles.find(language); said != theme->titles.end()) *title = said->second;
  return called;
}

class Reporter {
 public:
  Reporter(const Workspace& workspace, const ReportRequest& request, const Context& context, Sides sides,
           std::vector<Edition> around)
      : workspace_(workspace),
        request_(request),
        context_(context),
        sides_(std::move(sides)),
        around_(std::move(around)),
        names_(workspace.corpus()),
        listed_(workspace, sides_.a, sides_.b, around_, rule_) {
    rule_.unit = sides_.b.language == "en" ? Unit::kWord : Unit::kSubstring;
    answer_.tifa = workspace.provenance();
    answer_.a = sides_.a.name();
    answer_.b = sides_.b.name();
    answer_.rule = state_rule(rule_);
  }

  Result<ReportAnswer> run() {
    CompareRequest comparing;
    comparing.a = answer_.a;
    comparing.b = answer_.b;
    comparing.limit = request_.limit == 0 ? 0 : std::max(request_.limit, kReportChoosesFrom);
    comparing.allow_partial = request_.allow_partial;
    comparing.recurring = kLookedAtBeside;
    auto compared = compare(workspace_, comparing, context_);
    if (!compared) return tl::unexpected(compared.error());
    answer_.comparison = std::move(compared->whole);
    if (auto chosen = listed_.choose(answer_.comparison, request_.limit); !chosen)
      return tl::unexpected(chosen.error());
    answer_.phrases_of_each = request_.limit;
    for (const auto step : {&Reporter::add_phrases, &Reporter::add_terms, &Reporter::add_redline, &Reporter::add_goals,
                            &Reporter::add_figures, &Reporter::add_cycle, &Reporter::add_documents}) {
      if (context_.stopped()) return fail(ErrorCode::kStopped, "stopped before the report was complete");
      if (auto ok = (this->*step)(); !ok) return tl::unexpected(ok.error());
    }
    if (auto ok = add_glossary(workspace_.corpus(), answer_); !ok) return tl::unexpected(ok.error());
    Status counted;
    answer_.findings = find_findings(answer_, [&](const PhraseRow& phrase) {
      auto counts = counts_in_series(phrase.phrase);
      if (counts) return std::move(*counts);
      counted = tl::unexpected(counts.error());
      return std::vector<EditionCount>{};
    });
    if (!counted) return tl::unexpected(counted.error());
    return std::move(answer_);
  }

 private:
  Status add_phrases() {
    auto other_texts = find_other_texts(workspace_.corpus(), around_);
    if (!other_texts) return tl::unexpected(other_texts.error());
    other_texts_ = std::move(*other_texts);
    const PhraseFacts facts(workspace_, sides_.a, sides_.b, around_, other_texts_, rule_, answer_.comparison,
                            request_.evidence);
    for (const PhraseRow& row : answer_.comparison.phrases) {
      auto behind = facts.find(row);
      if (!behind) return tl::unexpected(behind.error());
      if (behind->longer) behind->longer->explains = explains(*behind->longer, row);
      auto run = listed_.run_of(row, behind->bound);
      if (!run) return tl::unexpected(run.error());
      behind->run = std::move(*run);
      answer_.evidence.push_back(std::move(*behind));
    }
    link_renamings(answer_);
    for (PhraseEvidence& behind : answer_.evidence)
      if (auto ok = add_wording_evidence(workspace_, sides_.a, sides_.b, around_, rule_, behind); !ok) return ok;
    put_told_by_longer_last();
    return {};
  }

  [[nodiscard]] bool explains(const LongerWording& longer, const PhraseRow& row) const {
    if (stands_in_both(row.change)) return !moves(longer.outside_a, longer.outside_b, answer_.comparison, row);
    return count_code_points(fold_term(row.phrase, Folding::kDefault)) == 2 || listed_.was_ranked(longer.wording);
  }

  // Of each change: no list and no picture begins with what belongs to a longer wording, moves only where its
  // characters are counted inside other words, or is back among other words than before.
  void put_told_by_longer_last() {
    std::vector<PhraseRow>& rows = answer_.comparison.phrases;
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (auto from = order.begin(); from != order.end();) {
      const auto to =
          std::find_if(from, order.end(), [&](std::size_t i) { return rows[i].change != rows[*from].change; });
      std::stable_partition(from, to, [&](std::size_t i) {
        const PhraseEvidence& behind = answer_.evidence[i];
        const bool as_words = !stands_in_both(rows[i].change) || !behind.as_words ||
                              moves(behind.as_words->first, behind.as_words->second, answer_.comparison, rows[i]);
        const bool was_word = std::find(behind.across_words.begin(), behind.across_words.end(), rows[i].last_before) ==
                              behind.across_words.end();
        return !(behind.longer && behind.longer->explains) && as_words && was_word && behind.then_in.empty() &&
               !is_back_from_longer(rows[i], behind.bound);
      });
      from = to;
    }
    std::vector<PhraseRow> ordered;
    std::vector<PhraseEvidence> evidence;
    for (const std::size_t i : order) {
      ordered.push_back(std::move(rows[i]));
      evidence.push_back(std::move(answer_.evidence[i]));
    }
    rows = std::move(ordered);
    answer_.evidence = std::move(evidence);
  }

  // The terms that are followed, each with the reason why: those asked for, else themes and phrases of each change.
  Result<CountRequest> choose_terms(std::vector<std::string>& reasons) {
    CountRequest counting;
    counting.in = sides_.a.series == sides_.b.series ? series_in_version(sides_.b) : answer_.a + "," + answer_.b;
    counting.terms = request_.terms;
    counting.themes = request_.themes;
    reasons.assign(counting.terms.size(), "asked");
    if (!counting.terms.empty() || !counting.themes.empty()) {
      reasons.resize(counting.terms.size() + counting.themes.size(), "theme");
      return counting;
    }
    auto themes = workspace_.corpus().themes();
    if (!themes) return tl::unexpected(themes.error());
    for (const Theme& theme : *themes)
      if ((theme.terms.contains(sides_.b.language) || theme.terms.contains("")) && counting.themes.size() < kMostThemes)
        counting.themes.push_back(theme.name);
    answer_.themes_left_out = themes->size() - counting.themes.size();
    counting.rule = unit_name(rule_.unit);
    static const std::vector<std::string> kTurns = {"up", "new", "down", "dropped", "returned"};
    std::vector<std::vector<const PhraseRow*>> queues(kTurns.size());
    for (std::size_t p = 0; p < answer_.comparison.phrases.size(); ++p) {
      const PhraseRow& row = answer_.comparison.phrases[p];
      const PhraseEvidence& behind = answer_.evidence[p];
      // What it mostly stands in is another subject, and what went with its title none to follow.
      if ((behind.longer && behind.longer->explains) || !behind.in_title.empty()) continue;
      for (std::size_t i = 0; i < kTurns.size(); ++i)
        if (row.change == kTurns[i] && row.a + row.b > 1) queues[i].push_back(&row);
    }
    for (std::size_t turn = 0; turn < kMostTerms; ++turn)
      for (std::size_t i = 0; i < kTurns.size(); ++i) {
        if (turn >= queues[i].size() || counting.terms.size() + counting.themes.size() >= kMostTerms) continue;
        counting.terms.push_back(literal_term(queues[i][turn]->phrase));
        reasons.push_back(kTurns[i]);
      }
    reasons.resize(counting.terms.size() + counting.themes.size(), "theme");
    return counting;
  }

  // The last editions up to B that have a text, and those missing between them; A among them.
  [[nodiscard]] std::vector<const Edition*> editions_inside() const {
    std::vector<const Edition*> last;
    std::size_t with_text = 0, i = 0;
    while (i < around_.size() && around_[i].id != sides_.b.id) ++i;
    for (i = std::min(i + 1, around_.size()); i-- > 0 && last.size() < kMostRows && with_text < kMostStrips;) {
      last.push_back(&around_[i]);
      with_text += around_[i].has_text() ? 1 : 0;
    }
    while (!last.empty() && !last.back()->has_text()) last.pop_back();
    std::reverse(last.begin(), last.end());
    if (std::none_of(last.begin(), last.end(), [&](const Edition* e) { return e->id == sides_.a.id; }))
      for (const Edition& edition : around_)
        if (edition.id == sides_.a.id && !last.empty()) last.front() = &edition;
    return last;
  }

  Status add_terms() {
    std::vector<std::string> reasons;
    auto counting = choose_terms(reasons);
    if (!counting) return tl::unexpected(counting.error());
    if (counting->terms.empty() && counting->themes.empty()) return {};
    auto counted = count(workspace_, *counting, context_);
    if (!counted) return tl::unexpected(counted.error());
    auto scope = resolve(workspace_, *counting);
    if (!scope) return tl::unexpected(scope.error());
    auto themes = workspace_.corpus().themes();
    if (!themes) return tl::unexpected(themes.error());
    auto overlapping = rule_of(*counting);
    if (!overlapping) return tl::unexpected(overlapping.error());
    overlapping->rule.overlap = Overlap::kAll;
    const std::vector<const Edition*> inside = editions_inside();
    const std::uint32_t limit = std::max<std::uint32_t>(2, request_.evidence / 10);
    for (std::size_t i = 0; i < counted->terms.size(); ++i) {
      ReportTerm term;
      term.reason = reasons[i];
      term.count = std::move(counted->terms[i]);
      if (term.reason == "theme") term.called = titles_of(*themes, term.count.term);
      std::optional<CompiledTerm> alternatives;
      if (term.count.aliases.size() > 1) {
        auto compiled = compile_term(workspace_, *counting, i, *overlapping);
        if (!compiled) return tl::unexpected(compiled.error());
        alternatives = std::move(*compiled);
      }
      for (const Edition& edition : scope->editions) {
        const bool shown_inside = std::any_of(inside.begin(), inside.end(),
                                              [&](const Edition* one) { return one->name() == edition.name(); });
        const Matcher* matcher = scope->terms[i].for_language(edition.language);
        if (!edition.has_text() || matcher == nullptr) {
          if (shown_inside)
            term.strips.push_back({edition.name(), std::string(status_name(edition.status)), 0, {}, {}});
          continue;
        }
        auto view = workspace_.corpus().document(edition);
        if (!view) return tl::unexpected(view.error());
        const std::vector<Hit> hits = matcher->find(*view, {}, context_.stop);
        const bool side = edition.name() == answer_.a || edition.name() == answer_.b;
        const Matcher* all = alternatives ? alternatives->for_language(edition.language) : nullptr;
        if (!hits.empty())
          term.evidence.push_back(evidence_of(edition, *view, hits, side ? request_.evidence : limit,
                                              all ? all->find(*view, {}, context_.stop) : std::vector<Hit>{}));
        if (shown_inside) term.strips.push_back(dispersion_of(edition, *view, hits));
      }
      if (context_.stopped()) return fail(ErrorCode::kStopped, "stopped before the report was complete");
      answer_.terms.push_back(std::move(term));
    }
    // Themes are the user's own question and come first.
    std::stable_partition(answer_.terms.begin(), answer_.terms.end(),
                          [](const ReportTerm& term) { return term.reason == "theme"; });
    return {};
  }

  Status add_redline() {
    if (sides_.a.status != EditionStatus::kHeld || sides_.b.status != EditionStatus::kHeld ||
        sides_.a.language != sides_.b.language)
      return {};
    auto found = redline(workspace_, {answer_.a, answer_.b, false}, context_);
    if (!found) return tl::unexpected(found.error());
    if (found->summary.kept_share >= kRevised) answer_.redline = std::move(*found);
    return {};
  }

  Status add_figures() {
    if (sides_.a.language != sides_.b.language) return {};
    auto found = paired_figures(workspace_.corpus(), sides_.a, sides_.b);
    if (!found) return tl::unexpected(found.error());
    answer_.figures = std::move(found->changed);
    answer_.figures_kept = found->kept;
    return {};
  }

  Status add_goals() {
    auto found = goals(workspace_, {answer_.a + "," + answer_.b, false}, context_);
    if (!found) return tl::unexpected(found.error());
    answer_.goals = std::move(*found);
    return {};
  }

  // As a sentence names it.
  [[nodiscard]] Result<InLanguages> called_of(const Edition& edition) {
    Edition named = edition;
    if (sides_.a.version == sides_.b.version && named.version == sides_.b.version)
      named.version.clear();  // goes unsaid
    return names_.call(named, sides_.a.series != sides_.b.series);
  }

  Status add_cycle() {
    auto found = cycle(workspace_, answer_.b);
    if (!found) return tl::unexpected(found.error());
    answer_.cycle = std::move(*found);
    for (const CycleRow& row : answer_.cycle.rows) {
      const bool known = std::any_of(around_.begin(), around_.end(),
                                     [&](const Edition& edition) { return edition.name() == row.edition; });
      if (known) continue;
      auto edition = single(workspace_, row.edition);
      if (!edition) return tl::unexpected(edition.error());
      auto called = called_of(*edition);
      if (!called) return tl::unexpected(called.error());
      answer_.called.push_back({row.edition, std::move(*called)});
    }
    return {};
  }

  Status add_documents() {
    const auto add = [&](const Edition& edition, std::uint64_t ordinal) -> Status {
      ReportDocument document;
      document.edition = edition.name();
      if (sides_.a.series == sides_.b.series && speaks(edition.id))
        document.label = edition.id + edition.version;
      else
        document.label = edition.name() + (edition.date.known() ? " (" + edition.date.iso().substr(0, 4) + ")" : "");
      document.series = edition.series;
      document.title = edition.title;
      document.issuer = edition.issuer;
      document.place = edition.place;
      document.date = edition.date.iso();
      document.status = status_name(edition.status);
      document.ordinal = ordinal;
      document.language = edition.language;
      document.stage = edition.stage;
      document.source = edition.source;
      document.path = edition.path;
      document.reason = edition.partial_reason;
      document.other_page = edition.is_other_page();
      document.digest = edition.is_digest();
      document.sha256_source = edition.source_sha256;
      document.sha256_text = edition.text_sha256;
      auto versions = workspace_.corpus().versions(edition);
      if (!versions) return tl::unexpected(versions.error());
      for (const Edition& version : *versions)
        if (version.has_text() && !version.language.empty() && version.language != edition.language &&
            std::find(document.other_languages.begin(), document.other_languages.end(), version.language) ==
                document.other_languages.end())
          document.other_languages.push_back(version.language);
      if (const auto others = other_texts_.find(edition.name()); others != other_texts_.end())
        for (const Edition& other : others->second) document.other_texts.push_back(other.name());
      auto flags = workspace_.corpus().flags(edition);
      if (!flags) return tl::unexpected(flags.error());
      for (const Flag& flag : *flags) {
        if (!flag.accepted) document.doubts.push_back(flag.message);
        document.unexpected = document.unexpected || flag.code == kUnexpected;
      }
      auto series = names_.series(edition.series);
      if (!series) return tl::unexpected(series.error());
      const auto& [info, names] = **series;
      document.series_title = info.title;
      auto called = called_of(edition);
      if (!called) return tl::unexpected(called.error());
      document.called = std::move(*called);
      document.series_called = name_in_languages(info.title, names, &SeriesNames::title);
      document.issuer_called = edition.issuer == info.issuer
                                   ? name_in_languages(info.issuer, names, &SeriesNames::issuer)
                                   : name_in_languages(edition.issuer, {}, &SeriesNames::issuer);
      if (edition.has_text()) {
        auto view = workspace_.corpus().document(edition);
        if (!view) return tl::unexpected(view.error());
        const LengthUnit unit = edition.language == "en" ? LengthUnit::kWords : LengthUnit::kCharacters;
        document.length = length_in(measure_scope(*view, Scope()), unit);
        document.unit = length_unit_name(unit);
      }
      answer_.documents.push_back(std::move(document));
      return {};
    };
    std::map<std::string, std::uint64_t> ordinals;
    if (sides_.a.series == sides_.b.series)
      for (const Edition& edition : around_)
        if (edition.status != EditionStatus::kNotApplicable) ordinals.emplace(edition.name(), ordinals.size() + 1);
    if (auto ok = add(sides_.a, ordinals[answer_.a]); !ok) return ok;
    if (auto ok = add(sides_.b, ordinals[answer_.b]); !ok) return ok;
    for (const Edition& edition : around_) {
      if (edition.name() == answer_.a || edition.name() == answer_.b) continue;
      if (auto ok = add(edition, ordinals[edition.name()]); !ok) return ok;
    }
    return {};
  }

  Result<std::vector<EditionCount>> counts_in_series(const std::string& phrase) const {
    auto matcher = compile_phrase(phrase, rule_);
    if (!matcher) return tl::unexpected(matcher.error());
    std::vector<EditionCount> counts;
    for (const Edition& edition : around_) {
      if (edition.status == EditionStatus::kNotApplicable) continue;  // none was issued
      EditionCount row;
      row.edition = edition.name();
      row.held = edition.status == EditionStatus::kHeld;
      if (row.held) {
        auto view = workspace_.corpus().document(edition);
        if (!view) return tl::unexpected(view.error());
        const LengthUnit unit = edition.language == "en" ? LengthUnit::kWords : LengthUnit::kCharacters;
        const auto rate = [&](std::uint64_t count, Scope scope) {
          const std::uint64_t length = length_in(measure_scope(*view, scope), unit);
          return length == 0 ? 0 : static_cast<double>(count) / static_cast<double>(length);
        };
        const std::vector<Hit> hits = matcher->find(*view);
        row.count = hits.size();
        row.rate = rate(hits.size(), Scope());
        row.count_below_title = static_cast<std::uint64_t>(std::count_if(hits.begin(), hits.end(), [&](const Hit& hit) {
          return view->blocks[hit.block].kind != BlockKind::kTitle;
        }));
        row.rate_below_title = rate(row.count_below_title, Scope().without(Part::kTitle));
      }
      counts.push_back(std::move(row));
    }
    return counts;
  }

  const Workspace& workspace_;
  const ReportRequest& request_;
  const Context& context_;
  Sides sides_;
  std::vector<Edition> around_;
  OtherTexts other_texts_;
  Rule rule_;
  EditionNames names_;
  ListedPhrases listed_;
  ReportAnswer answer_;
};

}  // namespace

Result<ReportAnswer> report(const Workspace& workspace, const ReportRequest& request, const Context& context) {
  auto sides = sides_of(workspace, request);
  if (!sides) return tl::unexpected(sides.error());
  auto around = editions_around(workspace, *sides);
  if (!around) return tl::unexpected(around.error());
  return Reporter(workspace, request, context, std::move(*sides), std::move(*around)).run();
}

}  // namespace tifa
