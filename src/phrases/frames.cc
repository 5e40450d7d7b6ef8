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
constexpr std::size_t kMostRows = 100;     // that are counted in their frames

// What is looked for: the anchors directly beside the phrase. A token, or a break for the edge of the clause.
struct Anchors {
  std::size_t least_side = 2, least_together = 4;
  std::size_t most_gap = 8;        // tokens of what stands in the frame
  std::size_t most_by_chance = 6;  // tokens of a frame from which on one use says something
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

// A frame and what stands in it, as tokens of one place.
struct Place {
  std::size_t begin = 0, end = 0, left = 0, right = 0;
};

// Cuts frames back to whole words. They come in the order of the text, so that each clause is cut into words once.
class WholeWords {
 public:
  WholeWords(const TracedPhrase& phrase, std::size_t least_side)
      : phrase_(phrase), text_(phrase.text()), least_side_(least_side) {}

  // False where what the frame holds is no whole words, or too little of a side is left.
  bool cut(Place& place) {
    if (place.begin >= last_) read_clause(place.begin);
    if (!is_edge(place.begin) || !is_edge(place.end)) return false;
    while (place.left > 0 && !is_edge(place.begin - place.left)) --place.left;
    while (place.right > 0 && !is_edge(place.end + place.right)) --place.right;
    return (place.left >= least_side_ || place.begin - place.left == first_) &&
           (place.right >= least_side_ || place.end + place.right == last_);
  }

 private:
  void read_clause(std::size_t at) {
    first_ = last_ = at;
    while (!is_break(text_.tokens[first_ - 1])) --first_;
    while (!is_break(text_.tokens[last_])) ++last_;
    edges_ = word_edges(phrase_, first_, last_);
  }
  [[nodiscard]] bool is_edge(std::size_t at) const { return std::binary_search(edges_.begin(), edges_.end(), at); }

  const TracedPhrase& phrase_;
  const TokenText& text_;
  std::size_t least_side_;
  std::size_t first_ = 0, last_ = 0;  // the clause read last
  std::vector<std::uint32_t> edges_;
};

// Counts a row anew: all that it stands for has the frame that is told.
void count_in_frame(const TracedPhrase& phrase, const Place& place, FoundInFrame& row) {
  const TokenText& text = phrase.text();
  const std::size_t first_token = text.document[phrase.first()];
  const auto from = text.tokens.begin() + static_cast<std::ptrdiff_t>(place.begin - place.left);
  const auto to = text.tokens.begin() + static_cast<std::ptrdiff_t>(place.end + place.right);
  const std::size_t length = static_cast<std::size_t>(to - from);
  row.count = row.after = 0;
  row.texts = 0;
  for (auto at = text.tokens.begin(); (at = std::search(at, text.tokens.end(), from, to)) != text.tokens.end(); ++at) {
    const auto begin = static_cast<std::size_t>(at - text.tokens.begin());
    if (place.left == 0 && !is_break(text.tokens[begin - 1])) continue;
    if (place.right == 0 && !is_break(text.tokens[begin + length])) continue;
    if (begin >= first_token) {
      ++row.after;
      continue;
    }
    const auto document = static_cast<std::uint32_t>(text.document_at(begin));
    if (row.count == 0) row.first = document;
    row.texts += row.count == 0 || row.last != document ? 1 : 0;
    row.last = document;
    ++row.count;
  }
}

}  // namespace

std::vector<FoundInFrame> find_displaced(const TracedPhrase& phrase) {
  if (phrase.places().empty() || phrase.first() == 0) return {};
  const TokenText& text = phrase.text();
  Anchors anchors;
  if (phrase.unit() == TokenUnit::kWords) anchors = {1, 3, 5, 4};
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

  WholeWords words(phrase, anchors.least_side);
  std::map<std::string, std::pair<Place, std::uint64_t>> by_wording;  // in its longest frame, and how often in any
  for (std::size_t begin = 1; begin < first_token; ++begin) {
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
    Place place{begin, best_end, best.left, best.right};
    if (!words.cut(place)) continue;
    auto& [longest, places] = by_wording[std::string(folded)];
    if (places == 0 || place.left + place.right > longest.left + longest.right) longest = place;
    ++places;
  }

  std::vector<std::pair<Place, std::uint64_t>> found;
  found.reserve(by_wording.size());
  for (const auto& [folded, one] : by_wording) found.push_back(one);
  std::stable_sort(found.begin(), found.end(), [](const auto& x, const auto& y) {
    const std::size_t shared_x = x.first.left + x.first.right, shared_y = y.first.left + y.first.right;
    return shared_x != shared_y ? shared_x > shared_y : x.second > y.second;
  });
  if (found.size() > kMostRows) found.resize(kMostRows);
  std::vector<FoundInFrame> displaced;
  for (const auto& [place, places] : found) {
    FoundInFrame row;
    row.wording = phrase.written(place.begin, place.end);
    row.folded = phrase.folded_at(place.begin, place.end);
    row.shared = static_cast<std::uint32_t>(place.left + place.right);
    if (place.left > 0) row.left = phrase.written(place.begin - place.left, place.begin);
    if (place.right > 0) row.right = phrase.written(place.end, place.end + place.right);
    count_in_frame(phrase, place, row);
    // What stood once in a short frame stood there by chance.
    if (row.count >= 2 || place.left + place.right >= anchors.most_by_chance) displaced.push_back(std::move(row));
  }
  std::stable_sort(displaced.begin(), displaced.end(), [](const FoundInFrame& x, const FoundInFrame& y) {
    return x.shared != y.shared ? x.shared > y.shared : x.count > y.count;
  });
  return displaced;
}

}  // namespace tifa
