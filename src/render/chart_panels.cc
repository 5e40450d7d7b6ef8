// Small multiples: a panel for each term over the same editions, or for presence a strip of marks for each term.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "render/chart_sheet.h"
#include "render/label_layout.h"

namespace tifa {
namespace {

constexpr double kMarks = 12;     // the row below the axis where missing and partial editions are marked
constexpr double kAxis = 18;      // the row of edition names
constexpr double kHeadroom = 18;  // above the highest value, for its label

std::optional<double> figure(const SeriesPoint& point) {
  if (point.status != PointStatus::kHeld || !point.value || !std::isfinite(*point.value)) return std::nullopt;
  return std::max(0.0, *point.value);
}

// Steps of 1, 2 or 5 times a power of ten, so that at most three fit below `most`.
double tick_step(double most) {
  if (most <= 0) return 1;
  double step = std::pow(10.0, std::floor(std::log10(most)) - 1);
  for (const double factor : {1.0, 2.0, 5.0, 10.0, 20.0, 50.0})
    if (most / (step * factor) < 4) return step * factor;
  return step * 100;
}

// Of one scale all with the decimals of its step: 0.5, 1.0, 1.5.
std::string tick_label(double step, int k) {
  constexpr double kSmallest = 1e-6;
  if (step < kSmallest || step >= 1) return shown_number(step * k);
  return fmt::format("{:.{}f}", step * k, static_cast<int>(-std::floor(std::log10(step) + 1e-9)));
}

double highest(const Panel& panel) {
  double most = 0;
  for (const SeriesPoint& point : panel.points) most = std::max(most, figure(point).value_or(0));
  return most;
}

struct Frame {
  double left = 0, right = 0, top = 0, bottom = 0;
  std::size_t count = 1;
  [[nodiscard]] double step() const { return (right - left) / static_cast<double>(std::max<std::size_t>(count, 1)); }
  [[nodiscard]] double x(std::size_t i) const { return left + (static_cast<double>(i) + 0.5) * step(); }
};

void draw_axis(Sheet& sheet, const Panel& panel, const Frame& frame) {
  sheet.svg.line(frame.left, frame.bottom, frame.right, frame.bottom, "tc-axis");
  std::vector<double> at, widths;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < panel.points.size(); ++i) {
    names.push_back(shorten(chart_text(panel.points[i].edition), 110, kSmall));
    at.push_back(frame.x(i));
    widths.push_back(text_length(names.back(), kSmall));
  }
  const auto places =
      choose_labels(at, widths, 8, std::max(2.0, frame.left - 20), std::min(sheet.width - 2, frame.right + 20));
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i]) continue;
    sheet.svg.line(at[i], frame.bottom, at[i], frame.bottom + 4, "tc-axis");
    sheet.svg.text(*places[i], frame.bottom + kMarks + 13, names[i], kSmall, "tc-m", Anchor::kMiddle);
  }
  const double radius = std::clamp(frame.step() / 2 - 0.6, 1.2, 3.0);
  constexpr double kApart = 0.5;  // pixels; of crosses that stand closer one is seen
  double crossed = -kApart;
  for (std::size_t i = 0; i < panel.points.size(); ++i) {
    const SeriesPoint& point = panel.points[i];
    const double x = frame.x(i), width = std::clamp(frame.step() * 0.8, 3.0, 16.0);
    if (point.status == PointStatus::kMissing && x >= crossed + kApart) {
      sheet.svg.mark(Mark::kCross, x, frame.bottom + 8, radius, "tc-calm");
      crossed = x;
    }
    if (point.status != PointStatus::kPartial) continue;
    sheet.svg.hatch(x - width / 2, frame.top, width, frame.bottom - frame.top);
    if (point.present) sheet.svg.mark(Mark::kOpenDiamond, x, frame.bottom + 8, radius, "tc-rise");
  }
}

struct Box {
  double x1, y1, x2, y2;
  [[nodiscard]] bool overlaps(const Box& other) const {
    return x1 < other.x2 && other.x1 < x2 && y1 < other.y2 && other.y1 < y2;
  }
};

// Whether the line of values runs through a box.
bool crosses(const Panel& panel, const Frame& frame, const std::vector<double>& y, const Box& box) {
  for (std::size_t i = 0; i + 1 < y.size(); ++i) {
    const double x1 = frame.x(i), x2 = frame.x(i + 1);
    if (x2 < box.x1 || x1 > box.x2 || !figure(panel.points[i]) || !figure(panel.points[i + 1])) continue;
    const auto at = [&](double x) { return y[i] + (std::clamp(x, x1, x2) - x1) / (x2 - x1) * (y[i + 1] - y[i]); };
    const double ya = at(box.x1), yb = at(box.x2);
    if (std::min(ya, yb) < box.y2 && box.y1 < std::max(ya, yb)) return true;
  }
  return false;
}

