// Approximate search of a passage in a text: where it stands with the fewest insertions, deletions and substitutions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"

namespace tifa {

// Myers' bit-vector algorithm over code points (G. Myers, “A fast bit-vector algorithm for approximate string matching
// based on dynamic programming”, JACM 46, 1999), in blocks of 64 characters for longer patterns (H. Hyyrö, “A
// bit-vector algorithm for computing Levenshtein and Damerau edit distances”, 2003). Thread-safe.
class InfixSearcher {
 public:
  explicit InfixSearcher(std::u32string_view pattern);

  struct Place {
    std::size_t begin = 0, end = 0;  // code points of the text
    std::uint32_t distance = 0;
    friend bool operator==(const Place&, const Place&) = default;
  };
  // The infix of the text with the smallest edit distance to the pattern; of several the one that ends first, of those
  // the one whose length is nearest to the pattern's. Nothing for an empty pattern or where the smallest distance is
  // above `most`. O(text × pattern / 64).
  [[nodiscard]] std::optional<Place> find(std::u32string_view text, std::uint32_t most) const;

 private:
  // Which characters of the pattern are equal to a code point, as bits; one row of words for each distinct character.
  struct Masks {
    std::u32string characters;  // ascending
    std::vector<std::uint64_t> words;
    std::size_t blocks = 0, size = 0;
    explicit Masks(std::u32string_view pattern);
    [[nodiscard]] const std::uint64_t* row(char32_t code) const;
  };
  template <class Report>
  static void scan(const Masks& masks, std::u32string_view text, bool backwards, bool anchored, const Report& report);

  Masks forwards_, backwards_;
};

// Finds a passage in large UTF-8 texts: places that share many runs of six bytes (two ideographs, six letters) with it
// are candidates, and the best of them by edit distance is given.
class PassageSearcher {
 public:
  // Passages of less than 12 bytes are not searched for approximately: everything would be near.
  explicit PassageSearcher(std::string passage);

  struct Place {
    Range range;  // bytes of the text
    std::uint32_t distance = 0;
  };
  // The nearest passage of the text, when its distance is at most half of the passage's length. O(text) and at most
  // kMostCandidates approximate searches in the neighbourhood of the passage's length.
  [[nodiscard]] std::optional<Place> find(std::string_view text) const;

  static constexpr std::size_t kMostCandidates = 24;

 private:
  std::string passage_;
  std::u32string points_;
  std::vector<std::pair<std::uint64_t, std::uint32_t>> seeds_;  // run of bytes → where it begins first, ascending
  std::vector<std::uint64_t> filter_;
  InfixSearcher searcher_;
};

}  // namespace tifa
