// count: how often, where, at what rate, and how that moved.
#include <algorithm>
#include <map>
#include <set>

#include "app/terms.h"
#include "keyness/intervals.h"
#include "query/hit_finder.h"
#include "text/display.h"
#include "text/fold.h"

namespace tifa {
namespace {

constexpr std::uint32_t kEvidenceContext = 32;

struct Measure {
  LengthUnit unit = LengthUnit::kCharacters;
  std::uint64_t per = 10000;
};

Measure measure_of(const std::optional<LengthUnit>& asked, const std::string& language) {
  const LengthUnit unit = asked ? *asked : language == "en" ? LengthUnit::kWords : LengthUnit::kCharacters;
  return {unit, unit == LengthUnit::kWords ? 1000U : 10000U};
}

void set_rate(CountRow& row) {
  if (!row.count || !row.length || *row.length == 0) return;
  const double scale = static_cast<double>(row.per) / static_cast<double>(*row.length);
  row.rate = static_cast<double>(*row.count) * scale;
  const Interval interval = poisson_interval(*row.count);
  row.interval = {interval.low * scale, interval.high * scale};
}

CountRow new_row(const Edition& edition, const Measure& measure) {
  CountRow row;
  row.edition = edition.name();
  row.date = edition.date.iso();
  row.status = status_name(edition.status);
  row.unit = length_unit_name(measure.unit);
  row.per = measure.per;
  row.reason = edition.partial_reason;
  return row;
}

// Whether a wording stands over marks which folding skips (quotation marks, zero-width characters, line breaks).
bool crosses_marks(std::string_view exact) {
  const Folded folded = fold(exact, Folding::kDefault);
  std::uint32_t covered = 0;
  for (const OffsetMap::Run& run : folded.map.runs()) covered += run.steps * run.origin_step;
  return covered < exact.size();
}

// A missing edition has no language of its own: its row is in the unit of the others.
void adopt_unit(std::vector<CountRow>& rows) {
  const auto counted =
      std::find_if(rows.begin(), rows.end(), [](const CountRow& row) { return row.length.has_value(); });
  if (counted == rows.end()) return;
  const std::string unit = counted->unit;
  const std::uint64_t per = counted->per;
  for (CountRow& row : rows)
    if (row.status == "missing" || row.status == "not_applicable") {
      row.unit = unit;
      row.per = per;
    }
}

// The wordings that were found, as they stand in the texts. Few differ, so each is looked into once.
class Forms {
 public:
  void add(std::string_view exact, std::uint64_t times = 1) {
    std::string beginning;
    if (exact.size() > kLongestWording) exact = beginning = beginning_of(exact);
    const auto known = counts_.find(exact);
    if (known != counts_.end())
      known->second += times;
    else
      counts_.emplace(exact, times);
  }

  // For people, most frequent first; empty when there is only the term as typed.
  [[nodiscard]] std::vector<Form> list(const CompiledTerm& term) const {
    std::map<std::string, std::uint64_t> shown;
    for (const auto& [exact, count] : counts_) shown[display_wording(exact)] += count;
    if (shown.empty() || (shown.size() == 1 && shown.begin()->first == term.name)) return {};
    std::vector<Form> forms;
    forms.reserve(shown.size());
    for (const auto& [form, count] : shown) forms.push_back({form, count});
    std::stable_sort(forms.begin(), forms.end(), [](const Form& x, const Form& y) { return x.count > y.count; });
    constexpr std::size_t kMost = 1000;  // a pattern may have very many
    if (forms.size() > kMost) forms.resize(kMost);
    return forms;
  }
  [[nodiscard]] std::uint64_t all() const {
    std::uint64_t sum = 0;
    for (const auto& [exact, count] : counts_) sum += count;
    return sum;
  }
  [[nodiscard]] std::uint64_t across_marks() const {
    std::uint64_t sum = 0;
    for (const auto& [exact, count] : counts_) sum += crosses_marks(exact) ? count : 0;
    return sum;
  }

 private:
  std::map<std::string, std::uint64_t, std::less<>> counts_;
};

class Counter {
 public:
  Counter(const Workspace& workspace, const CountRequest& request, const TermScope& scope,
          std::optional<LengthUnit> length, const std::atomic<bool>* stop)
      : workspace_(workspace),
        request_(request),
        scope_(scope),
        length_(length),
        finder_(workspace.corpus(), scope.editions, stop) {}

