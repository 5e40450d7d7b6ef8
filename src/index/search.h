// Exact search of a phrase in bytes: every place where it begins.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace tifa {

// A phrase made ready to be searched for. Compares two of its bytes, 16 places at a time where the processor has SSE2,
// and verifies the candidates; the bytes are the last ones of its first and last characters, since the lead bytes of
// Chinese characters hardly differ. About the speed of memory on Chinese text. Thread-safe.
class PhraseSearcher {
 public:
  explicit PhraseSearcher(std::string phrase);  // not empty

  // The first place at or after `from` where the phrase begins, or npos. O(bytes) for natural text; the worst case is
  // O(bytes × phrase), and phrases are short.
  [[nodiscard]] std::size_t find(std::string_view text, std::size_t from = 0) const;
  [[nodiscard]] const std::string& phrase() const { return phrase_; }

 private:
  std::string phrase_;
  std::size_t first_probe_ = 0;  // offsets of the two probed bytes in the phrase, first ≤ second
  std::size_t second_probe_ = 0;
};

}  // namespace tifa
