// Endings of a Chinese phrase under which what it is about may go on: 文明创建 of 精神文明创建.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tifa {

struct PhraseEnding {
  std::string wording;
  // It begins where a word of the phrase does (ICU's), behind one that names something. Else the text tells whether it
  // is made of words: the dictionary has 精神文明 as one.
  bool at_word = false;
};

// Of two ideographs and more, longest first; those inside a word of the phrase have four at least and leave two.
// O(length²): for the phrases of a comparison, which are no longer than kDeepest tokens (ngrams.h).
[[nodiscard]] std::vector<PhraseEnding> endings_of(std::string_view phrase);

}  // namespace tifa
