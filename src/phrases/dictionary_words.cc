#include "phrases/dictionary_words.h"

#include "phrases/clauses.h"
#include "text/words.h"

namespace tifa {

DictionaryWords::DictionaryWords(const TokenText& text, unsigned threads) : inside_(text.size()) {
  read_clauses(text, threads, [&] {
    return [&](std::size_t begin, std::size_t end) {
      if (end < begin + 2) return;
      const std::vector<std::uint32_t> edges = word_boundaries(text.folded(begin, end));
      auto edge = edges.begin();
      for (std::size_t i = begin + 1; i < end; ++i) {
        const std::uint32_t at = text.begin[i] - text.begin[begin];
        while (*edge < at) ++edge;  // the last edge is the end of the clause
        inside_[i] = *edge != at;
      }
    };
  });
}

}  // namespace tifa
