#include "app/findings.h"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <tuple>

#include "app/heading_echoes.h"
#include "keyness/keyness.h"
#include "text/display.h"

namespace tifa {
namespace {

constexpr std::size_t kFindings = 5;
constexpr std::size_t kFirsts = 5;  // new wordings that are told together, each too rare for a finding of its own
constexpr std::size_t kWords = 3;   // of everyday use that are told together
constexpr std::array<const char*, 5> kChanges = {"new", "up", "down", "dropped", "returned"};

// Whether the change is there as well by other counts of A and B.
bool holds_by(const std::optional<std::pair<std::uint64_t, std::uint64_t>>& counts, const ReportAnswer& answer,
              const PhraseRow& row) {
  if (!counts) return true;
  const auto [a, b] = *counts;
  if (row.change == "new" || row.change == "returned") return a == 0 && b > 0;
  if (row.change == "dropped") return a > 0 && b == 0;
  return moves(a, b, answer.comparison, row);
}

// Whether its other inflected forms leave the change of a word what it is.
bool holds_in_any_form(const PhraseEvidence& behind, const ReportAnswer& answer, const PhraseRow& row) {
  if (behind.other_forms.empty()) return true;
  std::uint64_t a = row.a, b = row.b;
  for (const CountedWording& form : behind.other_forms) {
    a += form.a;
    b += form.b;
  }
  return moves(a, b, answer.comparison, row);
}

// Whether longer wordings of the other edition leave nothing of a change: of what came or went any, of a rise or fall
// those that, taken together with the phrase, do not move.
bool is_explained_by(const std::vector<CountedWording>& near, const ReportAnswer& answer, const PhraseRow& row) {
  if (row.change != "up" && row.change != "down") return !near.empty();
  std::uint64_t a = row.a, b = row.b;
  for (const CountedWording& one : near) {
    a += one.a;
    b += one.b;
  }
  return !near.empty() && !moves(a, b, answer.comparison, row);
}

// Whether what came or went stands with a mark between its words where it is said to be not.
bool stands_parted(const PhraseEvidence& behind, const PhraseRow& row) {
  if (row.change == "up" || row.change == "down") return false;
  return !behind.parted_last.empty() ||
         std::any_of(behind.parted.begin(), behind.parted.end(),
                     [&](const CountedWording& one) { return (row.change == "dropped" ? one.b : one.a) > 0; });
}

// Whether a phrase goes on at least half as often without the general verbs at its edges.
bool goes_on_without_verb(const PhraseEvidence& behind, const ReportAnswer& answer, const PhraseRow& row) {
  if (!behind.core) return false;
  const std::uint64_t a = behind.core->a + row.a, b = behind.core->b + row.b;  // the phrase itself has it as well
  if (moves(a, b, answer.comparison, row)) return false;
  const bool of_a = row.change == "dropped";
  const std::uint64_t larger = of_a ? a : b, lacking = of_a ? b : a;
  return 2 * lacking >= larger;
}

// What speaks for a phrase.
struct Strength {
  // Words come in clusters: of what stands twice in a sentence and more, on the average, the sentences count, not the
  // hits (公里 18 times in six).
  double g2 = 0;
  double g2_of_hits = 0;
  std::uint64_t hits = 0, sentences = 0;  // of the edition that it is told of
  bool marked = false;                    // in a heading, or in quotation marks

  // Whether it is more than chance or a passing mention.
  [[nodiscard]] bool is_of_weight() const {
    return g2 >= kCriticalG2 || sentences >= kLeastSentences || (marked && hits > 1);
  }
  bool operator>(const Strength& other) const {
    return std::tuple(is_of_weight(), g2, g2_of_hits, marked) >
           std::tuple(other.is_of_weight(), other.g2, other.g2_of_hits, other.marked);
  }

