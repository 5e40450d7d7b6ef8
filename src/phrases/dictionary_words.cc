#include "phrases/dictionary_words.h"

#include "base/parallel.h"
#include "text/words.h"

namespace tifa {

DictionaryWords::DictionaryWords(const TokenText& text, unsigned threads) : inside_(text.size()) {
  const std::size_t parts = 8 * std::size_t{threads};
  in_parallel(threads, parts, [&](std::size_t part) {
    auto [begin, last] = part_of(text.size(), parts, part);
    while (begin > 0 && begin < last && !is_break(text.tokens[begin - 1])) ++begin;  // read with the part before
    for (; begin < last; ++begin) {
      std::size_t end = begin;
      while (!is_break(text.tokens[end])) ++end;
      if (end < begin + 2) {
        begin = end;
        continue;
      }
      const std::vector<std::uint32_t> edges = word_boundaries(text.folded(begin, end));
      auto edge = edges.begin();
      for (std::size_t i = begin + 1; i < end; ++i) {
        const std::uint32_t at = text.begin[i] - text.begin[begin];
        while (*edge < at) ++edge;  // the last edge is the end of the clause
        inside_[i] = *edge != at;
      }
      begin = end;
    }
  });
}

}  // namespace tifa
