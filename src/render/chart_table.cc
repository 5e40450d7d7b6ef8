// The numbers behind each chart as a table.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "render/chart.h"
#include "render/chart_words.h"

namespace tifa {
namespace {

Column text_column(std::string_view name) { return {std::string(name)}; }
Column number_column(std::string_view name) { return {std::string(name), Align::kRight}; }

Cell number(const std::optional<double>& value) {
  if (!value || !std::isfinite(*value)) return {};
  if (const auto whole = whole_number(*value)) return *whole;
  return Number{*value, std::abs(*value) < 0.1 ? 4 : 2};
}

std::string status_word(PointStatus status, const ChartWords& words) {
  return std::string(status == PointStatus::kHeld      ? words.held
                     : status == PointStatus::kPartial ? words.partial
                                                       : words.missing);
}

Table rows_of(const SlopeChart& chart) {
  const ChartWords& words = chart_words(chart.text.language);
  Table table;
  table.columns = {text_column(words.term), text_column(words.change), number_column(chart.a), number_column(chart.b)};
  const auto shown = [](const std::optional<double>& value, const std::string& said) {
    return number(value || said.empty() ? value : std::optional<double>(0));  // not there, and that is known: 0
  };
  for (const SlopeRow& row : chart.rows)
    table.rows.push_back(
        {row.label, change_word(words, row.change), shown(row.a, row.value_a), shown(row.b, row.value_b)});
  return table;
}

// Editions down, a column for each term, where all panels have the same editions; else a row for each point.
Table rows_of(const SmallMultiples& chart) {
  const ChartWords& words = chart_words(chart.text.language);
  Table table;
  const auto shown = [&](const SeriesPoint& point) -> Cell {
    if (point.status == PointStatus::kMissing) return std::string(words.missing);
    if (point.status == PointStatus::kPartial) return std::string(point.present ? words.partial_has : words.partial);
    if (chart.presence && point.value) return std::string(*point.value > 0 ? words.stands : words.stands_not);
    return number(point.value);
  };
  const bool same =
      !chart.panels.empty() && std::all_of(chart.panels.begin(), chart.panels.end(), [&](const Panel& panel) {
        return std::equal(panel.points.begin(), panel.points.end(), chart.panels.front().points.begin(),
                          chart.panels.front().points.end(),
                          [](const SeriesPoint& x, const SeriesPoint& y) { return x.edition == y.edition; });
      });
  if (same) {
    table.columns.push_back(text_column(words.edition));
    for (const Panel& panel : chart.panels) table.columns.push_back(number_column(panel.label));
    for (std::size_t i = 0; i < chart.panels.front().points.size(); ++i) {
      std::vector<Cell> row = {chart.panels.front().points[i].edition};
      for (const Panel& panel : chart.panels) row.push_back(shown(panel.points[i]));
      table.rows.push_back(std::move(row));
    }
    return table;
  }
  table.columns = {text_column(words.term), text_column(words.edition), number_column(words.value)};
  for (const Panel& panel : chart.panels)
    for (const SeriesPoint& point : panel.points) table.rows.push_back({panel.label, point.edition, shown(point)});
  return table;
}

// "12 %, 40 %": shares of the document; of many the first ones.
std::string places_of(const std::vector<double>& marks) {
  constexpr std::size_t kMost = 24;
  std::string places;
  for (std::size_t i = 0; i < std::min(marks.size(), kMost); ++i)
    places += fmt::format("{}{:.0f} %", i == 0 ? "" : ", ", marks[i] * 100);
  return places + (marks.size() > kMost ? ", …" : "");
}

// A row for each section of each strip, with the hits in it.
Table rows_of(const Barcode& chart) {
  const ChartWords& words = chart_words(chart.text.language);
  Table table;
  table.columns = {text_column(words.edition), text_column(words.status), text_column(words.section),
                   text_column(words.position), number_column(words.hits)};
  for (const BarcodeStrip& strip : chart.strips) {
    const std::string status = status_word(strip.status, words);
    if (strip.status == PointStatus::kMissing) {
      table.rows.push_back({strip.edition, status, std::string(), std::string(), Cell{}});
      continue;
    }
    // Of a text held in part neither a figure nor a 0 says anything: only that the term stands there.
    const bool whole = strip.status != PointStatus::kPartial;
    const auto number = [&](std::int64_t hits) { return whole ? Cell{hits} : Cell{}; };
    const auto hits = [&](double begin, double end, bool last) {
      const auto from = std::lower_bound(strip.marks.begin(), strip.marks.end(), begin);
      const auto to = last ? strip.marks.end() : std::lower_bound(from, strip.marks.end(), std::max(begin, end));
      return static_cast<std::int64_t>(to - from);
    };
    // Of a text without sections it says where the hits themselves stand.
    if (strip.sections.size() < 2) {
      table.rows.push_back({strip.edition, status, std::string(), places_of(strip.marks),
                            number(static_cast<std::int64_t>(strip.marks.size()))});
      continue;
    }
    double before = 0;
    for (std::size_t s = 0; s < strip.sections.size(); ++s) {
      const BarcodeSection& section = strip.sections[s];
      // What stands before the first section (title, opening) or between two has a row of its own.
      if (const auto outside = hits(before, section.begin, false); outside > 0)
        table.rows.push_back({strip.edition, status, std::string("–"),
                              fmt::format("{:.0f}–{:.0f} %", before * 100, section.begin * 100), number(outside)});
      const bool last = s + 1 == strip.sections.size();
      before = section.end;
      // The title, or what stands before the first heading, where there is next to nothing of it.
      const std::int64_t inside = hits(section.begin, section.end, last);
      if (section.heading.empty() && inside == 0) continue;
      table.rows.push_back({strip.edition, status, section.heading.empty() ? std::string("–") : section.heading,
                            fmt::format("{:.0f}–{:.0f} %", section.begin * 100, section.end * 100), number(inside)});
    }
  }
  return table;
}

Table rows_of(const BeforeAfter& chart) {
  const ChartWords& words = chart_words(chart.text.language);
  Table table;
  const std::string position(words.position);
  // Values are in the chart's unit; without values the share of the document is all there is to say, if that.
  bool values = false, shares = false;
  for (const auto* side : {&chart.before, &chart.after})
    for (const BeforeAfterItem& item : *side) {
      values = values || !item.value.empty();
      shares = shares || item.share.has_value();
    }
  const std::string measure = values && !chart.unit.empty() ? chart.unit : std::string(words.share);
  const bool measured = values || shares;
  const std::string colon = chart.text.language == "zh" ? "：" : ": ";
  for (const std::string* label : {&chart.a, &chart.b}) {
    table.columns.push_back(number_column(*label + colon + position));
    table.columns.push_back(text_column(*label));
    if (measured) table.columns.push_back(number_column(*label + colon + measure));
  }
  table.columns.insert(table.columns.begin(), text_column(words.change));
  const auto row_of = [&](std::string change, std::optional<std::size_t> a, std::optional<std::size_t> b) {
    std::vector<Cell> row = {std::move(change)};
    for (const auto& [items, at] : {std::pair{&chart.before, a}, std::pair{&chart.after, b}}) {
      row.emplace_back();
      if (at) row.back() = static_cast<std::int64_t>(*at + 1);
      row.emplace_back(at ? (*items)[*at].label : std::string());
      if (!measured) continue;
      row.emplace_back();
      if (!at) continue;
      const BeforeAfterItem& item = (*items)[*at];
      if (!item.value.empty())
        row.back() = item.value;
      else if (item.share && std::isfinite(*item.share))
        row.back() = fmt::format("{:.0f} %", *item.share * 100);
    }
    table.rows.push_back(std::move(row));
  };
  std::vector<bool> linked(chart.before.size());
  std::vector<std::vector<const BeforeAfterLink*>> of_after(chart.after.size());
  for (const BeforeAfterLink& link : chart.links) {
    if (link.a >= chart.before.size() || link.b >= chart.after.size()) continue;
    linked[link.a] = true;
    of_after[link.b].push_back(&link);
  }
  for (std::size_t b = 0; b < chart.after.size(); ++b) {
    if (of_after[b].empty()) row_of(chart.only_b.empty() ? std::string(words.added) : chart.only_b, std::nullopt, b);
    for (const BeforeAfterLink* link : of_after[b])
      row_of(link->label.empty() ? change_word(words, link->change) : link->label, link->a, b);
  }
  for (std::size_t a = 0; a < chart.before.size(); ++a)
    if (!linked[a]) row_of(chart.only_a.empty() ? std::string(words.gone) : chart.only_a, a, std::nullopt);
  return table;
}

Table rows_of(const Bars& chart) {
  const ChartWords& words = chart_words(chart.text.language);
  Table table;
  table.columns = {text_column(words.label), number_column(words.value)};
  for (const BarRow& row : chart.rows)
    table.rows.push_back(
        {row.label, row.status == PointStatus::kHeld ? number(row.value) : Cell(status_word(row.status, words))});
  return table;
}

}  // namespace

Table table_of(const Chart& chart) {
  Table table = std::visit([](const auto& one) { return rows_of(one); }, chart);
  const ChartText& text = text_of(chart);
  if (!text.title.empty()) table.before.push_back(text.title);
  const std::string unit = std::visit([](const auto& one) { return one.unit; }, chart);
  if (!unit.empty()) table.after.push_back(unit);
  if (!text.note.empty()) table.after.push_back(text.note);
  return table;
}

}  // namespace tifa
