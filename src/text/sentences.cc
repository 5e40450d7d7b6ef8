// Where sentences end, in Chinese and in English.
#include <algorithm>
#include <array>
#include <string>

#include "text/character_table.h"
#include "text/utf8.h"
#include "text/words.h"

namespace tifa {
namespace {

// Titles and connectives: the sentence goes on whatever follows.
constexpr std::array<std::string_view, 20> kNeverLast = {"approx", "capt", "cf",  "col", "dr",     "eg", "gen",
                                                         "gov",    "hon",  "ie",  "lt",  "messrs", "mr", "mrs",
                                                         "ms",     "prof", "rep", "sen", "st",     "vs"};
// What stands before a number: the sentence goes on when one follows.
constexpr std::array<std::string_view, 28> kBeforeNumber = {
    "apr", "art", "arts", "aug", "ch", "dec",  "eq",    "feb", "fig", "figs", "jan", "jul",  "jun", "mar",
    "no",  "nos", "nov",  "oct", "p",  "para", "paras", "pp",  "sec", "secs", "sep", "sept", "vol", "vols"};
// Words that open sentences: after U.S. and the like the only sign that one has ended.
constexpr std::array<std::string_view, 20> kOpeners = {"all",   "and",   "as",   "at",   "but", "for",  "he",
                                                       "if",    "in",    "it",   "our",  "she", "that", "the",
                                                       "there", "these", "they", "this", "to",  "we"};

template <std::size_t kSize>
bool listed(const std::array<std::string_view, kSize>& list, std::string_view word) {
  return std::binary_search(list.begin(), list.end(), word);
}

bool is_full_stop(char32_t code) { return code == '.' || code == 0xFF0E; }
bool is_ellipsis(char32_t code) { return code == 0x2026 || code == 0x22EF || code == 0xFE19; }
bool is_closing_bracket(char32_t code) {
  constexpr std::u32string_view kBrackets = U")]}）］｝】》〉〕〗〙〛︶︸︺︼︾﹀";
  return kBrackets.find(code) != std::u32string_view::npos;
}
bool is_lower(char32_t code) { return code >= 'a' && code <= 'z'; }

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text) {}

  std::vector<Range> split() {
    while (at_ < text_.size()) {
      const CodePoint point = decode_utf8(text_, at_);
      const std::size_t begin = at_;
      at_ += point.length;
      const unsigned flags = character_flags(point.value);
      if ((flags & kFlagWhiteSpace) != 0) continue;
      if (sentence_ == kNone) sentence_ = begin;
      end_ = at_;
      if (point.value == '"') quoted_ = !quoted_;
      if ((flags & kFlagSentenceEnd) == 0 || is_ellipsis(point.value)) continue;
      if (is_full_stop(point.value) ? !full_stop_ends(begin) : !mark_ends(point.value)) continue;
      take_closing_marks();
      close();
    }
    close();
    return std::move(sentences_);
  }

 private:
  static constexpr std::size_t kNone = std::string_view::npos;

  void close() {
    if (sentence_ != kNone)
      sentences_.push_back({static_cast<std::uint32_t>(sentence_), static_cast<std::uint32_t>(end_)});
    sentence_ = kNone;
    quoted_ = false;
  }

  [[nodiscard]] char32_t code_at(std::size_t at) const { return at < text_.size() ? decode_utf8(text_, at).value : 0; }

  [[nodiscard]] bool closes(char32_t code) const {
    return (character_flags(code) & kFlagClosing) != 0 || is_closing_bracket(code) || (code == '"' && quoted_);
  }

  // Further end marks, closing quotation marks and brackets belong to the sentence.
  void take_closing_marks() {
    while (at_ < text_.size()) {
      const CodePoint point = decode_utf8(text_, at_);
      const bool end_mark = (character_flags(point.value) & kFlagSentenceEnd) != 0 && !is_full_stop(point.value);
      if (!end_mark && !closes(point.value)) return;
      if (point.value == '"') quoted_ = false;
      at_ += point.length;
      end_ = at_;
    }
  }

