#include "phrases/everyday_words.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "keyness/keyness.h"
#include "phrases/light_words.h"
#include "phrases/occurrences.h"
#include "text/characters.h"
#include "text/function_words.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kMost = 8;
constexpr std::size_t kMostLookedAt = 24;

// The words of one script.
struct Lexicon {
  explicit Lexicon(bool chinese) : words(words_of(chinese)), counter(words, !chinese) {}

  static std::vector<std::string> words_of(bool chinese) {
    std::set<std::string_view> all(light_words().begin(), light_words().end());
    all.insert(words_empty_alone().begin(), words_empty_alone().end());
    std::erase_if(all,
                  [&](std::string_view word) { return has_han(word) != chinese || function_word_limits(word) != 0; });
    return {all.begin(), all.end()};
  }

  // The hits of each word.
  [[nodiscard]] std::vector<std::uint64_t> counts(const std::vector<DocumentView>& texts) const {
    std::vector<std::uint64_t> found(words.size());
    for (const DocumentView& text : texts) counter.count(text.folded, found);
    return found;
  }

  std::vector<std::string> words;
  PhraseCounter counter;
};

const Lexicon& lexicon(bool chinese) {
  static const Lexicon kChinese(true), kEnglish(false);
  return chinese ? kChinese : kEnglish;
}

// The hits of a word in the wordings that it makes with the ideograph directly before or behind it.
using Beside = std::map<std::pair<bool, char32_t>, std::uint64_t>;

Beside tally_beside(const std::vector<DocumentView>& texts, std::string_view word) {
  Beside tally;
  for (const DocumentView& view : texts) {
    const std::string_view text = view.folded;
    for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + word.size())) {
      const std::size_t end = at + word.size();
      if (at > 0) ++tally[{false, decode_utf8_before(text, at).value}];
      if (end < text.size()) ++tally[{true, decode_utf8(text, end).value}];
    }
  }
  std::erase_if(tally, [](const auto& one) { return !is_han(one.first.second); });
  return tally;
}

// G² of a word outside the wording of its own that is the most frequent where it stands more often (社会 outside
// 社会主): a word that moves as part of one longer wording has not moved itself.
double log_likelihood_outside(const std::vector<DocumentView>& a, const std::vector<DocumentView>& b, Frequencies f,
                              std::string_view word) {
  Beside in_a = tally_beside(a, word), in_b = tally_beside(b, word);
  const Beside& larger = log_ratio(f) > 0 ? in_b : in_a;
  const auto most =
      std::max_element(larger.begin(), larger.end(), [](const auto& x, const auto& y) { return x.second < y.second; });
  if (most == larger.end()) return log_likelihood(f);
  const auto wording = most->first;
  const Frequencies outside{f.a - in_a[wording], f.b - in_b[wording], f.n_a, f.n_b};
  return (log_ratio(outside) > 0) == (log_ratio(f) > 0) ? log_likelihood(outside) : 0;
}

}  // namespace

std::vector<MovedWord> find_moved_words(const std::vector<DocumentView>& a, const std::vector<DocumentView>& b,
                                        bool whole_words, std::uint64_t length_a, std::uint64_t length_b,
                                        double least_g2) {
  const Lexicon& known = lexicon(!whole_words);
  const std::vector<std::uint64_t> in_a = known.counts(a), in_b = known.counts(b);
  std::vector<MovedWord> moved;
  for (std::size_t i = 0; i < known.words.size(); ++i) {
    const double g2 = log_likelihood({in_a[i], in_b[i], length_a, length_b});
    if (g2 >= least_g2) moved.push_back({known.words[i], in_a[i], in_b[i], g2});
  }
  std::stable_sort(moved.begin(), moved.end(), [](const MovedWord& x, const MovedWord& y) {
    return std::llround(x.g2 * 1e6) > std::llround(y.g2 * 1e6);  // not by the last bit of a logarithm
  });
  if (!whole_words) {
    std::vector<MovedWord> kept;
    for (std::size_t i = 0; i < std::min(moved.size(), kMostLookedAt) && kept.size() < kMost; ++i) {
      const MovedWord& one = moved[i];
      if (log_likelihood_outside(a, b, {one.a, one.b, length_a, length_b}, one.word) >= least_g2)
        kept.push_back(std::move(moved[i]));
    }
    moved = std::move(kept);
  }
  if (moved.size() > kMost) moved.resize(kMost);
  return moved;
}

}  // namespace tifa
