#include "structure/origin.h"

#include <algorithm>

namespace tifa {

void set_origin_aside(const OffsetMap& origin, std::size_t& run, Range raw, Reason reason, std::vector<SetAside>& out) {
  const auto runs = origin.runs();
  for (; run < runs.size() && runs[run].derived < raw.end; ++run) {
    const OffsetMap::Run& r = runs[run];
    const std::uint32_t end = r.derived + r.steps * r.derived_step;
    if (end > raw.begin && r.origin_step > 0) {
      const std::uint32_t from = std::max(raw.begin, r.derived);
      const std::uint32_t to = std::min(raw.end, end);
      const std::uint32_t first = r.origin + (from - r.derived) / r.derived_step * r.origin_step;
      const std::uint32_t last = r.origin + (to - r.derived) / r.derived_step * r.origin_step;
      if (last > first) out.push_back({reason, {first, last}});
    }
    if (end > raw.end) break;  // the next piece begins inside this run
  }
}

void keep_origin(const OffsetMap& origin, std::size_t& run, Range raw, OffsetMap& out) {
  const auto runs = origin.runs();
  for (; run < runs.size() && runs[run].derived < raw.end; ++run) {
    const OffsetMap::Run& r = runs[run];
    const std::uint32_t end = r.derived + r.steps * r.derived_step;
    if (end > raw.begin) {
      const std::uint32_t from = std::max(raw.begin, r.derived);
      const std::uint32_t to = std::min(raw.end, end);
      const std::uint32_t first = (from - r.derived) / r.derived_step;
      const std::uint32_t last = (to - r.derived) / r.derived_step;
      if (r.origin_step == 0)
        out.append_inserted(r.origin, to - from);
      else if (r.derived_step == 1 && r.origin_step == 1)
        out.append_copy(r.origin + first, last - first);
      else
        for (std::uint32_t step = first; step < last; ++step)
          out.append_unit(r.origin + step * r.origin_step, r.derived_step, r.origin_step);
    }
    if (end > raw.end) break;
  }
}

}  // namespace tifa
