#include "app/shared_part.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <vector>

#include "app/beside.h"
#include "text/characters.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

constexpr std::size_t kLeastHits = 3, kLeastCharacters = 3, kSeveral = 2;

// Whether all uses stand in wordings with the name beside them, several of which none has most of the uses.
bool make_several(const PhraseHits& uses, bool behind) {
  std::map<std::string_view, std::size_t> uses_in;
  std::size_t most = 0;
  for (const Hit& hit : uses.hits) {
    const Range longer = with_name_beside(uses.view.text, hit.text, behind);
    if (longer == hit.text) return false;
    most = std::max(most, ++uses_in[longer.of(uses.view.text)]);
  }
  return uses_in.size() >= kSeveral && 2 * most <= uses.hits.size();
}

}  // namespace

bool is_shared_part(const PhraseHits& uses) {
  const std::string_view text = uses.view.text;
  if (uses.hits.empty() || ideographs(uses.hits.front().text.of(text)) < kLeastCharacters) return false;
  const std::string_view phrase = uses.hits.front().text.of(text);
  const std::vector<std::uint32_t> cuts = word_boundaries(phrase);
  // A complement belongs to the verb before it (好全会精神 of 贯彻好全会精神, 好基础 of 向好基础).
  static constexpr std::array<std::string_view, 4> kComplements = {"好", "到", "成", "出"};
  if (std::find(kComplements.begin(), kComplements.end(), phrase.substr(0, cuts[1])) != kComplements.end() &&
      std::all_of(uses.hits.begin(), uses.hits.end(), [&](const Hit& hit) {
        return hit.text.begin > 0 && is_han(decode_utf8_before(text, hit.text.begin).value);
      }))
    return true;
  // What opens with a general verb may lack its object, else what is the head of names may lack them.
  const bool behind = is_general_verb(phrase.substr(0, cuts[1]));
  if (uses.hits.size() < kLeastHits) return false;
  if (make_several(uses, behind)) return true;
  if (cuts.size() < 3 || ideographs(phrase.substr(cuts[cuts.size() - 2])) != 1) return false;
  static constexpr std::array<std::string_view, 4> kGoOn = {"的", "和", "与", "及"};
  const auto go_on = static_cast<std::size_t>(std::count_if(uses.hits.begin(), uses.hits.end(), [&](const Hit& hit) {
    return std::any_of(kGoOn.begin(), kGoOn.end(),
                       [&](std::string_view word) { return text.substr(hit.text.end).starts_with(word); });
  }));
  return 4 * go_on >= 3 * uses.hits.size();
}

}  // namespace tifa
