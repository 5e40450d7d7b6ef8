// compare: what moved between two editions, two groups of them, or along a range.
#include <algorithm>
#include <atomic>
#include <cmath>
#include <iterator>
#include <optional>
#include <set>
#include <thread>
#include <unordered_map>

#include "app/comparison_sides.h"
#include "app/phrase_statistics.h"
#include "app/section_rows.h"
#include "app/terms.h"
#include "app/uses_elsewhere.h"
#include "base/parallel.h"
#include "base/resources.h"
#include "keyness/keyness.h"
#include "phrases/compare.h"
#include "phrases/everyday_words.h"
#include "text/fold.h"

namespace tifa {
namespace {

double rate(std::uint64_t count, std::uint64_t length, std::uint64_t per) {
  return length == 0 ? 0 : static_cast<double>(count) * static_cast<double>(per) / static_cast<double>(length);
}

Result<std::vector<ThemeRow>> theme_rows(const Workspace& workspace, const Side& a, const Side& b,
                                         const Comparison& comparison) {
  std::vector<ThemeRow> rows;
  auto themes = workspace.corpus().themes();
  if (!themes) return tl::unexpected(themes.error());
  for (const Theme& theme : *themes) {
    TermRequest request;
    request.themes = {theme.name};
    auto term = compile_term(workspace, request, 0, {});
    if (!term) return tl::unexpected(term.error());
    const auto total = [&](const Side& side) -> std::optional<std::uint64_t> {
      std::uint64_t sum = 0;
      for (std::size_t i = 0; i < side.views.size(); ++i) {
        const Matcher* matcher = term->for_language(side.editions[i].language);
        if (matcher == nullptr) return std::nullopt;
        sum += matcher->find(side.views[i]).size();
      }
      return sum;
    };
    const auto in_a = total(a), in_b = total(b);
    if (!in_a || !in_b) continue;
    rows.push_back({theme.name, term->aliases, *in_a, *in_b, rate(*in_a, comparison.length_a, comparison.per),
                    rate(*in_b, comparison.length_b, comparison.per)});
  }
  return rows;
}

std::vector<std::string> warnings(const Side& a, const Side& b, const SeriesInfo* series_a,
                                  const SeriesInfo* series_b) {
  std::vector<std::string> notes;
  const Edition &first = a.editions.front(), &last = b.editions.front();
  if (first.series != last.series) {
    std::string note = "the two are of different series (" + first.series + ", " + last.series + ")";
    if (series_a != nullptr && series_b != nullptr && series_a->kind != series_b->kind)
      note += " and of different kinds (" + series_a->kind + ", " + series_b->kind + ")";
    notes.push_back(note +
                    ": counts and lengths are not of like with like, and “new” and “first” look at these two alone");
  }
  if (first.language != last.language)
    notes.push_back("the two are in different languages (" + first.language + ", " + last.language +
                    "): nearly all that they say is new or dropped, and what came before is not looked at");
  if (first.stage != last.stage && first.series == last.series)
    notes.push_back("the two are of different stages (" + (first.stage.empty() ? "not stated" : first.stage) + ", " +
                    (last.stage.empty() ? "not stated" : last.stage) + ")");
  for (const Side* side : {&a, &b})
    for (const Edition& edition : side->editions)
      if (edition.status == EditionStatus::kPartial)
        notes.push_back(edition.name() +
                        (edition.is_other_page()
                             ? " is probably not the document: it says nothing of what that has or lacks"
                             : " is held only in part: what it has is proven, what it lacks is not"));
  return notes;
}

// What is too rare in a side of many texts to be looked at.
void note_least_occurrences(Comparison& comparison) {
  for (const auto& [name, length] :
       {std::pair(&comparison.a, comparison.length_a), std::pair(&comparison.b, comparison.length_b)})
    if (const std::uint32_t least = least_occurrences(length); least > 1)
      comparison.notes.push_back(*name + " has " + std::to_string(length) + " " + comparison.unit +
                                 ": what occurs fewer than " + std::to_string(least) +
                                 " times there is taken for no phrase of it");
}

// Of an edition compared by itself: whether its language is in doubt.
Status note_language(const Workspace& workspace, const Side& side, Comparison& comparison) {
  if (side.editions.size() != 1) return {};
  auto flags = workspace.corpus().flags(side.editions.front());
  if (!flags) return tl::unexpected(flags.error());
  for (const Flag& flag : *flags)
    if (flag.code == "language" && !flag.accepted)
      comparison.notes.push_back(side.editions.front().name() + ": " + flag.message +
                                 "; what seems to have come or gone may be the language alone");
  return {};
}

// What “new since” rests on.
std::string since_note(const Comparison& comparison, const std::vector<std::string>& undated) {
  const Coverage& coverage = comparison.coverage;
  const std::size_t others = coverage.held.size() - std::min<std::size_t>(1, coverage.held.size());
  std::string note = "“new” is new since " + comparison.since + ": ";
  if (others == 0)
    note += "no edition before " + comparison.b + " is held in full from then on";
  else if (others == 1)
    note += "not in the one edition before " + comparison.b + " that is held in full from then on";
  else
    note += "in none of the " + std::to_string(others) + " editions before " + comparison.b +
            " that are held in full from then on";
  std::string unknown;
  if (!coverage.missing.empty()) unknown += "; missing: " + name_list(coverage.missing);
  if (!coverage.partial.empty()) unknown += "; held only in part: " + name_list(coverage.partial);
  if (!coverage.undeclared.empty()) unknown += "; which editions exist is not declared (expect in tifa.toml)";
  if (!undated.empty()) unknown += "; without a date, and so perhaps from before: " + name_list(undated);
  return note + unknown + (unknown.empty() && others > 0 ? ", so established" : ", so not established");
}

// Sets PhraseRow::established, and takes back first and last uses where the two belong to no one series. `editions`: of
// the series up to B, in order, that “new” looks at.
void establish(Comparison& comparison, const Side& a, const Side& b, const std::vector<Edition>& editions) {
  const auto held = [](const Edition& edition) { return edition.status == EditionStatus::kHeld; };
  const bool full = std::all_of(a.editions.begin(), a.editions.end(), held) &&
                    std::all_of(b.editions.begin(), b.editions.end(), held);
  const bool one_series = in_one_series(a, b);
  const bool declared = comparison.coverage.undeclared.empty();
  const std::string& oldest_b = b.editions.front().id;
  // By name the place of each edition before B, and how many before it are not known in full.
  std::unordered_map<std::string, std::size_t> place;
  std::vector<std::size_t> unknown_before = {0};
  bool any_before = false;  // a text to be new against
  for (const Edition& edition : editions) {
    if (edition.id == oldest_b) break;
    place.emplace(edition.name(), unknown_before.size() - 1);
    const bool unknown = !held(edition) && edition.status != EditionStatus::kNotApplicable;
    unknown_before.push_back(unknown_before.back() + (unknown ? 1 : 0));
    any_before = any_before || held(edition);
  }
  const auto place_of = [&](const std::string& name, std::size_t otherwise) {
    const auto known = place.find(name);
    return known == place.end() ? otherwise : known->second;
  };
  const auto set = [&](PhraseRow& row) {
    if (!one_series) {  // what came before was not looked at
      row.established = false;
      row.first.clear();
      row.last_before.clear();
      return;
    }
    row.established = full;
    if (row.change != "new" && row.change != "returned") return;
    // What is new is looked for in all editions before B, what is back between its last use and its return.
    const std::size_t end = place_of(row.back_since, unknown_before.size() - 1);
    const std::size_t begin = row.change == "new" ? 0 : std::min(end, place_of(row.last_before, end - 1) + 1);
    row.established = full && declared && any_before && unknown_before[begin] == unknown_before[end];
  };
  std::for_each(comparison.phrases.begin(), comparison.phrases.end(), set);
  std::for_each(comparison.recurring.begin(), comparison.recurring.end(), set);
}

// Conservative log ratios of the counts of phrases, which many share: each costs some microseconds.
class ConservativeLogRatios {
 public:
  ConservativeLogRatios(const std::vector<ComparedPhrase>& phrases, std::uint64_t length_a, std::uint64_t length_b,
                        unsigned threads) {
    known_.reserve(phrases.size());
    for (const ComparedPhrase& phrase : phrases) known_.push_back({phrase.a, phrase.b, 0});
    std::sort(known_.begin(), known_.end(), before);
    const auto same = [](const Known& x, const Known& y) { return x.a == y.a && x.b == y.b; };
    known_.erase(std::unique(known_.begin(), known_.end(), same), known_.end());
    in_parallel(threads, known_.size(), [&](std::size_t i) {
      known_[i].lrc = conservative_log_ratio({known_[i].a, known_[i].b, length_a, length_b});
    });
  }
  [[nodiscard]] double of(std::uint64_t a, std::uint64_t b) const {
    return std::lower_bound(known_.begin(), known_.end(), Known{a, b, 0}, before)->lrc;
  }

