// A test of a difference between two texts that does not take words for independent: whole paragraphs change sides.
#pragma once

#include <atomic>
#include <cstdint>
#include <span>
#include <vector>

namespace tifa {

// Hits of one phrase in one paragraph.
struct ParagraphHits {
  std::uint32_t paragraph = 0;  // index into the lengths
  std::uint32_t count = 0;
};

// Deals the paragraphs of A and B anew to two texts of as many paragraphs each, `permutations` times: always the same
// deals for the same numbers of paragraphs (SplitMix64 from a fixed seed, Fisher–Yates), whatever the machine. All
// phrases of a comparison share the deals. Memory: one bit a paragraph and deal.
class ParagraphPermutation {
 public:
  // `lengths` of the paragraphs of A, then of B, whose first is `first_of_b`. When `stop` is set meanwhile, here or in
  // p(), what comes of it means nothing: whoever hands it over looks at it. It outlives this. O(paragraphs ·
  // permutations).
  ParagraphPermutation(const std::vector<std::uint64_t>& lengths, std::size_t first_of_b, std::uint32_t permutations,
                       const std::atomic<bool>* stop = nullptr);

  // The share of deals, the real one counted among them, in which the two rates differ at least as much as they do in
  // the real texts, by four-cell G² (keyness.h): (1 + as extreme) / (1 + permutations) (Davison & Hinkley 1997, 4.1).
  // Each paragraph at most once in `hits`. O((paragraphs with hits + 1) · permutations).
  [[nodiscard]] double p(std::span<const ParagraphHits> hits) const;
  [[nodiscard]] std::uint32_t permutations() const { return permutations_; }

 private:
  [[nodiscard]] bool in_b(std::size_t paragraph, std::size_t deal) const {
    return (dealt_[paragraph * words_ + deal / 64] >> (deal % 64) & 1U) != 0;
  }

  // Asked before each deal.
  [[nodiscard]] bool stopped() const { return stop_ != nullptr && stop_->load(std::memory_order_relaxed); }

  const std::atomic<bool>* stop_;
  std::uint32_t permutations_;
  std::size_t paragraphs_, first_of_b_, words_;
  std::uint64_t length_ = 0, real_length_b_ = 0;
  std::vector<std::uint64_t> dealt_;     // by paragraph, a bit a deal: it went to B
  std::vector<std::uint64_t> length_b_;  // of B by deal
};

}  // namespace tifa
