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
namespace {

bool is_figure(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = decode_utf8(word, at);
    if (!is_numeral_or_unit(c.value)) return false;
    at += c.length;
  }
  return true;
}

}  // namespace

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
  std::vector<std::string_view> words;
  for (const std::string_view word : {word_before(text, range), word_behind(text, range)})
    if (!word.empty()) words.push_back(word);
  for (const std::string_view side :
       {text.substr(begin, range.begin - begin), text.substr(range.end, end - range.end)}) {
    std::uint32_t from = 0;
    for (const std::uint32_t to : word_boundaries(side)) {
      const std::string_view word = side.substr(from, to - from);
      if (ideographs(word) >= kLeast && names_something(word)) words.push_back(word);
      from = to;
    }
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