// The peak, the last and the first value, as far as they find room beside each other and the line; the peak goes first.
void label_values(Sheet& sheet, const Panel& panel, const Frame& frame, const std::vector<double>& y) {
  std::optional<std::size_t> first, last, peak;
  for (std::size_t i = 0; i < panel.points.size(); ++i) {
    const auto value = figure(panel.points[i]);
    if (!value) continue;
    if (!first) first = i;
    last = i;
    if (!peak || *value > *figure(panel.points[*peak])) peak = i;
  }
  if (!first) return;
  std::vector<Box> taken;
  std::vector<std::size_t> labelled;
  enum class Place : std::uint8_t { kAbove, kBelow, kBeside };
  const auto put = [&](std::size_t i, std::initializer_list<Place> places) {
    if (std::find(labelled.begin(), labelled.end(), i) != labelled.end()) return;
    const std::string value = shown_number(*figure(panel.points[i]));
    const double width = text_length(value, kStrongFont), x = frame.x(i);
    for (const Place place : places) {
      const bool beside = place == Place::kBeside;
      const double left = beside ? x + 6 : std::max(frame.left, std::min(x - width / 2, frame.right - width));
      const double baseline = place == Place::kAbove ? y[i] - 7 : beside ? y[i] + 4.2 : y[i] + 17;
      const Box box{left, baseline - ascent(kStrongFont), left + width, baseline + descent(kStrongFont)};
      if (box.y2 > frame.bottom + (beside ? 8 : 0) || crosses(panel, frame, y, box) ||
          std::any_of(taken.begin(), taken.end(), [&](const Box& other) { return box.overlaps(other); }))
        continue;
      taken.push_back(box);
      labelled.push_back(i);
      sheet.svg.text(left, baseline, value, kStrongFont, "tc-halo");
      return;
    }
  };
  for (const std::size_t i : {*peak, *last, *first}) sheet.svg.mark(Mark::kDot, frame.x(i), y[i], 3, "tc-rise");
  if (*peak == *last) put(*last, {Place::kBeside});
  put(*peak, {Place::kAbove});
  put(*last, {Place::kBeside});
  put(*first, {Place::kAbove, Place::kBelow});
}

void draw_values(Sheet& sheet, const Panel& panel, const Frame& frame, double most) {
  const double scale = most > 0 ? (frame.bottom - frame.top - kHeadroom) / most : 0;
  const double step = tick_step(most);
  for (int k = 1; most > 0 && k <= 4 && step * k <= most * 1.0001; ++k) {
    const double y = frame.bottom - step * k * scale;
    sheet.svg.line(frame.left, y, frame.right, y, "tc-grid");
    sheet.svg.text(frame.left - 5, y + 3.8, tick_label(step, k), kSmall, "tc-m", Anchor::kEnd);
  }
  sheet.svg.text(frame.left - 5, frame.bottom + 3.8, "0", kSmall, "tc-m", Anchor::kEnd);

  std::vector<double> y;
  y.reserve(panel.points.size());
  for (const SeriesPoint& point : panel.points) y.push_back(frame.bottom - figure(point).value_or(0) * scale);
  std::string data;
  bool open = false;
  for (std::size_t i = 0; i < panel.points.size(); ++i) {
    const bool held = figure(panel.points[i]).has_value();
    if (held) data += (open ? "L" : "M") + pixels(frame.x(i)) + " " + pixels(y[i]);
    open = held;
  }
  if (!data.empty()) sheet.svg.path(data, "tc-l tc-rise");
  const bool roomy = frame.step() >= 9;
  for (std::size_t i = 0; i < panel.points.size(); ++i) {
    if (!figure(panel.points[i])) continue;
    // A value between two gaps is on no line.
    const bool alone =
        (i == 0 || !figure(panel.points[i - 1])) && (i + 1 == panel.points.size() || !figure(panel.points[i + 1]));
    if (roomy || alone) sheet.svg.mark(Mark::kDot, frame.x(i), y[i], roomy ? 2.6 : 2, "tc-rise");
  }
  label_values(sheet, panel, frame, y);
}

// The room that a panel needs beside its plot: for the figures of its scale, and for the last value.
struct Beside {
  double ticks = 0, last = 0;

  void take(const Panel& panel, double most) {
    constexpr double kToTicks = 7, kToLast = 6;
    const auto widen = [](double& room, double width) { room = std::max(room, width); };
    widen(ticks, text_length("0", kSmall) + kToTicks);
    for (int k = 1; most > 0 && k <= 4 && tick_step(most) * k <= most * 1.0001; ++k)
      widen(ticks, text_length(tick_label(tick_step(most), k), kSmall) + kToTicks);
    double width = 0;
    for (const SeriesPoint& point : panel.points)
      if (const auto value = figure(point)) width = text_length(shown_number(*value), kStrongFont) + kToLast;
    widen(last, width);
  }
};

