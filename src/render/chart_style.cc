// The colours of charts. Text stands out from its ground by 4.5 to 1 and marks by 3 to 1 at least, in light and dark
// (WCAG 2.1, 1.4.3 and 1.4.11); blue and orange stay apart for every kind of colour blindness. Plain rules without
// variables or nesting, since the program that makes PNG and PDF knows no others.
#include <fmt/format.h>

#include "render/chart.h"

namespace tifa {
namespace {

struct Theme {
  const char *ground, *ink, *muted, *grid, *axis, *fall, *rise, *back, *calm, *bar, *tint, *tint2;
};

constexpr Theme kLight = {"#ffffff", "#1b1b1b", "#565656", "#dcdcdc", "#767676", "#b3420a",
                          "#0a5fa8", "#77389c", "#6b6b6b", "#2f74b5", "#eef1f4", "#dfe4ea"};
constexpr Theme kDark = {"#15181c", "#ececec", "#b4b4b4", "#3a3f46", "#8d9299", "#f29a62",
                         "#74b6f5", "#cba2ec", "#a6a6a6", "#5f9fdc", "#23282f", "#2f363f"};

std::string rules(const Theme& theme, const char* indent) {
  std::string css;
  const auto rule = [&](const char* selectors, const std::string& body) {
    css += fmt::format("{}{}{{{}}}\n", indent, selectors, body);
  };
  const auto fill = [](const char* colour) { return fmt::format("fill:{}", colour); };
  const auto stroke = [](const char* colour) { return fmt::format("stroke:{}", colour); };
  rule(".tc-bg", fill(theme.ground));
  rule(".tifa-chart text", fill(theme.ink));
  rule(".tifa-chart text.tc-m", fill(theme.muted));
  rule(".tc-grid", stroke(theme.grid));
  rule(".tc-axis,.tc-open", stroke(theme.axis));
  rule(".tc-lead", stroke(theme.axis));
  rule(".tc-hatch", stroke(theme.axis));
  rule(".tc-bar", fill(theme.bar));
  rule(".tc-code", stroke(theme.rise));
  rule(".tc-halo", stroke(theme.ground));
  rule(".tc-tint", fill(theme.tint));
  rule(".tc-tint2", fill(theme.tint2));
  rule(".tc-o", fill(theme.ground));
  const struct {
    const char *name, *colour;
  } classes[] = {{"rise", theme.rise}, {"fall", theme.fall}, {"back", theme.back}, {"calm", theme.calm}};
  for (const auto& [name, colour] : classes) {
    rule(fmt::format(".tc-f.tc-{0},.tifa-chart text.tc-{0}", name).c_str(), fill(colour));
    rule(fmt::format(".tc-l.tc-{0},.tc-o.tc-{0}", name).c_str(), stroke(colour));
  }
  return css;
}

}  // namespace

std::string chart_css() {
  std::string css =
      ".tc-grid,.tc-axis,.tc-lead{fill:none;stroke-width:1}\n"
      ".tc-lead{stroke-width:.75}\n"
      ".tc-open{fill:none;stroke-width:1;stroke-dasharray:3 2}\n"
      ".tc-hatch{fill:none;stroke-width:.75}\n"
      ".tc-l{fill:none;stroke-width:1.75;stroke-linecap:round;stroke-linejoin:round}\n"
      ".tc-l.tc-calm{stroke-width:1.25}\n"
      ".tc-o{stroke-width:1.5}\n"
      ".tc-code{fill:none;stroke-width:1.5}\n"
      ".tc-halo{paint-order:stroke;stroke-width:3;stroke-linejoin:round}\n"
      ".tifa-chart a:hover text,.tifa-chart a:focus text{text-decoration:underline}\n";
  css += rules(kLight, "");
  css += "@media screen and (prefers-color-scheme:dark){\n" + rules(kDark, "") + "}\n";
  return css;
}

}  // namespace tifa
