// The clauses of a text of tokens, read by several threads.
#pragma once

#include <cstddef>

#include "base/parallel.h"
#include "phrases/tokens.h"

namespace tifa {

// Reads every run of tokens between two breaks once. `make_reader` gives each piece of the text a reader of its own,
// which is called as read(begin, end) and may write only what is of these tokens. O(text) and what the readers cost.
template <class MakeReader>
void read_clauses(const TokenText& text, unsigned threads, MakeReader&& make_reader) {
  const std::size_t parts = 8 * std::size_t{threads};
  in_parallel(threads, parts, [&](std::size_t part) {
    auto read = make_reader();
    auto [begin, last] = part_of(text.size(), parts, part);
    while (begin > 0 && begin < last && !is_break(text.tokens[begin - 1])) ++begin;  // read with the part before
    for (; begin < last; ++begin) {
      std::size_t end = begin;
      while (!is_break(text.tokens[end])) ++end;
      if (end > begin) read(begin, end);
      begin = end;
    }
  });
}

}  // namespace tifa