 private:
  static constexpr std::uint64_t kLeastSentences = 3;
};

Strength strength_of(const ReportAnswer& answer, std::size_t index) {
  const PhraseRow& row = answer.comparison.phrases[index];
  const auto in = [&](const std::string& edition) {
    const std::vector<Evidence>& all = answer.evidence[index].evidence;
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Evidence& one) { return one.edition == edition; });
    return found == all.end() ? nullptr : &*found;
  };
  // Of many hits only some are shown: as many to a sentence as in these.
  const auto sentences = [&](const std::string& edition, std::uint64_t count) {
    const Evidence* const evidence = in(edition);
    return evidence == nullptr || evidence->shown == 0 ? count : count * evidence->passages.size() / evidence->shown;
  };
  const bool of_a = row.change == "dropped" || row.change == "down";
  const std::uint64_t a = sentences(answer.a, row.a), b = sentences(answer.b, row.b);
  Strength strength;
  strength.g2 = strength.g2_of_hits = row.g2;
  strength.hits = of_a ? row.a : row.b;
  strength.sentences = of_a ? a : b;
  if (2 * strength.sentences <= strength.hits) {
    const Frequencies f{a, b, answer.comparison.length_a, answer.comparison.length_b};
    strength.g2 = (log_ratio(f) < 0) == of_a ? log_likelihood(f) : 0;  // they may go the other way
  }
  strength.g2 = std::max(strength.g2, g2_of_run(answer.evidence[index].run));
  strength.marked = without_quotation_marks(row.phrase) != row.phrase;
  if (const Evidence* const evidence = in(of_a ? answer.a : answer.b))
    strength.marked =
        strength.marked || std::any_of(evidence->passages.begin(), evidence->passages.end(), [](const Passage& one) {
          return !one.section.empty() && one.text == one.section.back();
        });
  return strength;
}

// The phrases of a change that are worth a sentence, strongest first: those that recur, and no more than the first one
// when none does. `once`: those that do not recur as well.
std::vector<std::size_t> candidates(const ReportAnswer& answer, const std::string& change, bool once = false) {
  std::vector<std::size_t> found;
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < answer.comparison.phrases.size(); ++i) {
    const PhraseRow& row = answer.comparison.phrases[i];
    if (row.change != change) continue;
    // What a partial edition has is not new to the series.
    if ((change == "new" || change == "returned") &&
        !(answer.evidence[i].in_partial.empty() && answer.evidence[i].in_digests.empty()))
      continue;
    if (change == "new" && !answer.evidence[i].in_other_texts.empty()) continue;
    // A rise or fall that one common rate explains well is no finding.
    if ((change == "up" || change == "down") && row.g2 < kCriticalG2) continue;
    // Nor is what changes as part of other words only, or with singular and plural together.
    const PhraseEvidence& behind = answer.evidence[i];
    if (!holds_by(behind.as_words, answer, row) || !holds_by(behind.either_number, answer, row)) continue;
    // Nor is a word whose rise or fall is that of a longer one (运动, mostly in 运动会).
    if (behind.longer && behind.longer->explains) continue;
    // What the other edition has in a longer wording has not come or gone, and what stood before across words has not
    // come back.
    if (is_explained_by(behind.near, answer, row) || (change == "returned" && !behind.across_words.empty())) continue;
    if (is_back_from_longer(row, behind.bound)) continue;
    // Nor what it has, or an edition before it, with a mark between the words.
    if (stands_parted(behind, row)) continue;
    // Nor what stood there under its short form, or may be no phrase of its own.
    if (behind.short_form || !behind.shared_head.empty()) continue;
    // Nor what goes on in another form, or but for a general verb beside it.
    if (!holds_in_any_form(behind, answer, row) || goes_on_without_verb(behind, answer, row)) continue;
    // Nor what goes on under a name like it, or stood before in the other number or with its words turned.
    if (!behind.compare.empty() || (change == "new" && (!behind.other_number.empty() || behind.turned))) continue;
    // Nor what went with the title that had it: the next one has another.
    if (change == "dropped" && !behind.in_title.empty()) continue;
    if (!first) first = i;
    if (once || (change == "dropped" ? row.a : row.b) > 1 || change == "down" || g2_of_run(behind.run) > 0)
      found.push_back(i);
  }
  if (found.empty() && first) found.push_back(*first);
  return found;
}

