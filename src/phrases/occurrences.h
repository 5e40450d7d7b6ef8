// Exact counts of many phrases in many texts in one pass over each.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "text/utf8.h"
#include "text/words.h"

namespace tifa {

// Finds all phrases of a set at once: a trie of their characters, walked from every character of a text. Thread-safe.
class PhraseCounter {
 public:
  // `whole_words`: a hit counts only between word edges. Of phrases that are given twice the last is found. O(sum of
  // lengths), in time and in memory.
  PhraseCounter(const std::vector<std::string>& phrases, bool whole_words);

  // Calls take(p) for each occurrence of a phrase p that does not overlap one of it taken before, left to right. O(text
  // · longest phrase), and near O(text) where few phrases begin alike.
  template <class Take>
  void each(std::string_view text, Take&& take) const;
  // Adds the number of occurrences of phrase p to counts[p].
  void count(std::string_view text, std::vector<std::uint64_t>& counts) const {
    each(text, [&](std::uint32_t phrase) { ++counts[phrase]; });
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
  struct Node {
    std::uint32_t phrase = kNone;  // the one that ends here
    bool repeats = false;          // it can overlap itself
  };
  struct Slot {
    std::uint32_t node = 0, character = 0, child = 0;  // child 0: free, since no step leads back to the root
  };
  [[nodiscard]] std::size_t slot_of(std::uint32_t node, char32_t character) const {
    return static_cast<std::size_t>((std::uint64_t{node} << 32 | character) * 0x9E3779B97F4A7C15ULL >> shift_);
  }
  [[nodiscard]] std::uint32_t child(std::uint32_t node, char32_t character) const {
    if (node == 0 && character < first_.size()) return first_[character];
    std::size_t slot = slot_of(node, character);
    while (slots_[slot].child != 0 && (slots_[slot].node != node || slots_[slot].character != character))
      slot = (slot + 1) & (slots_.size() - 1);
    return slots_[slot].child;
  }

  // Whether some phrase may begin with two characters: most that begin like one do not go on like it, and a bit lies
  // closer than a step.
  [[nodiscard]] static std::size_t pair_of(char32_t first, char32_t second) {
    return (std::uint64_t{first} << 32 | second) * 0x9E3779B97F4A7C15ULL >> (64 - kPairBits);
  }
  [[nodiscard]] bool may_begin(char32_t first, char32_t second) const {
    const std::size_t pair = pair_of(first, second);
    return (pairs_[pair / 64] >> (pair % 64) & 1U) != 0;
  }

  // Whether one character may be a phrase.
  [[nodiscard]] bool may_be_alone(char32_t character) const {
    return character >= first_.size() || nodes_[first_[character]].phrase != kNone;
  }

  static constexpr unsigned kPairBits = 19;
  std::vector<std::uint64_t> pairs_;
  bool any_alone_ = false;  // one phrase at least is a single character
  bool whole_words_;
  std::vector<Node> nodes_;           // the root first
  std::vector<std::uint32_t> first_;  // by character, what the root leads to: most characters of a text lead nowhere
  std::vector<Slot> slots_;           // the other steps
  unsigned shift_ = 0;
};

template <class Take>
void PhraseCounter::each(std::string_view text, Take&& take) const {
  // Of phrases that can overlap themselves, where the last occurrence ended.
  std::unordered_map<std::uint32_t, std::size_t> free_from;
  CodePoint ahead = text.empty() ? CodePoint() : decode_utf8(text, 0);
  for (std::size_t begin = 0, next = 0; begin < text.size(); begin = next) {
    const CodePoint first = ahead;
    next = begin + first.length;
    ahead = next < text.size() ? decode_utf8(text, next) : CodePoint();
    if (!may_begin(first.value, ahead.value) && !(any_alone_ && may_be_alone(first.value))) continue;
    std::uint32_t node = child(0, first.value);
    if (node == 0 || (whole_words_ && !at_word_edge(text, begin))) continue;
    for (std::size_t end = next; node != 0;) {
      const Node& here = nodes_[node];
      if (here.phrase != kNone && (!whole_words_ || at_word_edge(text, end))) {
        if (!here.repeats) {
          take(here.phrase);
        } else {
          std::size_t& free = free_from[here.phrase];
          if (begin >= free) {
            free = end;
            take(here.phrase);
          }
        }
      }
      if (end >= text.size()) break;
      const CodePoint point = end == next ? ahead : decode_utf8(text, end);
      node = child(node, point.value);
      end += point.length;
    }
  }
}

}  // namespace tifa
