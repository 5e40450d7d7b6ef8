// Whose words a quotation gives, and whether it is one: what the sentence around it says, in English and in Chinese.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"

namespace tifa {

// Marked words of one paragraph, as the sentence around them sees them.
struct QuotedWords {
  Range outer;             // with the marks
  char32_t last = 0;       // the last character inside
  std::uint32_t size = 0;  // words, or in Chinese characters, without punctuation; a high number need not be exact
};

// What the sentence says of marked words.
struct Frame {
  Range sentence;       // bytes of the text
  std::string speaker;  // as written; empty: none
  bool said = false;    // a verb of saying, “according to” or the like governs them
  bool term = false;    // they are a term: counted, dropped, named, a title
};

// A statement that a sentence without quotation marks ascribes to a document.
struct Reported {
  Range sentence, words;
  std::string speaker;
};

struct Ascriptions {
  std::vector<Frame> frames;  // one for each of the marked words
  std::vector<Reported> reported;
};

// `masked` is the text of the paragraph in which marked words are overwritten, with the same offsets; `at` is where the
// paragraph begins in the text. O(length).
[[nodiscard]] Ascriptions ascribe_english(std::string_view masked, std::uint32_t at,
                                          const std::vector<QuotedWords>& quoted);
[[nodiscard]] Ascriptions ascribe_chinese(std::string_view masked, std::uint32_t at,
                                          const std::vector<QuotedWords>& quoted);

}  // namespace tifa