// Held editions from one of the series up to another, both left out; nothing where one is not of the series.
std::optional<std::uint64_t> held_between(const std::vector<EditionCount>& series, const std::string& from,
                                          const std::string& to) {
  const auto at = [&](const std::string& name) {
    return std::find_if(series.begin(), series.end(), [&](const EditionCount& one) { return one.edition == name; });
  };
  const auto begin = at(from), end = at(to);
  if (begin == series.end() || end == series.end() || end <= begin) return std::nullopt;
  return static_cast<std::uint64_t>(std::count_if(begin + 1, end, [](const EditionCount& one) { return one.held; }));
}

Finding phrase_finding(const ReportAnswer& answer, std::size_t index, const SeriesCounts& counts) {
  const PhraseRow& phrase = answer.comparison.phrases[index];
  Finding finding;
  finding.kind = phrase.change;
  finding.strength = phrase.g2;
  finding.phrase = index;
  if (answer.documents[0].series != answer.documents[1].series) return finding;
  const std::vector<EditionCount> series = counts(phrase);
  const auto place_of = [&](const std::string& name) {
    return static_cast<std::size_t>(
        std::find_if(series.begin(), series.end(), [&](const EditionCount& one) { return one.edition == name; }) -
        series.begin());
  };
  const std::size_t a = place_of(answer.a), b = place_of(answer.b);
  if (a == series.size() || b == series.size() || a > b) return finding;
  for (std::size_t i = 0; i < b; ++i) finding.searched += series[i].held ? 1 : 0;
  const auto gaps_between = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i)
      if (!series[i].held) finding.gaps.push_back(series[i].edition);
  };
  if (finding.kind == "new") {
    std::size_t first = b;
    for (std::size_t i = b; i-- > 0;)
      if (series[i].count.value_or(0) > 0) first = i;
    if (first < b) finding.since = series[first].edition;
    gaps_between(0, first);
  } else if (finding.kind == "dropped") {
    const UnbrokenRun& run = answer.evidence[index].run;
    finding.run = run.editions;
    finding.since = run.since;
    finding.gaps = run.gaps;
    for (std::size_t i = 0; run.editions > 0 && i < place_of(run.since); ++i)
      if (series[i].count.value_or(0) > 0) finding.before = series[i].edition;
    if (held_between(series, finding.before, run.since).value_or(0) < kLeastAbsence) finding.before.clear();
  } else if (finding.kind == "returned") {
    const std::size_t back = std::min(b, place_of(phrase.back_since));
    for (std::size_t i = back; i-- > 0;) {
      if (!series[i].held) continue;
      if (series[i].count.value_or(0) > 0) {
        finding.since = series[i].edition;
        gaps_between(i, back);
        break;
      }
      ++finding.run;
    }
    const std::string& number = answer.evidence[index].other_number;
    if (!number.empty()) finding.run_either = held_between(series, number, series[back].edition);
  } else if (finding.kind == "up" || finding.kind == "down") {
    const EditionCount& top = series[finding.kind == "up" ? b : a];
    constexpr std::ptrdiff_t kLeastHeld = 3;  // of two, one is always the higher
    finding.most =
        std::count_if(series.begin(), series.end(), [](const EditionCount& one) { return one.held; }) >= kLeastHeld &&
        std::all_of(series.begin(), series.end(), [&](const EditionCount& one) {
          return !one.held || one.edition == top.edition ||
                 (one.count.value_or(0) < top.count.value_or(0) && one.rate < top.rate &&
                  one.count_below_title < top.count_below_title && one.rate_below_title < top.rate_below_title);
        });
  }
  return finding;
}

bool is_back_soon(const Finding& finding) {
  return finding.kind == "returned" && !finding.since.empty() &&
         finding.run_either.value_or(finding.run) < kLeastAbsence;
}

bool came_went_or_moved(const GoalChange& change) {
  if (change.change == "new" || change.change == "gone") return change.established && change.like == 0;
  return change.change.starts_with("moved");
}

bool has_other_figures(const GoalChange& change) { return !change.figures.empty() && change.figures != "kept"; }

