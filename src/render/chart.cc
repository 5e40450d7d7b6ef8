// Which of the five forms a chart has.
#include "render/chart.h"

#include "render/chart_sheet.h"

namespace tifa {

std::string to_svg(const Chart& chart, const SvgOptions& options) {
  return std::visit([&](const auto& one) { return draw(one, options); }, chart);
}

const ChartText& text_of(const Chart& chart) {
  return std::visit([](const auto& one) -> const ChartText& { return one.text; }, chart);
}

}  // namespace tifa
