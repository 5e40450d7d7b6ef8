// Whether words name a subject: “比上年增加” and “an increase of” stand before any figure and name none.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tifa {

// Reads the words of a wording in their order, folded.
class SubjectWords {
 public:
  // A stretch of Chinese characters that nothing parts. O(length).
  void add_han(std::string_view stretch);
  void add_word(std::string_view word);

  // Whether some word is none of the general vocabulary (light_words.h) and none that only sets a figure beside
  // another.
  [[nodiscard]] bool named() const { return named_; }
  [[nodiscard]] std::size_t han() const { return han_; }      // characters read
  [[nodiscard]] std::size_t words() const { return words_; }  // of open classes

 private:
  std::size_t han_ = 0, words_ = 0;
  bool named_ = false;
};

// Of a wording as it stands. O(length).
[[nodiscard]] bool names_subject(std::string_view text);

}  // namespace tifa