void draw_presence(Sheet& sheet, const Panel& panel, const Frame& frame) {
  const double radius = std::clamp(frame.step() * 0.36, 0.9, 6.0), y = (frame.top + frame.bottom) / 2;
  for (std::size_t i = 0; i < panel.points.size(); ++i)
    if (const auto value = figure(panel.points[i]))
      sheet.svg.mark(*value > 0 ? Mark::kTall : Mark::kLow, frame.x(i), y, radius, *value > 0 ? "tc-rise" : "tc-calm");
}

}  // namespace

std::string draw(const SmallMultiples& chart, const SvgOptions& options) {
  Sheet sheet(chart.text, options);
  const std::size_t count = chart.panels.size();
  double most_of_all = 0;
  bool missing = false, partial = false, has = false, stands = false, stands_not = false;
  for (const Panel& panel : chart.panels) {
    most_of_all = std::max(most_of_all, highest(panel));
    for (const SeriesPoint& point : panel.points) {
      missing = missing || point.status == PointStatus::kMissing;
      partial = partial || point.status == PointStatus::kPartial;
      has = has || (point.status == PointStatus::kPartial && point.present);
      const auto value = figure(point);
      stands = stands || (value && *value > 0);
      stands_not = stands_not || (value && *value <= 0);
    }
  }
  std::string unit = chart_text(chart.unit);
  if (!chart.presence && !chart.same_scale && count > 1)
    unit += (unit.empty() ? "" : std::string(sheet.words.semicolon)) + std::string(sheet.words.own_scales);
  sheet.paragraph(unit, kLabelFont, "tc-m", 2);
  sheet.y += 8;

  constexpr double kBetween = 26, kLeastPanel = 236;
  const auto fit = static_cast<std::size_t>(std::max(1.0, (sheet.inner() + kBetween) / (kLeastPanel + kBetween)));
  const std::size_t columns = chart.presence ? 1 : std::clamp<std::size_t>(count, 1, fit);
  const double panel_width =
      (sheet.inner() - kBetween * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  const auto scale_of = [&](const Panel& panel) { return chart.same_scale ? most_of_all : highest(panel); };
  // The same in all panels, so that the editions of one stand under those of the other.
  Beside beside;
  for (const Panel& panel : chart.panels)
    if (!chart.presence) beside.take(panel, scale_of(panel));
  const double plot = chart.presence ? 16 : count == 1 && !sheet.narrow() ? 190 : 104;
  for (std::size_t begin = 0; begin < count; begin += columns) {
    const std::size_t end = std::min(count, begin + columns);
    std::vector<std::vector<std::string>> titles;
    std::size_t lines = 0;
    for (std::size_t p = begin; p < end; ++p) {
      titles.push_back(break_text(chart_text(chart.panels[p].label), panel_width, kHeadFont, 2));
      lines = std::max(lines, titles.back().size());
    }
    const double head = line_height(kHeadFont) * static_cast<double>(lines);
    for (std::size_t p = begin; p < end; ++p) {
      const Panel& panel = chart.panels[p];
      const double x = sheet.left() + static_cast<double>(p - begin) * (panel_width + kBetween);
      const auto& title = titles[p - begin];
      const double title_height = line_height(kHeadFont) * static_cast<double>(title.size());
      sheet.svg.lines(x, sheet.y + head - title_height / 2, title, kHeadFont, "tc-t", Anchor::kStart, panel.href);
      Frame frame;
      frame.count = panel.points.size();
      frame.left = x + beside.ticks;
      frame.right = x + panel_width - beside.last;
      frame.top = sheet.y + head + 4;
      frame.bottom = frame.top + plot;
      draw_axis(sheet, panel, frame);
      if (chart.presence)
        draw_presence(sheet, panel, frame);
      else
        draw_values(sheet, panel, frame, scale_of(panel));
    }
    sheet.y += head + 4 + plot + kMarks + kAxis + 10;
  }
  std::vector<LegendEntry> legend;
  if (chart.presence && stands)
    legend.push_back({std::string(sheet.words.stands), "tc-rise", Mark::kTall, false, "", false});
  if (chart.presence && stands_not)
    legend.push_back({std::string(sheet.words.stands_not), "tc-calm", Mark::kLow, false, "", false});
  if (missing) legend.push_back({std::string(sheet.words.missing_long), "tc-calm", Mark::kCross, false, "", false});
  if (partial) legend.push_back({std::string(sheet.words.partial_long), "", std::nullopt, false, "", true});
  if (has) legend.push_back({std::string(sheet.words.partial_has), "tc-rise", Mark::kOpenDiamond, false, "", false});
  sheet.legend(legend);
  return sheet.finish();
}

}  // namespace tifa
