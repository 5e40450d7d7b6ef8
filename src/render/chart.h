// Charts: what a picture shows, as data, and its two forms: SVG drawn by us, and a Vega-Lite specification for those
// who restyle it. A chart is drawn once: the page, `--plot` and every later front end show the same one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include <tifa/answers.h>

#include "render/table.h"

namespace tifa {

// What every chart says of itself.
struct ChartText {
  std::string title;        // one line
  std::string description;  // what the picture shows in a sentence or two, for those who do not see it
  std::string note;         // rule and coverage, small, below the picture; may be empty
  std::string language;     // "en" or "zh": of the words that the chart itself writes (missing, partial, …)
};

enum class PointStatus : std::uint8_t { kHeld, kPartial, kMissing };

// Two columns of values, a line for each row: rates (high is up) or ranks (1 is up).
struct SlopeRow {
  std::string label;
  std::optional<double> a, b;  // none: not there (new, dropped): the line starts or ends at an open mark
  // As shown beside the label: "12.3"; "0" where a text that is held in full does not have it; empty where there is
  // none.
  std::string value_a, value_b;
  std::string change;  // new, dropped, returned, up, down, kept: the class of line and label
  std::string href;    // where a click on the label leads inside the page; empty: nowhere
};
struct SlopeChart {
  ChartText text;
  std::string a, b;    // the column heads
  std::string unit;    // "per 10,000 characters"
  bool ranks = false;  // values are ranks: 1 stands at the top
  std::vector<SlopeRow> rows;
};

// One small panel a term, all with the same editions; values of held editions only. Partial and missing editions are
// marked as such on the axis and break the line; a partial one that has the term shows an open mark without a height.
struct SeriesPoint {
  std::string edition;  // as labelled on the axis: "2024"
  PointStatus status = PointStatus::kHeld;
  std::optional<double> value;
  std::optional<std::uint64_t> count;
  bool present = false;  // partial, and the term is in it
};
struct Panel {
  std::string label;
  std::vector<SeriesPoint> points;
  std::string href;
};
struct SmallMultiples {
  ChartText text;
  std::string unit;
  bool same_scale = false;  // one vertical scale for all panels
  bool presence = false;    // no heights: value 1 where the term stands in a held edition, 0 where it does not
  std::vector<Panel> panels;
};

// Where in each document a term stands: one strip an edition, sections marked, a tick for each hit.
struct BarcodeSection {
  std::string heading;
  double begin = 0, end = 0;  // shares of the document, 0..1
};
struct BarcodeStrip {
  std::string edition;
  PointStatus status = PointStatus::kHeld;
  std::uint64_t length = 0;  // in the chart's unit
  std::vector<BarcodeSection> sections;
  std::vector<double> marks;  // shares of the document, 0..1, ascending
};
struct Barcode {
  ChartText text;
  std::string unit;  // of the length
  std::vector<BarcodeStrip> strips;
};

// Ordered items of two documents side by side, joined where they correspond: sections (bar: their share), goals.
struct BeforeAfterItem {
  std::string label;
  std::optional<double> share;  // 0..1, drawn as a bar; none: no bar
  std::string value;            // as shown beside it: "1,234"
  std::string href;
};
struct BeforeAfterLink {
  std::uint32_t a = 0, b = 0;  // places in `before` and `after`
  std::string change;  // kept, reordered, figure_changed, reworded, moved, moved_up, moved_down; of sections retitled,
                       // same_heading, same_but_figures, in_part
  std::string label;   // all that is said of it: "moved up, reworded"; empty: the word of the change
};
struct BeforeAfter {
  ChartText text;
  std::string a, b;
  std::string unit;
  std::vector<BeforeAfterItem> before, after;  // those without a link were dropped or added
  std::vector<BeforeAfterLink> links;
  std::string only_a, only_b;  // what items without a link are called; empty: dropped, new
  bool numbered = true;        // draws the place of each item beside it; false where all labels begin with theirs
};

// Horizontal bars, largest first as given: terms in one edition, sections, groups.
struct BarRow {
  std::string label;
  PointStatus status = PointStatus::kHeld;
  std::optional<double> value;
  std::string shown;  // beside the bar
  std::string href;
};
struct Bars {
  ChartText text;
  std::string unit;
  std::vector<BarRow> rows;
};

using Chart = std::variant<SlopeChart, SmallMultiples, Barcode, BeforeAfter, Bars>;

struct SvgOptions {
  int width = 880;        // CSS pixels; the layout is made for it (from 320 on), the height follows
  bool embedded = false;  // inside a page: no XML head and no style element, the page has chart_css()
  std::string id_prefix;  // makes the ids of title and description unique in a page
  bool captions = true;   // draws title and note; false where the page shows them itself
};

// An SVG 1.1 document (or element) with title and description, role "img" (“group” where labels are links, which in an
// image nobody could reach), no script, no style attribute, no reference
// to anything outside. No two labels overlap, whatever the fonts: widths are estimated from above (text_metrics.h), and
// labels that find no place are left out of the picture and named in a line below it. The same chart gives the same
// bytes. O(n log n) in rows, points and marks.
[[nodiscard]] std::string to_svg(const Chart& chart, const SvgOptions& options);

// The style of charts: classes with colours for light and dark (prefers-color-scheme) and print.
[[nodiscard]] std::string chart_css();

// A Vega-Lite 5 specification with the data inside.
[[nodiscard]] std::string to_vega_lite(const Chart& chart);

// The numbers behind the picture, for those who do not see it and those who want to check it.
[[nodiscard]] Table table_of(const Chart& chart);

[[nodiscard]] const ChartText& text_of(const Chart& chart);

}  // namespace tifa
