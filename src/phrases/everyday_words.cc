#include "phrases/everyday_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <iterator>
#include <map>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include <tifa/answers.h>

#include "base/parallel.h"
#include "keyness/keyness.h"
#include "phrases/general_names.h"
#include "phrases/light_words.h"
#include "phrases/occurrences.h"
#include "text/characters.h"
#include "text/function_words.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kMost = 8, kMostLess = 16;
constexpr std::size_t kMostLookedAt = 48, kAtATime = 8;

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
  [[nodiscard]] std::vector<std::uint64_t> counts(const std::vector<DocumentView>& texts, unsigned threads) const {
    const std::size_t pieces = std::max(1U, threads);
    const auto cuts = cut_evenly(texts.size(), pieces, [&](std::size_t t) { return texts[t].folded.size(); });
    std::vector<std::vector<std::uint64_t>> found(pieces, std::vector<std::uint64_t>(words.size()));
    in_parallel(threads, pieces, [&](std::size_t piece) {
      for (std::size_t t = cuts[piece]; t < cuts[piece + 1]; ++t) counter.count(texts[t].folded, found[piece]);
    });
    for (std::size_t piece = 1; piece < pieces; ++piece)
      std::transform(found[0].begin(), found[0].end(), found[piece].begin(), found[0].begin(), std::plus<>());
    return std::move(found[0]);
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

bool moved_far(double g2) { return g2 >= kHighlyCriticalG2; }

// Whether a change is one that is told.
bool is_told(const MovedWord& one) {
  return moved_far(one.g2) || (one.g2 >= kCriticalG2 && std::max(one.a, one.b) >= kLeastEverydayUses);
}

void highest_first(std::vector<MovedWord>& moved) {
  std::stable_sort(moved.begin(), moved.end(), [](const MovedWord& x, const MovedWord& y) {
    return std::llround(x.g2 * 1e6) > std::llround(y.g2 * 1e6);  // not by the last bit of a logarithm
  });
}

// The first so many that do not move inside a longer wording of their own only: outside it they have the least G² as
// well. As many at a time as are told: of great texts the first ones mostly are.
std::vector<MovedWord> moved_outside(std::span<MovedWord> moved, std::size_t most, double least_g2,
                                     const std::vector<DocumentView>& a, const std::vector<DocumentView>& b,
                                     std::uint64_t length_a, std::uint64_t length_b, unsigned threads) {
  std::vector<MovedWord> kept;
  for (std::size_t begin = 0; begin < std::min(moved.size(), kMostLookedAt) && kept.size() < most; begin += kAtATime) {
    std::array<double, kAtATime> outside{};
    const std::size_t words = std::min(kAtATime, moved.size() - begin);
    in_parallel(threads, words, [&](std::size_t i) {
      const MovedWord& one = moved[begin + i];
      outside[i] = log_likelihood_outside(a, b, {one.a, one.b, length_a, length_b}, one.word);
    });
    for (std::size_t i = 0; i < words && kept.size() < most; ++i)
      if (outside[i] >= least_g2) kept.push_back(std::move(moved[begin + i]));
  }
  return kept;
}

// Names of words that name nothing by themselves (United States), and without these where they do not move outside
// the name.
void put_names_for_words(std::vector<MovedWord>& moved, const std::vector<DocumentView>& a,
                         const std::vector<DocumentView>& b, std::uint64_t length_a, std::uint64_t length_b) {
  for (const GeneralName& name : find_general_names(lexicon(false).words, a, b)) {
    MovedWord whole{name.written, name.a, name.b, log_likelihood({name.a, name.b, length_a, length_b})};
    if (!is_told(whole)) continue;
    std::erase_if(moved, [&](const MovedWord& part) {
      if (!has_word(name.folded, part.word)) return false;
      const Frequencies outside{part.a - std::min(part.a, name.a), part.b - std::min(part.b, name.b), length_a,
                                length_b};
      return log_likelihood(outside) < kCriticalG2;
    });
    moved.push_back(std::move(whole));
  }
  highest_first(moved);
}

}  // namespace

std::vector<MovedWord> find_moved_words(const std::vector<DocumentView>& a, const std::vector<DocumentView>& b,
                                        bool whole_words, std::uint64_t length_a, std::uint64_t length_b,
                                        unsigned threads) {
  const Lexicon& known = lexicon(!whole_words);
  const std::vector<std::uint64_t> in_a = known.counts(a, threads), in_b = known.counts(b, threads);
  std::vector<MovedWord> moved;
  for (std::size_t i = 0; i < known.words.size(); ++i) {
    MovedWord one{known.words[i], in_a[i], in_b[i], log_likelihood({in_a[i], in_b[i], length_a, length_b})};
    if (is_told(one)) moved.push_back(std::move(one));
  }
  highest_first(moved);
  if (whole_words) put_names_for_words(moved, a, b, length_a, length_b);
  const auto less = std::find_if(moved.begin(), moved.end(), [](const MovedWord& one) { return !moved_far(one.g2); });
  std::vector<MovedWord> told;
  const auto tell = [&](std::span<MovedWord> some, std::size_t most, double least_g2) {
    std::vector<MovedWord> kept;
    if (!whole_words) {
      kept = moved_outside(some, most, least_g2, a, b, length_a, length_b, threads);
      some = kept;
    }
    std::move(some.begin(), some.begin() + static_cast<std::ptrdiff_t>(std::min(most, some.size())),
              std::back_inserter(told));
  };
  tell({moved.begin(), less}, kMost, kHighlyCriticalG2);
  tell({less, moved.end()}, kMostLess, kCriticalG2);
  return told;
}

}  // namespace tifa
