// Word boundaries and the lengths of texts.
#include "text/words.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>
#include <unicode/uversion.h>

#include <algorithm>
#include <memory>
#include <string>

#include "text/character_table.h"
#include "text/characters.h"
#include "text/han_words.h"
#include "text/utf8.h"

namespace tifa {
namespace {

struct CloseBreaker {
  void operator()(UBreakIterator* breaker) const { ubrk_close(breaker); }
};
using Breaker = std::unique_ptr<UBreakIterator, CloseBreaker>;

// Opening loads the dictionary; a clone for each thread shares it.
Breaker open_breaker() {
  UErrorCode error = U_ZERO_ERROR;
  Breaker breaker(ubrk_open(UBRK_WORD, "zh", nullptr, 0, &error));
  return U_SUCCESS(error) ? std::move(breaker) : nullptr;
}
const UBreakIterator* shared_breaker() {
  static const Breaker breaker = open_breaker();
  return breaker.get();
}
UBreakIterator* breaker_of_this_thread() {
  thread_local const Breaker breaker = [] {
    UErrorCode error = U_ZERO_ERROR;
    const UBreakIterator* shared = shared_breaker();
    Breaker clone(shared == nullptr ? nullptr : ubrk_clone(shared, &error));
    return U_SUCCESS(error) ? std::move(clone) : nullptr;
  }();
  return breaker.get();
}

// ICU counts in 32 bits and keeps its boundaries in memory: longer stretches, which no language has, are cut here.
constexpr std::size_t kLongestStretch = std::size_t{1} << 16;
// Of a plain Han character as UTF-8: a stretch that has no more bytes than its plain Han characters has nothing else.
constexpr std::size_t kHanBytes = 3;

// The boundaries inside a stretch of unspaced script and its end, by ICU's break iterator. Without ICU's data each
// character is a word, and segmenter_name() says so.
void append_stretch(std::string_view text, std::size_t begin, std::size_t end, std::vector<std::uint32_t>& boundaries) {
  UBreakIterator* breaker = breaker_of_this_thread();
  UErrorCode error = U_ZERO_ERROR;
  UText utext = UTEXT_INITIALIZER;
  if (breaker != nullptr) {
    utext_openUTF8(&utext, text.data() + begin, static_cast<std::int64_t>(end - begin), &error);
    ubrk_setUText(breaker, &utext, &error);
  }
  if (breaker == nullptr || U_FAILURE(error)) {
    for (std::size_t at = begin; at < end;) {
      at += decode_utf8(text, at).length;
      boundaries.push_back(static_cast<std::uint32_t>(at));
    }
  } else {
    for (std::int32_t at = ubrk_next(breaker); at != UBRK_DONE; at = ubrk_next(breaker))
      boundaries.push_back(static_cast<std::uint32_t>(begin + static_cast<std::size_t>(at)));
  }
  utext_close(&utext);
}

// The same boundaries of a stretch of plain Han characters, from the dictionary itself.
void append_han_stretch(std::u16string_view text, std::size_t begin, std::vector<std::uint32_t>& boundaries) {
  const std::size_t first = boundaries.size();
  append_han_words(text, boundaries);
  for (std::size_t i = first; i < boundaries.size(); ++i)
    boundaries[i] = static_cast<std::uint32_t>(begin + boundaries[i] * kHanBytes);
}

constexpr unsigned kLetterOrMark = kFlagLetter | kFlagMark | kFlagHan;
bool is_unspaced_letter(unsigned flags) { return (flags & kFlagUnspaced) != 0 && (flags & kLetterOrMark) != 0; }

// Characters that a word processor counts one by one.
bool is_east_asian(char32_t code, unsigned flags) {
  return (flags & kFlagUnspaced) != 0 || (code >= 0x3000 && code < 0x3130) || (code >= 0xFF01 && code < 0xFFE8);
}
// “ ” ‘ ’ — … · are East Asian beside East Asian characters only.
bool is_shared_punctuation(char32_t code) {
  return code == 0xB7 || code == 0x2026 || (code >= 0x2013 && code <= 0x2015) || (code >= 0x2018 && code <= 0x201D);
}

class Measurer {
 public:
  explicit Measurer(std::string_view text) : text_(text) {}

