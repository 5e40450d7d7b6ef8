// Names of several words that English texts write with capitals, over the small words inside them: Department of
// Housing and Urban Development.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "phrases/tokens.h"

namespace tifa {

// A token of a short stretch of a text, which is a quotation or a name: how many of its tokens stand before this one,
// and how many from it on; else 0 and 0. Of a name in a name (United States in President of the United States) those of
// the inner one are counted.
struct Stretch {
  std::uint8_t before : 4 = 0, rest : 4 = 0;
};

// The names of several words in a text of words, by token. A name is no longer than an n-gram that is held of what
// stands once; of what goes on the parts between small words are names. `word_limits`: function_words.h, of the word at
// a token. O(text).
[[nodiscard]] std::vector<Stretch> find_names(const TokenText& text, const std::vector<std::uint8_t>& word_limits,
                                              unsigned threads = 1);

// Whether tokens [begin, end) are written as a name, and not in a heading: the first and the last one with a capital,
// and every other one, too, or it joins names.
[[nodiscard]] bool is_name(const TokenText& text, std::size_t begin, std::size_t end);

// Titles that stand before the names of persons: of those present, and of predecessors.
[[nodiscard]] bool is_title(std::string_view word);
// Whether one stands before a name at a token: “General Lindqvist”, but not “General Assembly”.
[[nodiscard]] bool is_title_of_person(const TokenText& text, std::size_t at);

// Written with capitals alone, two or more, or with digits and a capital: AI, 6G, AI-enabled by its first part.
[[nodiscard]] bool is_acronym(const TokenText& text, std::size_t at);
// Whether a small letter of ASCII is among those of tokens [begin, end).
[[nodiscard]] bool has_small_letters(const TokenText& text, std::size_t begin, std::size_t end);
// Written with a capital, whether or not a sentence begins there.
[[nodiscard]] bool is_capitalized(const TokenText& text, std::size_t at);

}  // namespace tifa
