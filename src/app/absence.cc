#include "app/absence.h"

#include <algorithm>
#include <string>

namespace tifa {

std::uint64_t absence_of(const PhraseRow& row, const std::vector<Edition>& series) {
  const auto at = [&](const std::string& name) {
    return std::find_if(series.begin(), series.end(), [&](const Edition& one) { return one.name() == name; });
  };
  const auto last = at(row.last_before), back = at(row.back_since);
  if (last == series.end() || back == series.end() || back <= last) return 0;
  return static_cast<std::uint64_t>(
      std::count_if(last + 1, back, [](const Edition& one) { return one.status == EditionStatus::kHeld; }));
}

}  // namespace tifa
