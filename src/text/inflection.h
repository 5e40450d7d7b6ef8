// English inflection: forms of one word get one key.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tifa {

// kPlural: the S stemmer of Harman (1991): technology, technologies; the possessive is taken off first (technology's),
// and what WordNet 3.0 lists as an irregular plural of one noun goes with its singular (children, women, lives).
// kAll: the endings -s, -es, -ed, -ing and the possessive, by steps 0, 1a, 1b, 1c and 5 of Porter's stemmer for English
// (Porter 2001, “English (Porter2) stemming algorithm”), without -edly and -ingly, which make adverbs: develop,
// develops, developed, developing; not development. Here irregular forms (led, children) stay apart, and a few words
// meet that are not one (unit, unite; good, goods), so whoever counts by it lists the forms it found.
enum class Inflection : std::uint8_t { kNone, kPlural, kAll };

// The key of a word of lower-case ASCII letters and apostrophes; any other word is its own key. Equal keys: forms of
// one word. O(length).
[[nodiscard]] std::string inflection_key(std::string_view word, Inflection inflection);
// The letters at the beginning of a key that all its words begin with: foot: f; technologi: technolo. O(irregular
// plurals).
[[nodiscard]] std::string_view shared_beginning(std::string_view key, Inflection inflection);

}  // namespace tifa