 private:
  struct Known {
    std::uint64_t a = 0, b = 0;
    double lrc = 0;
  };
  static bool before(const Known& x, const Known& y) { return std::pair(x.a, x.b) < std::pair(y.a, y.b); }
  std::vector<Known> known_;  // ascending
};

// A comparison on its way: what the corpus gives for it, and what is made of that.
struct Draft {
  const Side *a = nullptr, *b = nullptr;
  Earlier earlier;
  bool words = false;
  LengthUnit unit = LengthUnit::kCharacters;
  Comparison comparison;
};

Result<Draft> draft_of(const Workspace& workspace, const Side& a, const Side& b, const CompareRequest& request,
                       const Context& context) {
  Draft draft;
  draft.a = &a;
  draft.b = &b;
  draft.words = b.editions.front().language == "en";
  draft.unit = draft.words ? LengthUnit::kWords : LengthUnit::kCharacters;
  Comparison& comparison = draft.comparison;
  comparison.a = a.name;
  comparison.b = b.name;
  comparison.date_a = date_of(a);
  comparison.date_b = date_of(b);
  comparison.unit = length_unit_name(draft.unit);
  comparison.per = draft.words ? 1000 : 10000;
  comparison.length_a = length_in(a.length, draft.unit);
  comparison.length_b = length_in(b.length, draft.unit);
  comparison.since = request.since;
  auto earlier = earlier_than(workspace, a, b, request.since, context);
  if (!earlier) return tl::unexpected(earlier.error());
  draft.earlier = std::move(*earlier);
  return draft;
}

// Words of everyday use that moved and are no rows.
void add_everyday(Comparison& comparison, std::vector<MovedWord> moved) {
  std::set<std::string> rows;
  for (const PhraseRow& row : comparison.phrases) rows.insert(fold_term(row.phrase, Folding::kDefault));
  for (MovedWord& word : moved)
    if (!rows.contains(fold_term(word.word, Folding::kDefault)))
      comparison.everyday.push_back({std::move(word.word), word.a, word.b, word.g2});
}

// What the texts alone show: phrases and sections. Drafts may be filled at the same time.
Status fill(Draft& draft, const CompareRequest& request, const Context& context) {
  const Side &a = *draft.a, &b = *draft.b;
  Comparison& comparison = draft.comparison;
  CompareInput input;
  input.a = a.views;
  input.b = b.views;
  input.earlier = draft.earlier.views;
  input.a_position = draft.earlier.a_position;
  const bool paragraphs = request.statistics && request.permutations == 0;
  auto phrases = compare_phrases(
      input, {request.limit, paragraphs, request.recurring, comparison.length_a, comparison.length_b}, context);
  if (!phrases) return tl::unexpected(phrases.error());
  const auto edition_at = [&](const std::optional<std::uint32_t>& index) -> std::string {
    if (!index) return {};
    const std::vector<Edition>& editions = draft.earlier.editions;
    return *index < editions.size() ? editions[*index].name() : *index == editions.size() ? a.name : b.name;
  };
  comparison.phrases.resize(phrases->size());
  ComparedTexts texts{a.views, b.views, draft.earlier.views, draft.words, {}};
  texts.phrases.resize(phrases->size());
  const ConservativeLogRatios lrc(*phrases, comparison.length_a, comparison.length_b, threads_of(context));
  const auto take = [&](ComparedPhrase& found, PhraseRow& row, ComparedTexts::Known& known) {
    // What is shown is looked for: a form that folds to something else has other hits.
    if (fold_term(found.phrase, Folding::kDefault) == found.folded) {
      known.earlier = found.earlier;
      known.paragraphs = std::move(found.paragraphs);
    }
    known.log_q = found.log_q;
    row.phrase = std::move(found.phrase);
    row.change = change_name(found.change);
    row.a = found.a;
    row.b = found.b;
    row.rate_a = rate(found.a, comparison.length_a, comparison.per);
    row.rate_b = rate(found.b, comparison.length_b, comparison.per);
    // Over the lengths that are stated; phrases are ranked over their tokens, which differ by a little.
    const Frequencies f{row.a, row.b, comparison.length_a, comparison.length_b};
    row.g2 = log_likelihood(f);
    row.log_ratio = log_ratio(f);
    row.lrc = lrc.of(row.a, row.b);
    row.q = std::exp(found.log_q);
    row.first = edition_at(found.first);
    row.last_before = edition_at(found.last_before);
    row.back_since = edition_at(found.back_since);
    row.covers = std::move(found.covers);
  };
  const auto rows =
      std::find_if(phrases->begin(), phrases->end(), [](const ComparedPhrase& one) { return one.beyond; }) -
      phrases->begin();  // those behind them recur
  each_in_parallel(threads_of(context), phrases->size(),
                   [&](std::size_t i) { take((*phrases)[i], comparison.phrases[i], texts.phrases[i]); });
  *phrases = {};
  comparison.recurring.assign(std::make_move_iterator(comparison.phrases.begin() + rows),
                              std::make_move_iterator(comparison.phrases.end()));
  comparison.phrases.resize(static_cast<std::size_t>(rows));
  texts.phrases.resize(static_cast<std::size_t>(rows));
  // Between great groups nearly all of them move so much.
  if (least_occurrences(std::max(comparison.length_a, comparison.length_b)) == 1)
    add_everyday(comparison, find_moved_words(a.views, b.views, draft.words, comparison.length_a, comparison.length_b,
                                              threads_of(context)));

  if (request.statistics)
    if (auto ok = add_statistics(comparison, texts, request.permutations, context); !ok)
      return tl::unexpected(ok.error());

  if (a.views.size() == 1 && b.views.size() == 1) {
    auto sections =
        compare_sections(a.views[0], b.views[0], comparison.length_a, comparison.length_b, draft.unit, context);
    if (!sections) return tl::unexpected(sections.error());
    comparison.sections = std::move(sections->rows);
    comparison.retitled = std::move(sections->retitled);
  }
  return {};
}

// What else the corpus knows: themes, coverage, notes.
Result<Comparison> finish(const Workspace& workspace, Draft draft, const CompareRequest& request) {
  const Side &a = *draft.a, &b = *draft.b;
  Comparison comparison = std::move(draft.comparison);
  auto themes = theme_rows(workspace, a, b, comparison);
  if (!themes) return tl::unexpected(themes.error());
  comparison.themes = std::move(*themes);

  std::vector<Edition> covered = draft.earlier.editions;
  covered.insert(covered.end(), a.editions.begin(), a.editions.end());
  covered.insert(covered.end(), b.editions.begin(), b.editions.end());
  if (in_one_series(a, b)) {
    // What “new” and “dropped” do not know: editions of the series up to B whose text is not held in full.
    auto all = workspace.corpus().select(series_in_version(b.editions.front()));
    if (!all) return tl::unexpected(all.error());
    covered.clear();
    if (!request.since.empty()) {
      auto kept = keep_since(*all, request.since);
      if (!kept) return tl::unexpected(kept.error());
    }
    for (const Edition& edition : *all) {
      covered.push_back(edition);
      if (edition.id == b.editions.back().id) break;
    }
    auto between = workspace.corpus().between(a.editions.back(), b.editions.front());
    if (!between) return tl::unexpected(between.error());
    for (const Edition& edition : *between)
      if (edition.status == EditionStatus::kMissing || edition.status == EditionStatus::kPartial)
        comparison.between.push_back(edition.name());
  }
  auto coverage = coverage_of(workspace.corpus(), covered);
  if (!coverage) return tl::unexpected(coverage.error());
  comparison.coverage = std::move(*coverage);

  auto series_a = workspace.corpus().find_series(a.editions.front().series);
  auto series_b = workspace.corpus().find_series(b.editions.front().series);
  if (!series_a) return tl::unexpected(series_a.error());
  if (!series_b) return tl::unexpected(series_b.error());
  comparison.notes = warnings(a, b, *series_a ? &**series_a : nullptr, *series_b ? &**series_b : nullptr);
  for (const Side* side : {&a, &b})
    if (auto ok = note_language(workspace, *side, comparison); !ok) return tl::unexpected(ok.error());
  note_least_occurrences(comparison);
  if (auto ok = look_in_partial(workspace, a, b, draft.earlier, draft.words, comparison); !ok)
    return tl::unexpected(ok.error());
  establish(comparison, a, b, covered);
  if (!request.since.empty()) {
    if (auto ok = look_further_back(workspace, draft.earlier, draft.words, comparison); !ok)
      return tl::unexpected(ok.error());
    comparison.notes.push_back(since_note(comparison, draft.earlier.undated));
    return comparison;
  }
  if (!comparison.between.empty()) {
    const std::vector<std::string>& missing = comparison.coverage.missing;
    const auto is_missing = [&](const std::string& edition) {
      return std::find(missing.begin(), missing.end(), edition) != missing.end();
    };
    const auto n = std::count_if(comparison.between.begin(), comparison.between.end(), is_missing);
    const bool one = comparison.between.size() == 1;
    comparison.notes.push_back(name_list(comparison.between) + (one ? " lies" : " lie") + " between " +
                               a.editions.back().name() + " and " + b.editions.front().name() + " and " +
                               (one ? "is" : "are") +
                               (n == 0                                ? " held only in part"
                                : n == std::ssize(comparison.between) ? " not held"
                                                                      : " not held in full") +
                               ": “new” means new since " + a.name + ", or earlier in what lies between");
  }
  const Coverage& of = comparison.coverage;
  if (!of.missing.empty() || !of.partial.empty())
    comparison.notes.push_back("“new” holds on the held editions up to " + b.name +
                               (of.missing.empty() ? "" : "; missing: " + name_list(of.missing)) +
                               (of.partial.empty() ? "" : "; held only in part: " + name_list(of.partial)));
  return comparison;
}

Result<Comparison> compare_sides(const Workspace& workspace, const Side& a, const Side& b,
                                 const CompareRequest& request, const Context& context) {
  auto draft = draft_of(workspace, a, b, request, context);
  if (!draft) return tl::unexpected(draft.error());
  if (Status filled = fill(*draft, request, context); !filled) return tl::unexpected(filled.error());
  return finish(workspace, std::move(*draft), request);
}

// Each side against the one after it; a step is the work of one thread.
Result<std::vector<Comparison>> compare_steps(const Workspace& workspace, const std::vector<Side>& sides,
                                              const CompareRequest& request, const Context& context) {
  const unsigned threads = threads_of(context);
  const std::size_t at_once = 8 * std::size_t{threads};  // what is known of all steps would take quadratic memory
  Context of_step;
  of_step.stop = context.stop;
  of_step.memory = context.memory;
  of_step.threads = 1;
  const std::thread::id own = std::this_thread::get_id();
  std::atomic<std::size_t> done{0};
  std::vector<Comparison> steps;
  while (steps.size() + 1 < sides.size()) {
    const std::size_t first = steps.size(), last = std::min(first + at_once, sides.size() - 1);
    std::vector<Draft> drafts;
    for (std::size_t i = first; i < last; ++i) {
      auto draft = draft_of(workspace, sides[i], sides[i + 1], request, context);
      if (!draft) return tl::unexpected(draft.error());
      drafts.push_back(std::move(*draft));
    }
    std::vector<Status> filled(drafts.size());
    in_parallel(threads, drafts.size(), [&](std::size_t i) {
      filled[i] = fill(drafts[i], request, of_step);
      const std::size_t so_far = ++done;
      if (context.progress && std::this_thread::get_id() == own) context.progress("comparing", so_far, sides.size());
    });
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      if (!filled[i]) return tl::unexpected(filled[i].error());
      auto step = finish(workspace, std::move(drafts[i]), request);
      if (!step) return tl::unexpected(step.error());
      steps.push_back(std::move(*step));
    }
  }
  return steps;
}

}  // namespace

