#include "app/counterparts.h"

#include <algorithm>
#include <cstdint>

#include "app/beside.h"
#include "app/longer_wording.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/function_words.h"
#include "text/utf8.h"
#include "text/word_classes.h"
#include "text/words.h"

namespace tifa {
namespace {

constexpr std::string_view kDe = "的";
constexpr std::size_t kLeastHead = 4;              // characters behind 的
constexpr std::size_t kLeastOfOne = 5;             // … of a phrase one of which may be another
constexpr std::size_t kFrame = 4, kLeastTail = 2;  // … behind the phrase, and of its own before them
constexpr std::size_t kMostWords = 4;              // of a modifier
constexpr std::size_t kLookedAt = 8;               // hits
constexpr std::size_t kCoreCharacters = 3;
constexpr std::size_t kMostFound = 32;  // wordings, each of which is counted in both texts

std::vector<std::size_t> places_of(std::string_view text, std::string_view phrase) {
  std::vector<std::size_t> places;
  for (std::size_t at = text.find(phrase); at != text.npos; at = text.find(phrase, at + phrase.size()))
    places.push_back(at);
  return places;
}

// Where each code point begins, and the length.
std::vector<std::size_t> starts_of(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t at = 0; at < text.size(); at += decode_utf8(text, at).length) starts.push_back(at);
  starts.push_back(text.size());
  return starts;
}

Range range_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

class Counterparts {
 public:
  Counterparts(std::string_view phrase, const DocumentView& having, const DocumentView& lacking)
      : phrase_(fold_term(phrase, Folding::kDefault)), having_(having.folded), lacking_(lacking.folded) {}

  std::vector<Counterpart> find() {
    if (const std::size_t characters = ideographs(phrase_); characters > 0) {
      with_other_modifier();
      if (characters >= kLeastOfOne) with_other_character();
      if (characters > kLeastTail) before_the_same();
    } else if (!has_han(phrase_)) {
      with_other_noun();
    }
    return std::move(found_);
  }

 private:
  // The bytes [begin, end) of the text, and `shown` more.
  void add(std::size_t begin, std::size_t end, std::size_t shown = 0) {
    if (found_.size() == kMostFound) return;
    std::string part(lacking_.substr(begin, end - begin));
    const bool known =
        std::any_of(found_.begin(), found_.end(), [&](const Counterpart& one) { return one.part == part; });
    if (part.find(phrase_) == part.npos && !known)
      found_.push_back({std::string(lacking_.substr(begin, end - begin + shown)), std::move(part)});
  }

  // Where the words begin that end at a place, up to one that governs or joins: at most kMostWords. A first one of one
  // character before a longer one belongs to no name, as often as not (用).
  [[nodiscard]] std::size_t words_before(std::size_t at) const {
    std::string_view first, second;
    for (std::size_t n = 0; n < kMostWords; ++n) {
      const std::string_view word = word_before(lacking_, range_of(at, at));
      if (word.empty() || (!begins_as_figure(word) && !names_something(word))) break;
      second = first;
      first = word;
      at -= word.size();
    }
    const bool stray = ideographs(first) == 1 && ideographs(second) > 1 && !begins_as_figure(first);
    return stray ? at + first.size() : at;
  }
  // A figure, or what it stands at the head of (一流, 第三方).
  [[nodiscard]] static bool begins_as_figure(std::string_view word) {
    return is_numeral_or_unit(decode_utf8(word, 0).value);
  }

  // X的H as Y的H.
  void with_other_modifier() {
    const std::size_t de = phrase_.rfind(kDe);
    if (de == phrase_.npos || de == 0) return;
    const std::string head = phrase_.substr(de);
    if (ideographs(head) < kLeastHead + 1) return;
    for (const std::size_t at : places_of(lacking_, head))
      if (const std::size_t begin = words_before(at); begin < at) add(begin, at + head.size());
  }

  // All but one character, from word to word.
  void with_other_character() {
    const std::vector<std::size_t> own = starts_of(phrase_);
    const auto same = [&](std::size_t at, std::size_t i) {
      return lacking_.compare(at, own[i + 1] - own[i], phrase_, own[i], own[i + 1] - own[i]) == 0;
    };
    for (std::size_t begin = 0; begin < lacking_.size(); begin += decode_utf8(lacking_, begin).length) {
      std::size_t at = begin, other = 0;
      for (std::size_t i = 0; i + 1 < own.size() && other < 2; ++i) {
        if (at >= lacking_.size() || !is_han(decode_utf8(lacking_, at).value)) other = 2;
        if (other == 2) break;
        if (!same(at, i)) {
          const std::string_view character = lacking_.substr(at, decode_utf8(lacking_, at).length);
          other += function_word_limits(character) == 0 || is_figure(character) ? 1 : 2;
        }
        at += decode_utf8(lacking_, at).length;
      }
      if (other != 1) continue;
      if (is_of_whole_words(lacking_, range_of(begin, at))) add(begin, at);
    }
  }

