// A text as tokens: the units that phrases are made of, with the marks that the text itself sets at their edges.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "index/segment.h"

namespace tifa {

// What a token is. Characters: each Han character (and + and ·, which stand inside names) is one, each run of Latin
// letters and digits another. Words: each run of letters and digits with inner apostrophes and hyphens is one.
enum class TokenUnit : std::uint8_t { kCharacters, kWords };
// Characters when most letters of the texts are Han.
[[nodiscard]] TokenUnit token_unit_of(std::span<const DocumentView> views, unsigned threads = 1);

// A token is a code point, or 0x110000 and up for words in the order in which a Vocabulary met them.
using Token = std::uint32_t;
// Punctuation, bare numbers, the end of a block: nothing joins across a break. Between the items of a list it is
// kItemBreak.
inline constexpr Token kBreak = 0;
inline constexpr Token kItemBreak = 1;
[[nodiscard]] constexpr bool is_break(Token token) { return token <= kItemBreak; }
inline constexpr Token kFirstWord = 0x110000;
inline constexpr Token kUnknownWord = 0xFFFFFFFF;  // a word that a closed vocabulary does not hold

class Vocabulary {
 public:
  [[nodiscard]] Token add(std::string_view word);
  [[nodiscard]] Token find(std::string_view word) const;  // kUnknownWord when it is not there
  [[nodiscard]] std::size_t size() const { return words_.size(); }
  // In the order of their tokens.
  [[nodiscard]] std::span<const std::string* const> words() const { return in_order_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  std::unordered_map<std::string, Token, Hash, std::equal_to<>> words_;
  std::vector<const std::string*> in_order_;  // the keys
};

// Why a clause ends; in order of strength, the strongest of several in a row is kept.
enum class BreakKind : std::uint8_t { kItem, kSpace, kBracket, kNumber, kClause, kColon, kSentence, kBlock };

// Bits of TokenText::marks.
inline constexpr std::uint8_t kMarkOpens = 1;    // a quotation opens directly before the token
inline constexpr std::uint8_t kMarkCloses = 2;   // a quotation closes directly after it
inline constexpr std::uint8_t kMarkHeading = 4;  // stands in a title, a heading or a run-in heading
inline constexpr std::uint8_t kMarkSpace = 8;    // of a word: a space follows

// Several documents as one sequence. It begins and ends with a break and never holds two in a row, so that the
// neighbours of every token exist.
struct TokenText {
  std::vector<Token> tokens;
  std::vector<std::uint8_t> marks;      // of a break: its BreakKind
  std::vector<std::uint32_t> begin;     // byte of the folded text of the token's document
  std::vector<std::uint32_t> document;  // index of the first token of each document
  std::vector<DocumentView> views;      // the documents
  std::uint64_t length = 0;             // the length for rates: characters without white space, or words

  [[nodiscard]] std::size_t size() const { return tokens.size(); }
  // Room for the tokens of so many bytes of folded text more, for most texts.
  void reserve(std::size_t bytes, TokenUnit unit);
  // The document that holds a token that is no break.
  [[nodiscard]] std::size_t document_at(std::size_t at) const;
  // Where a token that is no break ends: the next one begins there, or behind the one space that folding leaves.
  [[nodiscard]] std::uint32_t end(std::size_t at) const {
    return begin[at + 1] - ((marks[at] & kMarkSpace) != 0 ? 1U : 0U);
  }
  // The folded text of tokens [first, last) of one document.
  [[nodiscard]] std::string_view folded(std::size_t first, std::size_t last) const {
    return views[document_at(first)].folded.substr(begin[first], end(last - 1) - begin[first]);
  }
  [[nodiscard]] BreakKind break_kind(std::size_t at) const { return static_cast<BreakKind>(marks[at]); }
};

// Appends a document, with its marks. O(length).
void append_tokens(TokenText& text, const DocumentView& view, TokenUnit unit, Vocabulary& vocabulary);
// Appends several, as one after the other would, on up to `threads` threads.
void append_tokens(TokenText& text, std::span<const DocumentView> views, TokenUnit unit, Vocabulary& vocabulary,
                   unsigned threads);
// The tokens of a document alone, words outside the vocabulary as kUnknownWord: for texts that are only looked up in.
// `tokens` is overwritten. O(length).
void read_tokens(std::vector<Token>& tokens, const DocumentView& view, TokenUnit unit, const Vocabulary& vocabulary);
// Those of some whole blocks, by the bytes of the folded text.
void read_tokens(std::vector<Token>& tokens, const DocumentView& view, Range blocks, TokenUnit unit,
                 const Vocabulary& vocabulary);

}  // namespace tifa