  Result<TermCount> run(const CompiledTerm& term, const Context& context) {
    TermCount result;
    result.term = term.name;
    result.aliases = term.aliases;
    result.rule = state_rule(term, scope_.section);
    result.notes = scope_.notes;
    Forms forms;
    std::vector<std::string> other_language;
    std::uint64_t done = 0;
    std::map<const Matcher*, std::vector<const Edition*>> counted_unread;  // whose wordings are still to be found
    for (const Edition& edition : scope_.editions) {
      if (context.stopped()) return fail(ErrorCode::kStopped, "stopped before the count was complete");
      if (context.progress) context.progress("counting", ++done, scope_.editions.size());
      const Measure measure = measure_of(length_, edition.language);
      if (!edition.has_text()) {
        result.rows.push_back(new_row(edition, measure));
        continue;
      }
      const Matcher* matcher = term.for_language(edition.language);
      if (matcher == nullptr) {
        other_language.push_back(edition.name());
        continue;
      }
      const std::size_t first_row = result.rows.size();
      if (request_.by != "section" && scope_.section.empty()) {
        auto unread = count_unread(edition, *matcher, counted_unread);
        if (!unread) return tl::unexpected(unread.error());
        if (*unread) {
          result.rows.push_back(new_row(edition, measure));
          set_counts(result.rows.back(), edition, (*unread)->hits, matcher->rule(), (*unread)->lengths, measure);
          result.total += result.rows.back().count.value_or(0);
          continue;
        }
      }
      auto view = workspace_.corpus().document(edition);
      if (!view) return tl::unexpected(view.error());
      const auto find_and_fill = [&](const BlockFilter& filter) -> Status {
        auto hits = finder_.find(*matcher, edition, *view, filter);
        if (!hits) return tl::unexpected(hits.error());
        fill(result.rows.back(), edition, *view, *hits, matcher->rule(), filter, measure, forms);
        return {};
      };
      if (request_.by == "section") {
        for (const auto& [name, filter] : outer_sections(*view)) {
          if (!scope_.section.empty() &&
              fold_term(name, Folding::kDefault).find(fold_term(scope_.section, Folding::kDefault)) ==
                  std::string::npos)
            continue;
          result.rows.push_back(new_row(edition, measure));
          result.rows.back().section = name.empty() ? "(before the first section)" : name;
          if (auto status = find_and_fill(filter); !status) return tl::unexpected(status.error());
        }
      } else {
        const BlockFilter filter = filter_of(*view, scope_.section);
        result.rows.push_back(new_row(edition, measure));
        if (!filter.everywhere && filter.runs.empty()) {
          result.rows.back().reason = "no section “" + scope_.section + "”";
        } else {
          if (auto status = find_and_fill(filter); !status) return tl::unexpected(status.error());
        }
      }
      for (std::size_t i = first_row; i < result.rows.size(); ++i) result.total += result.rows[i].count.value_or(0);
    }
    for (const auto& [matcher, editions] : counted_unread)
      if (auto status = add_wordings(*matcher, editions, forms); !status) return tl::unexpected(status.error());
    adopt_unit(result.rows);
    result.forms = forms.list(term);
    const std::uint64_t across = term.rule.fold == Folding::kDefault ? forms.across_marks() : 0,
                        hits_seen = forms.all();
    if (across > 0)
      result.notes.push_back(std::to_string(across) + " of " + std::to_string(hits_seen) +
                             (hits_seen == 1 ? " hit stands" : " hits stand") +
                             " over quotation marks, invisible characters or line breaks that folding skips");
    const bool only_english =
        std::all_of(result.rows.begin(), result.rows.end(), [](const CountRow& row) { return row.unit == "words"; });
    if (result.total == 0 && only_english && !result.rows.empty() && !length_ &&
        default_unit(term.name) == Unit::kSubstring)
      result.notes.emplace_back(
          "the term is not in Latin letters and the texts counted are English; count the others with @zh");
    if (!other_language.empty())
      result.notes.push_back("not counted, because “" + term.name + "” has no terms in the language of " +
                             name_list(other_language));
    return result;
  }

