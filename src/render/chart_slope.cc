// The slope chart: two columns of values, a line for each row, named where its value is higher, with both values beside
// the name: a number alone at the other end could not be told from those around it.
#include <algorithm>
#include <cmath>

#include "render/chart_sheet.h"
#include "render/label_layout.h"

namespace tifa {
namespace {

// How a class of change is drawn: colour, form of the mark at its end, and line tell the same.
struct Manner {
  std::string_view change;
  const char* style;
  Mark mark;
  const char* dash;
};
constexpr Manner kManners[] = {{"new", "tc-rise", Mark::kDot, ""},
                               {"returned", "tc-back", Mark::kDiamond, "6 3"},
                               {"up", "tc-rise", Mark::kUp, ""},
                               {"down", "tc-fall", Mark::kDown, ""},
                               {"dropped", "tc-fall", Mark::kOpenDot, "2 3"},
                               {"kept", "tc-calm", Mark::kSquare, ""}};

const Manner& manner_of(std::string_view change) {
  for (const Manner& manner : kManners)
    if (manner.change == change) return manner;
  return kManners[std::size(kManners) - 1];
}

std::optional<double> finite(const std::optional<double>& value) {
  return value && std::isfinite(*value) ? value : std::nullopt;
}

class Scale {
 public:
  Scale(const SlopeChart& chart, double top, double bottom) : ranks_(chart.ranks), top_(top), bottom_(bottom) {
    std::vector<double> values;
    for (const SlopeRow& row : chart.rows)
      for (const auto& value : {finite(row.a), finite(row.b)})
        if (value && *value > 0) values.push_back(*value);
    if (values.empty()) return;
    std::sort(values.begin(), values.end());
    most_ = values.back();
    // A few frequent terms would press all others against the foot.
    constexpr double kSkewed = 5;
    root_ = !ranks_ && most_ > kSkewed * values[values.size() / 2];
  }
  [[nodiscard]] bool root() const { return root_; }
  // Where nothing is: at the foot of rates, a row below the last rank.
  [[nodiscard]] double absent() const { return bottom_; }
  [[nodiscard]] double operator()(const std::optional<double>& value) const {
    if (!value) return absent();
    if (ranks_) return top_ + std::max(0.0, *value - 1) / std::max(1.0, most_) * (bottom_ - top_);
    const double share = most_ > 0 ? std::max(0.0, *value) / most_ : 0;
    return bottom_ - (root_ ? std::sqrt(share) : share) * (bottom_ - top_);
  }

