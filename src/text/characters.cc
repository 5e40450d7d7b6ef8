#include "text/characters.h"

#include "text/character_table.h"
#include "text/utf8.h"

namespace tifa {

#include "text/tables_characters.inc"
#include "text/tables_fold.inc"

namespace {

bool has(char32_t code, unsigned flag) { return (character_flags(code) & flag) != 0; }

template <class Is>
bool has_any(std::string_view text, Is is) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (is(point.value)) return true;
    at += point.length;
  }
  return false;
}

}  // namespace

bool is_han(char32_t code) { return has(code, kFlagHan); }
bool has_han(std::string_view text) { return has_any(text, is_han); }
bool is_letter(char32_t code) { return has(code, kFlagLetter); }
bool is_digit(char32_t code) { return has(code, kFlagDigit); }
bool is_mark(char32_t code) { return has(code, kFlagMark); }
bool is_white_space(char32_t code) { return has(code, kFlagWhiteSpace); }
bool is_line_break(char32_t code) {
  return (code >= '\n' && code <= '\r') || code == 0x85 || code == 0x2028 || code == 0x2029;
}
bool has_line_break(std::string_view text) { return has_any(text, is_line_break); }
bool is_zero_width(char32_t code) { return has(code, kFlagZeroWidth); }
bool is_punctuation(char32_t code) { return has(code, kFlagPunctuation); }
bool is_quotation_mark(char32_t code) { return has(code, kFlagQuotation); }
bool is_opening_quotation_mark(char32_t code) { return has(code, kFlagOpening); }
bool is_closing_quotation_mark(char32_t code) { return has(code, kFlagClosing); }
bool is_sentence_end(char32_t code) { return has(code, kFlagSentenceEnd); }
bool is_clause_end(char32_t code) { return has(code, kFlagClauseEnd); }
bool is_word_character(char32_t code) { return has(code, kFlagWord); }

std::size_t word_run_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const CodePoint next = decode_utf8(text, at);
    if (!is_word_character(next.value)) break;
    at += next.length;
  }
  return at;
}

int display_width(char32_t code) { return static_cast<int>(character_flags(code) >> kWidthShift); }

}  // namespace tifa
