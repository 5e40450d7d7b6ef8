#include "app/endings.h"

#include <algorithm>
#include <cstdint>

#include "app/beside.h"
#include "app/longer_wording.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {

std::vector<PhraseEnding> endings_of(std::string_view phrase) {
  constexpr std::size_t kLeast = 2, kLeastInside = 4, kLeastBefore = 2;  // ideographs
  std::vector<PhraseEnding> endings;
  const std::size_t all = ideographs(phrase);
  if (all == 0) return endings;
  const std::vector<std::uint32_t> edges = word_boundaries(phrase);
  std::size_t at = 0;
  for (std::size_t before = 1; before + kLeast <= all; ++before) {
    at += decode_utf8(phrase, at).length;
    const std::string_view rest = phrase.substr(at);
    const bool at_word = std::binary_search(edges.begin(), edges.end(), static_cast<std::uint32_t>(at));
    if (!at_word && (before < kLeastBefore || all - before < kLeastInside)) continue;
    if (names_something(rest.substr(0, word_boundaries(rest)[1]))) endings.push_back({std::string(rest), at_word});
  }
  return endings;
}

}  // namespace tifa
