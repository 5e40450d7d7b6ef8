#include "app/longer_wording.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "text/ascii.h"
#include "text/characters.h"
#include "text/display.h"
#include "text/fold.h"
#include "text/function_words.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

constexpr std::size_t kMostBytes = 48;  // that a longer wording adds: 16 ideographs

// The ideograph that ends at, or begins at, a place of the text; empty where none does.
std::string_view ideograph_before(std::string_view text, std::size_t at) {
  if (at == 0) return {};
  const CodePoint c = decode_utf8_before(text, at);
  return is_han(c.value) ? text.substr(at - c.length, c.length) : std::string_view();
}
std::string_view ideograph_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const CodePoint c = decode_utf8(text, at);
  return is_han(c.value) ? text.substr(at, c.length) : std::string_view();
}

bool is_of_word(char32_t c) { return is_word_character(c) || c == '\'' || c == U'’' || c == '-'; }

// The word before, or behind, a place, with the one space that parts it from there; empty where anything else does.
std::string_view word_before(std::string_view text, std::size_t at) {
  if (at < 2 || text[at - 1] != ' ') return {};
  std::size_t begin = at - 1;
  while (begin > 0) {
    const CodePoint c = decode_utf8_before(text, begin);
    if (!is_of_word(c.value)) break;
    begin -= c.length;
  }
  return begin == at - 1 ? std::string_view() : text.substr(begin, at - begin);
}
std::string_view word_behind(std::string_view text, std::size_t at) {
  if (at >= text.size() || text[at] != ' ') return {};
  std::size_t end = at + 1;
  while (end < text.size()) {
    const CodePoint c = decode_utf8(text, end);
    if (!is_of_word(c.value)) break;
    end += c.length;
  }
  return end == at + 1 ? std::string_view() : text.substr(at, end - at);
}

// What a wording grows by: ideographs, or words with the space that parts them.
struct Steps {
  bool words = false;
  // In lower case: a wording may begin a sentence.
  [[nodiscard]] std::string before(std::string_view text, std::size_t at) const {
    return ascii_lower(words ? word_before(text, at) : ideograph_before(text, at));
  }
  [[nodiscard]] std::string behind(std::string_view text, std::size_t at) const {
    return ascii_lower(words ? word_behind(text, at) : ideograph_at(text, at));
  }
};

// The wording that is being grown around the phrase: how far it reaches from the phrase, and the hits inside it.
struct Growth {
  std::size_t left = 0, right = 0;  // bytes
  std::vector<Range> hits;
};

// Takes the most frequent step beside the wording, on the side where it is more frequent, if at least `least` hits
// have it.
bool grow(std::string_view text, const Steps& steps, Growth& growth, std::size_t least) {
  std::map<std::pair<bool, std::string>, std::size_t> tally;
  for (const Range& hit : growth.hits) {
    if (const auto c = steps.before(text, hit.begin - growth.left); !c.empty()) ++tally[{false, c}];
    if (const auto c = steps.behind(text, hit.end + growth.right); !c.empty()) ++tally[{true, c}];
  }
  const auto best =
      std::max_element(tally.begin(), tally.end(), [](const auto& x, const auto& y) { return x.second < y.second; });
  if (best == tally.end() || best->second < least) return false;
  const auto [on_right, step] = best->first;
  std::erase_if(growth.hits, [&, right = on_right, c = step](const Range& hit) {
    return (right ? steps.behind(text, hit.end + growth.right) : steps.before(text, hit.begin - growth.left)) != c;
  });
  (on_right ? growth.right : growth.left) += step.size();
  return true;
}

std::uint64_t count_outside(const PhraseHits& side, const Growth& growth, std::string_view wording) {
  return static_cast<std::uint64_t>(std::count_if(side.hits.begin(), side.hits.end(), [&](const Hit& hit) {
    return hit.text.begin < growth.left ||
           ascii_lower(side.view.text.substr(hit.text.begin - growth.left, wording.size())) != wording;
  }));
}

