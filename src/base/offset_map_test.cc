// Holds OffsetMap against a map that stores the origin of every byte on its own.
#include "base/offset_map.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace tifa {
namespace {

struct NaiveMap {
  std::vector<Range> bytes;

  [[nodiscard]] std::uint32_t length() const { return static_cast<std::uint32_t>(bytes.size()); }
  [[nodiscard]] std::uint32_t begin(std::uint32_t at) const {
    if (bytes.empty()) return 0;
    return at < length() ? bytes[at].begin : bytes.back().end;
  }
  [[nodiscard]] std::uint32_t end(std::uint32_t at) const {
    if (bytes.empty()) return 0;
    return at == 0 ? bytes.front().begin : bytes[std::min(at, length()) - 1].end;
  }
  [[nodiscard]] Range origin(Range derived) const {
    if (derived.empty()) return {begin(derived.begin), begin(derived.begin)};
    return {begin(derived.begin), end(derived.end)};
  }
  [[nodiscard]] std::uint32_t derived_at(std::uint32_t at) const {
    const auto it = std::find_if(bytes.begin(), bytes.end(), [&](Range r) { return r.end > at; });
    return static_cast<std::uint32_t>(it - bytes.begin());
  }
};

struct Pair {
  OffsetMap map;
  NaiveMap naive;
  std::uint32_t origin_length = 0;
};

// A random map onto an origin: copies, units of other sizes, gaps, insertions.
Pair random_map(std::mt19937& random, int pieces) {
  const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
  Pair pair;
  std::uint32_t origin = below(3);
  for (int i = 0; i < pieces; ++i) {
    const std::uint32_t length = 1 + below(4);
    switch (below(5)) {
      case 0:
      case 1:
        pair.map.append_copy(origin, length);
        for (std::uint32_t k = 0; k < length; ++k, ++origin) pair.naive.bytes.push_back({origin, origin + 1});
        break;
      case 2:
      case 3: {
        const std::uint32_t from = 1 + below(4);
        for (std::uint32_t repeat = 1 + below(3); repeat > 0; --repeat, origin += from) {
          pair.map.append_unit(origin, length, from);
          for (std::uint32_t k = 0; k < length; ++k) pair.naive.bytes.push_back({origin, origin + from});
        }
        break;
      }
      default:
        pair.map.append_inserted(origin, length);
        pair.naive.bytes.insert(pair.naive.bytes.end(), length, Range{origin, origin});
    }
    if (below(3) == 0) origin += below(5);
  }
  pair.origin_length = origin;
  return pair;
}

void expect_same(const OffsetMap& map, const NaiveMap& naive, std::uint32_t origin_length) {
  ASSERT_EQ(map.derived_length(), naive.length());
  for (std::uint32_t at = 0; at <= naive.length(); ++at) {
    ASSERT_EQ(map.origin_begin(at), naive.begin(at)) << at;
    ASSERT_EQ(map.origin_end(at), naive.end(at)) << at;
    for (std::uint32_t end = at; end <= naive.length(); ++end)
      ASSERT_EQ(map.to_origin({at, end}), naive.origin({at, end})) << at << ".." << end;
  }
  for (std::uint32_t at = 0; at <= origin_length + 1; ++at) ASSERT_EQ(map.derived_at(at), naive.derived_at(at)) << at;
}

TEST(OffsetMap, AgreesWithPerByteMap) {
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    const Pair pair = random_map(random, static_cast<int>(random() % 9));
    ASSERT_NO_FATAL_FAILURE(expect_same(pair.map, pair.naive, pair.origin_length)) << "round " << round;
    std::uint64_t covered = 0;
    for (const OffsetMap::Run& run : pair.map.runs()) covered += std::uint64_t{run.steps} * run.origin_step;
    EXPECT_EQ(pair.map.covered_origin_bytes(), covered);
  }
}

// The naive composition of two maps: each byte by way of its range in between.
NaiveMap composed(const NaiveMap& outer, const NaiveMap& inner) {
  NaiveMap result;
  for (const Range& range : outer.bytes) result.bytes.push_back(inner.origin(range));
  return result;
}

TEST(OffsetMap, ComposesLikePerByteMaps) {
  std::mt19937 random(2);
  for (int round = 0; round < 4000; ++round) {
    const Pair outer = random_map(random, static_cast<int>(random() % 9));
    Pair inner = random_map(random, static_cast<int>(random() % 9));
    while (inner.naive.length() < outer.origin_length) {
      const Pair more = random_map(random, 20);
      if (more.naive.length() >= outer.origin_length) inner = more;
    }
    const OffsetMap both = outer.map.then(inner.map);
    const NaiveMap expected = composed(outer.naive, inner.naive);
    ASSERT_EQ(both.derived_length(), expected.length());
    for (std::uint32_t at = 0; at < expected.length(); ++at)
      ASSERT_EQ(both.to_origin({at, at + 1}), expected.origin({at, at + 1})) << "round " << round << " at " << at;
  }
}

TEST(OffsetMap, KeepsEqualStepsInOneRun) {
  OffsetMap map;
  for (std::uint32_t i = 0; i < 1000; ++i) map.append_unit(3 * i, 1, 3);
  ASSERT_EQ(map.runs().size(), 1u);
  EXPECT_EQ(map.to_origin({10, 20}), (Range{30, 60}));

  const OffsetMap composed = OffsetMap::identity(1000).then(map);
  EXPECT_EQ(composed.runs().size(), 1u);
  EXPECT_EQ(composed.runs()[0], map.runs()[0]);
}

TEST(OffsetMap, TakesEmptyAndVeryLongUnits) {
  OffsetMap map;
  map.append_unit(0, 0, 5);
  map.append_copy(0, 0);
  map.append_inserted(0, 0);
  EXPECT_TRUE(map.runs().empty());
  EXPECT_EQ(map.to_origin({0, 0}), (Range{0, 0}));

  map.append_unit(10, 1, 200000);
  map.append_copy(200010, 4);
  EXPECT_EQ(map.to_origin({0, 1}), (Range{10, 10 + 65535}));
  EXPECT_EQ(map.to_origin({1, 5}), (Range{200010, 200014}));

  OffsetMap long_unit;
  long_unit.append_unit(0, 70000, 3);
  EXPECT_EQ(long_unit.derived_length(), 70000u);
  EXPECT_EQ(long_unit.to_origin({69999, 70000}), (Range{0, 3}));
}

TEST(OffsetMap, ComposesBeyondTheInnerTextWithoutFailing) {
  OffsetMap outer;
  outer.append_copy(0, 10);
  OffsetMap inner;
  inner.append_copy(5, 4);
  const OffsetMap both = outer.then(inner);
  EXPECT_EQ(both.derived_length(), 10u);
  EXPECT_EQ(both.to_origin({0, 10}), (Range{5, 9}));
  EXPECT_EQ(outer.then(OffsetMap()).derived_length(), 10u);
}

}  // namespace
}  // namespace tifa
