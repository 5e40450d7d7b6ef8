// Properties of code points that counting and structure rest on, from generated tables (Unicode 15).
#pragma once

#include <string_view>

#include <cstddef>

namespace tifa {

[[nodiscard]] bool is_han(char32_t code);           // ideographs: Script=Han letters and U+3007 〇
[[nodiscard]] bool has_han(std::string_view text);  // any of them in UTF-8. O(length)
[[nodiscard]] bool is_letter(char32_t code);        // general category L*
[[nodiscard]] bool is_digit(char32_t code);         // Nd
[[nodiscard]] bool is_mark(char32_t code);          // M*: combining
[[nodiscard]] bool is_white_space(char32_t code);   // White_Space=Yes
// Line feed, vertical tab, form feed, carriage return, NEL, LS and PS (UAX #14: BK, CR, LF, NL).
[[nodiscard]] bool is_line_break(char32_t code);
[[nodiscard]] bool has_line_break(std::string_view text);  // any of them in UTF-8. O(length)
[[nodiscard]] bool is_zero_width(char32_t code);   // Default_Ignorable or Cf: ZWSP, ZWJ, BOM, soft hyphen, VS…
[[nodiscard]] bool is_punctuation(char32_t code);  // P* and S*
// Straight, curly, corner, low and angle quotation marks; not 《》〈〉, which mark titles.
[[nodiscard]] bool is_quotation_mark(char32_t code);
[[nodiscard]] bool is_opening_quotation_mark(char32_t code);  // “‘「『«‹„ ; ambiguous ones (" ') are neither
[[nodiscard]] bool is_closing_quotation_mark(char32_t code);
[[nodiscard]] bool is_sentence_end(char32_t code);  // 。！？… . ! ? and full-width forms
[[nodiscard]] bool is_clause_end(char32_t code);    // sentence ends and ，、；： , ; :
// Letters or digits of scripts written with spaces between words (so not Han, kana, Thai …), and their marks.
[[nodiscard]] bool is_word_character(char32_t code);
// Where the run of such characters ends that goes on at byte `at`; `at` where none stands there. O(run)
[[nodiscard]] std::size_t word_run_end(std::string_view text, std::size_t at);
// Columns in a terminal: 0, 1 or 2 (East_Asian_Width W and F; ambiguous counts as 1).
[[nodiscard]] int display_width(char32_t code);

}  // namespace tifa
