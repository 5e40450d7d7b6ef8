// count, first, kwic, status as charts.
#include <algorithm>
#include <map>
#include <set>

#include "render/chart_say.h"
#include "render/charts_of.h"

namespace tifa {
namespace {

constexpr std::size_t kMostBars = 120;  // more make no picture

// What figures of a count stand for: rates where all are taken over the same unit, else the counts themselves.
struct Measure {
  bool rates = true;
  std::uint64_t per = 0;
  std::string unit;
};

Measure measure_of(const CountAnswer& answer) {
  Measure measure;
  for (const TermCount& term : answer.terms)
    for (const CountRow& row : term.rows) {
      if (!row.count) continue;
      if (!row.rate || (measure.per != 0 && (measure.unit != row.unit || measure.per != row.per))) {
        measure.rates = false;
        return measure;
      }
      measure.per = row.per;
      measure.unit = row.unit;
    }
  return measure;
}

std::optional<double> figure_of(const CountRow& row, const Measure& measure) {
  if (!row.count) return std::nullopt;
  return measure.rates ? row.rate : std::optional<double>(static_cast<double>(*row.count));
}

std::string unit_of(const Measure& measure, const ChartSay& say) {
  return measure.rates && measure.per > 0 ? say.per(measure.per, measure.unit) : say("hits", "次数");
}

std::vector<std::string> terms_of(const CountAnswer& answer) {
  std::vector<std::string> terms;
  for (const TermCount& term : answer.terms) terms.push_back(term.term);
  return terms;
}

// "“科技”: first 2.1 (1978), highest 9.7 (2013), last 6.2 (2025)."
std::string course_of(const Panel& panel, const ChartSay& say) {
  const SeriesPoint *first = nullptr, *last = nullptr, *peak = nullptr;
  for (const SeriesPoint& point : panel.points) {
    if (!point.value) continue;
    if (first == nullptr) first = &point;
    last = &point;
    if (peak == nullptr || *point.value > *peak->value) peak = &point;
  }
  if (first == nullptr) return {};
  return say(" “{}”: first {} ({}), highest {} ({}), last {} ({}).", "“{}”：起初{}（{}），最高{}（{}），最近{}（{}）。",
             panel.label, shown_number(*first->value), first->edition, shown_number(*peak->value), peak->edition,
             shown_number(*last->value), last->edition);
}

std::string gaps_of(const std::vector<Panel>& panels, const ChartSay& say) {
  std::set<std::string> missing, partial;
  for (const Panel& panel : panels)
    for (const SeriesPoint& point : panel.points) {
      if (point.status == PointStatus::kMissing) missing.insert(point.edition);
      if (point.status == PointStatus::kPartial) partial.insert(point.edition);
    }
  std::string text;
  if (!missing.empty()) text += say(" Editions missing, shown as gaps: {}.", "缺失{}版，以空缺表示。", missing.size());
  if (!partial.empty())
    text += say(" Editions held only in part, without a figure: {}.", "仅收部分文本{}版，不计数。", partial.size());
  return text;
}

bool is_year(const std::string& group) { return !group.empty() && group.front() >= '0' && group.front() <= '9'; }

// A panel for each term and series, in their order.
std::vector<Panel> panels_of(const CountAnswer& answer, const Measure& measure) {
  std::set<std::string> all_series;
  for (const TermCount& term : answer.terms)
    for (const CountRow& row : term.rows) all_series.insert(series_of(row.edition));
  std::vector<Panel> panels;
  for (const TermCount& term : answer.terms) {
    std::map<std::string, std::size_t> of_series;
    for (const CountRow& row : term.rows) {
      // What has no date has no place on an axis of years.
      if (row.status == "not_applicable" || (answer.by == "year" && !is_year(row.edition))) continue;
      const std::string series = series_of(row.edition);
      const auto [place, fresh] = of_series.try_emplace(series, panels.size());
      if (fresh)
        panels.push_back({all_series.size() > 1 && !series.empty() ? term.term + " · " + series : term.term, {}, ""});
      SeriesPoint point;
      point.edition = edition_id(row.edition);
      point.value = figure_of(row, measure);
      point.count = row.count;
      // A year or group of which nothing is held has no figure either.
      point.status = point.value ? PointStatus::kHeld : point_status(row.status);
      point.present = row.present && !row.count;
      panels[place->second].points.push_back(std::move(point));
    }
  }
  return panels;
}

std::string lacking(const CountRow& row, const ChartSay& say) {
  if (row.partial + row.missing == 0) return {};
  return say(" ({} not in the sum)", "（{}版未计入）", row.partial + row.missing);
}

}  // namespace

std::optional<Chart> chart_of(const CountAnswer& answer, const PictureOptions& options) {
  const ChartSay say(options.language);
  const Measure measure = measure_of(answer);
  ChartText text;
  text.language = say.language();
  std::set<std::string> editions;
  for (const TermCount& term : answer.terms)
    for (const CountRow& row : term.rows) editions.insert(row.edition);
  if (answer.terms.empty() || editions.empty()) return std::nullopt;
  text.note = ChartSay::note(answer.terms.front().rule, answer.terms.front().coverage);
  const std::string named = say.quoted(terms_of(answer));

  if ((answer.by == "edition" || answer.by == "year") && editions.size() > 1) {
    SmallMultiples chart;
    chart.panels = panels_of(answer, measure);
    std::erase_if(chart.panels, [](const Panel& panel) { return panel.points.empty(); });
    if (chart.panels.empty()) return std::nullopt;
    chart.unit = unit_of(measure, say);
    text.title = say("{} by {}: {} to {}", "{}：按{}（{}至{}）", named,
                     answer.by == "year" ? say("year", "年") : say("edition", "版次"),
                     chart.panels.front().points.front().edition, chart.panels.front().points.back().edition);
    if (answer.by == "year" && std::any_of(editions.begin(), editions.end(), [](const auto& x) { return !is_year(x); }))
      text.note += say(" · editions without a date are not drawn", " · 未注日期的版次不在图中");
    text.description = say("Small multiples, a line for each term: {}.", "小图组，每词一条线；{}。", chart.unit);
    constexpr std::size_t kMostTold = 6;
    for (std::size_t p = 0; p < std::min(kMostTold, chart.panels.size()); ++p)
      text.description += course_of(chart.panels[p], say);
    text.description += gaps_of(chart.panels, say);
    chart.text = std::move(text);
    return chart;
  }

  Bars chart;
  chart.unit = unit_of(measure, say);
  std::size_t rows = 0;
  for (const TermCount& term : answer.terms)
    for (const CountRow& row : term.rows) {
      if (row.status == "not_applicable" || ++rows > kMostBars) continue;
      std::string label;
      const auto add = [&](const std::string& part) { label += (label.empty() || part.empty() ? "" : " · ") + part; };
      if (answer.terms.size() > 1) add(term.term);
      if (editions.size() > 1 || (answer.by != "section" && answer.terms.size() == 1)) add(row.edition);
      if (answer.by == "section")
        add(row.section.empty() ? say("(before the first section)", "（首节之前）") : row.section);
      BarRow bar;
      bar.label = label;
      bar.value = figure_of(row, measure);
      bar.status = bar.value ? PointStatus::kHeld : point_status(row.status);
      if (bar.value) bar.shown = shown_number(*bar.value) + lacking(row, say);
      chart.rows.push_back(std::move(bar));
    }
  if (chart.rows.empty()) return std::nullopt;
  const std::string where = editions.size() == 1 ? *editions.begin() : say("{} editions", "{}版", editions.size());
  text.title = answer.by == "section"   ? say("{} by section: {}", "{}：按章节（{}）", named, where)
               : answer.by == "edition" ? say("{} in {}", "{}：{}", named, where)
                                        : say("{} by {}", "{}：按{}", named,
                                              answer.by == "series" ? say("series", "系列")
                                              : answer.by == "year" ? say("year", "年")
                                                                    : say("place", "地方"));
  text.description =
      say("Horizontal bars, one for each of {} rows; {}.", "横条图，共{}条；{}。", chart.rows.size(), chart.unit);
  if (rows > kMostBars)
    text.note += say(" · the first {} of {} rows are drawn", " · 图中为前{}条，共{}条", kMostBars, rows);
  chart.text = std::move(text);
  return chart;
}

std::optional<Chart> chart_of(const FirstAnswer& answer, const PictureOptions& options) {
  const ChartSay say(options.language);
  SmallMultiples chart;
  chart.presence = true;
  std::set<std::string> all_series;
  for (const FirstRow& row : answer.terms) all_series.insert(row.series);
  std::vector<std::string> terms;
  std::string told;
  for (const FirstRow& row : answer.terms) {
    if (terms.empty() || terms.back() != row.term) terms.push_back(row.term);
    Panel panel;
    panel.label = all_series.size() > 1 ? row.term + " · " + row.series : row.term;
    for (const Presence& edition : row.editions) {
      SeriesPoint point;
      point.edition = edition_id(edition.edition);
      point.status = point_status(edition.status);
      // Absence is known of what was searched in full alone.
      if (point.status == PointStatus::kHeld && edition.searched) point.value = edition.present ? 1 : 0;
      point.present = point.status == PointStatus::kPartial && edition.present;
      panel.points.push_back(std::move(point));
    }
    if (panel.points.empty()) continue;
    if (row.first && row.last)
      told += say(" “{}”: first in {}, last in {}.", "“{}”：首见于{}，末见于{}。", row.term, *row.first, *row.last);
    chart.panels.push_back(std::move(panel));
  }
  if (chart.panels.empty()) return std::nullopt;
  chart.text.language = say.language();
  chart.text.title = say("Editions that have {}", "{}见于哪些版次", say.quoted(terms));
  chart.text.description =
      say("A strip for each term with a mark for each edition: a tall one where the term stands in it.",
          "每词一行，每版一个标记；有该词者为长条。") +
      told + gaps_of(chart.panels, say);
  chart.text.note = ChartSay::note(answer.terms.front().rule, answer.terms.front().coverage);
  return chart;
}

std::optional<Chart> chart_of(const KwicAnswer& answer, const PictureOptions& options) {
  if (answer.strips.empty()) return std::nullopt;
  const ChartSay say(options.language);
  Barcode chart;
  std::vector<std::string> terms;
  std::set<std::string> all_series;
  for (const HitStrip& strip : answer.strips) {
    if (std::find(terms.begin(), terms.end(), strip.term) == terms.end()) terms.push_back(strip.term);
    all_series.insert(series_of(strip.edition));
  }
  for (const HitStrip& given : answer.strips) {
    BarcodeStrip strip;
    strip.edition = all_series.size() > 1 ? given.edition : edition_id(given.edition);
    if (terms.size() > 1) strip.edition += " " + given.term;
    strip.status = point_status(given.status);
    strip.length = given.length;
    for (const HitStrip::Section& section : given.sections)
      strip.sections.push_back({section.heading, section.begin, section.end});
    strip.marks = given.hits;
    chart.strips.push_back(std::move(strip));
  }
  chart.unit = say("each strip a document from beginning to end, its sections shaded in turn; each tick a hit",
                   "每条为一份文件，从头至尾，章节以深浅相间；每道竖线为一处");
  chart.text.language = say.language();
  chart.text.title = say("Where {} stands in the text", "{}在文中的位置", say.quoted(terms));
  chart.text.description =
      say("A strip for each of {} documents, {} hits in all; the table has the hits of each section.",
          "共{}条，{}处；各章节次数见表。", chart.strips.size(), answer.total);
  chart.text.note = ChartSay::note(answer.rule, answer.coverage);
  return chart;
}

std::optional<Chart> chart_of(const StatusAnswer& answer, const PictureOptions& options) {
  const ChartSay say(options.language);
  Bars chart;
  for (const SeriesStatus& series : answer.series) {
    BarRow row;
    row.label = series.title.empty() ? series.series : series.series + " · " + series.title;
    row.value = static_cast<double>(series.held);
    row.shown = series.declares_expected ? say("{} of {}", "{}/{}", series.held, series.expected)
                                         : say("{}", "{}", series.held);
    if (series.partial > 0) row.shown += say(", {} in part", "，{}版不全", series.partial);
    if (!series.missing.empty()) row.shown += say(", {} missing", "，缺{}版", series.missing.size());
    chart.rows.push_back(std::move(row));
  }
  if (chart.rows.empty()) return std::nullopt;
  chart.unit = say("editions held in full", "全文在库的版次数");
  chart.text.language = say.language();
  chart.text.title = say("What the corpus holds", "语料库所存");
  chart.text.description = say("Bars, one for each of {} series.", "横条图，共{}个系列。", chart.rows.size());
  return chart;
}

std::optional<Chart> chart_of(const DocumentAnswer& answer, const PictureOptions& options) {
  const ChartSay say(options.language);
  Bars chart;
  std::uint32_t outermost = UINT32_MAX;
  for (const OutlineRow& row : answer.outline)
    if (row.level > 0) outermost = std::min(outermost, row.level);
  std::size_t rows = 0;
  for (const OutlineRow& row : answer.outline) {
    if ((row.level != outermost && row.level != 0) || row.characters == 0 || ++rows > kMostBars) continue;
    BarRow bar;
    bar.label = row.level == 0 ? say("(before the first section)", "（首节之前）") : row.heading;
    bar.value = static_cast<double>(row.characters);
    bar.shown = shown_number(*bar.value);
    chart.rows.push_back(std::move(bar));
  }
  if (chart.rows.empty()) return std::nullopt;
  chart.unit = say("characters", "字");
  chart.text.language = say.language();
  chart.text.title = say("Length of the sections of {}", "{}各章节长度", answer.edition);
  chart.text.description =
      say("Horizontal bars, one for each of {} sections in their order.", "横条图，按顺序共{}节。", chart.rows.size());
  chart.text.note = answer.title;
  if (rows > kMostBars)
    chart.text.note += say(" · the first {} of {} sections are drawn", " · 图中为前{}节，共{}节", kMostBars, rows);
  return chart;
}

}  // namespace tifa
