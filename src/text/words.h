// Word boundaries and lengths.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/range.h"

namespace tifa {

// The boundaries of a text (byte offsets, ascending, with 0 and the length). Latin and other spaced scripts: runs of
// word characters with inner apostrophes and hyphens apart; Han: ICU 72's dictionary segmenter, so that the rule can
// be named and pinned. O(length); thread-safe.
[[nodiscard]] std::vector<std::uint32_t> word_boundaries(std::string_view text);
// True when a boundary can stand at `at` by looking at the neighbouring code points alone: not between two word
// characters. Enough for terms in spaced scripts.
[[nodiscard]] bool at_word_edge(std::string_view text, std::size_t at);
// "icu-72.1": the name under which a word count is stated.
[[nodiscard]] std::string_view segmenter_name();

// The four lengths that published figures are taken over. One pass.
struct Lengths {
  std::uint64_t han = 0;         // Han characters alone
  std::uint64_t characters = 0;  // code points without white space and zero-width characters
  std::uint64_t words = 0;       // words: runs of word characters (spaced scripts) and single Han characters apart
  std::uint64_t word_count = 0;  // "as Word counts": each Han or full-width character or punctuation one, each run of others one

  Lengths& operator+=(const Lengths& other);
};
[[nodiscard]] Lengths measure(std::string_view text);

// Sentences of a block of clean text as byte ranges without surrounding white space; closing quotation marks and
// brackets belong to the sentence they close; decimal points, abbreviations (Mr., U.S., No.) and ellipses do not end one.
[[nodiscard]] std::vector<Range> sentences(std::string_view text);
// Guesses the language from the share of Han and Latin letters; kUnknown when neither reaches 60 % of letters or there
// are fewer than 4 letters; for Latin text English only if common English words are found.
[[nodiscard]] Language detect_language(std::string_view text);

}  // namespace tifa
