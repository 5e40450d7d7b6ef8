#include "phrases/dictionary_words.h"

#include <algorithm>
#include <span>
#include <string>

#include "phrases/clauses.h"
#include "text/han_words.h"
#include "text/words.h"

namespace tifa {
namespace {

// Marks the gaps inside of words, clause after clause.
class ClauseCutter {
 public:
  ClauseCutter(const TokenText& text, std::vector<std::uint8_t>& inside)
      : text_(text), inside_(inside), by_character_(has_han_dictionary()) {}

  void cut(std::size_t begin, std::size_t end) {
    if (end < begin + 2) return;
    const auto tokens = std::span(text_.tokens).subspan(begin, end - begin);
    if (by_character_ && std::all_of(tokens.begin(), tokens.end(), is_plain_han))
      cut_characters(tokens, begin);
    else
      cut_text(begin, end);
  }

 private:
  // Tokens that are one character each need not become text first.
  void cut_characters(std::span<const Token> tokens, std::size_t begin) {
    characters_.assign(tokens.begin(), tokens.end());
    ends_.clear();
    append_han_words(characters_, ends_);
    auto word = ends_.begin();
    for (std::size_t i = 1; i < tokens.size(); ++i) {
      inside_[begin + i] = *word != i;
      if (*word == i) ++word;
    }
  }

  void cut_text(std::size_t begin, std::size_t end) {
    const std::vector<std::uint32_t> edges = word_boundaries(text_.folded(begin, end));
    auto edge = edges.begin();
    for (std::size_t i = begin + 1; i < end; ++i) {
      const std::uint32_t at = text_.begin[i] - text_.begin[begin];
      while (*edge < at) ++edge;  // the last edge is the end of the clause
      inside_[i] = *edge != at;
    }
  }

  const TokenText& text_;
  std::vector<std::uint8_t>& inside_;
  bool by_character_;
  std::u16string characters_;
  std::vector<std::uint32_t> ends_;  // of words
};

}  // namespace

DictionaryWords::DictionaryWords(const TokenText& text, unsigned threads) : inside_(text.size()) {
  read_clauses(text, threads, [&] {
    return
        [cutter = ClauseCutter(text, inside_)](std::size_t begin, std::size_t end) mutable { cutter.cut(begin, end); };
  });
}

}  // namespace tifa