  Lengths measure() {
    for (std::size_t at = 0; at < text_.size();) {
      const CodePoint point = decode_utf8(text_, at);
      take(point.value, at + point.length);
      at += point.length;
    }
    return lengths_;
  }

 private:
  void take(char32_t code, std::size_t next) {
    const unsigned flags = character_flags(code);
    if ((flags & kFlagZeroWidth) != 0) return;
    if ((flags & kFlagWhiteSpace) != 0) {
      in_word_ = after_apostrophe_ = in_run_ = after_east_asian_ = false;
      return;
    }
    ++lengths_.characters;
    lengths_.han += (flags & (kFlagHan | kFlagLetter)) == (kFlagHan | kFlagLetter);
    take_word(code, flags);
    take_word_count(code, flags, next);
  }

  // An apostrophe between word characters is inside the word.
  void take_word(char32_t code, unsigned flags) {
    if ((flags & kFlagWord) != 0) {
      if (!in_word_ && !after_apostrophe_) ++lengths_.words;
      in_word_ = true;
      after_apostrophe_ = false;
      return;
    }
    if ((flags & kFlagUnspaced) != 0 && (flags & (kFlagLetter | kFlagHan)) != 0) ++lengths_.words;
    after_apostrophe_ = in_word_ && (code == '\'' || code == 0x2019);
    in_word_ = false;
  }

  void take_word_count(char32_t code, unsigned flags, std::size_t next) {
    const bool east_asian =
        is_east_asian(code, flags) || (is_shared_punctuation(code) && (after_east_asian_ || east_asian_at(next)));
    if (east_asian || !in_run_) ++lengths_.word_count;
    in_run_ = !east_asian;
    after_east_asian_ = east_asian;
  }

  [[nodiscard]] bool east_asian_at(std::size_t at) const {
    if (at >= text_.size()) return false;
    const char32_t code = decode_utf8(text_, at).value;
    const unsigned flags = character_flags(code);
    return (flags & kFlagWhiteSpace) == 0 && is_east_asian(code, flags);
  }

  std::string_view text_;
  Lengths lengths_;
  bool in_word_ = false;
  bool after_apostrophe_ = false;  // one that stands right after a word
  bool in_run_ = false;            // of characters that count as one
  bool after_east_asian_ = false;
};

}  // namespace

std::vector<std::uint32_t> word_boundaries(std::string_view text) {
  std::vector<std::uint32_t> boundaries{0};
  std::u16string han;  // a stretch as far as it is plain Han
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint first = decode_utf8(text, at);
    const unsigned flags = character_flags(first.value);
    std::size_t end = at + first.length;
    if (is_unspaced_letter(flags)) {
      han.clear();
      if (is_plain_han(first.value)) han.push_back(static_cast<char16_t>(first.value));
      while (end < text.size() && end - at < kLongestStretch) {
        const CodePoint next = decode_utf8(text, end);
        if (!is_unspaced_letter(character_flags(next.value))) break;
        if (is_plain_han(next.value)) han.push_back(static_cast<char16_t>(next.value));
        end += next.length;
      }
      if (has_han_dictionary() && han.size() * kHanBytes == end - at)
        append_han_stretch(han, at, boundaries);
      else
        append_stretch(text, at, end, boundaries);
    } else {
      if ((flags & kFlagWord) != 0) end = word_run_end(text, end);
      boundaries.push_back(static_cast<std::uint32_t>(end));
    }
    at = end;
  }
  return boundaries;
}

bool at_word_edge(std::string_view text, std::size_t at) {
  if (at == 0 || at >= text.size()) return true;
  return (character_flags(decode_utf8_before(text, at).value) & kFlagWord) == 0 ||
         (character_flags(decode_utf8(text, at).value) & kFlagWord) == 0;
}

std::string_view segmenter_name() {
  static const std::string name = [] {
    if (shared_breaker() == nullptr) return std::string("single-characters");
    UVersionInfo version;
    u_getVersion(version);
    return "icu-" + std::to_string(version[0]) + "." + std::to_string(version[1]);
  }();
  return name;
}

Lengths& Lengths::operator+=(const Lengths& other) {
  han += other.han;
  characters += other.characters;
  words += other.words;
  word_count += other.word_count;
  return *this;
}

Lengths measure(std::string_view text) { return Measurer(text).measure(); }

}  // namespace tifa
