// Horizontal bars with their labels beside them, or above them where the sheet is narrow.
#include <algorithm>
#include <cmath>

#include "render/chart_sheet.h"

namespace tifa {

std::string draw(const Bars& chart, const SvgOptions& options) {
  Sheet sheet(chart.text, options);
  sheet.paragraph(chart.unit, kLabelFont, "tc-m", 2);
  const auto value_of = [](const BarRow& row) {
    return row.status == PointStatus::kHeld && row.value && std::isfinite(*row.value) ? std::max(0.0, *row.value) : 0.0;
  };
  double most = 0, label_width = 0, shown_width = 0;
  bool missing = false, partial = false;
  for (const BarRow& row : chart.rows) {
    most = std::max(most, value_of(row));
    label_width = std::max(label_width, text_length(chart_text(row.label), kLabelFont));
    missing = missing || row.status == PointStatus::kMissing;
    partial = partial || row.status == PointStatus::kPartial;
  }
  const auto shown_of = [&](const BarRow& row) {
    if (row.status == PointStatus::kMissing) return std::string(sheet.words.missing);
    if (row.status == PointStatus::kPartial && row.shown.empty()) return std::string(sheet.words.partial);
    return shorten(chart_text(row.shown), sheet.inner() * 0.4, kStrongFont);
  };
  for (const BarRow& row : chart.rows) shown_width = std::max(shown_width, text_length(shown_of(row), kStrongFont));

  constexpr double kGap = 10, kBar = 13;
  const bool above = sheet.narrow() && label_width > sheet.inner() * 0.3;
  const double column = above ? 0 : std::min(label_width, sheet.inner() * 0.42);
  const double zero = sheet.left() + (above ? 0 : column + kGap);
  const double longest = std::max(20.0, sheet.right() - zero - shown_width - 8);
  sheet.y += 6;
  const double top = sheet.y;
  for (const BarRow& row : chart.rows) {
    const auto lines = break_text(chart_text(row.label), above ? sheet.inner() : column, kLabelFont, 2);
    const double text_height = line_height(kLabelFont) * static_cast<double>(lines.size());
    double centre = 0;
    if (above) {
      sheet.svg.lines(zero, sheet.y + text_height / 2, lines, kLabelFont, "", Anchor::kStart, row.href);
      centre = sheet.y + text_height + kBar / 2 + 3;
      sheet.y += text_height + kBar + 12;
    } else {
      const double height = std::max(text_height, kBar) + 6;
      centre = sheet.y + height / 2;
      sheet.svg.lines(zero - kGap, centre, lines, kLabelFont, "", Anchor::kEnd, row.href);
      sheet.y += height;
    }
    double end = zero;
    if (row.status == PointStatus::kMissing) {
      sheet.svg.mark(Mark::kCross, zero + 7, centre, 3.5, "tc-calm");
      end += 12;
    } else if (row.status == PointStatus::kPartial) {
      sheet.svg.hatch(zero, centre - kBar / 2, 18, kBar);
      sheet.svg.rect(zero, centre - kBar / 2, 18, kBar, "tc-open");
      end += 18;
    } else {
      const double length = most > 0 ? value_of(row) / most * longest : 0;
      if (value_of(row) > 0) sheet.svg.rect(zero, centre - kBar / 2, std::max(1.0, length), kBar, "tc-bar");
      end += length;
    }
    const bool figure = row.status == PointStatus::kHeld;
    sheet.svg.lines(end + 6, centre, {shown_of(row)}, figure ? kStrongFont : kSmall, figure ? "" : "tc-m");
  }
  if (!chart.rows.empty() && !above) sheet.svg.line(zero, top - 2, zero, sheet.y, "tc-axis");
  sheet.y += 6;
  std::vector<LegendEntry> legend;
  if (missing) legend.push_back({std::string(sheet.words.missing_long), "tc-calm", Mark::kCross, false, "", false});
  if (partial) legend.push_back({std::string(sheet.words.partial_long), "", std::nullopt, false, "", true});
  sheet.legend(legend);
  return sheet.finish();
}

}  // namespace tifa
