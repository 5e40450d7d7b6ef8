// Bursts: editions in which a term is used so much more than overall that a change of pace explains it better than
// chance.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace tifa {

struct Batch {
  std::uint64_t hits = 0, length = 0;  // of an edition; hits are taken to be at most length
};

struct BurstModel {
  double scale = 2;          // s: in state i the term is s^i times as frequent as overall
  double gamma = 1;          // what it costs to go up one state, in units of ln(number of batches)
  std::uint32_t levels = 3;  // states above the base
};

// A run of batches [begin, end) in state `level` or above.
struct Burst {
  std::size_t begin = 0, end = 0;
  std::uint32_t level = 1;
  double weight = 0;  // by how much the data is better explained in it than one state below, in nats
};

// The batched burst model of Kleinberg (2002, section 4): the state sequence of least cost, starting in state 0, found
// exactly (Viterbi); the cost of a batch is its negative binomial log-likelihood without the coefficient that all
// states share. Batches without length say nothing. O(batches ·
// levels²).
[[nodiscard]] std::vector<std::uint32_t> burst_states(const std::vector<Batch>& batches, const BurstModel& model = {});
// What a state sequence costs; the function that burst_states() minimises.
[[nodiscard]] double burst_cost(const std::vector<Batch>& batches, const std::vector<std::uint32_t>& states,
                                const BurstModel& model = {});
// The bursts of a state sequence, by level, then place: each lies within one of the level below. O(batches · levels).
[[nodiscard]] std::vector<Burst> bursts(const std::vector<Batch>& batches, const BurstModel& model = {});

}  // namespace tifa
