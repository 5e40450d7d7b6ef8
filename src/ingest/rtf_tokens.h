// RTF as a stream of tokens: groups, control words with their numbers, characters. Knows nothing of what they mean.
#pragma once

#include <cstdint>
#include <string_view>

namespace tifa {

struct RtfToken {
  enum class Kind : std::uint8_t {
    kEnd,
    kOpen,
    kClose,
    kWord,    // \par, \u-10179
    kSymbol,  // \~, \*, \-
    kByte,    // \'b0
    kText,    // bytes that stand for themselves, line breaks left out
    kBinary   // what \bin announces; skipped
  };
  Kind kind = Kind::kEnd;
  std::string_view text;  // name of a word, the character of a symbol, plain bytes
  bool has_number = false;
  std::int32_t number = 0;  // of a word, kept within 32 bits; the value of a byte
};

// Refers to the bytes. O(length) for all tokens together.
class RtfTokens {
 public:
  explicit RtfTokens(std::string_view bytes) : bytes_(bytes) {}
  RtfToken next();
  [[nodiscard]] std::size_t at() const { return at_; }

 private:
  RtfToken word();
  std::string_view bytes_;
  std::size_t at_ = 0;
};

}  // namespace tifa
