#include "phrases/everyday_words.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "keyness/keyness.h"
#include "phrases/light_words.h"
#include "phrases/occurrences.h"
#include "text/characters.h"
#include "text/function_words.h"

namespace tifa {
namespace {

constexpr double kLeast = 10.83;  // p < 0.001
constexpr std::size_t kMost = 8;

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

  std::vector<std::string> words;
  PhraseCounter counter;
};

const Lexicon& lexicon(bool chinese) {
  static const Lexicon kChinese(true), kEnglish(false);
  return chinese ? kChinese : kEnglish;
}

}  // namespace

std::vector<MovedWord> find_moved_words(const std::vector<DocumentView>& a, const std::vector<DocumentView>& b,
                                        bool whole_words, std::uint64_t length_a, std::uint64_t length_b) {
  const Lexicon& known = lexicon(!whole_words);
  std::vector<std::uint64_t> in_a(known.words.size(), 0), in_b(known.words.size(), 0);
  for (const DocumentView& view : a) known.counter.count(view.folded, in_a);
  for (const DocumentView& view : b) known.counter.count(view.folded, in_b);
  std::vector<MovedWord> moved;
  for (std::size_t i = 0; i < known.words.size(); ++i) {
    const double g2 = log_likelihood({in_a[i], in_b[i], length_a, length_b});
    if (g2 >= kLeast) moved.push_back({known.words[i], in_a[i], in_b[i], g2});
  }
  std::stable_sort(moved.begin(), moved.end(), [](const MovedWord& x, const MovedWord& y) { return x.g2 > y.g2; });
  if (moved.size() > kMost) moved.resize(kMost);
  return moved;
}

}  // namespace tifa
