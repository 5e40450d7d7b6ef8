#include "base/parallel.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <random>
#include <stdexcept>
#include <utility>
#include <vector>

#include "base/resources.h"

namespace tifa {
namespace {

TEST(Parallel, EachPartIsDoneOnce) {
  for (const unsigned threads : {0U, 1U, 3U})
    for (const std::size_t parts : {std::size_t{0}, std::size_t{1}, std::size_t{2}, std::size_t{500}}) {
      std::vector<int> done(parts);
      in_parallel(threads, parts, [&](std::size_t part) { ++done[part]; });
      EXPECT_EQ(done, std::vector<int>(parts, 1));
    }
}

TEST(Parallel, EachOfManyIsDoneOnce) {
  for (const unsigned threads : {1U, 3U})
    for (const std::size_t count :
         {std::size_t{0}, std::size_t{1}, std::size_t{31}, std::size_t{33}, std::size_t{500}}) {
      std::vector<int> done(count);
      each_in_parallel(threads, count, [&](std::size_t i) { ++done[i]; });
      EXPECT_EQ(done, std::vector<int>(count, 1));
    }
}

TEST(Parallel, WhatAPartThrowsIsThrownByTheCall) {
  for (const unsigned threads : {1U, 4U}) {
    std::atomic<int> done{0};
    const auto work = [&](std::size_t part) {
      if (part == 3) throw std::runtime_error("part 3");
      ++done;
    };
    try {
      in_parallel(threads, 1000, work);
      FAIL() << "nothing was thrown";
    } catch (const std::runtime_error& error) {
      EXPECT_STREQ(error.what(), "part 3");
    }
    if (threads == 1) {
      EXPECT_EQ(done, 3);
    }
  }
}

TEST(Parallel, PartsFollowOneAnother) {
  for (std::size_t size = 0; size < 40; ++size)
    for (std::size_t parts = 1; parts < 12; ++parts) {
      std::size_t end = 0;
      for (std::size_t i = 0; i < parts; ++i) {
        const auto [first, last] = part_of(size, parts, i);
        EXPECT_EQ(first, end);
        EXPECT_LE(last - first, size / parts + 1);
        end = last;
      }
      EXPECT_EQ(end, size);
    }
}

TEST(Parallel, SortsAsOneThreadDoes) {
  std::mt19937 random(7);
  for (const std::size_t size : {0U, 1U, 2U, 4095U, 4096U, 4097U, 30000U})
    for (const unsigned threads : {0U, 1U, 2U, 3U, 5U, 8U}) {
      std::vector<std::pair<unsigned, unsigned>> values(size);
      for (unsigned i = 0; i < size; ++i) values[i] = {static_cast<unsigned>(random() % 1000), i};
      auto expected = values;
      std::sort(expected.begin(), expected.end(), std::greater<>());
      sort_in_parallel(threads, values, std::greater<>());
      EXPECT_EQ(values, expected) << size << " on " << threads;
    }
}

TEST(Parallel, PiecesAreOfAboutEqualSize) {
  EXPECT_EQ(cut_evenly(0, 3, [](std::size_t) { return 1; }), (std::vector<std::size_t>{0, 0, 0, 0}));
  const std::vector<std::size_t> sizes = {5, 1, 1, 1, 8, 0, 0, 2, 30, 1, 1};
  for (const std::size_t pieces : {1, 2, 3, 8, 20}) {
    const std::vector<std::size_t> cuts = cut_evenly(sizes.size(), pieces, [&](std::size_t i) { return sizes[i]; });
    ASSERT_EQ(cuts.size(), pieces + 1);
    EXPECT_EQ(cuts.front(), 0U);
    EXPECT_EQ(cuts.back(), sizes.size());
    for (std::size_t i = 0; i < pieces; ++i) {
      ASSERT_LE(cuts[i], cuts[i + 1]);
      // No more than its share and the last thing in it.
      std::size_t size = 0;
      for (std::size_t at = cuts[i]; at < cuts[i + 1]; ++at) size += sizes[at];
      EXPECT_LE(size, 50 / pieces + 1 + 30);
    }
  }
  EXPECT_EQ(cut_evenly(4, 2, [](std::size_t) { return 3; }), (std::vector<std::size_t>{0, 2, 4}));
}

TEST(Resources, ThreadsAreAsManyAsAskedForWithinReason) {
  EXPECT_GE(threads_of(0U), 1U);
  EXPECT_EQ(threads_of(3U), 3U);
  EXPECT_LE(threads_of(1'000'000'000U), std::max(kMostThreads, threads_of(0U)));
}

}  // namespace
}  // namespace tifa
