#include "keyness/permutation.h"

#include <numeric>
#include <utility>

#include "keyness/keyness.h"

namespace tifa {
namespace {

constexpr std::uint64_t kSeed = 0x9E3779B97F4A7C15;

// SplitMix64 (Steele, Lea & Flood 2014): the same numbers on every machine.
class Random {
 public:
  // Below `bound` > 0; the bias of the remainder is under 2^-32 for so few paragraphs.
  std::uint64_t below(std::uint64_t bound) {
    std::uint64_t x = state_ += 0x9E3779B97F4A7C15;
    x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
    x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
    return (x ^ (x >> 31)) % bound;
  }

 private:
  std::uint64_t state_ = kSeed;
};

}  // namespace

ParagraphPermutation::ParagraphPermutation(const std::vector<std::uint64_t>& lengths, std::size_t first_of_b,
                                           std::uint32_t permutations, const std::atomic<bool>* stop)
    : stop_(stop),
      permutations_(permutations),
      paragraphs_(lengths.size()),
      first_of_b_(first_of_b),
      words_((permutations + 63) / 64),
      dealt_(lengths.size() * words_, 0),
      length_b_(permutations, 0) {
  for (std::size_t p = 0; p < paragraphs_; ++p) {
    length_ += lengths[p];
    if (p >= first_of_b_) real_length_b_ += lengths[p];
  }
  std::vector<std::uint32_t> order(paragraphs_);
  std::iota(order.begin(), order.end(), 0U);
  Random random;
  for (std::size_t deal = 0; deal < permutations_ && !stopped(); ++deal) {
    // The first `first_of_b` places of a shuffled order are A's; only they need to be drawn.
    for (std::size_t i = 0; i < first_of_b_ && i < paragraphs_; ++i)
      std::swap(order[i], order[i + random.below(paragraphs_ - i)]);
    for (std::size_t i = first_of_b_; i < paragraphs_; ++i) {
      dealt_[order[i] * words_ + deal / 64] |= std::uint64_t{1} << (deal % 64);
      length_b_[deal] += lengths[order[i]];
    }
  }
}

double ParagraphPermutation::p(std::span<const ParagraphHits> hits) const {
  std::uint64_t all = 0, real_b = 0;
  for (const ParagraphHits& h : hits) {
    all += h.count;
    if (h.paragraph >= first_of_b_) real_b += h.count;
  }
  const auto difference = [&](std::uint64_t b, std::uint64_t length_b) {
    return log_likelihood({all - b, b, length_ - length_b, length_b});
  };
  const double real = difference(real_b, real_length_b_) * (1 - 1e-12);  // a deal that is the real one must reach it
  std::uint64_t extreme = 1;
  for (std::size_t deal = 0; deal < permutations_ && !stopped(); ++deal) {
    std::uint64_t b = 0;
    for (const ParagraphHits& h : hits) b += in_b(h.paragraph, deal) ? h.count : 0;
    extreme += difference(b, length_b_[deal]) >= real ? 1 : 0;
  }
  return static_cast<double>(extreme) / (1 + static_cast<double>(permutations_));
}

}  // namespace tifa