 private:
  void fill(CountRow& row, const Edition& edition, const DocumentView& view, const std::vector<Hit>& hits,
            const Rule& rule, const BlockFilter& filter, const Measure& measure, Forms& forms) {
    for (const Hit& hit : hits) forms.add(hit.text.of(view.text));
    if (request_.evidence) {
      CodePointCounter counter(view.text);
      for (std::size_t i = 0; i < hits.size() && i < request_.evidence_limit; ++i)
        row.spans.push_back(make_span(edition, view, hits[i], kEvidenceContext, counter));
    }
    if (filter.everywhere) return set_counts(row, edition, hits.size(), rule, view.lengths, measure);
    row.present = !hits.empty();
    if (edition.status == EditionStatus::kPartial) return;
    row.count = hits.size();
    row.length = length_in(measure_scope(view, rule.scope, filter), measure.unit);
    set_rate(row);
  }

  // Of a whole text.
  static void set_counts(CountRow& row, const Edition& edition, std::uint64_t hits, const Rule& rule,
                         const std::array<Lengths, kPartCount>& lengths, const Measure& measure) {
    row.present = hits > 0;
    if (edition.status == EditionStatus::kPartial) return;
    row.count = hits;
    DocumentView unread;
    unread.lengths = lengths;
    row.length = length_in(measure_scope(unread, rule.scope), measure.unit);
    set_rate(row);
  }

  // Hits and lengths of a text that need not be read for them. One with hits is noted, since its wordings are wanted.
  Result<std::optional<HitFinder::Counted>> count_unread(
      const Edition& edition, const Matcher& matcher,
      std::map<const Matcher*, std::vector<const Edition*>>& with_hits) {
    if (!request_.evidence) {
      auto counted = finder_.count(matcher, edition);
      if (!counted) return tl::unexpected(counted.error());
      if (*counted && (*counted)->hits > 0) with_hits[&matcher].push_back(&edition);
      if (*counted) return counted;
    }
    auto absent = finder_.absent(matcher, edition);
    if (!absent) return tl::unexpected(absent.error());
    std::optional<HitFinder::Counted> none;
    if (*absent) none = {0, **absent};
    return none;
  }

  Status add_wordings(const Matcher& matcher, const std::vector<const Edition*>& editions, Forms& forms) {
    auto wordings = finder_.wordings(matcher, editions);
    if (!wordings) return tl::unexpected(wordings.error());
    if (*wordings) {
      for (const auto& [wording, times] : **wordings) forms.add(wording, times);
      return {};
    }
    for (const Edition* edition : editions) {
      auto view = workspace_.corpus().document(*edition);
      if (!view) return tl::unexpected(view.error());
      auto hits = finder_.find(matcher, *edition, *view);
      if (!hits) return tl::unexpected(hits.error());
      for (const Hit& hit : *hits) forms.add(hit.text.of(view->text));
    }
    return {};
  }

