#include "app/beside.h"

#include <algorithm>
#include <array>
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

// What turns the word behind it round and is one word with it, though a function word by itself: 非|公有制企业.
bool is_prefix(std::string_view word) { return word == "非" || word == "未" || word == "无"; }

// The quotation, with its marks, that ends at a byte of a text; empty where none does.
std::string_view quotation_before(std::string_view text, std::size_t end) {
  if (end == 0) return {};
  const CodePoint mark = decode_utf8_before(text, end);
  if (!is_closing_quotation_mark(mark.value) || end == mark.length) return {};
  const std::size_t last = end - mark.length;
  const auto inside = quotation_around(text, last - decode_utf8_before(text, last).length);
  if (!inside) return {};
  const std::size_t begin = inside->begin - decode_utf8_before(text, inside->begin).length;
  return text.substr(begin, end - begin);
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

Range with_name_beside(std::string_view text, Range use, bool behind) {
  constexpr std::size_t kMostCharacters = 12;
  const Range phrase = use;
  Range named = use;  // up to the last word that names something
  std::size_t characters = 0;
  while (true) {
    std::string_view word = behind ? word_behind(text, use) : word_before(text, use);
    const bool quoted = word.empty() && !behind;
    if (quoted) word = quotation_before(text, use.begin);
    characters += count_code_points(word);
    const bool names = quoted || names_something(word) || (!behind && named.begin < phrase.begin && is_prefix(word));
    if (word.empty() || characters > kMostCharacters || !(names || is_figure(word))) return named;
    if (behind)
      use.end += static_cast<std::uint32_t>(word.size());
    else
      use.begin -= static_cast<std::uint32_t>(word.size());
    if (names) named = use;
  }
}

std::optional<Range> quotation_around(std::string_view text, std::size_t place) {
  constexpr std::size_t kLongestQuotation = 24;  // characters
  std::size_t begin = place, end = place;
  for (std::size_t n = 0;; ++n) {
    if (begin == 0 || n == kLongestQuotation) return std::nullopt;
    const CodePoint c = decode_utf8_before(text, begin);
    if (is_opening_quotation_mark(c.value)) break;
    if (is_closing_quotation_mark(c.value) || is_sentence_end(c.value) || c.value == '\n') return std::nullopt;
    begin -= c.length;
  }
  for (std::size_t n = 0;; ++n) {
    if (end >= text.size() || n == kLongestQuotation) return std::nullopt;
    const CodePoint c = decode_utf8(text, end);
    if (is_closing_quotation_mark(c.value)) break;
    if (is_opening_quotation_mark(c.value) || is_sentence_end(c.value) || c.value == '\n') return std::nullopt;
    end += c.length;
  }
  return Range{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

bool is_general_verb(std::string_view word) {
  static const std::set<std::string_view> kVerbs(light_verbs().begin(), light_verbs().end());
  return kVerbs.contains(word);
}

std::string_view suffix_at(std::string_view text, std::size_t place) {
  static constexpr std::array<std::string_view, 7> kSuffixes = {"者", "们", "性", "化", "式", "力", "率"};
  const std::string_view behind = text.substr(place);
  const auto suffix =
      std::find_if(kSuffixes.begin(), kSuffixes.end(), [&](std::string_view one) { return behind.starts_with(one); });
  return suffix == kSuffixes.end() ? std::string_view() : *suffix;
}

bool names_something(std::string_view word) {
  return !word.empty() && (function_word_limits(word) & (kNotFirst | kNotLast | kNotInside)) == 0 &&
         !is_general_verb(word) && !is_figure(word);
}

}  // namespace tifa
