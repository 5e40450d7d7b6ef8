// Before and after: the items of two documents in their order, with their shares as bars, joined where they correspond.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "render/chart_sheet.h"

namespace tifa {
namespace {

struct Manner {
  std::string_view change;
  const char* style;
  Mark mark;
  const char* dash;
};
constexpr Manner kManners[] = {{"moved_up", "tc-rise", Mark::kUp, ""},
                               {"moved_down", "tc-fall", Mark::kDown, ""},
                               {"moved", "tc-back", Mark::kDiamond, ""},
                               {"retitled", "tc-calm", Mark::kDot, "4 3"},
                               {"reworded", "tc-calm", Mark::kDot, "4 3"},
                               {"reordered", "tc-calm", Mark::kDot, "8 3"},
                               {"figure_changed", "tc-calm", Mark::kDot, "2 2 7 2"},
                               {"in_part", "tc-calm", Mark::kDot, "1 3"},
                               {"kept", "tc-calm", Mark::kDot, ""},
                               {"same_heading", "tc-calm", Mark::kDot, ""},
                               {"same_but_figures", "tc-calm", Mark::kDot, ""},
                               {"added", "tc-rise", Mark::kPlus, ""},
                               {"gone", "tc-fall", Mark::kCross, ""}};

const Manner& manner_of(std::string_view change) {
  for (const Manner& manner : kManners)
    if (manner.change == change) return manner;
  return manner_of("kept");
}

struct Item {
  std::vector<std::string> lines;
  double top = 0, height = 0, line_at = 0;  // line_at: where links end
};

}  // namespace

std::string draw(const BeforeAfter& chart, const SvgOptions& options) {
  Sheet sheet(chart.text, options);
  sheet.paragraph(chart.unit, kLabelFont, "tc-m", 2);

  std::vector<const BeforeAfterLink*> links;
  std::vector<bool> linked[2] = {std::vector<bool>(chart.before.size()), std::vector<bool>(chart.after.size())};
  std::vector<std::string> said(chart.after.size());  // of a newer item, what its line and the legend leave unsaid
  for (const BeforeAfterLink& link : chart.links) {
    if (link.a >= chart.before.size() || link.b >= chart.after.size()) continue;
    links.push_back(&link);
    linked[0][link.a] = linked[1][link.b] = true;
    if (!link.label.empty() && link.label != change_word(sheet.words, link.change)) said[link.b] = link.label;
  }
  const auto any = [](const std::vector<bool>& all) { return std::find(all.begin(), all.end(), false) != all.end(); };
  std::vector<LegendEntry> legend;
  for (const Manner& manner : kManners) {
    const bool is_link = std::any_of(links.begin(), links.end(),
                                     [&](const BeforeAfterLink* link) { return &manner_of(link->change) == &manner; });
    if (is_link || (manner.change == "added" && any(linked[1])) || (manner.change == "gone" && any(linked[0])))
      legend.push_back({manner.change == "gone" && !chart.only_a.empty()    ? chart.only_a
                        : manner.change == "added" && !chart.only_b.empty() ? chart.only_b
                                                                            : change_word(sheet.words, manner.change),
                        manner.style, manner.mark, is_link, manner.dash, false});
  }
  sheet.legend(legend);

  constexpr double kNumber = 24, kBar = 7, kBetween = 9;
  const double middle = sheet.narrow() ? 54 : std::clamp(sheet.inner() * 0.2, 80.0, 200.0);
  const double column = (sheet.inner() - middle) / 2 - kNumber;
  const double inner[2] = {sheet.left() + column, sheet.right() - column};  // where the labels end and begin
  const double ends[2] = {inner[0] + kNumber, inner[1] - kNumber};          // where the links do
  const Anchor anchors[2] = {Anchor::kEnd, Anchor::kStart};

  const auto head_a = break_text(chart_text(chart.a), column, kHeadFont, 2);
  const auto head_b = break_text(chart_text(chart.b), column, kHeadFont, 2);
  const double head = line_height(kHeadFont) * static_cast<double>(std::max(head_a.size(), head_b.size()));
  sheet.svg.lines(inner[0], sheet.y + head / 2, head_a, kHeadFont, "tc-t", Anchor::kEnd);
  sheet.svg.lines(inner[1], sheet.y + head / 2, head_b, kHeadFont, "tc-t");
  sheet.y += head + 8;

  double most = 0, value_width = 0;
  for (const auto* side : {&chart.before, &chart.after})
    for (const BeforeAfterItem& item : *side) {
      if (item.share) most = std::max(most, share_of(*item.share));
      value_width = std::max(value_width, text_length(chart_text(item.value), kSmall));
    }
  value_width = std::min(value_width, column * 0.6);
  const double longest = std::max(10.0, column - value_width - 8);

  std::vector<Item> items[2];
  double bottom = sheet.y;
  for (const int s : {0, 1}) {
    const auto& side = s == 0 ? chart.before : chart.after;
    const double sign = s == 0 ? -1 : 1;
    double y = sheet.y;
    for (std::size_t i = 0; i < side.size(); ++i) {
      const BeforeAfterItem& given = side[i];
      Item item;
      item.lines = break_text(chart_text(given.label), column, kLabelFont, sheet.narrow() ? 6 : 4);
      const double text = line_height(kLabelFont) * static_cast<double>(item.lines.size());
      const bool bar = given.share.has_value() || !given.value.empty();
      std::vector<std::string> below;
      if (s == 1 && !said[i].empty()) below = break_text(chart_text(said[i]), column, kSmall, 3);
      const double notes = line_height(kSmall) * static_cast<double>(below.size());
      item.top = y;
      item.line_at = y + line_height(kLabelFont) / 2;
      item.height = text + (bar ? 15 : 0) + notes;
      sheet.svg.lines(inner[s], y + text / 2, item.lines, kLabelFont, "", anchors[s], given.href);
      if (chart.numbered)
        sheet.svg.text(inner[s] - sign * 5, item.line_at + 4, std::to_string(i + 1), kSmall, "tc-m",
                       s == 0 ? Anchor::kStart : Anchor::kEnd);
      if (bar) {
        const double length = most > 0 && given.share ? share_of(*given.share) / most * longest : 0;
        const double centre = y + text + 8;
        if (length > 0)
          sheet.svg.rect(s == 0 ? inner[s] - length : inner[s], centre - kBar / 2, std::max(1.0, length), kBar,
                         "tc-bar");
        sheet.svg.text(inner[s] + sign * (length + (length > 0 ? 5 : 0)), centre + 4,
                       shorten(chart_text(given.value), value_width + 1, kSmall), kSmall, "tc-m", anchors[s]);
      }
      sheet.svg.lines(inner[s], y + item.height - notes / 2, below, kSmall, "tc-m", anchors[s]);
      if (!linked[s][i]) {
        const Manner& manner = manner_of(s == 0 ? "gone" : "added");
        sheet.svg.mark(manner.mark, ends[s], item.line_at, 4, manner.style);
      }
      y += item.height + kBetween;
      items[s].push_back(std::move(item));
    }
    bottom = std::max(bottom, y);
  }

  // What moved lies over what stayed.
  for (const bool moved : {false, true})
    for (const BeforeAfterLink* link : links) {
      const Manner& manner = manner_of(link->change);
      if ((std::string_view(manner.style) != "tc-calm") != moved) continue;
      const double ya = items[0][link->a].line_at, yb = items[1][link->b].line_at, x1 = ends[0] + 2, x2 = ends[1] - 8;
      const double bend = (x1 + x2) / 2;
      sheet.svg.path(fmt::format("M{} {}C{} {} {} {} {} {}", pixels(x1), pixels(ya), pixels(bend), pixels(ya),
                                 pixels(bend), pixels(yb), pixels(x2), pixels(yb)),
                     fmt::format("tc-l {}", manner.style), manner.dash);
      sheet.svg.mark(Mark::kDot, x1, ya, 2.4, manner.style);
      sheet.svg.mark(manner.mark, x2 + 3, yb, manner.mark == Mark::kDot ? 2.4 : 4, manner.style);
    }
  sheet.y = bottom + 4;
  return sheet.finish();
}

}  // namespace tifa
