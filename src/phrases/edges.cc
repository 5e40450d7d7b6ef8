#include "phrases/edges.h"

#include <algorithm>
#include <string_view>

#include "base/parallel.h"
#include "phrases/clauses.h"
#include "phrases/english_form.h"
#include "text/function_words.h"

namespace tifa {
namespace {

constexpr std::size_t kLongestQuotation = 12;

std::vector<Stretch> find_quotations(const TokenText& text, unsigned threads) {
  std::vector<Stretch> result(text.size());
  read_clauses(text, threads, [&] {
    return [&](std::size_t begin, std::size_t end) {
      std::size_t open = 0;
      for (std::size_t i = begin; i < end; ++i) {
        if (text.marks[i] & kMarkOpens) open = i;
        if (open == 0 || !(text.marks[i] & kMarkCloses)) continue;
        if (i + 1 - open <= kLongestQuotation)
          for (std::size_t k = open; k <= i; ++k)
            result[k] = {static_cast<std::uint8_t>((k - open) & 0xF), static_cast<std::uint8_t>((i + 1 - k) & 0xF)};
        open = 0;
      }
    };
  });
  return result;
}

// Each word is asked once, where it is first met.
std::vector<Edges::Beside> words_beside(const TokenText& text) {
  std::vector<Edges::Beside> beside;
  std::vector<bool> known;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.tokens[i] < kFirstWord) continue;
    const std::size_t word = text.tokens[i] - kFirstWord;
    if (word >= known.size()) {
      known.resize(word + 1);
      beside.resize(word + 1);
    }
    if (known[word]) continue;
    known[word] = true;
    const std::string_view written = text.folded(i, i + 1);
    beside[word] = {points_behind_word(written), points_before_word(written)};
  }
  return beside;
}

class GapReader {
 public:
  explicit GapReader(const ComparedCorpus& corpus) : corpus_(corpus), text_(corpus.text) {}

  // The bits of a gap; `limits` are those of the word before it, where words part, `behind` the words that begin before
  // it, `word_begins` whether one begins at it. What it finds is hard to foretell, so that as little as can be is asked
  // for on the way.
  [[nodiscard]] std::uint8_t read(std::size_t gap, std::uint8_t limits, const WordsBehind& behind,
                                  bool word_begins) const {
    unsigned bits = 0;
    const auto set = [&](std::uint8_t bit, bool holds) { bits |= holds ? unsigned{bit} : 0U; };
    set(kWordsPart, corpus_.margins[gap] > 0);
    set(kBeginsNone, (corpus_.word_limits[gap] & (kNotFirst | kNotInside)) != 0);
    set(kEndsNone, (limits & kNotLast) != 0);
    set(kInsideNone, (limits & kNotInside) != 0);
    const bool begins = is_break(text_.tokens[gap - 1]) | ((text_.marks[gap] & kMarkOpens) != 0);
    const bool ends = is_break(text_.tokens[gap]) | ((text_.marks[gap - 1] & kMarkCloses) != 0);
    if (corpus_.unit == TokenUnit::kWords) {
      set(kLeftOpen, begins || opens_on_left(gap));
      set(kRightOpen, ends || opens_on_right(gap));
    } else {
      set(kLeftOpen, begins | (limits != 0) | behind.word_ends());
      set(kRightOpen, ends | word_begins | (corpus_.word_limits[gap] != 0));
    }
    set(kWithinWord, behind.within_word());
    set(kWithinDictionary, corpus_.dictionary != nullptr && corpus_.dictionary->holds(gap));
    return static_cast<std::uint8_t>(bits);
  }

 private:
  // Whether an expression of words may begin at a token, seen from what stands before it. A subject or an auxiliary
  // announces a verb, which is the beginning of a clause.
  [[nodiscard]] bool opens_on_left(std::size_t begin) const {
    return corpus_.words.at(begin - 1).function != 0 && announces(text_.folded(begin - 1, begin)) != kBeforeVerb;
  }

  // … and whether one may end before a token. What an article or a possessive follows is a verb without its object.
  [[nodiscard]] bool opens_on_right(std::size_t end) const {
    const std::string_view word = text_.folded(end, end + 1);
    if ((corpus_.word_limits[end] & (kJoins | kNotInside)) != 0) return announces(word) != kBeforeNoun || word == "of";
    return corpus_.words.at(end).light != 0 || word.ends_with("ed");
  }

  const ComparedCorpus& corpus_;
  const TokenText& text_;
};

}  // namespace

Edges find_edges(const ComparedCorpus& corpus) {
  Edges edges;
  edges.quotations = find_quotations(corpus.text, corpus.threads);
  if (corpus.unit == TokenUnit::kWords) {
    edges.names = find_names(corpus.text, corpus.word_limits, corpus.threads);
    edges.items = find_english_lists(corpus.text);
    edges.beside = words_beside(corpus.text);
  }
  edges.gaps.resize(corpus.text.size());
  const GapReader reader(corpus);
  const std::size_t parts = 8 * std::size_t{corpus.threads};
  in_parallel(corpus.threads, parts, [&](std::size_t part) {
    auto [gap, last] = part_of(corpus.text.size(), parts, part);
    if (gap == 0) ++gap;
    std::size_t word = gap - 1;  // where the word before the gap begins
    while (word > 0 && corpus.margins[word] == 0) --word;
    WordsBehind behind;
    for (std::size_t token = gap - std::min(gap, kLongestLightWord); token < gap; ++token)
      behind.pass(corpus.words.all_at(token));
    for (; gap < last; ++gap) {
      const std::uint8_t at_gap = corpus.words.all_at(gap);
      const bool parts_words = corpus.margins[gap] > 0;
      edges.gaps[gap] = reader.read(gap, parts_words ? corpus.word_limits[word] : std::uint8_t{0}, behind, at_gap != 0);
      if (parts_words) word = gap;
      behind.pass(at_gap);
    }
  });
  return edges;
}

}  // namespace tifa
