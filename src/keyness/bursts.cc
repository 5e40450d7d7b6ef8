#include "keyness/bursts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace tifa {
namespace {

// The automaton for some batches: how often the term is used in each state, and what going up costs.
class Automaton {
 public:
  Automaton(const std::vector<Batch>& batches, const BurstModel& model) {
    double hits = 0, length = 0;
    for (const Batch& batch : batches) {
      hits += static_cast<double>(std::min(batch.hits, batch.length));
      length += static_cast<double>(batch.length);
    }
    up_ = model.gamma * std::log(std::max<double>(2, static_cast<double>(batches.size())));
    double rate = length > 0 ? hits / length : 0;
    rates_.push_back(rate);
    // A rate of 1 or more is none: the term cannot stand more often than there are places.
    for (std::uint32_t level = 1; level <= model.levels && rate > 0 && rate * model.scale < 1; ++level)
      rates_.push_back(rate *= model.scale);
  }

  [[nodiscard]] std::uint32_t states() const { return static_cast<std::uint32_t>(rates_.size()); }

  [[nodiscard]] double of_batch(const Batch& batch, std::uint32_t state) const {
    const double p = rates_[state];
    const double hits = static_cast<double>(std::min(batch.hits, batch.length));
    const double others = static_cast<double>(batch.length) - hits;
    if (p <= 0 || p >= 1) return 0;  // all or nothing everywhere: there is one state
    return -(hits * std::log(p) + others * std::log1p(-p));
  }

  [[nodiscard]] double of_step(std::uint32_t from, std::uint32_t to) const { return to > from ? (to - from) * up_ : 0; }

 private:
  std::vector<double> rates_;
  double up_ = 0;
};

}  // namespace

std::vector<std::uint32_t> burst_states(const std::vector<Batch>& batches, const BurstModel& model) {
  const Automaton automaton(batches, model);
  const std::uint32_t states = automaton.states();
  std::vector<double> cost(states, std::numeric_limits<double>::infinity()), next(states);
  cost[0] = 0;
  std::vector<std::uint32_t> from(batches.size() * states);
  for (std::size_t t = 0; t < batches.size(); ++t) {
    for (std::uint32_t to = 0; to < states; ++to) {
      std::uint32_t best = 0;
      for (std::uint32_t s = 1; s < states; ++s)
        if (cost[s] + automaton.of_step(s, to) < cost[best] + automaton.of_step(best, to)) best = s;
      from[t * states + to] = best;
      next[to] = cost[best] + automaton.of_step(best, to) + automaton.of_batch(batches[t], to);
    }
    cost.swap(next);
  }
  std::vector<std::uint32_t> sequence(batches.size());
  std::uint32_t state = static_cast<std::uint32_t>(std::min_element(cost.begin(), cost.end()) - cost.begin());
  for (std::size_t t = batches.size(); t-- > 0;) {
    sequence[t] = state;
    state = from[t * states + state];
  }
  return sequence;
}

double burst_cost(const std::vector<Batch>& batches, const std::vector<std::uint32_t>& states,
                  const BurstModel& model) {
  const Automaton automaton(batches, model);
  double cost = 0;
  std::uint32_t before = 0;
  for (std::size_t t = 0; t < batches.size(); ++t) {
    if (states[t] >= automaton.states()) return std::numeric_limits<double>::infinity();
    cost += automaton.of_step(before, states[t]) + automaton.of_batch(batches[t], states[t]);
    before = states[t];
  }
  return cost;
}

std::vector<Burst> bursts(const std::vector<Batch>& batches, const BurstModel& model) {
  const Automaton automaton(batches, model);
  const std::vector<std::uint32_t> states = burst_states(batches, model);
  std::vector<Burst> found;
  for (std::uint32_t level = 1; level < automaton.states(); ++level)
    for (std::size_t t = 0; t < states.size(); ++t) {
      if (states[t] < level) continue;
      if (t == 0 || states[t - 1] < level) found.push_back({t, t, level, 0});
      found.back().end = t + 1;
      found.back().weight += automaton.of_batch(batches[t], level - 1) - automaton.of_batch(batches[t], level);
    }
  return found;
}

}  // namespace tifa