Result<CompareAnswer> compare(const Workspace& workspace, const CompareRequest& request, const Context& context) {
  CompareAnswer answer;
  answer.tifa = workspace.provenance();
  answer.rule = state_rule(Rule{});
  if (request.a.empty())
    return fail(ErrorCode::kUsage, "what is to be compared is empty", "",
                "name two editions or a range: tifa compare A B");
  auto left = workspace.corpus().select(request.a);
  if (!left) return tl::unexpected(left.error());
  std::string name_a = request.a, name_b = request.b;
  if (name_b.empty() && !request.since.empty() && left->size() == 1) {
    // New in one edition since then: its changes are those against the edition before it.
    const Edition& newest = left->front();
    name_b = request.a;
    name_a = newest.series + ":" + newest.id + "^" + newest.version;
    left = workspace.corpus().select(name_a);
    if (!left) return tl::unexpected(left.error());
  }

  if (!name_b.empty()) {
    auto right = workspace.corpus().select(name_b);
    if (!right) return tl::unexpected(right.error());
    auto a = side_of(workspace, name_a, *left, request.allow_partial, context);
    if (!a) return tl::unexpected(a.error());
    auto b = side_of(workspace, name_b, *right, request.allow_partial, context);
    if (!b) return tl::unexpected(b.error());
    if (auto apart = check_apart(*a, *b); !apart) return tl::unexpected(apart.error());
    auto whole = compare_sides(workspace, *a, *b, request, context);
    if (!whole) return tl::unexpected(whole.error());
    answer.whole = std::move(*whole);
    const Edition &old = a->editions.front(), &fresh = b->editions.front();
    if (old.series == fresh.series && fresh.date.known() && fresh.date < old.date)
      answer.whole.notes.insert(answer.whole.notes.begin(),
                                a->name + " is the newer of the two: the comparison runs backwards in time");
    if (b->editions.front().language == "en")
      answer.rule = state_rule(Rule{Unit::kWord, {}, Folding::kDefault, Overlap::kNone});
    return answer;
  }

  // A range: its first held edition against its last, and each against the one before it.
  std::vector<Side> sides;
  for (const Edition& edition : *left) {
    if (edition.status != EditionStatus::kHeld) continue;
    auto side = side_of(workspace, edition.name(), {edition}, false, context);
    if (!side) return tl::unexpected(side.error());
    sides.push_back(std::move(*side));
  }
  if (sides.size() < 2)
    return fail(ErrorCode::kUsage, "“" + request.a + "” names fewer than two held editions", "",
                "name two editions or a range: tifa compare A B");
  if (sides.size() > 2) {
    auto steps = compare_steps(workspace, sides, request, context);
    if (!steps) return tl::unexpected(steps.error());
    answer.steps = std::move(*steps);
  }
  auto whole = compare_sides(workspace, sides.front(), sides.back(), request, context);
  if (!whole) return tl::unexpected(whole.error());
  answer.whole = std::move(*whole);
  if (auto ok = add_courses(answer.whole, workspace.corpus(), *left, answer.whole.unit == "words", context); !ok)
    return tl::unexpected(ok.error());
  return answer;
}

}  // namespace tifa
