#include "app/word_cuts.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "app/longer_wording.h"
#include "text/characters.h"
#include "text/function_words.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

// Whether a word stands somewhere with another character than `beside` on the side where the phrase goes on.
bool stands_in_without(std::string_view text, std::string_view word, std::string_view beside, bool phrase_behind) {
  for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
    const bool goes_on =
        phrase_behind ? text.substr(at + word.size()).starts_with(beside) : text.substr(0, at).ends_with(beside);
    if (!goes_on) return true;
  }
  return false;
}

std::size_t count_in(std::string_view text, std::string_view words) {
  std::size_t n = 0;
  for (std::size_t at = text.find(words); at != text.npos; at = text.find(words, at + words.size())) ++n;
  return n;
}

bool han_before(std::string_view text, std::size_t at) { return at > 0 && is_han(decode_utf8_before(text, at).value); }
bool han_at(std::string_view text, std::size_t at) { return at < text.size() && is_han(decode_utf8(text, at).value); }

}  // namespace

Standing WordCuts::of(Range use) {
  const bool open_left = han_at(text_, use.begin) && han_before(text_, use.begin);
  const bool open_right = han_before(text_, use.end) && han_at(text_, use.end);
  if (!open_left && !open_right) return Standing::kWhole;
  const std::vector<std::uint32_t> edges = word_edges_around(text_, use);
  const auto crossing = [&](std::uint32_t at) {
    const auto end = std::upper_bound(edges.begin(), edges.end(), at);
    const bool crosses = end != edges.begin() && end != edges.end() && *(end - 1) < at;
    return crosses ? Range{*(end - 1), *end} : Range{};
  };
  const Range first = crossing(use.begin), last = crossing(use.end);
  if ((!first.empty() && first.end >= use.end) || (!last.empty() && last.begin <= use.begin)) return Standing::kInside;
  if (!first.empty() && !last.empty()) return Standing::kAcross;
  const auto across = [&](Range word, Range rest, bool behind) {
    if (word.empty() || !stands_without(word, rest, behind)) return false;
    return count_code_points(rest.of(text_)) > 1 || count(word.of(text_)) > count(use.of(text_));
  };
  return across(first, {first.end, use.end}, true) || across(last, {use.begin, last.begin}, false) || misread(use)
             ? Standing::kAcross
             : Standing::kWhole;
}

bool WordCuts::misread(Range use) {
  const std::uint32_t middle = use.begin + decode_utf8(text_, use.begin).length;
  if (middle + decode_utf8(text_, middle < use.end ? middle : use.begin).length != use.end) return false;
  const auto better = [&](Range other, Range left_over) {
    return function_word_limits(left_over.of(text_)) != 0 && word_boundaries(other.of(text_)).size() == 2 &&
           count(other.of(text_)) > count(use.of(text_));
  };
  const auto before = use.begin - (han_before(text_, use.begin) ? decode_utf8_before(text_, use.begin).length : 0);
  const auto behind = use.end + (han_at(text_, use.end) ? decode_utf8(text_, use.end).length : 0);
  return (before < use.begin && better({before, middle}, {middle, use.end})) ||
         (behind > use.end && better({middle, behind}, {use.begin, middle}));
}

bool WordCuts::stands_without(Range word, Range rest, bool behind) {
  const auto [found, is_new] = known_.try_emplace({word.of(text_), rest.of(text_), behind}, false);
  if (is_new)
    found->second = stands_in_without(text_, word.of(text_), rest.of(text_), behind) ||
                    stands_in_without(later_, word.of(text_), rest.of(text_), behind);
  return found->second;
}

std::size_t WordCuts::count(std::string_view words) {
  const auto [found, is_new] = counts_.try_emplace(words, 0);
  if (is_new) found->second = count_in(text_, words) + count_in(later_, words);
  return found->second;
}

}  // namespace tifa
