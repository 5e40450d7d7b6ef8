// Maps offsets of a derived text (decoded, cleaned, folded) back to the text that it was derived from.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "base/range.h"

namespace tifa {

// A monotone map stored as runs of equal steps: `steps` units, each `derived_step` bytes long in the derived
// text and `origin_step` bytes long in the origin. Copied text is one run of steps 1:1 (a step is a byte); a
// passage of full-width digits folded to ASCII is a run of steps 1:3. Text that was left out of the derived text
// is simply not covered. Building is O(1) amortised an append, look-ups are O(log runs).
// Offsets are bytes below 4 GiB. Not thread-safe while being built; const use is.
class OffsetMap {
 public:
  struct Run {
    std::uint32_t derived = 0;  // where the run begins in the derived text
    std::uint32_t origin = 0;   // … and in the origin
    std::uint32_t steps = 0;
    std::uint16_t derived_step = 1;
    std::uint16_t origin_step = 1;
    friend bool operator==(const Run&, const Run&) = default;
  };

  OffsetMap() = default;
  explicit OffsetMap(std::vector<Run> runs) : runs_(std::move(runs)) {}
  static OffsetMap identity(std::uint32_t length);

  // Says that the next `length` derived bytes come, as one indivisible unit, from
  // [origin_begin, origin_begin + origin_length). Calls must come in ascending derived order without gaps. A length
  // of 0 says nothing; both lengths are kept up to 65,535: of a longer passage the unit maps to its beginning.
  void append_unit(std::uint32_t origin_begin, std::uint32_t length, std::uint32_t origin_length);
  // Says that the next `length` derived bytes are a byte-for-byte copy of the origin from origin_begin on.
  void append_copy(std::uint32_t origin_begin, std::uint32_t length);
  // Says that the next `length` derived bytes come from nowhere (a separator that was put in); they map to the
  // empty range at `origin_at`.
  void append_inserted(std::uint32_t origin_at, std::uint32_t length);

  // Where the unit that holds derived byte `at` begins in the origin. `at` may be the derived length: then the end
  // of the last unit.
  [[nodiscard]] std::uint32_t origin_begin(std::uint32_t at) const;
  // Where the unit that ends at or holds derived byte `at - 1` ends in the origin; for 0, the origin's begin.
  [[nodiscard]] std::uint32_t origin_end(std::uint32_t at) const;
  // The smallest origin range that holds all units of a derived range (an empty range maps to an empty one).
  [[nodiscard]] Range to_origin(Range derived) const;
  // The first derived offset whose unit ends after origin offset `at`: where text from `at` on begins.
  [[nodiscard]] std::uint32_t derived_at(std::uint32_t at) const;
  // How many origin bytes the map covers: the sum over its runs.
  [[nodiscard]] std::uint64_t covered_origin_bytes() const;
  [[nodiscard]] std::uint32_t derived_length() const;

  [[nodiscard]] std::span<const Run> runs() const { return runs_; }
  // The map derived → origin of origin, where *this is derived → origin and `inner` maps that origin further.
  [[nodiscard]] OffsetMap then(const OffsetMap& inner) const;

 private:
  // Appends steps that lie one after the other in the origin, to the last run where they continue it.
  void append_steps(std::uint32_t origin, std::uint32_t steps, std::uint16_t derived_step, std::uint16_t origin_step);

  std::vector<Run> runs_;
};

// Look-ups over runs that lie elsewhere (a memory-mapped file); same meaning as the members above.
[[nodiscard]] Range to_origin(std::span<const OffsetMap::Run> runs, Range derived);
[[nodiscard]] std::uint32_t derived_at(std::span<const OffsetMap::Run> runs, std::uint32_t at);

}  // namespace tifa
