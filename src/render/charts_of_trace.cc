// trace as a chart: the phrase over all editions, and below it what it grew out of, stands instead of, and its
// variants.
#include <algorithm>

#include "render/chart_say.h"
#include "render/charts_of.h"

namespace tifa {
namespace {

constexpr std::size_t kMostOfEach = 2;

Panel panel_of(const Life& life, const std::string& label, const std::vector<std::optional<std::uint64_t>>* counts) {
  Panel panel;
  panel.label = label;
  for (std::size_t i = 0; i < life.rows.size(); ++i) {
    const CountRow& row = life.rows[i];
    if (row.status == "not_applicable") continue;
    SeriesPoint point;
    point.edition = edition_id(row.edition);
    point.status = point_status(row.status);
    const std::optional<std::uint64_t> count = counts == nullptr    ? row.count
                                               : i < counts->size() ? (*counts)[i]
                                                                    : std::nullopt;
    if (count && row.length && *row.length > 0) {
      point.count = count;
      point.value = static_cast<double>(*count) * static_cast<double>(row.per) / static_cast<double>(*row.length);
    } else if (point.status == PointStatus::kHeld) {
      point.status = PointStatus::kMissing;  // no such section, or no text in this language: no figure
    }
    point.present = counts == nullptr && row.present && !row.count;
    panel.points.push_back(std::move(point));
  }
  return panel;
}

}  // namespace

std::optional<Chart> chart_of(const TraceAnswer& answer, const PictureOptions& options) {
  const ChartSay say(options.language);
  SmallMultiples chart;
  std::string told;
  for (const Life& life : answer.lives) {
    if (life.total == 0 || life.rows.size() < 2) continue;
    const std::string of = answer.lives.size() > 1 ? " · " + life.series : "";
    chart.panels.push_back(panel_of(life, life.term + of, nullptr));
    const auto add = [&](const auto& rows, const std::string& label) {
      std::size_t drawn = 0;
      for (std::size_t i = 0; i < rows.size() && drawn < kMostOfEach; ++i) {
        if (rows[i].counts.empty()) continue;  // a spelling of the phrase itself
        ++drawn;
        chart.panels.push_back(panel_of(life, say("{}: {}", "{}：{}", label, rows[i].wording) + of, &rows[i].counts));
      }
    };
    add(life.origins, say("grew out of", "源自"));
    add(life.displaced, say("stood in its place", "此前同一位置"));
    add(life.longer, say("longer", "扩展"));
    add(life.variants, say("variant", "变体"));
    for (const CountRow& row : life.rows)
      if (row.rate && chart.unit.empty()) chart.unit = say.per(row.per, row.unit);
    if (life.uses.first)
      told += say(" “{}”: first in {}, last in {}, peak in {}; {} bursts, {} periods.",
                  "“{}”：首见于{}，末见于{}，最多在{}；突增{}段，分{}期。", life.term, *life.uses.first,
                  *life.uses.last, life.peak_count.value_or("–"), life.bursts.size(), life.periods.size());
  }
  if (chart.panels.empty()) return std::nullopt;
  chart.text.language = say.language();
  chart.text.title = say("The life of {}", "{}的来龙去脉", say.quoted({answer.lives.front().term}));
  chart.text.description = say("Small multiples: the phrase over its editions, then the wordings around it; {}.",
                               "小图组：先为该提法历版情况，次为相关说法；{}。", chart.unit) +
                           told;
  chart.text.note = ChartSay::note(answer.rule, answer.lives.front().uses.coverage);
  return chart;
}

}  // namespace tifa
