// English inflection without a word list: forms of one word get one key.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tifa {

// kPlural: the S stemmer of Harman (1991): technology, technologies; the possessive is taken off first (technology's).
// kAll: the endings -s, -es, -ed, -ing and the possessive, by steps 0, 1a, 1b, 1c and 5 of Porter's stemmer for English
// (Porter 2001, “English (Porter2) stemming algorithm”), without -edly and -ingly, which make adverbs: develop,
// develops, developed, developing; not development. Irregular forms (led, children) stay apart, and a few words meet
// that are not one (unit, unite; good, goods), so whoever counts by it lists the forms it found.
enum class Inflection : std::uint8_t { kNone, kPlural, kAll };

// The key of a word of lower-case ASCII letters and apostrophes; any other word is its own key. Equal keys: forms of
// one word. A key and its words begin with the same letters, but for the last one or two. O(length).
[[nodiscard]] std::string inflection_key(std::string_view word, Inflection inflection);

}  // namespace tifa
