// In stretches of the alphabet, each small enough to be sorted in a cache: a counting sort by the first unit that takes
// the next four along as a number, then groups that agree are sorted by four units at a time.
#include "index/phrase_order.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <limits>
#include <utility>

#include "base/parallel.h"

namespace tifa {
namespace {

constexpr std::size_t kAlphabet = std::size_t{1} << 16;
constexpr std::size_t kUnitsInKey = 4;
constexpr std::size_t kFew = 24;                                // groups up to this size are sorted by insertion
constexpr std::size_t kRadixSize = 1024;                        // groups from this size on are sorted by digits
constexpr std::size_t kStretchPlaces = std::size_t{512} << 10;  // of a stretch, unless one unit has more

struct Keyed {
  std::uint64_t key;  // the units from a depth on
  std::uint32_t place;
};

// Sorts groups of places that agree in their first units.
class GroupSorter {
 public:
  explicit GroupSorter(const char16_t* units) : units_(units) {}

  // `keyed`: places, ascending, with their keys at `depth`. Gives them in order to `ordered`. The depth of the
  // recursion is bounded by kOrderedUnits / kUnitsInKey.
  void sort(std::span<Keyed> keyed, std::uint32_t* ordered, std::size_t depth) {
    if (keyed.size() <= kFew)
      sort_by_insertion(keyed);
    else if (keyed.size() < kRadixSize)
      std::sort(keyed.begin(), keyed.end(),
                [](const Keyed& a, const Keyed& b) { return a.key != b.key ? a.key < b.key : a.place < b.place; });
    else
      sort_by_digits(keyed);
    depth += kUnitsInKey;
    // The next keys of all groups are read before any group is sorted, so that one is fetched from memory while others
    // are waited for.
    const std::size_t first_group = groups_.size();
    for (std::size_t begin = 0, end = 1; end <= keyed.size(); ++end) {
      ordered[end - 1] = keyed[end - 1].place;
      if (end < keyed.size() && keyed[end].key == keyed[begin].key) continue;
      if (end - begin > 1 && depth < kOrderedUnits) {
        for (Keyed& one : keyed.subspan(begin, end - begin)) one.key = leading_units(units_ + one.place + depth);
        groups_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
      }
      begin = end;
    }
    for (std::size_t g = first_group; g < groups_.size(); ++g) {
      const auto [begin, end] = groups_[g];
      sort(keyed.subspan(begin, end - begin), ordered + begin, depth);
    }
    groups_.resize(first_group);
  }

 private:
  static void sort_by_insertion(std::span<Keyed> keyed) {
    for (std::size_t i = 1; i < keyed.size(); ++i) {
      const Keyed one = keyed[i];
      std::size_t at = i;
      for (; at > 0 && one.key < keyed[at - 1].key; --at) keyed[at] = keyed[at - 1];
      keyed[at] = one;
    }
  }

  // Least significant digit first, so that equal keys stay in the order of the text; digits in which no two keys differ
  // are passed over.
  void sort_by_digits(std::span<Keyed> keyed) {
    std::array<std::array<std::uint32_t, kDigitMask + 1>, kDigits> at{};
    for (const Keyed& one : keyed)
      for (unsigned digit = 0; digit < kDigits; ++digit) ++at[digit][one.key >> digit * kDigitBits & kDigitMask];
    other_.resize(std::max(other_.size(), keyed.size()));
    std::span<Keyed> from = keyed;
    std::span<Keyed> to(other_.data(), keyed.size());
    for (unsigned digit = 0; digit < kDigits; ++digit) {
      const unsigned shift = digit * kDigitBits;
      if (at[digit][keyed.front().key >> shift & kDigitMask] == keyed.size()) continue;
      std::uint32_t sum = 0;
      for (std::uint32_t& count : at[digit]) sum += std::exchange(count, sum);
      for (const Keyed& one : from) to[at[digit][one.key >> shift & kDigitMask]++] = one;
      std::swap(from, to);
    }
    if (from.data() != keyed.data()) std::copy(from.begin(), from.end(), keyed.begin());
  }

  static constexpr unsigned kDigitBits = 8, kDigits = 64 / kDigitBits;
  static constexpr std::uint64_t kDigitMask = (1U << kDigitBits) - 1;

  const char16_t* units_;
  std::vector<Keyed> other_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> groups_;  // that wait to be sorted, of each depth on the way
};

// Neighbouring units of the alphabet and the places that begin with them.
struct Stretch {
  std::uint32_t begin = 0;  // in the order
  std::uint32_t size = 0;
};

}  // namespace

std::uint64_t leading_units(const char16_t* at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, at, sizeof bytes);
  bytes = bytes << 32 | bytes >> 32;
  return (bytes & 0x0000FFFF0000FFFF) << 16 | (bytes >> 16 & 0x0000FFFF0000FFFF);
}

std::vector<std::uint32_t> phrase_order(std::span<const char16_t> units, std::span<const std::uint32_t> places,
                                        unsigned threads) {
  std::vector<std::uint32_t> begins(kAlphabet + 1);  // of the places that begin with each unit
  for (const std::uint32_t place : places) ++begins[units[place] + std::size_t{1}];
  for (std::size_t unit = 0; unit < kAlphabet; ++unit) begins[unit + 1] += begins[unit];
  std::vector<std::uint32_t> stretch_of(kAlphabet);
  std::vector<std::uint32_t> next;  // where in its stretch
  std::vector<Stretch> stretches;
  for (std::size_t unit = 0; unit < kAlphabet; ++unit) {
    const std::uint32_t size = begins[unit + 1] - begins[unit];
    if (stretches.empty() || (size > 0 && stretches.back().size + std::uint64_t{size} > kStretchPlaces)) {
      stretches.push_back({begins[unit], 0});
      next.push_back(begins[unit]);
    }
    stretches.back().size += size;
    stretch_of[unit] = static_cast<std::uint32_t>(stretches.size() - 1);
  }
  // By stretch first, each in the order of the text, in which reading them costs least.
  std::vector<std::uint32_t> ordered(places.size());
  for (const std::uint32_t place : places) ordered[next[stretch_of[units[place]]]++] = place;

  // Large ones first, so that no thread is left with one at the end.
  std::sort(stretches.begin(), stretches.end(),
            [](const Stretch& a, const Stretch& b) { return a.size != b.size ? a.size > b.size : a.begin < b.begin; });
  std::atomic<std::size_t> taken{0};
  const auto work = [&] {
    GroupSorter sorter(units.data());
    std::vector<Keyed> keyed;
    std::vector<std::uint32_t> at = begins;  // where the next place of each unit goes
    for (std::size_t i = taken++; i < stretches.size(); i = taken++) {
      const Stretch& stretch = stretches[i];
      keyed.resize(std::max<std::size_t>(keyed.size(), stretch.size));
      const std::span<std::uint32_t> own(ordered.data() + stretch.begin, stretch.size);
      for (const std::uint32_t place : own)
        keyed[at[units[place]]++ - stretch.begin] = {leading_units(units.data() + place + 1), place};
      // Where those of one unit end is where the next ones begin.
      for (std::uint32_t begin = stretch.begin; begin < stretch.begin + stretch.size;) {
        const std::uint32_t end = at[units[keyed[begin - stretch.begin].place]];
        sorter.sort(std::span(keyed.data() + (begin - stretch.begin), end - begin), ordered.data() + begin, 1);
        begin = end;
      }
    }
  };
  in_parallel(threads, std::min<std::size_t>(threads, stretches.size()), [&](std::size_t) { work(); });
  return ordered;
}

}  // namespace tifa
