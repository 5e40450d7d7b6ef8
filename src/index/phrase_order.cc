// In stretches of the alphabet, each small enough to be sorted in a cache: a counting sort by the first unit that takes
// the next four along as a number; by that number groups are cut, unit by unit, until few places are left, which are
// sorted by insertion; then groups that agree take their next four units.
#include "index/phrase_order.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <utility>

#include "base/parallel.h"

namespace tifa {
namespace {

constexpr std::size_t kAlphabet = std::size_t{1} << 16;
constexpr std::size_t kUnitsInKey = 4;
constexpr std::size_t kFew = 32;                                // groups up to this size are sorted by insertion
constexpr std::size_t kAskedAtOnce = 48;                        // places whose next keys are asked for
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
    sort_by_keys(keyed, 0);
    depth += kUnitsInKey;
    // The next keys of all groups are read before any group is sorted, each asked for before it is waited for: they lie
    // anywhere in memory.
    const std::size_t first_group = groups_.size();
    std::size_t unread = first_group, asked = 0;
    const auto read = [&](Group group) {
      for (Keyed& one : keyed.subspan(group.begin, group.end - group.begin))
        one.key = leading_units(units_ + one.place + depth);
      return group.end - group.begin;
    };
    for (std::size_t begin = 0, end = 1; end <= keyed.size(); ++end) {
      ordered[end - 1] = keyed[end - 1].place;
      if (end < keyed.size() && keyed[end].key == keyed[begin].key) continue;
      if (end - begin > 1 && depth < kOrderedUnits) {
        for (const Keyed& one : keyed.subspan(begin, end - begin)) __builtin_prefetch(units_ + one.place + depth);
        groups_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
        for (asked += end - begin; asked > kAskedAtOnce; ++unread) asked -= read(groups_[unread]);
      }
      begin = end;
    }
    for (; unread < groups_.size(); ++unread) read(groups_[unread]);
    for (std::size_t g = first_group; g < groups_.size(); ++g) {
      const auto [begin, end] = groups_[g];
      sort(keyed.subspan(begin, end - begin), ordered + begin, depth);
    }
    groups_.resize(first_group);
  }

 private:
  struct Group {
    std::uint32_t begin = 0, end = 0;  // of places that agree in a key
  };

  // By keys that agree in their first `known` units; equal ones stay in the order of the text. Many are cut by their
  // next unit, by counting, and what that leaves is mostly few.
  void sort_by_keys(std::span<Keyed> keyed, std::size_t known) {
    if (keyed.size() <= kFew) return sort_by_insertion(keyed);
    if (known == kUnitsInKey) return;
    const auto shift = static_cast<unsigned>(16 * (kUnitsInKey - 1 - known));
    const auto unit_of = [shift](const Keyed& one) { return static_cast<std::uint16_t>(one.key >> shift); };
    const std::size_t first = met_.size();
    for (const Keyed& one : keyed)
      if (next_[unit_of(one)]++ == 0) met_.push_back({unit_of(one), 0});
    const std::size_t last = met_.size();
    if (last - first > 1) {
      std::sort(met_.begin() + static_cast<std::ptrdiff_t>(first), met_.end(),
                [](const Met& x, const Met& y) { return x.unit < y.unit; });
      std::uint32_t before = 0;
      for (std::size_t m = first; m < last; ++m) before += std::exchange(next_[met_[m].unit], before);
      other_.resize(std::max(other_.size(), keyed.size()));
      for (const Keyed& one : keyed) other_[next_[unit_of(one)]++] = one;
      std::copy_n(other_.begin(), keyed.size(), keyed.begin());
    }
    for (std::size_t m = first; m < last; ++m) met_[m].end = std::exchange(next_[met_[m].unit], 0);
    std::uint32_t begin = 0;
    for (std::size_t m = first; m < last; ++m) {
      const std::uint32_t end = met_[m].end;
      if (end - begin > 1) sort_by_keys(keyed.subspan(begin, end - begin), known + 1);
      begin = end;
    }
    met_.resize(first);
  }

  static void sort_by_insertion(std::span<Keyed> keyed) {
    for (std::size_t i = 1; i < keyed.size(); ++i) {
      const Keyed one = keyed[i];
      std::size_t at = i;
      for (; at > 0 && one.key < keyed[at - 1].key; --at) keyed[at] = keyed[at - 1];
      keyed[at] = one;
    }
  }

  // A unit that goes on from what is sorted, and where its places end.
  struct Met {
    std::uint16_t unit = 0;
    std::uint32_t end = 0;
  };

  const char16_t* units_;
  std::vector<Keyed> other_;
  std::vector<std::uint32_t> next_ = std::vector<std::uint32_t>(kAlphabet);  // by unit; 0 but while one cut is made
  std::vector<Met> met_;                                                     // of each cut on the way
  std::vector<Group> groups_;  // that wait to be sorted, of each depth on the way
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
  // Of each part of the places how many begin with each unit, and in all the places where those of a unit begin.
  const std::size_t parts = std::max(1U, threads);
  std::vector<std::vector<std::uint32_t>> begin_with(parts);
  in_parallel(threads, parts, [&](std::size_t part) {
    begin_with[part].resize(kAlphabet);
    const auto [first, last] = part_of(places.size(), parts, part);
    for (const std::uint32_t place : places.subspan(first, last - first)) ++begin_with[part][units[place]];
  });
  std::vector<std::uint32_t> begins(kAlphabet + 1);
  std::vector<std::uint32_t> stretch_of(kAlphabet);
  std::vector<Stretch> stretches;
  std::vector<std::vector<std::uint32_t>> next(parts);  // of each part, where its next place goes in each stretch
  for (std::size_t unit = 0; unit < kAlphabet; ++unit) {
    std::uint32_t size = 0;
    for (const std::vector<std::uint32_t>& of_part : begin_with) size += of_part[unit];
    begins[unit + 1] = begins[unit] + size;
    if (stretches.empty() || (size > 0 && stretches.back().size + std::uint64_t{size} > kStretchPlaces)) {
      stretches.push_back({begins[unit], 0});
      for (std::vector<std::uint32_t>& of_part : next) of_part.push_back(0);
    }
    stretches.back().size += size;
    stretch_of[unit] = static_cast<std::uint32_t>(stretches.size() - 1);
    for (std::size_t part = 0; part < parts; ++part) next[part].back() += begin_with[part][unit];
  }
  for (std::size_t stretch = 0; stretch < stretches.size(); ++stretch) {
    std::uint32_t begin = stretches[stretch].begin;
    for (std::vector<std::uint32_t>& of_part : next) begin += std::exchange(of_part[stretch], begin);
  }
  // By stretch first, each in the order of the text, in which reading them costs least.
  std::vector<std::uint32_t> ordered(places.size());
  in_parallel(threads, parts, [&](std::size_t part) {
    const auto [first, last] = part_of(places.size(), parts, part);
    for (const std::uint32_t place : places.subspan(first, last - first))
      ordered[next[part][stretch_of[units[place]]]++] = place;
  });
  begin_with.clear();

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
