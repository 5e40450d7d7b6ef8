// Word boundaries and lengths.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/language.h"
#include "base/range.h"

namespace tifa {

// The boundaries of a text (byte offsets, ascending, with 0 and the length). Latin and other spaced scripts: runs of
// word characters; inner apostrophes and hyphens stand apart, as any other character does. Han, kana, Thai …: ICU 72's
// dictionary segmenter, so that the rule can be named and pinned; stretches of Han characters are cut by its dictionary
// alone (han_words.h). O(length); thread-safe.
[[nodiscard]] std::vector<std::uint32_t> word_boundaries(std::string_view text);
// True when a boundary can stand at `at` by looking at the neighbouring code points alone: not between two word
// characters. Enough for terms in spaced scripts.
[[nodiscard]] bool at_word_edge(std::string_view text, std::size_t at);
// "icu-72.1": the name under which a word count is stated; "single-characters" where ICU's data is missing.
[[nodiscard]] std::string_view segmenter_name();

// The four lengths that published figures are taken over. One pass.
struct Lengths {
  std::uint64_t han = 0;         // Han characters alone; without 〇, which Unicode calls a number
  std::uint64_t characters = 0;  // code points without white space and zero-width characters
  // Words: runs of word characters of spaced scripts, an apostrophe inside a word belonging to it (don't is one), and
  // each letter of scripts written without spaces.
  std::uint64_t words = 0;
  // "As Word counts": each East Asian character one, punctuation and full-width forms included (“ ” — … · count as East
  // Asian beside an East Asian character), each run of other characters one.
  std::uint64_t word_count = 0;

  Lengths& operator+=(const Lengths& other);
};
[[nodiscard]] Lengths measure(std::string_view text);

// Sentences of a block of clean text as byte ranges without surrounding white space; closing quotation marks and
// brackets belong to the sentence they close; decimal points, numbering (1., IV.), abbreviations (Mr., U.S., No.) and
// ellipses do not end one. O(length).
[[nodiscard]] std::vector<Range> sentences(std::string_view text);
// Guesses the language from the share of Han and Latin letters; kUnknown when neither reaches 60 % of letters or there
// are fewer than 4 letters; for Latin text English only if at least one word in 25 is a common English one.
[[nodiscard]] Language detect_language(std::string_view text);

}  // namespace tifa
