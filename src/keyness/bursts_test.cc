#include "keyness/bursts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>

namespace tifa {
namespace {

using States = std::vector<std::uint32_t>;

// Tries every state sequence.
double least_cost(const std::vector<Batch>& batches, const BurstModel& model) {
  double least = std::numeric_limits<double>::infinity();
  States states(batches.size(), 0);
  for (;;) {
    least = std::min(least, burst_cost(batches, states, model));
    std::size_t at = 0;
    while (at < states.size() && states[at] == model.levels) states[at++] = 0;
    if (at == states.size()) return least;
    ++states[at];
  }
}

TEST(Bursts, ViterbiFindsTheLeastCostOfAllSequences) {
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    BurstModel model;
    model.levels = 1 + random() % 2;
    model.gamma = 0.25 * static_cast<double>(1 + random() % 8);
    model.scale = 1.5 + static_cast<double>(random() % 3);
    std::vector<Batch> batches(1 + random() % 7);
    for (Batch& batch : batches) {
      batch.length = random() % 400;
      batch.hits = random() % 3 == 0 ? random() % 40 : random() % 4;
    }
    const States found = burst_states(batches, model);
    EXPECT_NEAR(burst_cost(batches, found, model), least_cost(batches, model), 1e-9);
  }
}

TEST(Bursts, ARunOfFrequentUseIsOneBurst) {
  std::vector<Batch> batches(20, {2, 10'000});
  for (std::size_t i = 8; i < 12; ++i) batches[i].hits = 20;
  const std::vector<Burst> found = bursts(batches);
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].level, 1U);
  EXPECT_EQ(found[0].begin, 8U);
  EXPECT_EQ(found[0].end, 12U);
  EXPECT_GT(found[0].weight, 10);
  for (std::size_t i = 1; i < found.size(); ++i) {  // what is higher lies within
    EXPECT_GE(found[i].begin, 8U);
    EXPECT_LE(found[i].end, 12U);
    EXPECT_GT(found[i].level, 1U);
  }
}

TEST(Bursts, EvenUseHasNone) {
  EXPECT_TRUE(bursts(std::vector<Batch>(30, {5, 1000})).empty());
  EXPECT_TRUE(bursts(std::vector<Batch>(30, {0, 1000})).empty());
  EXPECT_TRUE(bursts({}).empty());
  EXPECT_TRUE(bursts({{7, 7}, {9, 9}}).empty());  // nothing but hits
  EXPECT_TRUE(bursts({{0, 0}, {0, 0}}).empty());
  EXPECT_TRUE(bursts({{9, 3}, {4, 3}}).empty());  // more hits than places
}

}  // namespace
}  // namespace tifa
