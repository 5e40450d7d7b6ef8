// Labels beside an axis and along it, against an oracle that tries every way of pooling them.
#include "render/label_layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

namespace tifa {
namespace {

constexpr double kNear = 1e-6;

double cost(const std::vector<LabelWish>& wishes, const std::vector<double>& places) {
  double sum = 0;
  for (std::size_t i = 0; i < wishes.size(); ++i) sum += std::pow(places[i] - wishes[i].at, 2);
  return sum;
}

// The least sum of squared moves, by trying all 2^(n-1) ways to join neighbours into blocks that touch; the wishes
// ascend and fit. The optimum is one of these, each block at its mean or at an end of the frame.
double least_cost(const std::vector<LabelWish>& wishes, double begin, double end) {
  const std::size_t n = wishes.size();
  double total = 0;
  for (const LabelWish& wish : wishes) total += wish.height;
  double best = INFINITY;
  for (unsigned joined = 0; joined < 1U << (n - 1); ++joined) {
    std::vector<double> places;
    double before = 0;
    for (std::size_t first = 0; first < n;) {
      std::size_t last = first;
      while (last + 1 < n && (joined >> last & 1U) != 0) ++last;
      double height = 0, mean = 0;
      for (std::size_t i = first; i <= last; ++i) {
        mean += wishes[i].at - (height + wishes[i].height / 2);
        height += wishes[i].height;
      }
      mean /= static_cast<double>(last - first + 1);
      double top = std::clamp(mean, begin + before, std::max(begin + before, end - (total - before)));
      for (std::size_t i = first; i <= last; ++i) {
        places.push_back(top + wishes[i].height / 2);
        top += wishes[i].height;
      }
      before += height;
      first = last + 1;
    }
    bool apart = true;
    for (std::size_t i = 0; i + 1 < n; ++i)
      apart = apart && places[i] + wishes[i].height / 2 <= places[i + 1] - wishes[i + 1].height / 2 + kNear;
    if (apart) best = std::min(best, cost(wishes, places));
  }
  return best;
}

TEST(LabelLayout, KeepsOrderFrameAndDistance) {
  std::mt19937 random(11);
  const auto upto = [&](unsigned most) { return static_cast<double>(random() % most); };
  for (int round = 0; round < 2000; ++round) {
    std::vector<LabelWish> wishes(1 + random() % 40);
    for (LabelWish& wish : wishes) wish = {upto(300) - 20, 1 + upto(30), upto(5)};
    const double begin = upto(50), end = begin + 20 + upto(400);
    const auto places = place_labels(wishes, begin, end);
    ASSERT_EQ(places.size(), wishes.size());
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < places.size(); ++i)
      if (places[i]) kept.push_back(i);
    std::stable_sort(kept.begin(), kept.end(),
                     [&](std::size_t x, std::size_t y) { return wishes[x].at < wishes[y].at; });
    for (std::size_t k = 0; k < kept.size(); ++k) {
      const double half = wishes[kept[k]].height / 2;
      ASSERT_GE(*places[kept[k]] - half, begin - kNear);
      ASSERT_LE(*places[kept[k]] + half, end + kNear);
      if (k + 1 < kept.size()) {
        ASSERT_LE(*places[kept[k]] + half, *places[kept[k + 1]] - wishes[kept[k + 1]].height / 2 + kNear);
      }
    }
  }
}

TEST(LabelLayout, MovesAsLittleAsTheOracle) {
  std::mt19937 random(12);
  for (int round = 0; round < 3000; ++round) {
    std::vector<LabelWish> wishes(1 + random() % 7);
    double total = 0;
    for (LabelWish& wish : wishes) {
      wish = {static_cast<double>(random() % 100), 1 + static_cast<double>(random() % 20), 0};
      total += wish.height;
    }
    std::sort(wishes.begin(), wishes.end(), [](const auto& x, const auto& y) { return x.at < y.at; });
    const double begin = 0, end = total + static_cast<double>(random() % 60);
    const auto places = place_labels(wishes, begin, end);
    std::vector<double> given;
    for (const auto& place : places) {
      ASSERT_TRUE(place);
      given.push_back(*place);
    }
    ASSERT_NEAR(cost(wishes, given), least_cost(wishes, begin, end), 1e-6) << "round " << round;
  }
}

TEST(LabelLayout, LeavesOutTheLeastImportant) {
  const auto places = place_labels({{10, 10, 1}, {10, 10, 3}, {10, 10, 2}}, 0, 20);
  EXPECT_FALSE(places[0]);
  EXPECT_DOUBLE_EQ(*places[1], 5);
  EXPECT_DOUBLE_EQ(*places[2], 15);
  EXPECT_TRUE(place_labels({}, 0, 10).empty());
  EXPECT_FALSE(place_labels({{0, 11, 0}}, 0, 10).front());
}

TEST(LabelLayout, AxisLabelsDoNotTouch) {
  std::mt19937 random(13);
  for (int round = 0; round < 2000; ++round) {
    const std::size_t count = 1 + random() % 90;
    const double width = 60 + static_cast<double>(random() % 800), gap = 8;
    std::vector<double> at, widths;
    for (std::size_t i = 0; i < count; ++i) {
      at.push_back((static_cast<double>(i) + 0.5) * width / static_cast<double>(count));
      widths.push_back(6 + static_cast<double>(random() % 40));
    }
    const auto places = choose_labels(at, widths, gap, 0, width);
    double before = -gap;
    for (std::size_t i = 0; i < count; ++i) {
      if (!places[i]) continue;
      ASSERT_GE(*places[i] - widths[i] / 2, before + gap - kNear);
      before = *places[i] + widths[i] / 2;
      ASSERT_LE(before, width + kNear);
    }
    ASSERT_TRUE(places.front());
  }
}

TEST(LabelLayout, AxisLabelsAreAsDenseAsTheyFit) {
  const auto places = choose_labels({5, 15, 25, 35, 45}, {6, 6, 6, 6, 6}, 2, 0, 50);
  EXPECT_EQ(std::count_if(places.begin(), places.end(), [](const auto& place) { return place.has_value(); }), 5);
  const auto fewer = choose_labels({5, 15, 25, 35, 45}, {12, 12, 12, 12, 12}, 2, 0, 50);
  EXPECT_TRUE(fewer[0] && fewer[2] && fewer[4]);
  EXPECT_FALSE(fewer[1] || fewer[3]);
}

}  // namespace
}  // namespace tifa
