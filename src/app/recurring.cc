#include "app/recurring.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "app/beside.h"
#include "app/word_cuts.h"
#include "phrases/ranking.h"
#include "text/display.h"
#include "text/fold.h"
#include "text/words.h"

namespace tifa {
namespace {

// A phrase as others are looked for in it: words with a space on either side.
std::string comparable(std::string_view phrase, bool words) {
  const std::string folded = fold_term(without_quotation_marks(phrase), Folding::kDefault);
  return words ? " " + folded + " " : folded;
}

bool is_part(const std::string& one, const std::string& other) {
  return one.find(other) != std::string::npos || other.find(one) != std::string::npos;
}

}  // namespace

std::vector<PhraseRow> recurring_beside(const std::vector<PhraseRow>& listed, std::vector<PhraseRow> left, bool words,
                                        const std::function<bool(const PhraseRow&)>& is_less) {
  std::erase_if(left, [](const PhraseRow& row) {
    return row.change == "up" || row.change == "down" || !recurs(row.change == "dropped" ? row.a : row.b, row.g2);
  });
  std::stable_sort(left.begin(), left.end(), [](const PhraseRow& x, const PhraseRow& y) {
    return std::pair(x.change, -std::llround(x.g2 * 1e6)) < std::pair(y.change, -std::llround(y.g2 * 1e6));
  });
  std::map<std::string, std::vector<std::string>> said;  // of each change
  for (const PhraseRow& row : listed) {
    said[row.change].push_back(comparable(row.phrase, words));
    for (const std::string& covered : row.covers) said[row.change].push_back(comparable(covered, words));
  }
  std::map<std::string, std::size_t> taken;
  std::vector<PhraseRow> found;
  for (PhraseRow& row : left) {
    const std::string phrase = comparable(row.phrase, words);
    std::vector<std::string>& others = said[row.change];
    const bool is_said =
        std::any_of(others.begin(), others.end(), [&](const std::string& other) { return is_part(phrase, other); });
    if (is_said || taken[row.change] == kMostRecurring || is_less(row)) continue;
    others.push_back(phrase);
    ++taken[row.change];
    found.push_back(std::move(row));
  }
  return found;
}

bool is_torn(const PhraseHits& uses) {
  if (uses.hits.empty()) return false;
  const std::string_view text = uses.view.text, phrase = uses.hits.front().text.of(text);
  if (ideographs(phrase) == 0) return false;
  if (ideographs(phrase.substr(0, word_boundaries(phrase)[1])) != 1) return false;
  bool cuts = false;
  for (const Hit& hit : uses.hits) {
    if (word_before(text, hit.text).empty()) return false;
    const std::vector<std::uint32_t> edges = word_edges_around(text, hit.text);
    cuts = cuts || !std::binary_search(edges.begin(), edges.end(), hit.text.begin);
  }
  return cuts;
}

bool is_overcounted(const PhraseHits& uses) {
  if (is_torn(uses)) return true;
  constexpr std::size_t kLeastSentences = 3;
  const std::string_view text = uses.view.text;
  WordCuts cuts(text);
  std::size_t in_sentences = 0;
  std::uint32_t before = 0;  // where the hit before begins
  for (const Hit& hit : uses.hits) {
    if (cuts.of(hit.text) == Standing::kAcross) return true;
    // Hits of one sentence have one sentence from the first to the second.
    const std::string_view between = text.substr(before, hit.text.end - before);
    if (in_sentences == 0 || between.find('\n') != between.npos || sentences(between).size() > 1) ++in_sentences;
    before = hit.text.begin;
  }
  return in_sentences < std::min(kLeastSentences, uses.hits.size());
}

}  // namespace tifa
