// A phrase found as a sequence of words rather than letters: in any inflected form, whether joined by hyphens or
// spaces.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/search.h"
#include "text/inflection.h"
#include "text/words.h"

namespace tifa {

class WordSequence {
 public:
  // `phrase` is folded and not empty. `any_joint`: a space and a hyphen between words are the same.
  WordSequence(std::string_view phrase, Inflection inflection, bool any_joint);

  // The next place at or after `from`, or nothing. The whole words of the text are compared by inflection_key(); what
  // stands between them, and characters of scripts without spaces, as they are. O(text) for natural text.
  [[nodiscard]] std::optional<Range> find(std::string_view text, std::size_t from) const;
  // The same at one place.
  [[nodiscard]] std::optional<Range> match_at(std::string_view text, std::size_t at) const;
  // What every hit begins with; nothing when that is no text.
  [[nodiscard]] std::optional<std::string_view> beginning() const {
    return first_ ? std::optional<std::string_view>(first_->phrase()) : std::nullopt;
  }
  [[nodiscard]] bool begins_with_word() const { return pieces_.front().word; }

 private:
  struct Piece {
    bool word = false;
    std::string text;  // of a word its key
  };
  [[nodiscard]] std::size_t match(std::string_view text, std::size_t at) const;  // gives the end, or npos

  Inflection inflection_;
  bool any_joint_;
  std::vector<Piece> pieces_;
  std::optional<PhraseSearcher> first_;  // what every form of the first piece begins with
};

}  // namespace tifa
