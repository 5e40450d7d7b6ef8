#include "app/findings.h"

#include <algorithm>
#include <array>

#include "keyness/keyness.h"

namespace tifa {
namespace {

constexpr std::size_t kFindings = 5;
constexpr double kCritical = 3.84;  // of χ² with one degree of freedom at 5 %
constexpr std::array<const char*, 5> kChanges = {"new", "up", "down", "dropped", "returned"};

// Whether the change is there as well by other counts of A and B.
bool holds_by(const std::optional<std::pair<std::uint64_t, std::uint64_t>>& counts, const ReportAnswer& answer,
              const PhraseRow& row) {
  if (!counts) return true;
  const auto [a, b] = *counts;
  if (row.change == "new" || row.change == "returned") return a == 0 && b > 0;
  if (row.change == "dropped") return a > 0 && b == 0;
  const Frequencies f{a, b, answer.comparison.length_a, answer.comparison.length_b};
  return log_likelihood(f) >= kCritical && (log_ratio(f) > 0) == (row.change == "up");
}

// The phrases of a change that are worth a sentence, strongest first: those with the text's own ranking when they
// recur, and no more than the first one when none does.
std::vector<std::size_t> candidates(const ReportAnswer& answer, const std::string& change) {
  std::vector<std::size_t> found;
  std::optional<std::size_t> first;
  for (std::size_t i = 0; i < answer.comparison.phrases.size(); ++i) {
    const PhraseRow& row = answer.comparison.phrases[i];
    if (row.change != change) continue;
    // What a partial edition has is not new to the series.
    if ((change == "new" || change == "returned") && !answer.evidence[i].in_partial.empty()) continue;
    // A rise or fall that one common rate explains well is no finding.
    if ((change == "up" || change == "down") && row.g2 < kCritical) continue;
    // Nor is what changes as part of other words only, or in one number only (“war” goes, “wars” come).
    const PhraseEvidence& behind = answer.evidence[i];
    if (!holds_by(behind.as_words, answer, row) || !holds_by(behind.either_number, answer, row)) continue;
    // Nor is a word whose rise or fall is that of a longer one (运动, mostly in 运动会).
    if (behind.longer && !holds_by(std::pair(behind.longer->outside_a, behind.longer->outside_b), answer, row))
      continue;
    if (!first) first = i;
    if ((change == "dropped" ? row.a : row.b) > 1 || change == "down") found.push_back(i);
  }
  if (found.empty() && first) found.push_back(*first);
  std::stable_sort(found.begin(), found.end(), [&](std::size_t x, std::size_t y) {
    return answer.comparison.phrases[x].g2 > answer.comparison.phrases[y].g2;
  });
  return found;
}

Finding phrase_finding(const ReportAnswer& answer, std::size_t index, const SeriesCounts& counts) {
  const PhraseRow& phrase = answer.comparison.phrases[index];
  Finding finding;
  finding.kind = phrase.change;
  finding.strength = phrase.g2;
  finding.phrase = index;
  const std::vector<EditionCount> series = counts(phrase);
  std::size_t a = series.size(), b = series.size();
  for (std::size_t i = 0; i < series.size(); ++i) {
    if (series[i].edition == answer.a) a = i;
    if (series[i].edition == answer.b) b = i;
  }
  if (a == series.size() || b == series.size() || a > b) return finding;
  for (std::size_t i = 0; i < b; ++i) finding.searched += series[i].held ? 1 : 0;
  if (finding.kind == "new")
    for (std::size_t i = b; i-- > 0;)
      if (series[i].count.value_or(0) > 0) finding.since = series[i].edition;
  const auto gaps_between = [&](std::size_t from, std::size_t to) {
    for (std::size_t i = from; i < to; ++i)
      if (!series[i].held) finding.gaps.push_back(series[i].edition);
  };
  if (finding.kind == "dropped") {
    std::size_t reached = a;
    for (std::size_t i = a + 1; i-- > 0;) {
      if (!series[i].held) continue;
      if (series[i].count.value_or(0) == 0) break;
      ++finding.run;
      finding.since = series[i].edition;
      reached = i;
    }
    gaps_between(reached, a);
  } else if (finding.kind == "returned") {
    for (std::size_t i = b; i-- > 0;) {
      if (!series[i].held) continue;
      if (series[i].count.value_or(0) > 0) {
        finding.since = series[i].edition;
        gaps_between(i, b);
        break;
      }
      ++finding.run;
    }
  } else if (finding.kind == "up") {
    finding.most = std::all_of(series.begin(), series.end(), [&](const EditionCount& one) {
      return !one.held || one.edition == answer.b ||
             (one.count.value_or(0) < series[b].count.value_or(0) && one.rate < series[b].rate);
    });
  }
  return finding;
}

// The figures of a wording, in ascending order of their digits: 5.5 and 1200 of “5.5 %, 1200”.
std::vector<std::string> figures(const std::string& text) {
  std::vector<std::string> found;
  std::string figure;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    const bool inside = !figure.empty() && c == '.' && i + 1 < text.size() && text[i + 1] >= '0' && text[i + 1] <= '9';
    if ((c >= '0' && c <= '9') || inside) {
      figure += c;
    } else if (!figure.empty()) {
      found.push_back(std::move(figure));
      figure.clear();
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

const GoalItem* item_of(const GoalsAnswer& goals, std::uint64_t list, std::uint64_t rank) {
  return list < goals.lists.size() && rank >= 1 && rank <= goals.lists[list].items.size()
             ? &goals.lists[list].items[rank - 1]
             : nullptr;
}

bool came_went_or_moved(const GoalChange& change) {
  if (change.change == "new" || change.change == "gone") return change.established;
  return change.change.starts_with("moved");
}

bool has_other_figures(const GoalsAnswer& goals, const GoalChange& change) {
  const GoalItem *a = item_of(goals, change.list_a, change.rank_a), *b = item_of(goals, change.list_b, change.rank_b);
  return a != nullptr && b != nullptr && figures(a->text) != figures(b->text);
}

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
      if (in_lists && has_other_figures(goals, change)) finding.figures.push_back(i);
    }
    if (!finding.changes.empty() || !finding.figures.empty()) return finding;
  }
  return std::nullopt;
}

bool sections_moved(const ReportAnswer& answer) {
  return std::any_of(answer.comparison.sections.begin(), answer.comparison.sections.end(),
                     [](const SectionRow& row) { return row.change != "kept" && row.change != "retitled"; });
}

}  // namespace

