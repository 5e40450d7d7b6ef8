// A sentence as tokens, and patterns over them: the small language in which the grammars of claims are written as data.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"

namespace tifa {

enum class TokenKind : std::uint8_t {
  kWord,  // a run of letters and digits of spaced scripts with inner apostrophes and hyphens: “party's” is party + 's
  kNumber,  // a run of digits with its separators: 46, 2,650, 97.5; “6,8xx” is one
  kHan,     // one character of a script written without spaces
  kMark,    // anything else
};

struct Token {
  TokenKind kind = TokenKind::kMark;
  Range at;            // bytes of the article's text
  std::string folded;  // as patterns see it: lower case, ASCII apostrophe, simple width
  bool capital = false;
  bool space_before = false;
};

// O(length). Tokens are ascending and disjoint.
[[nodiscard]] std::vector<Token> tokenise(std::string_view text, Range sentence);

// Patterns over tokens, compiled from strings:
//   no longer        words, in lower case; Han characters stand for themselves, one token each: 首次写入
//   drop|drops       alternatives of one token
//   mention~         a word that begins so
//   [the]            may be left out
//   #                a number in digits
//   *                any one token;  <5>  up to five tokens, none of them the end of a sentence or a semicolon
// A pattern is tried where its first token stands, the longest match of the earliest pattern wins.
class PatternSet {
 public:
  // `value` is what a match gives back. Precondition: the first element is a word, alternatives or a prefix.
  void add(std::string_view pattern, std::uint32_t value);

  struct Match {
    std::size_t begin = 0, end = 0;  // tokens
    std::uint32_t value = 0;
  };
  // The longest match that begins at token `at`; end == begin where none does. At most a few steps a pattern.
  [[nodiscard]] Match match(const std::vector<Token>& tokens, std::size_t at) const;

 private:
  struct Element {
    enum class Kind : std::uint8_t { kWords, kNumber, kAny, kGap } kind = Kind::kWords;
    std::vector<std::string> words;  // with '~' at the end of a prefix
    bool optional = false;
    std::size_t gap = 0;
  };
  struct Pattern {
    std::vector<Element> elements;
    std::uint32_t value = 0;
    bool gap = false;
  };
  static bool fits(const Element& element, const Token& token);
  static std::size_t end_of(const Pattern& pattern, const std::vector<Token>& tokens, std::size_t at);

  std::vector<Pattern> patterns_;
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_word_;    // first token → patterns
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> by_prefix_;  // first prefix → patterns
};

}  // namespace tifa
