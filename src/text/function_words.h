// Closed-class words: they hold sentences together and do not stand at the edge of a phrase.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace tifa {

// Where a function word cannot stand in a phrase. Bits.
inline constexpr std::uint8_t kNotFirst = 1;
inline constexpr std::uint8_t kNotLast = 2;
inline constexpr std::uint8_t kNotInside = 4;  // joins clauses or ends lists: what holds it is no set phrase
inline constexpr std::uint8_t kJoins = 8;      // joins words: set phrases hold it less often

// The places that a word (folded, Chinese or English) cannot take; 0 for words of open classes.
[[nodiscard]] std::uint8_t function_word_limits(std::string_view word);
// All function words.
[[nodiscard]] std::vector<std::string_view> function_words();
// What an English function word announces: a noun phrase (articles, possessives, prepositions) or a verb (subjects,
// auxiliaries, “to”).
inline constexpr std::uint8_t kBeforeNoun = 1;
inline constexpr std::uint8_t kBeforeVerb = 2;
[[nodiscard]] std::uint8_t announces(std::string_view word);
// Chinese numerals and the units of dates and counts.
[[nodiscard]] bool is_numeral_or_unit(char32_t code);
// Whether a folded text consists of them and of digits: it is a figure or a date, no phrase. True of nothing at all.
[[nodiscard]] bool is_figure(std::string_view folded);

}  // namespace tifa
