#include "app/longer_wording.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "text/characters.h"
#include "text/function_words.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

constexpr std::size_t kMostBytes = 48;  // that a longer wording adds: 16 ideographs

// The ideograph that ends at, or begins at, a place of the text; empty where none does.
std::string_view before(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && at - begin < 4) {
    --begin;
    if ((static_cast<unsigned char>(text[begin]) & 0xC0) != 0x80) break;
  }
  const std::string_view character = text.substr(begin, at - begin);
  return !character.empty() && is_han(decode_utf8(character, 0).value) ? character : std::string_view();
}
std::string_view behind(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  const CodePoint c = decode_utf8(text, at);
  return is_han(c.value) ? text.substr(at, c.length) : std::string_view();
}

// The wording that is being grown around the phrase: how far it reaches from the phrase, and the hits inside it.
struct Growth {
  std::size_t left = 0, right = 0;  // bytes
  std::vector<Range> hits;
};

// Takes the most frequent character beside the wording, on the side where it is more frequent, if at least `least` hits
// have it.
bool grow(std::string_view text, Growth& growth, std::size_t least) {
  std::map<std::pair<bool, std::string_view>, std::size_t> tally;
  for (const Range& hit : growth.hits) {
    if (const auto c = before(text, hit.begin - growth.left); !c.empty()) ++tally[{false, c}];
    if (const auto c = behind(text, hit.end + growth.right); !c.empty()) ++tally[{true, c}];
  }
  const auto best =
      std::max_element(tally.begin(), tally.end(), [](const auto& x, const auto& y) { return x.second < y.second; });
  if (best == tally.end() || best->second < least) return false;
  const auto [on_right, character] = best->first;
  std::erase_if(growth.hits, [&, right = on_right, c = character](const Range& hit) {
    return (right ? behind(text, hit.end + growth.right) : before(text, hit.begin - growth.left)) != c;
  });
  (on_right ? growth.right : growth.left) += character.size();
  return true;
}

std::uint64_t count_outside(const PhraseHits& side, const Growth& growth, std::string_view wording) {
  return static_cast<std::uint64_t>(std::count_if(side.hits.begin(), side.hits.end(), [&](const Hit& hit) {
    return hit.text.begin < growth.left ||
           side.view.text.substr(hit.text.begin - growth.left, wording.size()) != wording;
  }));
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
  while (range.begin - begin < kMostBytes && !before(text, begin).empty())
    begin -= static_cast<std::uint32_t>(before(text, begin).size());
  while (end - range.end < kMostBytes && !behind(text, end).empty())
    end += static_cast<std::uint32_t>(behind(text, end).size());
  std::vector<std::uint32_t> edges = word_boundaries(text.substr(begin, end - begin));
  for (std::uint32_t& edge : edges) edge += begin;
  return edges;
}

std::optional<LongerWording> find_longer_wording(const PhraseHits& a, const PhraseHits& b, bool b_is_larger) {
  const PhraseHits& larger = b_is_larger ? b : a;
  const std::string_view text = larger.view.text;
  if (larger.hits.empty() || ideographs(larger.hits.front().text.of(text)) < 2) return std::nullopt;
  Growth growth;
  growth.hits.reserve(larger.hits.size());
  for (const Hit& hit : larger.hits) growth.hits.push_back(hit.text);
  if (!grow(text, growth, larger.hits.size() / 2 + 1)) return std::nullopt;
  const auto bytes = [&] { return growth.left + growth.right; };
  while (bytes() < kMostBytes && grow(text, growth, growth.hits.size())) {
  }
  if (growth.hits.size() < 2) return std::nullopt;
  const Range& one = growth.hits.front();
  const std::vector<std::uint32_t> edges = word_edges_around(text, one);
  auto begin = std::lower_bound(edges.begin(), edges.end(), one.begin - static_cast<std::uint32_t>(growth.left));
  auto end = std::upper_bound(edges.begin(), edges.end(), one.end + static_cast<std::uint32_t>(growth.right));
  // Nor does a wording begin with a function word (以科技自强) or end in 的; other such words are the last of many (会
  // of 运动会).
  const auto word = [&](auto from) { return text.substr(*from, *(from + 1) - *from); };
  while (begin != edges.end() && begin + 1 != edges.end() && *(begin + 1) <= one.begin &&
         (function_word_limits(word(begin)) & kNotFirst) != 0)
    ++begin;
  while (end != edges.begin() && end - 1 != edges.begin() && *(end - 2) >= one.end && word(end - 2) == "的") --end;
  growth.left = begin == edges.end() || *begin > one.begin ? 0 : one.begin - *begin;
  growth.right = end == edges.begin() || *(end - 1) < one.end ? 0 : *(end - 1) - one.end;
  if (bytes() == 0) return std::nullopt;
  LongerWording longer;
  longer.wording = std::string(text.substr(one.begin - growth.left, one.end - one.begin + growth.left + growth.right));
  longer.outside_a = count_outside(a, growth, longer.wording);
  longer.outside_b = count_outside(b, growth, longer.wording);
  return longer;
}

}  // namespace tifa
