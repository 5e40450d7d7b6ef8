#include "app/same_place.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "app/beside.h"
#include "app/longer_wording.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

constexpr std::size_t kBefore = 4, kOutside = 2;  // the same characters before; of them, and behind, outside the phrase
constexpr std::size_t kMostBetween = 16;          // characters
constexpr std::size_t kLookedAt = 8;              // uses
constexpr std::size_t kMostFound = 32;            // wordings

std::string_view last_word(std::string_view phrase) {
  const std::vector<std::uint32_t> edges = word_boundaries(phrase);
  return edges.size() < 2 ? phrase : phrase.substr(edges[edges.size() - 2]);
}

// Letters, digits and ideographs.
bool is_of_clause(char32_t c) { return is_han(c) || is_word_character(c); }

// The place so many such characters from a byte of the text; nothing where another character comes first.
std::optional<std::size_t> back(std::string_view text, std::size_t at, std::size_t characters) {
  for (; characters > 0; --characters) {
    if (at == 0) return std::nullopt;
    const CodePoint c = decode_utf8_before(text, at);
    if (!is_of_clause(c.value)) return std::nullopt;
    at -= c.length;
  }
  return at;
}
std::optional<std::size_t> forth(std::string_view text, std::size_t at, std::size_t characters) {
  for (; characters > 0; --characters) {
    if (at >= text.size()) return std::nullopt;
    const CodePoint c = decode_utf8(text, at);
    if (!is_of_clause(c.value)) return std::nullopt;
    at += c.length;
  }
  return at;
}

class SamePlace {
 public:
  SamePlace(std::string_view phrase, const DocumentView& having, const DocumentView& lacking)
      : phrase_(fold_term(phrase, Folding::kDefault)),
        ends_in_one_(ideographs(last_word(phrase_)) == 1),
        having_(having.folded),
        lacking_(lacking) {}

  std::vector<std::string> find() {
    if (!has_han(phrase_)) return {};
    std::size_t looked_at = 0;
    for (std::size_t at = having_.find(phrase_); at != having_.npos && looked_at < kLookedAt && !is_full();
         ++looked_at) {
      look_between(at, at + phrase_.size());
      at = having_.find(phrase_, at + phrase_.size());
    }
    return std::move(found_);
  }

 private:
  // Of the characters of the phrase at [begin, end) the first ones are kept, none to all but one.
  void look_between(std::size_t begin, std::size_t end) {
    std::size_t place = begin;
    for (std::size_t kept = 0; place < end; ++kept) {
      const std::size_t outside = std::max(kOutside, kBefore - std::min(kBefore, kept));
      if (const auto from = back(having_, begin, outside)) look_behind(*from, begin, place, end, kept);
      place += decode_utf8(having_, place).length;
    }
  }

  // Wordings behind what stands at [from, place), the phrase being at [begin, end).
  void look_behind(std::size_t from, std::size_t begin, std::size_t place, std::size_t end, std::size_t kept) {
    const std::string_view before = having_.substr(from, place - from);
    const std::string_view next = having_.substr(place, decode_utf8(having_, place).length);
    for (std::size_t at = folded().find(before); at != folded().npos && !is_full();
         at = folded().find(before, at + 1)) {
      const std::size_t between = at + before.size();
      // What has more of the phrase is met with more of it kept.
      if (folded().substr(between, next.size()) == next) continue;
      if (const auto other = find_end(between, place, end, kept)) add(between - (place - begin), between, *other);
    }
  }

  // What stands in a wording in place of other characters of the phrase ends, and the wording, behind the last
  // characters that the phrase has as well.
  struct End {
    std::size_t other = 0, wording = 0;
  };
  // Of what begins at `between`, in place of the phrase's characters at `place`, before what follows the phrase.
  [[nodiscard]] std::optional<End> find_end(std::size_t between, std::size_t place, std::size_t end,
                                            std::size_t kept) const {
    const auto outside = forth(having_, end, kOutside);
    if (!outside) return kept >= kOutside ? find_clause_end(between, place, end) : std::nullopt;
    std::size_t at = between;
    for (std::size_t n = 0; n < kMostBetween && at < folded().size(); ++n) {
      const CodePoint c = decode_utf8(folded(), at);
      if (!is_of_clause(c.value) && !is_quoted(at)) return std::nullopt;
      at += c.length;
      for (std::size_t tail = place; tail < end;) {
        tail += decode_utf8(having_, tail).length;
        const std::string_view same = having_.substr(tail, *outside - tail);
        if (folded().substr(at, same.size()) == same) return End{at, at + (end - tail)};
      }
    }
    return std::nullopt;
  }

  // Of a phrase that closes its clause: as many characters, which do so as well.
  [[nodiscard]] std::optional<End> find_clause_end(std::size_t between, std::size_t place, std::size_t end) const {
    std::size_t characters = 0;
    for (std::size_t at = place; at < end; at += decode_utf8(having_, at).length) ++characters;
    const auto other = forth(folded(), between, characters);
    if (!other || forth(having_, end, 1) || forth(folded(), *other, 1)) return std::nullopt;
    return End{*other, *other};
  }

  [[nodiscard]] bool is_quoted(std::size_t at) const {
    const auto place = static_cast<std::uint32_t>(at);
    return quotation_around(lacking_.text, lacking_.folded_to_text({place, place + 1}).begin).has_value();
  }

  // What shares no character with the phrase must be whole words, the last of them no single character where the
  // phrase's is none (隆重庆祝新|中国 for 隆重纪念|中国); else the phrase tells where it begins and ends.
  void add(std::size_t begin, std::size_t between, End end) {
    const Range folded_range{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end.wording)};
    if (begin == between && end.other == end.wording && !is_of_words(folded_range)) return;
    const std::string wording = written(lacking_.folded_to_text(folded_range));
    if (std::find(found_.begin(), found_.end(), wording) == found_.end()) found_.push_back(wording);
  }

  [[nodiscard]] bool is_of_words(Range range) const {
    return is_of_whole_words(folded(), range) && (ends_in_one_ || ideographs(last_word(range.of(folded()))) != 1);
  }

  // With the quotations that it begins or ends in.
  [[nodiscard]] std::string written(Range range) const {
    const std::string_view text = lacking_.text;
    const std::size_t last = range.end - decode_utf8_before(text, range.end).length;
    for (const std::size_t place : {std::size_t{range.begin}, last})
      if (const auto quotation = quotation_around(text, place)) {
        const std::size_t open = decode_utf8_before(text, quotation->begin).length;
        range.begin = std::min(range.begin, quotation->begin - static_cast<std::uint32_t>(open));
        range.end = std::max(range.end, quotation->end + decode_utf8(text, quotation->end).length);
      }
    return std::string(range.of(text));
  }

  [[nodiscard]] std::string_view folded() const { return lacking_.folded; }
  [[nodiscard]] bool is_full() const { return found_.size() == kMostFound; }

  std::string phrase_;
  bool ends_in_one_;  // its last word is one character
  std::string_view having_;
  const DocumentView& lacking_;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> find_in_same_place(std::string_view phrase, const DocumentView& having,
                                            const DocumentView& lacking) {
  return SamePlace(phrase, having, lacking).find();
}

}  // namespace tifa
