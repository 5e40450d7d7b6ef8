// compare and goals as charts: slopes of phrases and themes, sections and aims before and after.
#include <algorithm>
#include <array>
#include <map>

#include "render/chart_say.h"
#include "render/charts_of.h"
#include "render/comparison_charts.h"

namespace tifa {
namespace {

std::string dated(const std::string& name, const std::string& date) {
  return date.empty() || name.find(date) != std::string::npos ? name : name + " (" + date + ")";
}

SlopeRow slope(const std::string& label, const std::string& change, std::uint64_t a, std::uint64_t b, double rate_a,
               double rate_b) {
  SlopeRow row;
  row.label = label;
  row.change = change;
  if (a > 0) row.a = rate_a, row.value_a = shown_number(rate_a);
  if (b > 0) row.b = rate_b, row.value_b = shown_number(rate_b);
  return row;
}

ChartFrame frame_of(const Comparison& comparison, std::string note) {
  return {dated(comparison.a, comparison.date_a), dated(comparison.b, comparison.date_b), std::move(note)};
}

std::optional<Chart> theme_chart(const CompareAnswer& answer, const ChartSay& say) {
  const Comparison& comparison = answer.whole;
  SlopeChart chart;
  for (const ThemeRow& row : comparison.themes) {
    if (row.a == 0 && row.b == 0) continue;
    const char* change = row.a == 0                ? "new"
                         : row.b == 0              ? "dropped"
                         : row.rate_b > row.rate_a ? "up"
                         : row.rate_b < row.rate_a ? "down"
                                                   : "kept";
    chart.rows.push_back(slope(row.theme, change, row.a, row.b, row.rate_a, row.rate_b));
  }
  if (chart.rows.empty()) return std::nullopt;
  chart.a = dated(comparison.a, comparison.date_a);
  chart.b = dated(comparison.b, comparison.date_b);
  chart.unit = say.per(comparison.per, comparison.unit);
  chart.text.language = say.language();
  chart.text.title = say("Themes from {} to {}", "从{}到{}：主题之变", comparison.a, comparison.b);
  chart.text.description = say("A line for each of {} themes from its rate in {} to its rate in {}.",
                               "共{}个主题，各一条线，从{}到{}。", chart.rows.size(), comparison.a, comparison.b);
  chart.text.note = ChartSay::note(answer.rule, comparison.coverage);
  return chart;
}

}  // namespace

std::optional<Chart> chart_of(const CompareAnswer& answer, const PictureOptions& options) {
  const ChartSay say(options.language);
  const Words words(say.language());
  if (options.show == "sections")
    return sections_chart(answer.whole, frame_of(answer.whole, answer.whole.coverage.statement), words);
  if (options.show == "themes") return theme_chart(answer, say);
  return slope_chart(answer.whole, frame_of(answer.whole, ChartSay::note(answer.rule, answer.whole.coverage)), words);
}

std::optional<Chart> chart_of(const GoalsAnswer& answer, const PictureOptions& options) {
  if (answer.changes.empty()) return std::nullopt;
  const ChartSay say(options.language);
  const std::string &a = answer.changes.back().a, &b = answer.changes.back().b;
  // The list of the newer edition that states its aims, and the older one most of whose items it took up.
  std::optional<std::size_t> list_a, list_b;
  const auto is_of = [&](std::size_t list, const std::string& edition) {
    return list < answer.lists.size() && answer.lists[list].edition == edition;
  };
  for (const char* role : {"goals", "tasks", "other"})
    for (std::size_t i = 0; i < answer.lists.size() && !list_b; ++i)
      if (answer.lists[i].edition == b && answer.lists[i].role == role) list_b = i;
  if (!list_b) return std::nullopt;
  std::map<std::size_t, std::size_t> shared;
  for (const GoalChange& change : answer.changes)
    if (change.a == a && change.b == b && change.rank_a > 0 && change.rank_b > 0 && change.list_b == *list_b &&
        is_of(change.list_a, a))
      ++shared[change.list_a];
  for (const auto& [list, count] : shared)
    if (!list_a || count > shared[*list_a]) list_a = list;
  for (std::size_t i = 0; i < answer.lists.size() && !list_a; ++i)
    if (answer.lists[i].edition == a && answer.lists[i].role == answer.lists[*list_b].role) list_a = i;
  if (!list_a) return std::nullopt;

  ChartFrame frame{dated(a, answer.lists[*list_a].date), dated(b, answer.lists[*list_b].date), answer.method};
  if (!answer.coverage.statement.empty()) frame.note += (frame.note.empty() ? "" : " · ") + answer.coverage.statement;
  return lists_chart(answer, *list_a, *list_b, frame, Words(say.language()));
}

}  // namespace tifa
