#include "app/first_use.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "app/beside.h"
#include "app/word_cuts.h"
#include "text/function_words.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr int kLongestTitle = 40;  // code points on each side of a use
// So many uses show a longer wording; with a function word beside them (有中国特色社会主义) so many more, because such
// words stand beside everything.
constexpr std::size_t kLeastUses = 3, kLeastUsesWithFunctionWord = 10;

// The title that a use stands in; empty where it stands in none.
std::string_view title_around(std::string_view text, Range use) {
  constexpr char32_t kOpen = U'《', kClose = U'》';
  std::uint32_t begin = use.begin, end = use.end;
  char32_t c = 0;
  for (int i = 0; i < kLongestTitle && begin > 0 && c != kOpen; ++i) {
    const CodePoint before = decode_utf8_before(text, begin);
    if (before.value == kClose || before.value == U'\n') return {};
    begin -= before.length;
    c = before.value;
  }
  if (c != kOpen) return {};
  c = 0;
  for (int i = 0; i < kLongestTitle && end < text.size() && c != kClose; ++i) {
    const CodePoint next = decode_utf8(text, end);
    if (next.value == kOpen || next.value == U'\n') return {};
    end += next.length;
    c = next.value;
  }
  return c == kClose ? text.substr(begin, end - begin) : std::string_view();
}

bool all_in_titles(const PhraseHits& uses) {
  return std::all_of(uses.hits.begin(), uses.hits.end(),
                     [&](const Hit& hit) { return !title_around(uses.view.text, hit.text).empty(); });
}

bool all_inside_words(const PhraseHits& uses, std::string_view later) {
  WordCuts words(uses.view.text, later);
  return std::all_of(uses.hits.begin(), uses.hits.end(),
                     [&](const Hit& hit) { return words.of(hit.text) != Standing::kWhole; });
}

// A wording around a use, by the bytes that it adds on one side.
struct Beside {
  std::string wording;
  std::uint32_t left = 0;
  std::size_t least = kLeastUses;
  bool named = false;  // with a name of two characters and more directly before a word of as many
};

// The use with a suffix behind it; empty where none stands there.
std::string_view with_suffix(std::string_view text, Range use) {
  const std::size_t suffix = suffix_at(text, use.end).size();
  return suffix == 0 ? std::string_view() : text.substr(use.begin, use.size() + suffix);
}

bool stands_in(std::string_view text, const Hit& hit, const Beside& beside) {
  return hit.text.begin >= beside.left &&
         text.substr(hit.text.begin - beside.left, beside.wording.size()) == beside.wording;
}

std::size_t count_in(const PhraseHits& uses, const Beside& beside) {
  return static_cast<std::size_t>(std::count_if(
      uses.hits.begin(), uses.hits.end(), [&](const Hit& hit) { return stands_in(uses.view.text, hit, beside); }));
}

// Whether most uses stand in a wording, and the others in words that a suffix makes, of which `also` is one.
bool all_bound(const PhraseHits& uses, const Beside& beside, std::string& also) {
  std::string other;
  for (const Hit& hit : uses.hits) {
    if (stands_in(uses.view.text, hit, beside)) continue;
    const std::string_view word = beside.left > 0 ? std::string_view() : with_suffix(uses.view.text, hit.text);
    if (word.empty()) return false;
    other = word;
  }
  if (2 * count_in(uses, beside) < uses.hits.size()) return false;
  if (also.empty()) also = other;
  return true;
}

// Whether a word says which or how many there are, and names nothing: 多种, 各类, 这些, 内的.
bool says_which(std::string_view word) {
  constexpr std::array<std::string_view, 10> kFirst = {"多", "各", "几", "数", "诸", "每", "某", "此", "这", "那"};
  return word.ends_with("的") ||
         std::any_of(kFirst.begin(), kFirst.end(), [&](std::string_view first) { return word.starts_with(first); });
}