  // What stands after closing marks and white space; `space` says whether there was white space or the end.
  [[nodiscard]] std::size_t next_word(std::size_t at, bool& space) const {
    while (at < text_.size() && closes(code_at(at))) at += decode_utf8(text_, at).length;
    space = at >= text_.size();
    while (at < text_.size() && (character_flags(code_at(at)) & kFlagWhiteSpace) != 0) {
      space = true;
      at += decode_utf8(text_, at).length;
    }
    return at;
  }

  [[nodiscard]] bool mark_ends(char32_t mark) const {
    if (mark != '!' && mark != '?') return true;
    if ((character_flags(code_at(at_)) & kFlagWord) != 0) return false;  // inside an address
    bool space = false;
    return !is_lower(code_at(next_word(at_, space)));
  }

  // `stop` is where the full stop stands; at_ is behind it.
  [[nodiscard]] bool full_stop_ends(std::size_t stop) const {
    const char32_t next = code_at(at_);
    const char32_t before = stop > sentence_ ? decode_utf8_before(text_, stop).value : 0;
    if (is_full_stop(next) || is_full_stop(before) || is_ellipsis(next)) return false;
    if ((character_flags(next) & kFlagWord) != 0) return false;
    if ((character_flags(before) & kFlagHan) != 0) return true;

    bool space = false;
    const std::size_t following = next_word(at_, space);
    if (!space) return false;
    if (following >= text_.size()) return true;
    if (is_lower(code_at(following))) return false;
    const std::size_t word = word_before(stop);
    return !is_numbering(word, stop) && !is_abbreviation(word, stop, following);
  }

  // Where the word before `at` begins; long words are not looked through, none of them is an abbreviation.
  [[nodiscard]] std::size_t word_before(std::size_t at) const {
    constexpr int kLongestCompared = 12;
    for (int i = 0; i < kLongestCompared && at > sentence_; ++i) {
      const CodePoint point = decode_utf8_before(text_, at);
      if ((character_flags(point.value) & kFlagWord) == 0) break;
      at -= point.length;
    }
    return at;
  }

  // "1. ", "a. ", "IV. " at the beginning.
  [[nodiscard]] bool is_numbering(std::size_t word, std::size_t stop) const {
    if (word != sentence_) return false;
    const std::string_view mark = text_.substr(word, stop - word);
    const auto all = [&](std::string_view set) { return mark.find_first_not_of(set) == std::string_view::npos; };
    return mark.size() == 1 || all("0123456789") || (mark.size() <= 6 && (all("IVXLC") || all("ivxlc"))) ||
           (character_flags(code_at(word)) & kFlagDigit) != 0;
  }

  [[nodiscard]] std::string lower_word(std::size_t at) const {
    std::string word;
    for (; at < text_.size() && word.size() < 8; ++at) {
      const char c = text_[at];
      const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
      if (lower < 'a' || lower > 'z') break;
      word.push_back(lower);
    }
    return word;
  }

  [[nodiscard]] bool is_abbreviation(std::size_t word, std::size_t stop, std::size_t following) const {
    const std::string letters = lower_word(word);
    if (letters.size() != stop - word) return false;
    if (listed(kNeverLast, letters)) return true;
    if (listed(kBeforeNumber, letters) && (character_flags(code_at(following)) & kFlagDigit) != 0) return true;
    if (letters.size() != 1) return false;
    const bool dotted = word > sentence_ && text_[word - 1] == '.';  // U.S. rather than an initial
    const bool pronoun = text_[word] == 'I' && !dotted;
    return !pronoun && !(dotted && listed(kOpeners, lower_word(following)));
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t sentence_ = kNone;  // where the open sentence begins
  std::size_t end_ = 0;           // where its last character that is no white space ends
  bool quoted_ = false;           // a " of it is open
  std::vector<Range> sentences_;
};

}  // namespace

std::vector<Range> sentences(std::string_view text) { return Splitter(text).split(); }

}  // namespace tifa
