// Guesses the language of a text.
#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "text/character_table.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

// Frequent in English and not words of other languages in Latin letters.
constexpr std::array<std::string_view, 24> kEnglishWords = {
    "and",   "are",  "been", "by",    "every", "from", "has", "have", "its",   "not",  "of",   "our",
    "shall", "that", "the",  "their", "this",  "to",   "was", "we",   "which", "will", "with", "would"};

bool is_latin_letter(char32_t code, unsigned flags) {
  return (flags & kFlagLetter) != 0 &&
         (code < 0x250 || (code >= 0x1E00 && code < 0x1F00) || (code >= 0xFF21 && code < 0xFF5B));
}

// A word of up to eight letters as a number.
using Packed = std::uint64_t;
constexpr std::size_t kLongestPacked = sizeof(Packed);

constexpr std::array<Packed, kEnglishWords.size()> packed_english_words() {
  std::array<Packed, kEnglishWords.size()> packed{};
  for (std::size_t i = 0; i < packed.size(); ++i)
    for (const char letter : kEnglishWords[i]) packed[i] = packed[i] << 8 | static_cast<unsigned char>(letter);
  std::sort(packed.begin(), packed.end());
  return packed;
}
static_assert(std::all_of(kEnglishWords.begin(), kEnglishWords.end(),
                          [](std::string_view word) { return word.size() <= kLongestPacked; }));

class WordTally {
 public:
  void take(char32_t code, bool letter) {
    if (!letter) return close();
    word_ = word_ << 8 | (code < 0x80 ? fold_code_point(code) : U'?');
    ++letters_;
  }
  void close() {
    if (letters_ == 0) return;
    static constexpr auto kPacked = packed_english_words();
    ++words_;
    if (letters_ <= kLongestPacked) english_ += std::binary_search(kPacked.begin(), kPacked.end(), word_) ? 1 : 0;
    word_ = 0;
    letters_ = 0;
  }
  // One in twenty-five: far below running English, far above chance in other languages.
  [[nodiscard]] bool english() const { return english_ > 0 && english_ * 25 >= words_; }

 private:
  Packed word_ = 0;
  std::size_t letters_ = 0;  // of the word in hand
  std::size_t words_ = 0;
  std::size_t english_ = 0;
};

}  // namespace

Language detect_language(std::string_view text) {
  constexpr std::size_t kFewestLetters = 4;
  std::size_t letters = 0;
  std::size_t han = 0;
  std::size_t latin = 0;
  WordTally tally;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    at += point.length;
    const unsigned flags = character_flags(point.value);
    const bool is_latin = is_latin_letter(point.value, flags);
    letters += (flags & (kFlagLetter | kFlagHan)) != 0;
    han += (flags & kFlagHan) != 0;
    latin += is_latin;
    tally.take(point.value, is_latin);
  }
  tally.close();
  if (letters < kFewestLetters) return Language::kUnknown;
  if (han * 10 >= letters * 6) return Language::kChinese;
  if (latin * 10 >= letters * 6 && tally.english()) return Language::kEnglish;
  return Language::kUnknown;
}

}  // namespace tifa
