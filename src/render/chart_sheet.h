// The sheet that every chart is drawn on: title, legend, what found no room, note, and the document around them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "render/chart.h"
#include "render/chart_words.h"
#include "render/svg.h"
#include "render/text_metrics.h"

namespace tifa {

// Sizes in CSS pixels; nothing is smaller than kSmall.
inline constexpr Font kTitleFont{16, true};
inline constexpr Font kHeadFont{13, true};
inline constexpr Font kLabelFont{12, false};
inline constexpr Font kStrongFont{12, true};
inline constexpr Font kSmall{11, false};

struct LegendEntry {
  std::string label;
  std::string style;         // the class of the change: "tc-up"
  std::optional<Mark> mark;  // none: hatching, or a line alone
  bool line = false;
  std::string dash;
  bool hatched = false;
};

class Sheet {
 public:
  // Draws the title, unless the page shows it itself.
  Sheet(const ChartText& text, const SvgOptions& options);

  Svg svg;
  const ChartWords& words;
  double width = 0;   // of the whole sheet
  double margin = 0;  // free on each side
  double y = 0;       // where the next thing begins
  [[nodiscard]] double left() const { return margin; }
  [[nodiscard]] double right() const { return width - margin; }
  [[nodiscard]] double inner() const { return width - 2 * margin; }
  [[nodiscard]] bool narrow() const { return width < 560; }

  // A paragraph over the whole width.
  void paragraph(std::string_view text, Font font, std::string_view style, std::size_t most_lines);
  void legend(const std::vector<LegendEntry>& entries);
  // The line that names labels for which the picture has no room.
  void left_out(const std::vector<std::string>& names);
  // Note below, document around: the SVG.
  [[nodiscard]] std::string finish();

 private:
  const ChartText& text_;
  const SvgOptions& options_;
};

// Each chart, in a file of its own.
[[nodiscard]] std::string draw(const SlopeChart& chart, const SvgOptions& options);
[[nodiscard]] std::string draw(const SmallMultiples& chart, const SvgOptions& options);
[[nodiscard]] std::string draw(const Barcode& chart, const SvgOptions& options);
[[nodiscard]] std::string draw(const BeforeAfter& chart, const SvgOptions& options);
[[nodiscard]] std::string draw(const Bars& chart, const SvgOptions& options);

// A share of the whole, 0 where it is none.
[[nodiscard]] double share_of(double share);

}  // namespace tifa
