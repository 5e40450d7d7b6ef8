// First by one unit in a counting sort; then, bucket by bucket, by four units at a time as numbers: radix sort for
// large groups, comparison for small ones.
#include "index/phrase_order.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstring>
#include <thread>
#include <utility>

namespace tifa {
namespace {

constexpr std::size_t kUnitsInKey = 4;
constexpr std::size_t kCompared = 24;     // groups up to this size are sorted by comparison, to the full depth
constexpr std::size_t kRadixSize = 1024;  // groups from this size on are sorted by digits

struct Keyed {
  std::uint64_t key;
  std::uint32_t place;
};

class BucketSorter {
 public:
  explicit BucketSorter(std::span<const char16_t> units) : units_(units.data()) {}

  // Sorts places, ascending and alike in their first `depth` units. The depth of the recursion is bounded by
  // kOrderedUnits / kUnitsInKey.
  void sort(std::span<std::uint32_t> places, std::size_t depth) {
    if (places.size() <= kCompared) return sort_by_comparison(places, depth);
    sort_by_key(places, depth);
    depth += kUnitsInKey;
    if (depth >= kOrderedUnits) return;
    // The sorted keys are overwritten by the groups sorted inside, so the groups are noted before.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> groups;
    for (std::size_t begin = 0, end = 0; begin < places.size(); begin = end) {
      for (end = begin + 1; end < places.size() && keyed_[end].key == keyed_[begin].key;) ++end;
      if (end - begin > 1) groups.emplace_back(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
    }
    for (const auto& [begin, end] : groups) sort(places.subspan(begin, end - begin), depth);
  }

 private:
  [[nodiscard]] bool before(std::uint32_t a, std::uint32_t b, std::size_t depth) const {
    for (; depth < kOrderedUnits; depth += kUnitsInKey) {
      const std::uint64_t x = leading_units(units_ + a + depth);
      const std::uint64_t y = leading_units(units_ + b + depth);
      if (x != y) return x < y;
    }
    return a < b;
  }

  void sort_by_comparison(std::span<std::uint32_t> places, std::size_t depth) const {
    for (std::size_t i = 1; i < places.size(); ++i) {
      const std::uint32_t place = places[i];
      std::size_t at = i;
      for (; at > 0 && before(place, places[at - 1], depth); --at) places[at] = places[at - 1];
      places[at] = place;
    }
  }

  void sort_by_key(std::span<std::uint32_t> places, std::size_t depth) {
    keyed_.resize(places.size());
    std::uint64_t all = ~std::uint64_t{0};
    std::uint64_t any = 0;
    for (std::size_t i = 0; i < places.size(); ++i) {
      keyed_[i] = {leading_units(units_ + places[i] + depth), places[i]};
      all &= keyed_[i].key;
      any |= keyed_[i].key;
    }
    if (places.size() < kRadixSize)
      std::sort(keyed_.begin(), keyed_.end(),
                [](const Keyed& a, const Keyed& b) { return a.key != b.key ? a.key < b.key : a.place < b.place; });
    else
      sort_by_digits(all ^ any);
    for (std::size_t i = 0; i < places.size(); ++i) places[i] = keyed_[i].place;
  }

  // Least significant digit first, so that equal keys stay in the order of the text; digits in which no two keys differ
  // are passed over.
  void sort_by_digits(std::uint64_t differing) {
    other_.resize(keyed_.size());
    for (unsigned shift = 0; shift < 64; shift += 8) {
      if ((differing >> shift & 0xFF) == 0) continue;
      std::array<std::uint32_t, 256> at{};
      for (const Keyed& one : keyed_) ++at[one.key >> shift & 0xFF];
      std::uint32_t sum = 0;
      for (std::uint32_t& count : at) sum += std::exchange(count, sum);
      for (const Keyed& one : keyed_) other_[at[one.key >> shift & 0xFF]++] = one;
      keyed_.swap(other_);
    }
  }

  const char16_t* units_;
  std::vector<Keyed> keyed_, other_;
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
  std::vector<std::uint32_t> ordered(places.size());
  std::vector<std::uint32_t> end(std::size_t{1} << 16);  // of each bucket, once it is filled
  for (const std::uint32_t place : places) ++end[units[place]];
  std::uint32_t sum = 0;
  std::vector<std::span<std::uint32_t>> buckets;
  for (std::uint32_t& count : end) {
    if (count > 1) buckets.emplace_back(ordered.data() + sum, count);
    sum += std::exchange(count, sum);
  }
  for (const std::uint32_t place : places) ordered[end[units[place]]++] = place;

  // Large ones first, so that no thread is left with one at the end.
  std::sort(buckets.begin(), buckets.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    BucketSorter sorter(units);
    for (std::size_t i = next++; i < buckets.size(); i = next++) sorter.sort(buckets[i], 1);
  };
  std::vector<std::jthread> others;
  for (unsigned i = 1; i < threads && i < buckets.size(); ++i) others.emplace_back(work);
  work();
  others.clear();  // joins
  return ordered;
}

}  // namespace tifa
