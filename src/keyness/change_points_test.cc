#include "keyness/change_points.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>

namespace tifa {
namespace {

// Tries every segmentation.
double least_cost(const std::vector<Exposure>& series, double penalty) {
  double least = std::numeric_limits<double>::infinity();
  for (std::uint32_t mask = 0; mask < (1U << (series.size() - 1)); ++mask) {
    std::vector<std::size_t> points;
    for (std::size_t i = 1; i < series.size(); ++i)
      if ((mask >> (i - 1) & 1U) != 0) points.push_back(i);
    least = std::min(least, segmentation_cost(series, points, penalty));
  }
  return least;
}

TEST(ChangePoints, PeltFindsTheLeastCostOfAllSegmentations) {
  std::mt19937 random(7);
  for (int round = 0; round < 400; ++round) {
    std::vector<Exposure> series(2 + random() % 11);
    std::uint64_t rate = random() % 30;
    for (Exposure& x : series) {
      if (random() % 4 == 0) rate = random() % 30;
      x.length = 50 + random() % 500;
      x.hits = random() % 5 == 0 ? 0 : rate * x.length / 300 + random() % 3;
    }
    const double penalty = 0.5 + static_cast<double>(random() % 12);
    EXPECT_NEAR(segmentation_cost(series, change_points(series, penalty), penalty), least_cost(series, penalty), 1e-6);
  }
}

TEST(ChangePoints, LengthsAreExposures) {
  // Twice the hits in twice the length is no change.
  EXPECT_TRUE(change_points({{10, 1000}, {20, 2000}, {5, 500}, {40, 4000}}).empty());
  std::vector<Exposure> series(20, {3, 1000});
  for (std::size_t i = 12; i < 20; ++i) series[i] = {30, 2000};
  EXPECT_EQ(change_points(series), (std::vector<std::size_t>{12}));
}

TEST(ChangePoints, FirstUseIsOne) {
  std::vector<Exposure> series(10, {0, 1000});
  for (std::size_t i = 6; i < 10; ++i) series[i].hits = 8;
  EXPECT_EQ(change_points(series), (std::vector<std::size_t>{6}));
}

TEST(ChangePoints, NothingToDivide) {
  EXPECT_TRUE(change_points({}).empty());
  EXPECT_TRUE(change_points({{3, 10}}).empty());
  EXPECT_TRUE(change_points(std::vector<Exposure>(5, {0, 0})).empty());
  std::vector<Exposure> many(kMostExposures + 1, {0, 10});
  many.back().hits = 9;
  EXPECT_TRUE(change_points(many).empty());
}

TEST(ChangePoints, AnEvenSeriesIsWhole) { EXPECT_TRUE(change_points(std::vector<Exposure>(3000, {2, 100})).empty()); }

}  // namespace
}  // namespace tifa