  const Workspace& workspace_;
  const CountRequest& request_;
  const TermScope& scope_;
  std::optional<LengthUnit> length_;
  HitFinder finder_;
};

void set_changes(std::vector<CountRow>& rows, const std::vector<Edition>& editions) {
  std::map<std::string, std::uint64_t> last;  // series → the last count
  for (std::size_t i = 0; i < rows.size() && i < editions.size(); ++i) {
    if (!rows[i].count) continue;
    const std::string key = editions[i].series + "@" + editions[i].language;
    const auto before = last.find(key);
    if (before != last.end())
      rows[i].change = static_cast<std::int64_t>(*rows[i].count) - static_cast<std::int64_t>(before->second);
    last[key] = *rows[i].count;
  }
}

// The year of an edition's date, or of an id that is a year.
std::string year_of(const Edition& edition) {
  if (edition.date.known()) return edition.date.iso().substr(0, 4);
  const bool year = edition.id.size() == 4 && parse_date(edition.id).has_value();
  return year ? edition.id : "(no date)";
}

// Sums rows of editions into groups, in order of first appearance (years in order of value).
std::vector<CountRow> grouped(const std::vector<CountRow>& rows, const std::vector<Edition>& editions,
                              const std::string& by) {
  std::vector<CountRow> groups;
  std::map<std::string, std::size_t> index;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Edition& edition = editions[i];
    std::string name = by == "series" ? edition.series : by == "place" ? edition.place : year_of(edition);
    if (name.empty()) name = "(none)";
    const auto [it, added] = index.emplace(name, groups.size());
    if (added) {
      groups.emplace_back();
      groups.back().edition = name;
      groups.back().unit = rows[i].unit;
      groups.back().per = rows[i].per;
      groups.back().status = rows[i].status;
    }
    CountRow& group = groups[it->second];
    group.present = group.present || rows[i].present;
    if (edition.status == EditionStatus::kPartial) ++group.partial;
    if (edition.status == EditionStatus::kMissing) ++group.missing;
    if (!rows[i].count) continue;
    group.status = "held";
    group.count = group.count.value_or(0) + *rows[i].count;
    if (rows[i].unit == group.unit)
      group.length = group.length.value_or(0) + rows[i].length.value_or(0);
    else
      group.length.reset();
    ++group.editions;
    for (const Span& span : rows[i].spans) group.spans.push_back(span);
  }
  if (by == "year")
    std::stable_sort(groups.begin(), groups.end(),
                     [](const CountRow& x, const CountRow& y) { return x.edition < y.edition; });
  for (CountRow& group : groups) set_rate(group);
  return groups;
}

struct NamedRule {
  std::string name;
  RuleRequest rule;
  TermRequest request;  // with the term as it is counted under this rule
};

// The rules that published figures have been found to follow, each with its name; bounded and always the same list.
Result<std::vector<NamedRule>> rules_to_explain(const Workspace& workspace, const CountRequest& request,
                                                std::size_t index, const CompiledTerm& term) {
  std::vector<NamedRule> rules;
  TermRequest single = request;
  const bool theme = index >= request.terms.size();
  if (theme) {
    single.themes = {request.themes[index - request.terms.size()]};
    single.terms.clear();
  } else {
    single.terms = {request.terms[index]};
    single.themes.clear();
  }
  RuleRequest asked{true, term.rule};
  const auto add = [&](std::string name, RuleRequest rule) { rules.push_back({std::move(name), rule, single}); };
  const auto with = [&](auto change) {
    RuleRequest rule = asked;
    change(rule.rule);
    return rule;
  };
  add("as asked: " + describe(term.rule), asked);
  if (asked.rule.unit != Unit::kSubstring) add("substring", with([](Rule& r) { r.unit = Unit::kSubstring; }));
  if (asked.rule.unit != Unit::kWord)
    add("whole words (" + std::string(segmenter_name()) + ")", with([](Rule& r) { r.unit = Unit::kWord; }));
  if (asked.rule.fold != Folding::kNone)
    add("no folding", with([](Rule& r) {
          r.fold = Folding::kNone;
          r.inflection = Inflection::kNone;
          r.hyphens = false;
        }));
  if (default_unit(term.name) == Unit::kWord && asked.rule.fold == Folding::kDefault && !asked.rule.letter_case) {
    if (asked.rule.inflection == Inflection::kNone)
      add("inflected forms", with([](Rule& r) { r.inflection = Inflection::kAll; }));
    else
      add("without inflected forms", with([](Rule& r) { r.inflection = Inflection::kNone; }));
  }
  const auto scoped = [&](const char* name, auto parts) {
    RuleRequest rule = asked;
    for (const Part part : parts) rule.rule.scope = rule.rule.scope.without(part);
    if (!rule.rule.scope.empty() && rule.rule.scope != asked.rule.scope) add(name, rule);
  };
  scoped("without the title", std::vector{Part::kTitle});
  scoped("without section headings", std::vector{Part::kHeading});
  scoped("without section headings and run-in headings", std::vector{Part::kHeading, Part::kRunIn});
  scoped("without title, section headings and run-in headings",
         std::vector{Part::kTitle, Part::kHeading, Part::kRunIn});
  scoped("without notes", std::vector{Part::kNote});
  if (asked.rule.overlap == Overlap::kNone) add("overlaps counted", with([](Rule& r) { r.overlap = Overlap::kAll; }));
  if (!theme && term.aliases.size() > 1)
    for (const std::string& alias : term.aliases) {
      rules.push_back({"“" + alias + "” alone", asked, single});
      rules.back().request.terms = {alias};
    }
  for (const std::string& longer : request.not_inside) {
    RuleRequest rule = with([](Rule& r) { r.unit = Unit::kMaximal; });
    rules.push_back({"not inside “" + longer + "”", rule, single});
    rules.back().request.not_inside = {longer};
  }
  if (!theme) {  // a named theme that the term is part of
    auto themes = workspace.corpus().themes();
    if (!themes) return tl::unexpected(themes.error());
    for (const Theme& one : *themes)
      for (const auto& [language, alternatives] : one.terms)
        if (alternatives.size() > 1 &&
            std::find(alternatives.begin(), alternatives.end(), request.terms[index]) != alternatives.end()) {
          std::string list;
          for (const std::string& alternative : alternatives) list += (list.empty() ? "" : "|") + alternative;
          rules.push_back({"theme “" + one.name + "”: " + list, asked, single});
          rules.back().request.terms = {list};
        }
  }
  return rules;
}

Result<std::vector<RuleCount>> explain(const Workspace& workspace, const CountRequest& request, const TermScope& scope,
                                       std::size_t index, const Context& context) {
  auto rules = rules_to_explain(workspace, request, index, scope.terms[index]);
  if (!rules) return tl::unexpected(rules.error());
  std::vector<RuleCount> under;
  for (const NamedRule& named : *rules) {
    auto term = compile_term(workspace, named.request, 0, named.rule);
    if (!term) continue;  // the term means nothing under this rule: an alternative that folds to nothing
    RuleCount counts;
    counts.rule = named.name;
    for (const Edition& edition : scope.editions) {
      if (context.stopped()) return fail(ErrorCode::kStopped, "stopped before the count was complete");
      const Matcher* matcher = term->for_language(edition.language);
      if (edition.status != EditionStatus::kHeld || matcher == nullptr) {
        counts.counts.emplace_back(edition.name(), std::nullopt);
        continue;
      }
      auto view = workspace.corpus().document(edition);
      if (!view) return tl::unexpected(view.error());
      const std::uint64_t n = matcher->find(*view, filter_of(*view, scope.section), context.stop).size();
      counts.counts.emplace_back(edition.name(), n);
      counts.total += n;
    }
    if (context.stopped()) return fail(ErrorCode::kStopped, "stopped before the count was complete");
    counts.same = !under.empty() && counts.counts == under.front().counts;
    under.push_back(std::move(counts));
  }
  return under;
}

}  // namespace