// Of the main goals of both editions, or else of their main tasks.
std::optional<Finding> goals_finding(const ReportAnswer& answer) {
  const GoalsAnswer& goals = answer.goals;
  const auto main_list = [&](const std::string& edition, const char* role) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < goals.lists.size(); ++i)
      if (goals.lists[i].edition == edition && goals.lists[i].role == role && goals.lists[i].main) return i;
    return std::nullopt;
  };
  for (const char* role : {"goals", "tasks"}) {
    const auto a = main_list(answer.a, role), b = main_list(answer.b, role);
    if (!a || !b) continue;
    Finding finding;
    finding.kind = "goals";
    finding.list_a = *a;
    finding.list_b = *b;
    for (std::size_t i = 0; i < goals.changes.size(); ++i) {
      const GoalChange& change = goals.changes[i];
      if (change.a != answer.a || change.b != answer.b) continue;
      const bool in_lists = (change.rank_a == 0 || change.list_a == *a) && (change.rank_b == 0 || change.list_b == *b);
      if (in_lists && came_went_or_moved(change)) finding.changes.push_back(i);
      if (in_lists && has_other_figures(change)) finding.figures.push_back(i);
    }
    if (!finding.changes.empty() || !finding.figures.empty()) return finding;
  }
  return std::nullopt;
}

// Whether a phrase is part of one that has been chosen, or the other way round: one change is told once.
bool overlaps_one_of(const std::vector<Finding>& findings, const ReportAnswer& answer, std::size_t index) {
  const auto plain = [&](std::size_t at) { return without_quotation_marks(answer.comparison.phrases[at].phrase); };
  const std::string phrase = plain(index);
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
    if (!is_of_one_phrase(finding)) return false;
    const std::string other = plain(finding.phrase);
    return other.find(phrase) != std::string::npos || phrase.find(other) != std::string::npos;
  });
}

// New wordings none of which is of weight: what is there, said together. Nothing where there is one alone.
std::optional<Finding> firsts_finding(const ReportAnswer& answer, const SeriesCounts& counts) {
  std::vector<std::size_t> found = candidates(answer, "new", true);
  std::erase_if(found, [&](std::size_t i) { return answer.comparison.phrases[i].first != answer.b; });
  std::stable_sort(found.begin(), found.end(), [&](std::size_t x, std::size_t y) {
    return answer.comparison.phrases[x].b > answer.comparison.phrases[y].b;
  });
  if (found.size() < 2) return std::nullopt;
  Finding finding = phrase_finding(answer, found.front(), counts);
  finding.kind = "firsts";
  finding.strength = 0;
  finding.more = found.size() > kFirsts;
  found.resize(std::min(found.size(), kFirsts));
  finding.phrases.assign(found.begin(), found.end());
  return finding;
}

// Words of everyday use whose change chance hardly makes: no subject of their own, but news where the change is great.
std::optional<Finding> everyday_finding(const ReportAnswer& answer) {
  const std::vector<EverydayWord>& words = answer.comparison.everyday;
  Finding finding;
  finding.kind = "everyday";
  std::vector<std::uint64_t> order(words.size());
  std::iota(order.begin(), order.end(), std::uint64_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::uint64_t x, std::uint64_t y) { return words[x].g2 > words[y].g2; });
  for (const std::uint64_t i : order) {
    const auto overlaps = [&](std::uint64_t other) {
      return words[i].word.find(words[other].word) != std::string::npos ||
             words[other].word.find(words[i].word) != std::string::npos;
    };
    if (words[i].g2 >= kHighlyCriticalG2 && finding.words.size() < kWords &&
        std::none_of(finding.words.begin(), finding.words.end(), overlaps))
      finding.words.push_back(i);
  }
  return finding.words.empty() ? std::nullopt : std::optional(finding);
}

bool sections_moved(const ReportAnswer& answer) {
  return std::any_of(answer.comparison.sections.begin(), answer.comparison.sections.end(),
                     [](const SectionRow& row) { return row.change != "kept" && row.change != "retitled"; });
}

}  // namespace

bool is_back_from_longer(const PhraseRow& row, const std::optional<BoundFirstUses>& bound) {
  return row.change == "returned" && bound && bound->kind == "wording" && bound->until == row.last_before;
}

bool is_of_one_phrase(const Finding& finding) {
  return std::find(kChanges.begin(), kChanges.end(), finding.kind) != kChanges.end();
}

