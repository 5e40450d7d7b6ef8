// The words directly beside a use of a Chinese phrase.
#pragma once

#include <optional>
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

// A use of a Chinese phrase with the words on one side that name something, up to twelve characters: a name is not torn
// (污染|防治 before 攻坚战), nor is its figure (建军|一百年|奋斗目标), its prefix (非|公有制) or a quotation in it
// (“三北”工程). O(1).
[[nodiscard]] Range with_name_beside(std::string_view text, Range use, bool behind);

// The quotation of up to 24 characters, without its marks, that a byte of a text stands in.
[[nodiscard]] std::optional<Range> quotation_around(std::string_view text, std::size_t place);

// Whether a word names something: no function word at either edge of a phrase, no verb that governs others, no numeral
// or measure.
[[nodiscard]] bool names_something(std::string_view word);
// A verb of the general vocabulary (light_words.h).
[[nodiscard]] bool is_general_verb(std::string_view word);
// The suffix that makes another word of the one before a place of a text (者 of 资产者, 力 of 领导力); empty where none
// stands there.
[[nodiscard]] std::string_view suffix_at(std::string_view text, std::size_t place);

}  // namespace tifa
