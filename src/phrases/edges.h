// Where phrases may begin and end: what is known of each gap between two tokens, found once for all phrases that have
// an edge there.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "phrases/candidates.h"
#include "phrases/english_lists.h"
#include "phrases/names.h"

namespace tifa {

// Bits of Edges::gaps.
inline constexpr std::uint8_t kWordsPart = 1;           // a boundary of the best reading
inline constexpr std::uint8_t kBeginsNone = 2;          // the word behind it begins no phrase
inline constexpr std::uint8_t kEndsNone = 4;            // the word before it ends no phrase
inline constexpr std::uint8_t kInsideNone = 8;          // the word before it stands inside of none either
inline constexpr std::uint8_t kLeftOpen = 16;           // an expression may begin here, seen from what stands before
inline constexpr std::uint8_t kRightOpen = 32;          // one may end here, seen from what stands behind
inline constexpr std::uint8_t kWithinWord = 64;         // lies within a light, verbal or function word
inline constexpr std::uint8_t kWithinDictionary = 128;  // lies within a word of the dictionary

struct Edges {
  std::vector<std::uint8_t> gaps;  // by the token behind a gap
  std::vector<Stretch> quotations;
  std::vector<Stretch> names;       // of texts of words
  std::vector<std::uint8_t> items;  // of texts of words, by the token behind a gap: english_lists.h
  // Of texts of words, by token from kFirstWord on: points of a phrase behind the word and before it (english_form.h).
  struct Beside {
    float behind = 0, before = 0;
  };
  std::vector<Beside> beside;

  [[nodiscard]] bool has(std::size_t gap, std::uint8_t bit) const { return (gaps[gap] & bit) != 0; }
  // Whether tokens [begin, end) hold a part of a quotation, and not all of it.
  [[nodiscard]] bool cut_quotation(std::size_t begin, std::size_t end) const {
    return quotations[begin].before > 0 || quotations[end - 1].rest > 1;
  }
  // Whether an edge of tokens [begin, end) lies within a name.
  [[nodiscard]] bool cut_name(std::size_t begin, std::size_t end) const {
    return !names.empty() && (names[begin].before > 0 || names[end - 1].rest > 1);
  }
  // How many tokens the longest name has that begins at a token; 0 where none does. O(that).
  [[nodiscard]] std::size_t longest_name(std::size_t begin) const {
    if (names.empty() || names[begin].before > 0) return 0;
    std::size_t end = begin;
    while (names[end].rest > 0) {
      ++end;
      if (names[end - 1].rest == 1 && names[end].before == 0) break;  // another name begins (“China's Constitution”)
    }
    return end - begin;
  }
  // Whether tokens [begin, end) are a name of several words.
  [[nodiscard]] bool is_name(std::size_t begin, std::size_t end) const {
    return end - begin > 1 && end - begin <= longest_name(begin) && !cut_name(begin, end);
  }
  // Whether tokens [begin, end) are all of an item of an English list. O(their number).
  [[nodiscard]] bool is_item(std::size_t begin, std::size_t end) const {
    if (items.empty() || (items[begin] & kItemBegins) == 0 || (items[end] & kItemEnds) == 0) return false;
    for (std::size_t gap = begin + 1; gap < end; ++gap)
      if ((items[gap] & kItemEnds) != 0) return false;  // of two items with “and” between them
    return true;
  }
  // Points of tokens [begin, end), words, for what stands beside them. An edge of a name shows itself. O(length of
  // name).
  [[nodiscard]] float points_beside(const TokenText& text, std::size_t begin, std::size_t end) const {
    const Token before = text.tokens[begin - 1], after = text.tokens[end];
    const bool name_begins = longest_name(begin) > 1, name_ends = names[end - 1].rest == 1 && names[end - 1].before > 0;
    return (before < kFirstWord || name_begins ? 0 : beside[before - kFirstWord].behind) +
           (after < kFirstWord || name_ends ? 0 : beside[after - kFirstWord].before);
  }
  [[nodiscard]] bool opens_quotation(std::size_t begin) const {
    return quotations[begin].rest > 0 && quotations[begin].before == 0;
  }
};

// O(text), on the threads of the corpus.
[[nodiscard]] Edges find_edges(const ComparedCorpus& corpus);

}  // namespace tifa