double g2_of_run(const UnbrokenRun& run) {
  return run.editions < kLongRun ? 0 : log_likelihood({run.editions, 0, run.editions, 1});
}

bool moves(std::uint64_t a, std::uint64_t b, const Comparison& comparison, const PhraseRow& row) {
  const Frequencies f{a, b, comparison.length_a, comparison.length_b};
  const bool of_a = row.change == "down" || row.change == "dropped";
  return log_likelihood(f) >= kCriticalG2 && (log_ratio(f) < 0) == of_a;
}

std::vector<Finding> find_findings(const ReportAnswer& answer, const SeriesCounts& counts) {
  const std::optional<Finding> goals = goals_finding(answer);
  // Of a text that is not held in full neither counts nor absence nor length say anything; what it lists, it lists.
  if (answer.documents[0].status != "held" || answer.documents[1].status != "held")
    return goals ? std::vector<Finding>{*goals} : std::vector<Finding>{};

  // Of each change its phrases, strongest first, the change with the strongest one first; and all of them.
  std::vector<std::vector<std::size_t>> found;
  std::vector<std::size_t> rest;
  std::map<std::size_t, Strength> strength;
  for (const char* change : kChanges) {
    found.push_back(candidates(answer, change));
    for (const std::size_t i : found.back()) strength.emplace(i, strength_of(answer, i));
    rest.insert(rest.end(), found.back().begin(), found.back().end());
  }
  const auto stronger = [&](std::size_t x, std::size_t y) { return strength.at(x) > strength.at(y); };
  for (auto& of_change : found) {
    std::stable_sort(of_change.begin(), of_change.end(), stronger);
    const auto told = std::find_if(of_change.begin(), of_change.end(), [&](std::size_t i) {
      return answer.comparison.phrases[i].change != "returned" || !is_back_soon(phrase_finding(answer, i, counts));
    });
    of_change.erase(of_change.begin(), told);  // a change is as strong as what is told of it
  }
  const auto is_weak = [&](const auto& of_change) {
    return of_change.empty() || !strength.at(of_change.front()).is_of_weight();
  };
  const bool weak_news = is_weak(found.front());
  std::erase_if(found, is_weak);
  std::stable_sort(found.begin(), found.end(),
                   [&](const auto& x, const auto& y) { return stronger(x.front(), y.front()); });
  std::stable_sort(rest.begin(), rest.end(), stronger);

  const bool sections = sections_moved(answer);
  const std::optional<Finding> everyday = everyday_finding(answer);
  const std::size_t places =
      kFindings - (goals ? 1 : 0) - (sections ? 1 : 0) - (answer.redline ? 1 : 0) - (everyday ? 1 : 0);

  std::vector<Finding> findings;
  const auto take = [&](std::size_t index) {
    if (overlaps_one_of(findings, answer, index)) return false;
    Finding finding = phrase_finding(answer, index, counts);
    if (is_back_soon(finding)) return false;
    findings.push_back(std::move(finding));
    return true;
  };
  for (const auto& of_change : found)
    if (findings.size() < places) (void)std::find_if(of_change.begin(), of_change.end(), take);
  if (weak_news && findings.size() < places)
    if (std::optional<Finding> firsts = firsts_finding(answer, counts)) {
      std::erase_if(rest, [&](std::size_t i) { return answer.comparison.phrases[i].change == "new"; });
      findings.push_back(std::move(*firsts));
    }
  for (const std::size_t index : rest)
    if (findings.size() < places) (void)take(index);
  if (everyday) findings.push_back(*everyday);
  if (goals) findings.insert(findings.begin(), *goals);
  if (answer.redline) {
    Finding finding;
    finding.kind = "wording";
    findings.insert(findings.begin(), std::move(finding));
  }
  if (sections) {
    findings.emplace_back();
    findings.back().kind = "sections";
    findings.back().echoes = heading_echoes(answer.comparison.sections);
  }
  if (findings.size() < kFindings && answer.comparison.length_a > 0) {
    Finding finding;
    finding.kind = "length";
    findings.push_back(finding);
  }
  return findings;
}

}  // namespace tifa
