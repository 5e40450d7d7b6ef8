// What stood in the place of a phrase before it was there: other wordings between the same words.
#include <algorithm>
#include <map>
#include <unordered_map>

#include "phrases/life.h"
#include "phrases/wordings.h"
#include "text/function_words.h"

namespace tifa {
namespace {

constexpr std::size_t kMostSide = 12;      // tokens of a frame on a side
constexpr std::size_t kMostExemplars = 8;  // places of the phrase that a frame is compared with

// What is looked for: the anchors directly beside the phrase. A token, or a break for the edge of the clause.
struct Anchors {
  std::size_t least_side = 2, least_together = 4;
  std::size_t most_gap = 8;  // tokens of what stands in the frame
};

using Key = std::uint64_t;

// The anchors on one side as a number: the tokens nearest to the phrase, breaks all alike.
Key key_of(const TokenText& text, std::size_t at, int step, std::size_t tokens) {
  Key key = 0;
  for (std::size_t i = 0; i < tokens; ++i) {
    const Token token = text.tokens[at];
    key = key * 0x1000003 + (is_break(token) ? 1 : token + 2);
    if (is_break(token)) break;
    at = step > 0 ? at + 1 : at - 1;
  }
  return key;
}

// How many tokens two places have in common, going left or right, up to a break.
std::size_t common(const TokenText& text, std::size_t x, std::size_t y, int step) {
  std::size_t n = 0;
  while (n < kMostSide && text.tokens[x] == text.tokens[y] && !is_break(text.tokens[x])) {
    ++n;
    x = step > 0 ? x + 1 : x - 1;
    y = step > 0 ? y + 1 : y - 1;
  }
  return n;
}

struct Best {
  std::size_t shared = 0, left = 0, right = 0;
};

}  // namespace

std::vector<FoundInFrame> find_displaced(const TracedPhrase& phrase) {
  if (phrase.places().empty() || phrase.first() == 0) return {};
  const TokenText& text = phrase.text();
  Anchors anchors;
  if (phrase.unit() == TokenUnit::kWords) anchors = {1, 3, 5};
  anchors.most_gap = std::max(anchors.most_gap, 2 * phrase.size());
  const std::size_t size = phrase.size();

  // Places of the phrase by the anchors on both sides.
  std::unordered_map<Key, std::unordered_map<Key, std::vector<std::uint32_t>>> frames;
  for (const std::uint32_t place : phrase.places()) {
    auto& exemplars =
        frames[key_of(text, place - 1, -1, anchors.least_side)][key_of(text, place + size, 1, anchors.least_side)];
    if (exemplars.size() < kMostExemplars) exemplars.push_back(place);
  }
  const std::size_t first_token = text.document[phrase.first()];
  const auto is_phrase_in = [&](std::size_t begin, std::size_t end) {
    const auto from = text.tokens.begin() + static_cast<std::ptrdiff_t>(begin);
    const auto to = text.tokens.begin() + static_cast<std::ptrdiff_t>(end);
    return std::search(from, to, phrase.tokens().begin(), phrase.tokens().end()) != to;
  };

  // Of words, function words alone are no frame: anything stands between “is the” and “of”.
  const auto says_something = [&](std::size_t begin, std::size_t end, const Best& frame) {
    if (phrase.unit() == TokenUnit::kCharacters) return true;
    for (std::size_t i = begin - frame.left; i < end + frame.right; ++i)
      if ((i < begin || i >= end) && function_word_limits(phrase.folded_at(i, i + 1)) == 0) return true;
    return false;
  };

  struct Found {
    FoundInFrame row;
    std::size_t begin = 0, end = 0;
    Best best;
  };
  std::map<std::string, Found> by_wording;
  for (std::size_t begin = 1; begin < text.size(); ++begin) {
    if (is_break(text.tokens[begin])) continue;
    const auto left = frames.find(key_of(text, begin - 1, -1, anchors.least_side));
    if (left == frames.end()) continue;
    Best best;
    std::size_t best_end = begin;
    for (std::size_t end = begin + 1; end - begin <= anchors.most_gap && end < text.size(); ++end) {
      const auto right = left->second.find(key_of(text, end, 1, anchors.least_side));
      if (right != left->second.end())
        for (const std::uint32_t place : right->second) {
          Best one;
          one.left = common(text, begin - 1, place - 1, -1);
          one.right = common(text, end, place + size, 1);
          one.shared = one.left + one.right;
          if (one.shared >= anchors.least_together && one.shared > best.shared && says_something(begin, end, one)) {
            best = one;
            best_end = end;
          }
        }
      if (is_break(text.tokens[end])) break;
    }
    if (best.shared == 0 || is_phrase_in(begin, best_end)) continue;
    const std::string_view folded = phrase.folded_at(begin, best_end);
    if (function_word_limits(folded) != 0) continue;
    Found& found = by_wording[std::string(folded)];
    const bool before = begin < first_token;
    const auto document = static_cast<std::uint32_t>(text.document_at(begin));
    if (!before) {
      ++found.row.after;
      continue;
    }
    if (found.row.count == 0) {
      found.row.first = document;
      found.row.folded = folded;
    }
    found.row.texts += found.row.count == 0 || found.row.last != document ? 1 : 0;
    found.row.last = document;
    ++found.row.count;
    if (best.shared > found.best.shared) {
      found.best = best;
      found.begin = begin;
      found.end = best_end;
    }
  }

  std::vector<FoundInFrame> displaced;
  for (auto& [folded, found] : by_wording) {
    if (found.row.count == 0) continue;
    FoundInFrame row = std::move(found.row);
    row.shared = static_cast<std::uint32_t>(found.best.shared);
    row.wording = phrase.written(found.begin, found.end);
    if (found.best.left > 0) row.left = phrase.written(found.begin - found.best.left, found.begin);
    if (found.best.right > 0) row.right = phrase.written(found.end, found.end + found.best.right);
    displaced.push_back(std::move(row));
  }
  std::stable_sort(displaced.begin(), displaced.end(), [](const FoundInFrame& x, const FoundInFrame& y) {
    return x.shared != y.shared ? x.shared > y.shared : x.count > y.count;
  });
  return displaced;
}

}  // namespace tifa
