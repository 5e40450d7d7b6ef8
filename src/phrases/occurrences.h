// Exact counts of many phrases in many texts in one pass over each.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tifa {

// Finds all phrases of a set at once (Aho & Corasick 1975), over bytes that the phrases hold; others lead back to the
// start.
class PhraseCounter {
 public:
  // `whole_words`: a hit counts only between word edges. O(sum of lengths · distinct bytes).
  PhraseCounter(const std::vector<std::string>& phrases, bool whole_words);

  // Adds to counts[p] the occurrences of phrase p that do not overlap one counted before, left to right. O(text +
  // hits).
  void count(std::string_view text, std::vector<std::uint64_t>& counts) const;

 private:
  struct Hit {
    std::uint32_t phrase = 0;
    std::uint32_t length = 0;
  };
  [[nodiscard]] std::uint32_t& next(std::uint32_t state, std::uint8_t byte_class) {
    return next_[std::size_t{state} * classes_ + byte_class];
  }
  void link_failures();

  bool whole_words_;
  std::array<std::uint8_t, 256> class_of_{};  // 0: in no phrase
  std::size_t classes_ = 1;
  std::vector<std::uint32_t> next_;     // by state and class
  std::vector<Hit> hits_;               // by state; length 0 where no phrase ends
  std::vector<std::uint32_t> shorter_;  // the longest other state at which a phrase ends too; 0 for none
  std::size_t phrases_ = 0;
};

}  // namespace tifa