Result<CountAnswer> count(const Workspace& workspace, const CountRequest& request, const Context& context) {
  static const std::set<std::string> kKnownBy = {"edition", "section", "series", "year", "place"};
  if (!kKnownBy.contains(request.by))
    return fail(ErrorCode::kUsage, "cannot count by “" + request.by + "”", "--by",
                "known are edition, section, series, year, place");
  std::optional<LengthUnit> length;
  if (!request.length.empty()) {
    auto parsed = parse_length_unit(request.length);
    if (!parsed) return tl::unexpected(parsed.error());
    length = *parsed;
  }
  auto scope = resolve(workspace, request);
  if (!scope) return tl::unexpected(scope.error());
  auto coverage = coverage_of(workspace.corpus(), scope->editions);
  if (!coverage) return tl::unexpected(coverage.error());

  CountAnswer answer;
  answer.tifa = workspace.provenance();
  answer.by = request.by;
  Counter counter(workspace, request, *scope, length, context.stop);
  for (std::size_t i = 0; i < scope->terms.size(); ++i) {
    auto counted = counter.run(scope->terms[i], context);
    if (!counted) return tl::unexpected(counted.error());
    if (request.by != "section") {
      // Rows of editions without a matcher for their language are left out, so match editions to rows by name.
      std::vector<Edition> shown;
      std::size_t row = 0;
      for (const Edition& edition : scope->editions)
        if (row < counted->rows.size() && counted->rows[row].edition == edition.name()) {
          shown.push_back(edition);
          ++row;
        }
      if (request.by == "edition")
        set_changes(counted->rows, shown);
      else
        counted->rows = grouped(counted->rows, shown, request.by);
    }
    counted->coverage = *coverage;
    if (request.explain) {
      auto under = explain(workspace, request, *scope, i, context);
      if (!under) return tl::unexpected(under.error());
      counted->under = std::move(*under);
    }
    answer.terms.push_back(std::move(*counted));
  }
  return answer;
}

}  // namespace tifa
