#include "app/endings.h"

#include <algorithm>
#include <cstdint>

#include "app/beside.h"
#include "app/longer_wording.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {

std::vector<Ending> endings_of(std::string_view phrase) {
  constexpr std::size_t kLeast = 2, kLeastInside = 4, kLeastBefore = 2;  // ideographs
  std::vector<Ending> endings;
  const std::size_t all = ideographs(phrase);
  if (all == 0) return endings;
  const std::vector<std::uint32_t> edges = word_boundaries(phrase);
  const auto word_at = [&](std::string_view text, std::uint32_t begin, std::uint32_t end) {
    return text.substr(begin, end - begin);
  };
  std::size_t at = decode_utf8(phrase, 0).length;
  for (std::size_t before = 1; before + kLeast <= all; ++before) {
    const std::string_view rest = phrase.substr(at);
    const auto edge = std::lower_bound(edges.begin(), edges.end(), static_cast<std::uint32_t>(at));
    const bool at_word = *edge == at;
    const std::string_view first =
        at_word ? word_at(phrase, *edge, *(edge + 1)) : word_at(rest, 0, word_boundaries(rest)[1]);
    const bool long_enough = at_word || (before >= kLeastBefore && all - before >= kLeastInside);
    if (long_enough && names_something(first)) endings.push_back({std::string(rest), at_word});
    at += decode_utf8(phrase, at).length;
  }
  return endings;
}

}  // namespace tifa
