// What a line looks like from outside: its first and last character, its length, whether it ends a sentence. The rules
// of this room speak in these terms.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace tifa {

struct Shape {
  char32_t first = 0;  // first and last visible character; 0 in an empty line
  char32_t last = 0;
  char32_t tail = 0;             // the last character under closing quotation marks and brackets
  std::uint32_t characters = 0;  // visible code points
  std::uint32_t han = 0;         // of these, Han characters
  std::uint32_t sentence_ends = 0;
  std::uint32_t clause_ends = 0;  // commas, enumeration commas, semicolons and colons
  std::uint32_t commas = 0;       // ， and , alone
  bool semicolons = false;        // a semicolon stands in it
  bool letters = false;           // a letter or digit of any script stands in it

  // The line ends a sentence: 。！？… . ! ?, closing marks apart.
  [[nodiscard]] bool closed() const;
  // The line ends in no punctuation but closing marks, so that it is a heading, a name or a cut sentence.
  [[nodiscard]] bool open() const;
  // The line has no sentence end but perhaps its last character.
  [[nodiscard]] bool one_sentence() const { return sentence_ends == 0 || (sentence_ends == 1 && closed()); }
  [[nodiscard]] bool chinese() const { return han * 3 >= characters && han > 0; }
};

// O(length).
[[nodiscard]] Shape shape_of(std::string_view text);

// The end (in bytes) of the first sentence, closing marks included, or 0 when no sentence ends in the text.
[[nodiscard]] std::uint32_t first_sentence_end(std::string_view text);

[[nodiscard]] bool is_ideograph(char32_t code);  // quick: the common Han blocks
// White space and zero-width characters. Asked of every character: nearly all are ideographs or letters.
[[nodiscard]] inline bool is_blank_character(char32_t code) {
  if (code <= 0x20) return true;
  if (code < 0x80) return code == 0x7F;
  if (code > 0x3000 && code < 0xFE00) return false;
  if (code == 0x3000 || code == 0xA0 || code == 0xFEFF || code == 0xAD || code == 0x85 || code == 0x1680) return true;
  return (code >= 0x2000 && code <= 0x200F) || (code >= 0x2028 && code <= 0x202F) ||
         (code >= 0x205F && code <= 0x206F) || (code >= 0xFE00 && code <= 0xFE0F);
}
[[nodiscard]] bool is_opening_mark(char32_t code);  // ( （ 《 〈 【 [ “ ‘ 「 『
[[nodiscard]] bool is_closing_mark(char32_t code);  // ) ） 》 〉 】 ] ” ’ 」 』
[[nodiscard]] char32_t closing_mark_of(char32_t opening);
// Sentence ends that need no context: 。！？… ! ?
[[nodiscard]] bool is_full_stop(char32_t code);
[[nodiscard]] bool is_clause_mark(char32_t code);  // ，、；：, ; :
// Cannot begin a paragraph: what begins with it continues the line before.
[[nodiscard]] bool continues_line(char32_t code);

// The text without white space and zero-width characters, for comparing titles and headings.
[[nodiscard]] std::string squeezed(std::string_view text);
// The text without white space around it, zero-width characters included.
[[nodiscard]] std::string_view trimmed(std::string_view text);
// White space runs, line breaks included, as one space; none between two Han characters. For titles in answers.
[[nodiscard]] std::string one_line(std::string_view text);
// At most `limit` code points, cut with “…”.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t limit);

}  // namespace tifa
