#include "app/beside.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <vector>

#include "app/longer_wording.h"
#include "phrases/light_words.h"
#include "text/characters.h"
#include "text/function_words.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {

std::string_view word_before(std::string_view text, Range range) {
  if (range.begin == 0 || !is_han(decode_utf8_before(text, range.begin).value)) return {};
  const std::vector<std::uint32_t> edges = word_edges_around(text, range);
  const auto at = std::lower_bound(edges.begin(), edges.end(), range.begin);
  return at == edges.begin() ? std::string_view() : text.substr(*(at - 1), range.begin - *(at - 1));
}

std::string_view word_behind(std::string_view text, Range range) {
  if (range.end >= text.size() || !is_han(decode_utf8(text, range.end).value)) return {};
  const std::vector<std::uint32_t> edges = word_edges_around(text, range);
  const auto at = std::upper_bound(edges.begin(), edges.end(), range.end);
  return at == edges.end() ? std::string_view() : text.substr(range.end, *at - range.end);
}

std::vector<std::string_view> words_around(std::string_view text, Range range) {
  constexpr std::size_t kFarthest = 12;  // characters
  constexpr std::size_t kLeast = 2;      // ideographs
  const auto goes_on = [](char32_t c) { return !is_sentence_end(c) && c != '\n'; };
  std::size_t begin = range.begin, end = range.end;
  for (std::size_t n = 0; n < kFarthest && begin > 0; ++n) {
    const CodePoint c = decode_utf8_before(text, begin);
    if (!goes_on(c.value)) break;
    begin -= c.length;
  }
  for (std::size_t n = 0; n < kFarthest && end < text.size(); ++n) {
    const CodePoint c = decode_utf8(text, end);
    if (!goes_on(c.value)) break;
    end += c.length;
  }
  const std::string_view context = text.substr(begin, end - begin);
  const auto first = static_cast<std::uint32_t>(range.begin - begin), last = first + range.size();  // the range in it
  std::vector<std::string_view> words;
  const auto take = [&](std::uint32_t from, std::uint32_t to) {
    const std::string_view word = context.substr(from, to - from);
    const bool beside = to == first || from == last;
    if (beside ? ideographs(word) > 0 : ideographs(word) >= kLeast && names_something(word)) words.push_back(word);
  };
  std::uint32_t from = 0;
  for (const std::uint32_t to : word_boundaries(context)) {
    if (from < first) take(from, std::min(to, first));
    if (to > last) take(std::max(from, last), to);
    from = to;
  }
  return words;
}

bool is_general_verb(std::string_view word) {
  static const std::set<std::string_view> kVerbs(light_verbs().begin(), light_verbs().end());
  return kVerbs.contains(word);
}

bool names_something(std::string_view word) {
  return !word.empty() && (function_word_limits(word) & (kNotFirst | kNotLast | kNotInside)) == 0 &&
         !is_general_verb(word) && !is_figure(word);
}

}  // namespace tifa
