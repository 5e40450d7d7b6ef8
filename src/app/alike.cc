#include "app/alike.h"

#include <algorithm>
#include <cstdint>

#include "app/beside.h"
#include "app/longer_wording.h"
#include "text/characters.h"
#include "text/code_points.h"
#include "text/fold.h"
#include "text/function_words.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

constexpr std::size_t kLeastModifier = 2, kMostModifier = 3, kLeastHead = 2;  // characters
constexpr std::size_t kMostFound = 32;                                        // each is counted in both texts

// Where so many ideographs begin that end at a place; npos where there are not so many.
std::size_t back(std::string_view text, std::size_t at, std::size_t characters) {
  for (; characters > 0; --characters) {
    if (at == 0) return text.npos;
    const CodePoint c = decode_utf8_before(text, at);
    if (!is_han(c.value)) return text.npos;
    at -= c.length;
  }
  return at;
}

// What ends in the same character alone names another of its kind: 企业, 产业.
bool is_alike(std::u32string_view one, std::u32string_view other) {
  bool shared = false;
  for (std::size_t i = 0; i < other.size(); ++i) {
    const std::size_t same = one.find(other[i]);
    std::string character;
    append_utf8(character, other[i]);
    if (same == one.npos && function_word_limits(character) != 0) return false;
    shared = shared || (same != one.npos && !(i + 1 == other.size() && same + 1 == one.size()));
  }
  return shared && one != other;
}

}  // namespace

std::vector<std::string> find_alike(std::string_view phrase, const DocumentView& text) {
  std::vector<std::string> found;
  const std::string folded = fold_term(phrase, Folding::kDefault);
  if (ideographs(folded) < kLeastModifier + kLeastHead) return found;
  const std::string_view modifier = std::string_view(folded).substr(0, word_boundaries(folded)[1]);
  const std::string_view head = std::string_view(folded).substr(modifier.size());
  const std::size_t characters = ideographs(modifier);
  if (characters < kLeastModifier || characters > kMostModifier || ideographs(head) < kLeastHead) return found;
  const std::u32string mine = code_points(modifier);
  const std::string_view all = text.folded;
  for (std::size_t at = all.find(head); at != all.npos && found.size() < kMostFound;
       at = all.find(head, at + head.size())) {
    const std::size_t begin = back(all, at, characters);
    if (begin == all.npos) continue;
    const std::string_view other = all.substr(begin, at - begin);
    if (!names_something(other) || !is_alike(mine, code_points(other))) continue;
    const std::string wording(all.substr(begin, at + head.size() - begin));
    if (std::find(found.begin(), found.end(), wording) != found.end()) continue;
    const Range range{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at + head.size())};
    if (is_of_whole_words(all, range)) found.push_back(wording);
  }
  return found;
}

}  // namespace tifa