 private:
  bool ranks_ = false, root_ = false;
  double top_ = 0, bottom_ = 0, most_ = 0;
};

struct Label {
  const SlopeRow* row = nullptr;   // none: the foot
  std::vector<std::string> lines;  // of the name; empty at the foot
  std::string value;
};

struct Side {
  std::vector<Label> labels;
  double name_width = 0, value_width = 0;
  double x = 0;  // of the marks
};

double height_of(const Label& label) {
  return line_height(kLabelFont) * static_cast<double>(std::max<std::size_t>(label.lines.size(), 1)) + 3;
}

// “0.58 → 3.8”; in a narrow picture the value of that side alone. `widest`: of one value.
std::string value_of(const SlopeRow& row, bool right, bool narrow, double widest) {
  const auto shown = [&](const std::string& value) { return shorten(chart_text(value), widest, kStrongFont); };
  if (narrow || row.value_a.empty() || row.value_b.empty()) return shown(right ? row.value_b : row.value_a);
  return shown(row.value_a) + " → " + shown(row.value_b);
}

// Whether the name stands on the right: where the value is higher, or where there is one.
bool named_right(const SlopeRow& row, bool ranks) {
  if (!row.a || !row.b) return row.b.has_value();
  return ranks ? *row.b <= *row.a : *row.b >= *row.a;
}

}  // namespace

std::string draw(const SlopeChart& chart, const SvgOptions& options) {
  Sheet sheet(chart.text, options);
  constexpr double kGutter = 32, kSign = 7, kGap = 6;
  constexpr double kLeastName = 40, kMostNarrowPlot = 56;
  const std::size_t most_lines = sheet.narrow() ? 4 : 2;
  // On a phone values leave room for names and lines, whatever they are.
  const double room = (sheet.inner() - kMostNarrowPlot) / 2 - kGutter - kGap - kLeastName;
  const double widest_value = sheet.narrow() ? std::min(72.0, room) : 72.0;

  // What stands on each side, and how wide that is.
  Side sides[2];
  bool absent[2] = {false, false};
  double feet[2] = {0, 0};
  double wanted[2] = {0, 0};
  double words[2] = {0, 0};  // the longest word of a name
  for (const SlopeRow& row : chart.rows) {
    if (!finite(row.a) && !finite(row.b)) continue;
    for (const bool right : {false, true}) {
      Side& side = sides[right ? 1 : 0];
      if (!finite(right ? row.b : row.a)) {
        absent[right ? 1 : 0] = true;
        continue;
      }
      if (named_right(row, chart.ranks) != right) continue;
      Label label;
      label.row = &row;
      label.value = value_of(row, right, sheet.narrow(), widest_value);
      label.lines = {chart_text(row.label)};
      side.value_width = std::max(side.value_width, text_length(label.value, kStrongFont));
      wanted[right ? 1 : 0] = std::max(wanted[right ? 1 : 0], text_length(label.lines.front(), kLabelFont));
      words[right ? 1 : 0] = std::max(words[right ? 1 : 0], longest_word(label.lines.front(), kLabelFont));
      side.labels.push_back(std::move(label));
    }
  }
  for (const int s : {0, 1}) {
    if (!absent[s]) continue;
    Label foot;
    foot.value = sheet.words.absent;
    feet[s] = text_length(foot.value, kSmall);
    sides[s].labels.push_back(std::move(foot));
  }

  // On a phone the lines give room so that names break between words and not inside them, where that is enough.
  const auto beside = [&](int s) { return std::max(kGap + sides[s].value_width, feet[s]); };  // without names
  const double free = sheet.inner() - 2 * kGutter - beside(0) - beside(1);
  const double plot = sheet.narrow() ? std::clamp(free - words[0] - words[1], 28.0, kMostNarrowPlot)
                                     : std::clamp(sheet.inner() * 0.34, 120.0, 360.0);
  const double names = free - plot;
  const double half = std::max(kLeastName, names / 2);
  constexpr double kRounding = 1e-6;  // the lines may have given just what the words need
  const bool whole = words[0] + words[1] <= names + kRounding;
  const double left = whole ? std::max(words[0], std::min(half, names - words[1])) : half;
  sides[0].name_width = std::min(wanted[0], std::max(left, names - wanted[1]));
  sides[1].name_width = std::min(wanted[1], std::max(whole ? words[1] : half, names - sides[0].name_width));
  double heights[2] = {0, 0};
  for (const int s : {0, 1})
    for (Label& label : sides[s].labels) {
      if (!label.lines.empty())
        label.lines = break_text(label.lines.front(), sides[s].name_width, kLabelFont, most_lines);
      heights[s] += height_of(label);
    }
  // Broken names are narrower than what was reserved for them.
  for (Side& side : sides) {
    side.name_width = 0;
    for (const Label& label : side.labels)
      for (const std::string& line : label.lines)
        side.name_width = std::max(side.name_width, text_length(line, kLabelFont));
  }
  // What names leave free goes to the lines, but they do not get flatter than they read.
  const auto taken = [&](int s) {
    return std::max(sides[s].name_width + kGap + sides[s].value_width, feet[s]) + kGutter;
  };
  sides[0].x = sheet.left() + taken(0);
  sides[1].x = sheet.right() - taken(1);
  const double spare = std::max(0.0, sides[1].x - sides[0].x - (sheet.narrow() ? 140 : 420));
  sides[0].x += spare / 2;
  sides[1].x -= spare / 2;

  constexpr double kLeast = 200, kMost = 1600;
  const double height = std::clamp(std::max(heights[0], heights[1]) * 1.12, kLeast, kMost);
  const Scale unplaced(chart, 0, 1);
  std::string unit = chart_text(chart.unit);
  if (unplaced.root())
    unit += (unit.empty() ? "" : std::string(sheet.words.semicolon)) + std::string(sheet.words.root_scale);
  sheet.paragraph(unit, kLabelFont, "tc-m", 3);
  std::vector<LegendEntry> legend;
  for (const Manner& manner : kManners) {
    const bool used = std::any_of(chart.rows.begin(), chart.rows.end(),
                                  [&](const SlopeRow& row) { return &manner_of(row.change) == &manner; });
    if (used)
      legend.push_back({change_word(sheet.words, manner.change), manner.style, manner.mark, true, manner.dash, false});
  }
  sheet.legend(legend);

  // Column heads stand over their labels, or reach over the lines where that is too narrow.
  const double middle = (sides[0].x + sides[1].x) / 2;
  const auto head_a = break_text(chart_text(chart.a), middle - 8 - sheet.left(), kHeadFont, 2);
  const auto head_b = break_text(chart_text(chart.b), sheet.right() - middle - 8, kHeadFont, 2);
  const auto widest = [](const std::vector<std::string>& lines) {
    double width = 0;
    for (const std::string& line : lines) width = std::max(width, text_length(line, kHeadFont));
    return width;
  };
  const double head = line_height(kHeadFont) * static_cast<double>(std::max(head_a.size(), head_b.size()));
  const bool over_a = widest(head_a) <= sides[0].x - sheet.left();
  const bool over_b = widest(head_b) <= sheet.right() - sides[1].x;
  sheet.svg.lines(over_a ? sides[0].x : sheet.left(), sheet.y + head / 2, head_a, kHeadFont, "tc-t",
                  over_a ? Anchor::kEnd : Anchor::kStart);
  sheet.svg.lines(over_b ? sides[1].x : sheet.right(), sheet.y + head / 2, head_b, kHeadFont, "tc-t",
                  over_b ? Anchor::kStart : Anchor::kEnd);
  sheet.y += head + 6;

  const double top = sheet.y + 10, bottom = top + height;
  const Scale scale(chart, top + 4, bottom - 8);
  for (const Side& side : sides) sheet.svg.line(side.x, top - 6, side.x, bottom, "tc-axis");

  // Lines of what stayed lie below those of what moved.
  for (const bool moved : {false, true})
    for (const SlopeRow& row : chart.rows) {
      const Manner& manner = manner_of(row.change);
      const auto a = finite(row.a), b = finite(row.b);
      if ((!a && !b) || (manner.change != "kept") != moved) continue;
      const double ya = scale(a), yb = scale(b);
      sheet.svg.line(sides[0].x, ya, sides[1].x, yb, std::string("tc-l ") + manner.style, manner.dash);
      sheet.svg.mark(a ? Mark::kDot : Mark::kOpenDot, sides[0].x, ya, 3.2, manner.style);
      sheet.svg.mark(b ? manner.mark == Mark::kOpenDot ? Mark::kDot : manner.mark : Mark::kOpenDot, sides[1].x, yb, 3.6,
                     manner.style);
    }

  std::vector<std::string> left_out;
  for (const int s : {0, 1}) {
    const Side& side = sides[s];
    const double away = s == 0 ? -1 : 1;
    std::vector<LabelWish> wishes;
    for (const Label& label : side.labels) {
      const double at = label.row == nullptr ? scale.absent() : scale(s == 0 ? label.row->a : label.row->b);
      // What comes first is worth more than what follows.
      wishes.push_back({at, height_of(label), 1e6 - static_cast<double>(wishes.size())});
    }
    const auto places = place_labels(wishes, top - 8, bottom + 4);
    const Anchor anchor = s == 0 ? Anchor::kEnd : Anchor::kStart;
    for (std::size_t i = 0; i < side.labels.size(); ++i) {
      const Label& label = side.labels[i];
      if (!places[i]) {
        if (label.row != nullptr) left_out.push_back(label.row->label);
        continue;
      }
      const double y = *places[i];
      const double inner = side.x + away * 6, outer = side.x + away * (kGutter - 2 * kSign);
      if (std::abs(y - wishes[i].at) > 1)
        sheet.svg.path("M" + pixels(inner) + " " + pixels(wishes[i].at) + "L" + pixels(outer) + " " + pixels(y),
                       "tc-lead");
      const double x = side.x + away * kGutter;
      if (label.row == nullptr) {
        sheet.svg.lines(x, y, {label.value}, kSmall, "tc-m", anchor);
        continue;
      }
      // The sign of its change before each name: where several lines end in one point, their marks cannot be told
      // apart.
      const Manner& manner = manner_of(label.row->change);
      sheet.svg.mark(manner.mark, x - away * kSign, y, 2.8, manner.style);
      sheet.svg.lines(x, y, {label.value}, kStrongFont, manner.style, anchor);
      sheet.svg.lines(x + away * (side.value_width + kGap), y, label.lines, kLabelFont, "", anchor, label.row->href);
    }
  }
  sheet.y = bottom + 16;
  sheet.left_out(left_out);
  return sheet.finish();
}

}  // namespace tifa
