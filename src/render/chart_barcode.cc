// The barcode: a strip for each edition with its sections, and a tick wherever the term stands.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "render/chart_sheet.h"

namespace tifa {
namespace {

std::string tally(const BarcodeStrip& strip, const ChartWords& words) {
  if (strip.status == PointStatus::kMissing) return std::string(words.missing);
  const std::size_t hits = strip.marks.size();
  if (strip.status == PointStatus::kPartial) return std::string(words.partial);
  return hits == 0 ? std::string(words.none) : std::to_string(hits);
}

// Ticks nearer than a third of a pixel are one tick: a strip is not larger than the picture can show.
std::string ticks(const std::vector<double>& marks, double left, double width, double top, double bottom) {
  std::string data;
  double before = -1;
  for (const double mark : marks) {
    const double x = left + share_of(mark) * width;
    if (x - before < 0.34) continue;
    before = x;
    data += "M" + pixels(x) + " " + pixels(top) + "V" + pixels(bottom);
  }
  return data;
}

}  // namespace

std::string draw(const Barcode& chart, const SvgOptions& options) {
  Sheet sheet(chart.text, options);
  sheet.paragraph(chart.unit, kLabelFont, "tc-m", 2);
  const bool few = chart.strips.size() <= 12;
  const double strip_height = few ? 22 : 12;
  const double row = few ? 36 : 18;
  const Font font = few ? kLabelFont : kSmall;
  double names = 0, tallies = 0;
  for (const BarcodeStrip& strip : chart.strips) {
    names = std::max(names, text_length(chart_text(strip.edition), font));
    tallies = std::max(tallies, text_length(tally(strip, sheet.words), kStrongFont));
  }
  names = std::min(names, sheet.inner() * 0.3);
  const double left = sheet.left() + names + 8, right = sheet.right() - tallies - 8;
  const double width = std::max(40.0, right - left);
  // With one or two strips the sections have their names below; with more, numbers would be read across documents.
  const bool numbered = chart.strips.size() <= 2;
  bool missing = false, partial = false;
  sheet.y += 4;
  for (const BarcodeStrip& strip : chart.strips) {
    const double top = sheet.y + 2, bottom = top + strip_height, centre = (top + bottom) / 2;
    sheet.svg.text(left - 8, centre + 4.2, shorten(chart_text(strip.edition), names, font), font, "", Anchor::kEnd);
    sheet.svg.text(right + 8, centre + 4.2, tally(strip, sheet.words),
                   strip.status == PointStatus::kHeld && !strip.marks.empty() ? kStrongFont : kSmall,
                   strip.status == PointStatus::kHeld && !strip.marks.empty() ? "" : "tc-m");
    if (strip.status == PointStatus::kMissing) {
      missing = true;
      sheet.svg.mark(Mark::kCross, left + 6, centre, 3.5, "tc-calm");
      sheet.svg.line(left + 14, centre, left + width, centre, "tc-open");
      sheet.y += row;
      continue;
    }
    // The whole document, with what stands before its first section.
    sheet.svg.rect(left, top, width, strip_height, "tc-tint");
    for (std::size_t s = 0; s < strip.sections.size(); ++s) {
      const BarcodeSection& section = strip.sections[s];
      const double x1 = left + share_of(section.begin) * width, x2 = left + share_of(section.end) * width;
      sheet.svg.open_group(chart_text(section.heading));
      sheet.svg.rect(x1, top, x2 - x1, strip_height, s % 2 == 0 ? "tc-tint2" : "tc-tint");
      sheet.svg.close_group();
      const std::string number = std::to_string(s + 1);
      if (numbered && text_length(number, kSmall) + 2 <= x2 - x1)
        sheet.svg.text((x1 + x2) / 2, bottom + 12, number, kSmall, "tc-m", Anchor::kMiddle);
    }
    if (strip.status == PointStatus::kPartial) {
      partial = true;
      sheet.svg.hatch(left, top, width, strip_height);
      sheet.svg.rect(left, top, width, strip_height, "tc-open");
    }
    const std::string data = ticks(strip.marks, left, width, top, bottom);
    if (!data.empty()) sheet.svg.path(data, "tc-code");
    sheet.y += row;
    if (!numbered || strip.sections.empty()) continue;
    std::string key;
    for (std::size_t s = 0; s < strip.sections.size(); ++s)
      key += fmt::format("{}{} {}", s == 0 ? "" : " · ", s + 1,
                         shorten(chart_text(strip.sections[s].heading), 260, kSmall));
    sheet.y += 4;
    sheet.paragraph(key, kSmall, "tc-m", 8);
    sheet.y += 6;
  }
  std::vector<LegendEntry> legend;
  if (missing) legend.push_back({std::string(sheet.words.missing_long), "tc-calm", Mark::kCross, false, "", false});
  if (partial) legend.push_back({std::string(sheet.words.partial_long), "", std::nullopt, false, "", true});
  sheet.legend(legend);
  return sheet.finish();
}

}  // namespace tifa
