#include "claims/longer.h"

#include <algorithm>
#include <map>

#include "phrases/function_words.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

constexpr int kMostAround = 4;  // characters more on either side
constexpr std::uint64_t kLeastHits = 3;
constexpr double kLeastShare = 0.03;

struct Seen {
  std::uint64_t count = 0;
  std::uint64_t on_words = 0;  // how often both edges are edges of words
  Range first;
};

// The starts of up to kMostAround Han characters before a hit, nearest first; `at` itself is the first.
std::vector<std::uint32_t> starts_before(std::string_view text, std::uint32_t at, std::uint32_t limit) {
  std::vector<std::uint32_t> starts = {at};
  for (int i = 0; i < kMostAround && at > limit; ++i) {
    const auto before = decode_utf8_before(text, at);
    if (!is_han(before.value)) break;
    at -= before.length;
    starts.push_back(at);
  }
  return starts;
}

std::vector<std::uint32_t> ends_after(std::string_view text, std::uint32_t at, std::uint32_t limit) {
  std::vector<std::uint32_t> ends = {at};
  for (int i = 0; i < kMostAround && at < limit; ++i) {
    const auto after = decode_utf8(text, at);
    if (!is_han(after.value)) break;
    at += after.length;
    ends.push_back(at);
  }
  return ends;
}

// Whether a term begins or ends with a function word of one or two characters.
bool dangles(std::string_view folded) {
  std::size_t first = 0, last = folded.size();
  for (int i = 0; i < 2; ++i) {
    if (first < folded.size()) first += decode_utf8(folded, first).length;
    if (last > 0) last -= decode_utf8_before(folded, last).length;
    if ((function_word_limits(folded.substr(0, first)) & (kNotFirst | kNotInside)) != 0) return true;
    if ((function_word_limits(folded.substr(last)) & (kNotLast | kNotInside)) != 0) return true;
  }
  return false;
}

}  // namespace

std::vector<LongerTerm> longer_terms(const DocumentView& view, const std::vector<Hit>& hits, std::size_t most) {
  std::map<std::string, Seen> seen;  // folded → where
  std::uint32_t block = kNoIndex;
  std::vector<std::uint32_t> boundaries;
  for (const Hit& hit : hits) {
    const Range within = view.blocks[hit.block].text;
    if (hit.block != block) {
      block = hit.block;
      boundaries = word_boundaries(within.of(view.text));
    }
    const auto on_edge = [&](std::uint32_t at) {
      return std::binary_search(boundaries.begin(), boundaries.end(), at - within.begin);
    };
    const auto starts = starts_before(view.text, hit.text.begin, within.begin);
    const auto ends = ends_after(view.text, hit.text.end, within.end);
    for (const std::uint32_t start : starts)
      for (const std::uint32_t end : ends) {
        if (start == hit.text.begin && end == hit.text.end) continue;
        Seen& one = seen[fold_term(view.text.substr(start, end - start), Folding::kDefault)];
        if (one.count++ == 0) one.first = {start, end};
        if (on_edge(start) && on_edge(end)) ++one.on_words;
      }
  }

  std::vector<std::pair<std::string, Seen>> kept;
  for (auto& [text, one] : seen) {
    if (one.count < kLeastHits || static_cast<double>(one.count) < kLeastShare * static_cast<double>(hits.size()))
      continue;
    if (2 * one.on_words < one.count || dangles(text)) continue;
    kept.emplace_back(text, one);
  }
  // Of nested ones that hold the same hits the longest stands for all.
  std::sort(kept.begin(), kept.end(), [](const auto& x, const auto& y) {
    if (x.second.count != y.second.count) return x.second.count > y.second.count;
    if (x.first.size() != y.first.size()) return x.first.size() > y.first.size();
    return x.first < y.first;
  });
  std::vector<LongerTerm> terms;
  for (std::size_t i = 0; i < kept.size() && terms.size() < most; ++i) {
    bool nested = false;
    for (std::size_t j = i; j-- > 0 && kept[j].second.count == kept[i].second.count;)
      nested = nested || kept[j].first.find(kept[i].first) != std::string::npos;
    if (nested) continue;
    const std::string text(kept[i].second.first.of(view.text));
    terms.push_back({text, text, kept[i].second.count});
  }
  return terms;
}

}  // namespace tifa
