#include "keyness/keyness.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <utility>

namespace tifa {
namespace {

void expect_close(double actual, double expected) {
  EXPECT_NEAR(actual, expected, 1e-9 * std::max(1.0, std::abs(expected)));
}

// Expected values without a source named were computed with mpmath at 40 digits.
TEST(Keyness, LogLikelihoodOfAllFourCells) {
  expect_close(log_likelihood({3, 12, 18000, 18500}), 5.5406872610269437);
  expect_close(log_likelihood({0, 5, 20000, 19000}), 7.1919015215040224);
  expect_close(log_likelihood({1178, 3386, 168329, 19552238}), 6075.9400043236723);
  expect_close(log_likelihood({40, 0, 1000, 1000}), 56.268157650582014);
  expect_close(log_likelihood({1000000, 1, 5000000, 4000000}), 1274925.2450650654);
  EXPECT_EQ(log_likelihood({7, 7, 100, 100}), 0);
}

TEST(Keyness, NothingToCompareIsZero) {
  for (const Frequencies& f : {Frequencies{0, 0, 10, 10}, Frequencies{0, 3, 0, 10}, Frequencies{3, 0, 10, 0}}) {
    EXPECT_EQ(log_ratio(f), 0);
    EXPECT_EQ(conservative_log_ratio(f), 0);
    EXPECT_EQ(log_likelihood(f), 0);
  }
}

TEST(Keyness, MoreHitsThanTokensStayFinite) {
  EXPECT_TRUE(std::isfinite(log_likelihood({9, 1, 3, 3})));
  EXPECT_TRUE(std::isfinite(log_ratio({9, 1, 3, 3})));
}

TEST(Keyness, LogRatioIsPositiveWhenBHasMore) {
  EXPECT_DOUBLE_EQ(log_ratio({2, 8, 1000, 1000}), 2);
  EXPECT_DOUBLE_EQ(log_ratio({8, 2, 1000, 1000}), -2);
  EXPECT_DOUBLE_EQ(log_ratio({2, 8, 1000, 4000}), 0);
  EXPECT_DOUBLE_EQ(log_ratio({0, 4, 1000, 1000}), 3);  // 4 against 0.5
  EXPECT_DOUBLE_EQ(log_ratio({4, 0, 1000, 1000}), -3);
}

TEST(Keyness, ConservativeLogRatio) {
  expect_close(conservative_log_ratio({3, 12, 18000, 18500}), 0.0707984369866965);
  expect_close(conservative_log_ratio({0, 9, 20000, 19000}), 1.05499562594746);
  expect_close(conservative_log_ratio({60, 20, 50000, 48000}), -0.775168575371472);
  expect_close(conservative_log_ratio({60, 20, 50000, 48000}, 0.05, 100), -0.261428616252228);
  expect_close(conservative_log_ratio({30, 0, 10000, 12000}), -3.19713478257454);
  EXPECT_EQ(conservative_log_ratio({0, 5, 20000, 19000}), 0);  // the interval covers 0
}

TEST(Keyness, LogOfTheChiSquareTailDoesNotUnderflow) {
  EXPECT_EQ(log_p_of_g2(0), 0);
  const double expected[][2] = {
      {0.001, -0.025550779355950622}, {1, -1.1478744644493182},    {3.841458820694124, -2.9957322735539898},
      {10.83, -6.9090697633580471},   {100, -52.538137969952525},  {799, -403.06871949791451},
      {801, -404.06996639291343},     {1500, -753.88306710538243}, {20000, -10005.177585122664},
      {1000000, -500007.13354763162}};
  for (const auto& [g2, log_p] : expected) expect_close(log_p_of_g2(g2), log_p);
}

TEST(Keyness, BenjaminiHochberg) {
  // R: p.adjust(c(0.01, 0.02, 0.03, 0.04, 0.05), "BH") gives 0.05 five times; the second line mixes the order.
  const auto adjust = [](std::vector<double> p) {
    for (double& x : p) x = std::log(x);
    return benjamini_hochberg(p);
  };
  for (const double q : adjust({0.01, 0.02, 0.03, 0.04, 0.05})) expect_close(q, 0.05);
  const std::vector<double> q = adjust({0.9, 0.001, 0.04, 0.03});
  expect_close(q[0], 0.9);
  expect_close(q[1], 0.004);
  expect_close(q[2], 0.04 * 4 / 3);
  expect_close(q[3], 0.04 * 4 / 3);
  EXPECT_TRUE(benjamini_hochberg({}).empty());
}

TEST(Keyness, BenjaminiHochbergTakesTiesTogether) {
  std::mt19937 random(5);
  for (int round = 0; round < 200; ++round) {
    std::vector<double> log_p, all;
    std::vector<std::uint32_t> times;
    for (std::size_t i = random() % 30; i > 0; --i) {
      log_p.push_back(-static_cast<double>(random() % 1'000'000'000) / 1e8);
      times.push_back(static_cast<std::uint32_t>(1 + random() % 5));
      all.insert(all.end(), times.back(), log_p.back());
    }
    const std::vector<double> together = log_benjamini_hochberg(log_p, times), alone = log_benjamini_hochberg(all);
    std::size_t first = 0;
    for (std::size_t i = 0; i < log_p.size(); ++i)
      for (std::uint32_t k = 0; k < times[i]; ++k) EXPECT_EQ(alone[first++], together[i]);
  }
}

TEST(Keyness, AFalseDiscoveryRateIsAFunctionOfP) {
  std::mt19937 random(3);
  for (int round = 0; round < 200; ++round) {
    std::vector<double> log_p;
    std::vector<std::uint32_t> times;
    for (std::size_t i = 1 + random() % 30; i > 0; --i) {
      log_p.push_back(-static_cast<double>(random() % 1000) / 50);
      times.push_back(static_cast<std::uint32_t>(1 + random() % 5));
    }
    const FalseDiscovery rates(log_p, times);
    double before = -1e9;
    for (int step = -1100; step <= 0; ++step) {
      const double q = rates.log_q_of(step / 50.0);
      EXPECT_GE(q, before);
      EXPECT_LE(q, 0);
      before = q;
    }
    const std::vector<double> own = log_benjamini_hochberg(log_p, times);
    for (std::size_t i = 0; i < log_p.size(); ++i) EXPECT_NEAR(rates.log_q_of(log_p[i]), own[i], 1e-12);
  }
  EXPECT_EQ(FalseDiscovery().log_q_of(-3), 0);
  EXPECT_DOUBLE_EQ(FalseDiscovery({-1.0, -1.0}).log_q_of(-5), -5 + std::log(2.0));
}

TEST(Keyness, TablesOfLogLikelihoodsSayWhatTheFunctionSays) {
  for (const auto& [n_a, n_b] : {std::pair<std::uint64_t, std::uint64_t>{8000, 71}, {40, 40}, {0, 9}, {9, 0}}) {
    const LogLikelihoods table(n_a, n_b);
    for (std::uint64_t a = 0; a < 70; ++a)
      for (std::uint64_t b = 0; b < 70; ++b)
        EXPECT_EQ(table.of(a, b), log_likelihood({a, b, n_a, n_b})) << a << " " << b;
  }
}

}  // namespace
}  // namespace tifa