// Whether no use has the name of something directly before it.
bool stands_open(const PhraseHits& uses) {
  return std::none_of(uses.hits.begin(), uses.hits.end(), [&](const Hit& hit) {
    return with_name_beside(uses.view.text, hit.text, false).begin < hit.text.begin;
  });
}

// The use with the name before it, with the word before it and with the word behind it.
std::vector<Beside> wordings_beside(const PhraseHits& uses) {
  const std::string_view text = uses.view.text;
  const Range use = uses.hits.front().text;
  const std::vector<std::uint32_t> edges = word_edges_around(text, use);
  const auto least = [&](std::uint32_t begin, std::uint32_t end, std::uint8_t limit) {
    const bool function_word = (function_word_limits(text.substr(begin, end - begin)) & limit) != 0;
    return function_word ? kLeastUsesWithFunctionWord : kLeastUses;
  };
  std::vector<Beside> found;
  const auto at = std::lower_bound(edges.begin(), edges.end(), use.begin);
  if (at != edges.begin()) {
    constexpr std::string_view kIsm = "主义";  // is no word without what is before it: 社会|主义|经济建设
    std::uint32_t begin = *(at - 1);
    if (at - 1 != edges.begin() && text.substr(begin, use.begin - begin) == kIsm) begin = *(at - 2);
    const Range name = with_name_beside(text, use, false);
    const auto inner = std::upper_bound(edges.begin(), edges.end(), use.begin);
    if (name.begin < begin) found.push_back({std::string(name.of(text)), use.begin - name.begin, kLeastUses});
    // A figure is no name (过去|六年), and what goes on behind the phrase is a longer name of which this is a piece
    // (超级|大国|海洋|霸权).
    const std::string_view word = text.substr(begin, use.begin - begin);
    const bool named = name.begin < use.begin && ideographs(word) > 1 && names_something(word) && !says_which(word) &&
                       with_name_beside(text, use, true).end == use.end && inner != edges.end() && *inner <= use.end &&
                       ideographs(text.substr(use.begin, *inner - use.begin)) > 1;
    found.push_back({std::string(text.substr(begin, use.end - begin)), use.begin - begin,
                     least(begin, use.begin, kNotFirst), named});
  }
  const auto behind = std::upper_bound(edges.begin(), edges.end(), use.end);
  if (behind != edges.end())
    found.push_back({std::string(text.substr(use.begin, *behind - use.begin)), 0, least(use.end, *behind, kNotLast)});
  return found;
}

}  // namespace

std::optional<BoundUses> find_bound_uses(const std::vector<PhraseHits>& uses, const PhraseHits& later) {
  if (uses.empty() || uses.front().hits.empty()) return std::nullopt;
  const PhraseHits& first = uses.front();
  const Range use = first.hits.front().text;
  if (ideographs(use.of(first.view.text)) < 2) return std::nullopt;
  const auto as_long_as = [&](const auto& holds) {
    return static_cast<std::size_t>(std::find_if_not(uses.begin(), uses.end(), holds) - uses.begin());
  };
  if (const std::size_t n = as_long_as(all_in_titles); n > 0)
    return BoundUses{"title", std::string(title_around(first.view.text, use)), {}, n};
  if (const std::size_t n = as_long_as([&](const PhraseHits& one) { return all_inside_words(one, later.view.text); });
      n > 0)
    return BoundUses{"words", {}, {}, n};
  std::optional<BoundUses> longest;
  for (Beside& beside : wordings_beside(first)) {
    std::string also;
    const std::size_t n = as_long_as([&](const PhraseHits& one) { return all_bound(one, beside, also); });
    std::size_t hits = 0;
    for (std::size_t i = 0; i < n; ++i) hits += uses[i].hits.size();
    const bool belongs = hits > 0 && beside.named && later.hits.size() > 1 && stands_open(later);
    if ((hits < beside.least && !belongs) || 2 * count_in(later, beside) >= later.hits.size()) continue;
    if (!longest || n > longest->editions) longest = BoundUses{"wording", std::move(beside.wording), also, n};
  }
  return longest;
}

}  // namespace tifa
