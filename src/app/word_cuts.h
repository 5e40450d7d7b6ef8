// How the hits of a phrase stand among the words of a dictionary: as words, inside longer ones, or across two.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <tuple>

#include "base/range.h"

namespace tifa {

enum class Standing : std::uint8_t {
  kWhole,   // of whole words; also where the dictionary cannot tell
  kInside,  // inside a longer word: 贫困 of 贫困户
  kAcross   // its characters meet where two words do: 安全 in 治安全面, 人才 in 工人才能
};

// The words are ICU's, which joins by mistake as well (补短 of 补短板) and cuts one of two ways where both can be read.
// So a use is across words only where it cuts one on each side, or one that stands elsewhere without what the phrase
// has beyond it, in its own text or in `later`, and, where the phrase reaches one character beyond it, more often than
// the phrase. Nor does a use of two characters count as a word, whatever the dictionary says, where one of them is a
// function word and the other makes a more frequent word with its neighbour: 工人|才, 和|平等. What is found of a word
// is kept: there are few of them, and a text may hold many uses.
class WordCuts {
 public:
  explicit WordCuts(std::string_view text, std::string_view later = {}) : text_(text), later_(later) {}

  // Of ideographs; anything else is whole. O(1), and O(texts) for each word that is cut.
  [[nodiscard]] Standing of(Range use);

 private:
  // Of two characters that the dictionary joins: whether one of them is better read with its neighbour.
  [[nodiscard]] bool misread(Range use);
  // `rest`: what the phrase has beyond the word, behind it or before it.
  [[nodiscard]] bool stands_without(Range word, Range rest, bool behind);
  [[nodiscard]] std::size_t count(std::string_view words);

  std::string_view text_, later_;
  std::map<std::tuple<std::string_view, std::string_view, bool>, bool> known_;
  std::map<std::string_view, std::size_t> counts_;
};

}  // namespace tifa
