#include "render/course.h"

#include <algorithm>
#include <cmath>

namespace tifa {

std::string course(const std::vector<std::optional<double>>& figures) {
  static constexpr const char* kBars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  double most = 0;
  for (const auto& figure : figures) most = std::max(most, figure.value_or(0));
  std::string line;
  for (const auto& figure : figures) {
    if (!figure)
      line += "·";
    else if (!(*figure > 0))
      line += "_";
    else
      line += kBars[std::clamp(static_cast<int>(std::ceil(8 * *figure / most)) - 1, 0, 7)];
  }
  return line;
}

}  // namespace tifa
