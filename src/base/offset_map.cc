#include "base/offset_map.h"

#include <algorithm>
#include <limits>

namespace tifa {
namespace {

using Run = OffsetMap::Run;

constexpr std::uint32_t kLongestStep = std::numeric_limits<std::uint16_t>::max();

std::uint32_t derived_end(const Run& run) { return run.derived + run.steps * run.derived_step; }
std::uint32_t origin_end_of(const Run& run) { return run.origin + run.steps * run.origin_step; }

// The run that holds derived byte `at`, or the last one; runs must not be empty.
const Run& run_holding(std::span<const Run> runs, std::uint32_t at) {
  const auto before = [](std::uint32_t x, const Run& run) { return x < run.derived; };
  const auto after = std::upper_bound(runs.begin(), runs.end(), at, before);
  return after == runs.begin() ? runs.front() : *(after - 1);
}

std::uint32_t begin_in_origin(std::span<const Run> runs, std::uint32_t at) {
  if (runs.empty()) return 0;
  const Run& run = run_holding(runs, at);
  if (at >= derived_end(run)) return origin_end_of(run);
  return run.origin + (at - run.derived) / run.derived_step * run.origin_step;
}

std::uint32_t end_in_origin(std::span<const Run> runs, std::uint32_t at) {
  if (runs.empty()) return 0;
  if (at == 0) return runs.front().origin;
  const Run& run = run_holding(runs, at - 1);
  const std::uint32_t steps = std::min(run.steps, (at - 1 - run.derived) / run.derived_step + 1);
  return run.origin + steps * run.origin_step;
}

}  // namespace

Range to_origin(std::span<const Run> runs, Range derived) {
  const std::uint32_t begin = begin_in_origin(runs, derived.begin);
  if (derived.empty()) return {begin, begin};
  return {begin, std::max(begin, end_in_origin(runs, derived.end))};
}

std::uint32_t derived_at(std::span<const Run> runs, std::uint32_t at) {
  auto it = std::partition_point(runs.begin(), runs.end(), [&](const Run& run) { return origin_end_of(run) <= at; });
  if (it == runs.end()) return runs.empty() ? 0 : derived_end(runs.back());
  if (at <= it->origin) return it->derived;
  return it->derived + (at - it->origin) / it->origin_step * it->derived_step;
}

OffsetMap OffsetMap::identity(std::uint32_t length) {
  OffsetMap map;
  map.append_copy(0, length);
  return map;
}

void OffsetMap::append_steps(std::uint32_t origin, std::uint32_t steps, std::uint16_t derived_step,
                             std::uint16_t origin_step) {
  if (!runs_.empty()) {
    Run& last = runs_.back();
    if (last.derived_step == derived_step && last.origin_step == origin_step && origin_end_of(last) == origin) {
      last.steps += steps;
      return;
    }
  }
  runs_.push_back({derived_length(), origin, steps, derived_step, origin_step});
}

void OffsetMap::append_unit(std::uint32_t origin_begin, std::uint32_t length, std::uint32_t origin_length) {
  const auto origin_step = static_cast<std::uint16_t>(std::min(origin_length, kLongestStep));
  while (length > 0) {
    const std::uint32_t step = std::min(length, kLongestStep);
    append_steps(origin_begin, 1, static_cast<std::uint16_t>(step), origin_step);
    length -= step;
  }
}

void OffsetMap::append_copy(std::uint32_t origin_begin, std::uint32_t length) {
  if (length > 0) append_steps(origin_begin, length, 1, 1);
}

void OffsetMap::append_inserted(std::uint32_t origin_at, std::uint32_t length) {
  if (length > 0) append_steps(origin_at, length, 1, 0);
}

std::uint32_t OffsetMap::origin_begin(std::uint32_t at) const { return begin_in_origin(runs_, at); }
std::uint32_t OffsetMap::origin_end(std::uint32_t at) const { return end_in_origin(runs_, at); }
Range OffsetMap::to_origin(Range derived) const { return tifa::to_origin(runs_, derived); }
std::uint32_t OffsetMap::derived_at(std::uint32_t at) const { return tifa::derived_at(runs_, at); }
std::uint32_t OffsetMap::derived_length() const { return runs_.empty() ? 0 : derived_end(runs_.back()); }

std::uint64_t OffsetMap::covered_origin_bytes() const {
  std::uint64_t sum = 0;
  for (const Run& run : runs_) sum += std::uint64_t{run.steps} * run.origin_step;
  return sum;
}

OffsetMap OffsetMap::then(const OffsetMap& inner) const {
  OffsetMap result;
  for (const Run& run : runs_) {
    if (run.derived_step != 1 || run.origin_step != 1) {
      for (std::uint32_t step = 0; step < run.steps; ++step) {
        const std::uint32_t at = run.origin + step * run.origin_step;
        const Range origin = inner.to_origin({at, at + run.origin_step});
        result.append_unit(origin.begin, run.derived_step, origin.size());
      }
      continue;
    }
    // A copied passage takes over the inner runs that it covers; it may begin and end inside a step of theirs.
    std::uint32_t at = run.origin;
    const std::uint32_t end = run.origin + run.steps;
    while (at < end) {
      if (at >= inner.derived_length()) {
        result.append_inserted(inner.origin_begin(at), end - at);
        break;
      }
      const Run& below = run_holding(inner.runs_, at);
      const std::uint32_t step = below.derived_step;
      const std::uint32_t into = (at - below.derived) % step;
      const std::uint32_t origin = below.origin + (at - below.derived) / step * below.origin_step;
      const std::uint32_t length = std::min(end, derived_end(below)) - at;
      if (into == 0 && length >= step) {
        result.append_steps(origin, length / step, below.derived_step, below.origin_step);
        at += length / step * step;
      } else {
        const std::uint32_t part = std::min(step - into, length);
        result.append_unit(origin, part, below.origin_step);
        at += part;
      }
    }
  }
  return result;
}

}  // namespace tifa
