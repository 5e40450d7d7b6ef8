// The words directly beside a use of a Chinese phrase.
#pragma once

#include <string_view>
#include <vector>

#include "base/range.h"

namespace tifa {

// The word (ICU's) that ends where a range begins, or begins where it ends; of a word that the range cuts, the part
// outside. Empty where anything but an ideograph stands there. O(1).
[[nodiscard]] std::string_view word_before(std::string_view text, Range range);
[[nodiscard]] std::string_view word_behind(std::string_view text, Range range);

// The words (ICU's) of two ideographs and more around a range that name something, in its sentence and at most twelve
// characters away on either side, and those directly beside it whatever they are. O(1).
[[nodiscard]] std::vector<std::string_view> words_around(std::string_view text, Range range);

// Whether a word names something: no function word at either edge of a phrase, no verb that governs others, no numeral
// or measure.
[[nodiscard]] bool names_something(std::string_view word);
// A verb of the general vocabulary (light_words.h).
[[nodiscard]] bool is_general_verb(std::string_view word);

}  // namespace tifa
