#include "app/findings.h"

#include <algorithm>
#include <array>

namespace tifa {
namespace {

constexpr std::size_t kFindings = 5;
constexpr std::array<const char*, 5> kChanges = {"new", "up", "down", "dropped", "returned"};

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
  if (finding.kind == "dropped") {
    for (std::size_t i = a + 1; i-- > 0;) {
      if (!series[i].held) continue;
      if (series[i].count.value_or(0) == 0) break;
      ++finding.run;
      finding.since = series[i].edition;
    }
  } else if (finding.kind == "returned") {
    for (std::size_t i = b; i-- > 0;) {
      if (!series[i].held) continue;
      if (series[i].count.value_or(0) > 0) {
        finding.since = series[i].edition;
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

bool goals_moved(const ReportAnswer& answer) {
  return std::any_of(answer.goals.changes.begin(), answer.goals.changes.end(), [&](const GoalChange& change) {
    return change.a == answer.a && change.b == answer.b && change.change != "kept" && change.change != "reworded";
  });
}

bool sections_moved(const ReportAnswer& answer) {
  return std::any_of(answer.comparison.sections.begin(), answer.comparison.sections.end(),
                     [](const SectionRow& row) { return row.change != "kept" && row.change != "retitled"; });
}

}  // namespace

std::vector<Finding> find_findings(const ReportAnswer& answer, const SeriesCounts& counts) {
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

  std::vector<Finding> others;
  const auto other = [&](const char* kind) {
    Finding finding;
    finding.kind = kind;
    others.push_back(finding);
  };
  if (goals_moved(answer)) other("goals");
  if (sections_moved(answer)) other("sections");

  std::vector<Finding> findings;
  for (const std::size_t index : best)
    if (findings.size() + others.size() < kFindings) findings.push_back(phrase_finding(answer, index, counts));
  for (const std::size_t index : rest)
    if (findings.size() + others.size() < kFindings) findings.push_back(phrase_finding(answer, index, counts));
  findings.insert(findings.end(), others.begin(), others.end());
  if (findings.size() < kFindings && answer.comparison.length_a > 0) {
    Finding finding;
    finding.kind = "length";
    findings.push_back(finding);
  }
  return findings;
}

}  // namespace tifa