  // The last characters of the phrase before the four that it stands before.
  void before_the_same() {
    const std::vector<std::size_t> own = starts_of(phrase_);
    std::size_t looked_at = 0;
    for (const std::size_t place : places_of(having_, phrase_)) {
      if (looked_at++ == kLookedAt) break;
      std::size_t end = place + phrase_.size(), characters = 0;
      while (characters < kFrame && end < having_.size() && is_han(decode_utf8(having_, end).value)) {
        end += decode_utf8(having_, end).length;
        ++characters;
      }
      if (characters < kFrame) continue;
      const std::size_t shown = end - place - phrase_.size();
      for (std::size_t i = 1; i + kLeastTail < own.size(); ++i) {
        if (is_general_verb(std::string_view(phrase_).substr(own[i]))) break;
        const std::string_view tail = having_.substr(place + own[i], end - place - own[i]);
        for (const std::size_t at : places_of(lacking_, tail))
          if (const std::size_t begin = words_before(at); begin < at)
            add(begin, at + tail.size() - shown, whole_words(at + tail.size() - shown, shown));
      }
    }
  }

  // How many bytes behind a place, about `bytes`, end with a word; all of them where no end is near.
  [[nodiscard]] std::size_t whole_words(std::size_t from, std::size_t bytes) const {
    constexpr std::size_t kFarther = 2;  // characters
    std::size_t last = 0;                // the last end before `bytes`
    for (std::size_t at = from, farther = 0; at < lacking_.size() && is_han(decode_utf8(lacking_, at).value);) {
      at += decode_utf8(lacking_, at).length;
      const bool ends = is_of_whole_words(lacking_, range_of(from, at));
      if (ends && at - from >= bytes) return at - from;
      if (ends) last = at - from;
      if (at - from >= bytes && farther++ == kFarther) break;
    }
    return last > 0 ? last : bytes;
  }

  // “and my fellow Americans” as “and my fellow citizens”.
  void with_other_noun() {
    const std::size_t space = phrase_.find(' ');
    if (space == phrase_.npos || phrase_.find(' ', space + 1) != phrase_.npos) return;
    const NounKind kind = word_classes(phrase_.substr(space + 1)).kind;
    if (kind == NounKind::kNone) return;
    std::size_t looked_at = 0;
    for (const std::size_t place : places_of(having_, phrase_)) {
      if (looked_at++ == kLookedAt) break;
      const std::size_t begin = words_back(having_, place);
      if (begin == place) continue;
      const std::string_view frame = having_.substr(begin, place + space + 1 - begin);
      for (const std::size_t at : places_of(lacking_, frame)) {
        const std::size_t noun = at + frame.size();
        const std::size_t end = word_run_end(lacking_, noun);
        if (at_word_edge(lacking_, at) && word_classes(lacking_.substr(noun, end - noun)).kind == kind)
          add(noun - space - 1, end);
      }
    }
  }

  // Where the two words before a place begin, each with one space behind it; the place where there are none.
  [[nodiscard]] static std::size_t words_back(std::string_view text, std::size_t place) {
    std::size_t at = place;
    for (int n = 0; n < 2; ++n) {
      if (at == 0 || text[at - 1] != ' ') return place;
      std::size_t begin = at - 1;
      while (begin > 0 && is_word_character(decode_utf8_before(text, begin).value))
        begin -= decode_utf8_before(text, begin).length;
      if (begin == at - 1) return place;
      at = begin;
    }
    return at;
  }

  std::string phrase_;
  std::string_view having_, lacking_;
  std::vector<Counterpart> found_;
};

}  // namespace

std::vector<Counterpart> find_counterparts(std::string_view phrase, const DocumentView& having,
                                           const DocumentView& lacking) {
  return Counterparts(phrase, having, lacking).find();
}

std::string core_of(std::string_view phrase) {
  if (ideographs(phrase) == 0) return {};
  const std::vector<std::uint32_t> edges = word_boundaries(phrase);
  std::size_t first = 0, last = edges.size() - 1;
  const auto word = [&](std::size_t i) { return phrase.substr(edges[i], edges[i + 1] - edges[i]); };
  const auto goes = [&](std::size_t i, std::uint8_t limit) {
    return is_general_verb(word(i)) || (function_word_limits(word(i)) & limit) != 0;
  };
  while (first < last && goes(first, kNotFirst)) ++first;
  while (last > first && goes(last - 1, kNotLast)) --last;
  const std::string_view core = phrase.substr(edges[first], edges[last] - edges[first]);
  return core.size() == phrase.size() || ideographs(core) < kCoreCharacters ? std::string() : std::string(core);
}

}  // namespace tifa