// Takes from the wording what is no whole word, and function words: no wording begins with one (以科技自强, “of the
// ports”), a Chinese one does not end in 的, an English one in none; other Chinese ones are the last of many (会 of
// 运动会).
void cut_back(std::string_view text, Range one, Growth& growth) {
  const std::vector<std::uint32_t> edges = word_edges_around(text, one);
  auto begin = std::lower_bound(edges.begin(), edges.end(), one.begin - static_cast<std::uint32_t>(growth.left));
  auto end = std::upper_bound(edges.begin(), edges.end(), one.end + static_cast<std::uint32_t>(growth.right));
  const auto word = [&](auto from) { return text.substr(*from, *(from + 1) - *from); };
  while (begin != edges.end() && begin + 1 != edges.end() && *(begin + 1) <= one.begin &&
         (function_word_limits(word(begin)) & kNotFirst) != 0)
    ++begin;
  while (end != edges.begin() && end - 1 != edges.begin() && *(end - 2) >= one.end && word(end - 2) == "的") --end;
  growth.left = begin == edges.end() || *begin > one.begin ? 0 : one.begin - *begin;
  growth.right = end == edges.begin() || *(end - 1) < one.end ? 0 : *(end - 1) - one.end;
}

void cut_back_words(std::string_view text, Range one, Growth& growth) {
  const auto limits = [](std::string_view word) { return function_word_limits(fold_term(word, Folding::kDefault)); };
  while (growth.left > 0) {
    const std::string_view added = text.substr(one.begin - growth.left, growth.left);
    const std::size_t first = added.find(' ');
    if ((limits(added.substr(0, first)) & kNotFirst) == 0) break;
    growth.left -= first + 1;
  }
  while (growth.right > 0) {
    const std::string_view added = text.substr(one.end, growth.right);
    const std::size_t last = added.rfind(' ');
    if ((limits(added.substr(last + 1)) & kNotLast) == 0) break;
    growth.right = last;
  }
}

}  // namespace

std::size_t ideographs(std::string_view phrase) {
  std::size_t n = 0;
  for (std::size_t at = 0; at < phrase.size(); ++n) {
    const CodePoint c = decode_utf8(phrase, at);
    if (!is_han(c.value)) return 0;
    at += c.length;
  }
  return n;
}

std::vector<std::uint32_t> word_edges_around(std::string_view text, Range range) {
  std::uint32_t begin = range.begin, end = range.end;
  while (range.begin - begin < kMostBytes && !ideograph_before(text, begin).empty())
    begin -= static_cast<std::uint32_t>(ideograph_before(text, begin).size());
  while (end - range.end < kMostBytes && !ideograph_at(text, end).empty())
    end += static_cast<std::uint32_t>(ideograph_at(text, end).size());
  std::vector<std::uint32_t> edges = word_boundaries(text.substr(begin, end - begin));
  for (std::uint32_t& edge : edges) edge += begin;
  return edges;
}

bool is_of_whole_words(std::string_view text, Range range) {
  const std::vector<std::uint32_t> edges = word_edges_around(text, range);
  return std::binary_search(edges.begin(), edges.end(), range.begin) &&
         std::binary_search(edges.begin(), edges.end(), range.end);
}

std::optional<LongerWording> find_longer_wording(const PhraseHits& a, const PhraseHits& b, bool b_is_larger) {
  const PhraseHits& larger = b_is_larger ? b : a;
  const std::string_view text = larger.view.text;
  if (larger.hits.empty()) return std::nullopt;
  const std::string_view phrase = larger.hits.front().text.of(text);
  const Steps steps{!has_han(phrase)};
  if (!steps.words && ideographs(phrase) < 2) return std::nullopt;
  Growth growth;
  growth.hits.reserve(larger.hits.size());
  for (const Hit& hit : larger.hits) growth.hits.push_back(hit.text);
  if (!grow(text, steps, growth, larger.hits.size() / 2 + 1)) return std::nullopt;
  const auto bytes = [&] { return growth.left + growth.right; };
  while (bytes() < kMostBytes && grow(text, steps, growth, growth.hits.size())) {
  }
  if (growth.hits.size() < 2) return std::nullopt;
  const Range& one = growth.hits.front();
  steps.words ? cut_back_words(text, one, growth) : cut_back(text, one, growth);
  if (bytes() == 0) return std::nullopt;
  const std::string_view wording = text.substr(one.begin - growth.left, one.end - one.begin + bytes());
  const std::string lower = ascii_lower(wording);
  LongerWording longer;
  longer.wording = display_wording(wording);
  longer.outside_a = count_outside(a, growth, lower);
  longer.outside_b = count_outside(b, growth, lower);
  return longer;
}

}  // namespace tifa