std::vector<Finding> find_findings(const ReportAnswer& answer, const SeriesCounts& counts) {
  const std::optional<Finding> goals = goals_finding(answer);
  // Of a text that is not held in full neither counts nor absence nor length say anything; what it lists, it lists.
  if (answer.documents[0].status != "held" || answer.documents[1].status != "held")
    return goals ? std::vector<Finding>{*goals} : std::vector<Finding>{};

  std::vector<std::size_t> best, rest;  // phrases: one of each change, and those after them
  for (const char* change : kChanges) {
    const auto found = candidates(answer, change);
    if (!found.empty()) best.push_back(found.front());
    rest.insert(rest.end(), found.begin() + (found.empty() ? 0 : 1), found.end());
  }
  const auto stronger = [&](std::size_t x, std::size_t y) {
    return answer.comparison.phrases[x].g2 > answer.comparison.phrases[y].g2;
  };
  std::stable_sort(best.begin(), best.end(), stronger);
  std::stable_sort(rest.begin(), rest.end(), stronger);

  const bool sections = sections_moved(answer);
  const std::size_t places = kFindings - (goals ? 1 : 0) - (sections ? 1 : 0);

  std::vector<Finding> findings;
  for (const std::size_t index : best)
    if (findings.size() < places) findings.push_back(phrase_finding(answer, index, counts));
  for (const std::size_t index : rest)
    if (findings.size() < places) findings.push_back(phrase_finding(answer, index, counts));
  if (goals) findings.insert(findings.begin(), *goals);
  if (sections) {
    findings.emplace_back();
    findings.back().kind = "sections";
  }
  if (findings.size() < kFindings && answer.comparison.length_a > 0) {
    Finding finding;
    finding.kind = "length";
    findings.push_back(finding);
  }
  return findings;
}

}  // namespace tifa
