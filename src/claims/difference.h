// What a quotation and the passage that it comes closest to have different, word by word, and what kind of difference
// that is. Edit distance alone decides nothing: a passage and its negation are 99 % the same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"

namespace tifa {

enum class DifferenceKind : std::uint8_t {
  kInflection,  // the same English words in another form: promise, promises; is, was
  kWording,     // other words
  kName,        // a name: a word with a capital letter inside a sentence
  kQualifier,   // how firmly, how much or how many: must, may, all, some, about; 必须, 可以, 基本, 左右
  kNumber,
  kNegation,
};
[[nodiscard]] const char* difference_kind_name(DifferenceKind kind);  // "a negation", "a number", …

// Words of one side where the other has different ones; one of the two may be empty.
struct WordEdit {
  DifferenceKind kind = DifferenceKind::kWording;
  std::string quoted, text;  // as they stand
};

struct Difference {
  std::vector<WordEdit> edits;  // in order; empty: the same words
  double similarity = 0;        // 0..1: the share of words that both have, of both
  bool too_long = false;        // above 2,000 words the two are not compared
  // The weightiest kind of an edit; kInflection where there is none.
  [[nodiscard]] DifferenceKind kind() const;
  // “must” where the text has “may”; “not” is left out …: at most three edits.
  [[nodiscard]] std::string in_words() const;
};

// Words of spaced scripts, ideographs, figures and signs like % are compared after folding; punctuation, quotation
// marks and white space are not. O(words of the one × words of the other), after what is the same at both ends.
[[nodiscard]] Difference compare_wordings(std::string_view quoted, std::string_view text);

// How two passages of the same words differ all the same, for people: "punctuation", "letter case", "Traditional and
// Simplified characters" …; empty: not at all. O(length).
[[nodiscard]] std::vector<std::string> differences_of_form(std::string_view quoted, std::string_view text);

// A word as it is compared.
struct ComparedWord {
  std::string folded;
  Range at;  // bytes of the text
};
[[nodiscard]] std::vector<ComparedWord> compared_words(std::string_view text);
// What the forms of an English word have in common: plan for plans, planned, planning; be for is, was. Other words are
// their own stem.
[[nodiscard]] std::string word_stem(std::string_view folded);
[[nodiscard]] bool is_negation(std::string_view folded);
// The number of words that are compared.
[[nodiscard]] std::size_t count_words(std::string_view text);

}  // namespace tifa
