#include "phrases/dictionary_words.h"

#include <algorithm>

#include "text/words.h"

namespace tifa {

bool DictionaryWords::holds(std::size_t gap) const {
  if (is_break(text_.tokens[gap]) || is_break(text_.tokens[gap - 1])) return false;
  if (gaps_[gap] == kUnknown) read_clause(gap);
  return gaps_[gap] == kInside;
}

void DictionaryWords::read_clause(std::size_t at) const {
  std::size_t begin = at, end = at;
  while (!is_break(text_.tokens[begin - 1])) --begin;
  while (!is_break(text_.tokens[end])) ++end;
  const std::vector<std::uint32_t> edges = word_boundaries(text_.folded(begin, end));
  for (std::size_t i = begin; i < end; ++i)
    gaps_[i] = std::binary_search(edges.begin(), edges.end(), text_.begin[i] - text_.begin[begin]) ? kEdge : kInside;
}

}  // namespace tifa
