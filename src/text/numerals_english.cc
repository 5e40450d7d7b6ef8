// English numerals in words: forty-six, one hundred and five, a million million, twenty-first.
#include <algorithm>
#include <string>

#include "text/character_table.h"
#include "text/numeral_readings.h"
#include "text/utf8.h"

namespace tifa {
namespace {

struct NumberWord {
  std::string_view word;
  double value;
  bool ordinal = false;
};
constexpr NumberWord kSmall[] = {{"zero", 0},
                                 {"one", 1},
                                 {"two", 2},
                                 {"three", 3},
                                 {"four", 4},
                                 {"five", 5},
                                 {"six", 6},
                                 {"seven", 7},
                                 {"eight", 8},
                                 {"nine", 9},
                                 {"ten", 10},
                                 {"eleven", 11},
                                 {"twelve", 12},
                                 {"thirteen", 13},
                                 {"fourteen", 14},
                                 {"fifteen", 15},
                                 {"sixteen", 16},
                                 {"seventeen", 17},
                                 {"eighteen", 18},
                                 {"nineteen", 19},
                                 {"twenty", 20},
                                 {"thirty", 30},
                                 {"forty", 40},
                                 {"fifty", 50},
                                 {"sixty", 60},
                                 {"seventy", 70},
                                 {"eighty", 80},
                                 {"ninety", 90},
                                 {"first", 1, true},
                                 {"second", 2, true},
                                 {"third", 3, true},
                                 {"fourth", 4, true},
                                 {"fifth", 5, true},
                                 {"sixth", 6, true},
                                 {"seventh", 7, true},
                                 {"eighth", 8, true},
                                 {"ninth", 9, true},
                                 {"tenth", 10, true},
                                 {"eleventh", 11, true},
                                 {"twelfth", 12, true},
                                 {"thirteenth", 13, true},
                                 {"fourteenth", 14, true},
                                 {"fifteenth", 15, true},
                                 {"sixteenth", 16, true},
                                 {"seventeenth", 17, true},
                                 {"eighteenth", 18, true},
                                 {"nineteenth", 19, true},
                                 {"twentieth", 20, true},
                                 {"thirtieth", 30, true},
                                 {"fortieth", 40, true},
                                 {"fiftieth", 50, true},
                                 {"sixtieth", 60, true},
                                 {"seventieth", 70, true},
                                 {"eightieth", 80, true},
                                 {"ninetieth", 90, true}};
constexpr NumberWord kScales[] = {{"hundred", 1e2},          {"thousand", 1e3},        {"million", 1e6},
                                  {"billion", 1e9},          {"trillion", 1e12},       {"hundredth", 1e2, true},
                                  {"thousandth", 1e3, true}, {"millionth", 1e6, true}, {"billionth", 1e9, true}};

template <std::size_t kSize>
const NumberWord* find(const NumberWord (&words)[kSize], const std::string& word) {
  const auto same = [&](const NumberWord& w) { return w.word == word; };
  const auto* it = std::find_if(std::begin(words), std::end(words), same);
  return it == std::end(words) ? nullptr : it;
}

struct Word {
  std::string lower;
  std::size_t end = 0;
};

// The ASCII word at `at`; empty where there is none or it is longer than a number word.
Word word_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 12;
  Word word;
  word.end = at;
  while (word.end < text.size()) {
    const char c = text[word.end];
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (lower < 'a' || lower > 'z') break;
    if (word.lower.size() == kLongest) return {};
    word.lower.push_back(lower);
    ++word.end;
  }
  const bool goes_on = word.end < text.size() && (character_flags(decode_utf8(text, word.end).value) & kFlagWord) != 0;
  return goes_on ? Word{} : word;
}

// Behind one space, hyphen, no-break space or line end.
Word next_word(std::string_view text, std::size_t at) {
  if (at >= text.size()) return {};
  if (text[at] == ' ' || text[at] == '-' || text[at] == '\n') return word_at(text, at + 1);
  if (text.substr(at).starts_with("\u00A0")) return word_at(text, at + 2);
  return {};
}

class Words {
 public:
  bool take_small(const NumberWord& word) {
    const int below_hundred = static_cast<int>(group_) % 100;
    const bool tens = below_hundred >= 20 && below_hundred % 10 == 0;
    const bool fits = any_small_ ? tens && word.value > 0 && word.value < 10 : !(word.value == 0 && started_);
    if (!fits) return false;
    group_ += word.value;
    started_ = any_small_ = true;
    return true;
  }
  bool take_scale(double scale) {
    if (!started_) return false;
    if (group_ == 0 && segment_ > 0) {  // a million million
      segment_ *= scale;
      last_scale_ *= scale;
      return segment_ <= 1e15;
    }
    if (group_ == 0) return false;
    if (scale == 100) {
      if (group_ >= 100) return false;
      group_ *= 100;
    } else {
      if (scale >= last_scale_) return false;
      total_ += segment_;
      segment_ = group_ * scale;
      last_scale_ = scale;
      group_ = 0;
    }
    any_small_ = false;
    after_scale_ = true;
    return true;
  }
  void start_with_article() {
    started_ = true;
    group_ = 1;
    any_small_ = true;
  }
  [[nodiscard]] bool and_may_follow() const { return after_scale_ && !any_small_; }
  [[nodiscard]] double value() const { return total_ + segment_ + group_; }

 private:
  double total_ = 0;    // segments that are closed
  double segment_ = 0;  // the last number with a scale from thousand on
  double group_ = 0;    // below 1,000, or hundreds up to 9,900
  double last_scale_ = 1e18;
  bool started_ = false;
  bool any_small_ = false;  // the group has tens or ones
  bool after_scale_ = false;
};

}  // namespace

std::optional<NumeralReading> read_english(std::string_view text, std::size_t at) {
  if (at > 0 && (character_flags(decode_utf8_before(text, at).value) & kFlagWord) != 0) return std::nullopt;
  Word word = word_at(text, at);
  if (word.lower.empty()) return std::nullopt;
  Words words;
  NumeralReading reading;
  if (word.lower == "a" || word.lower == "an") {
    word = next_word(text, word.end);
    const NumberWord* scale = find(kScales, word.lower);
    if (scale == nullptr || scale->ordinal) return std::nullopt;
    words.start_with_article();
  }
  while (!word.lower.empty()) {
    const NumberWord* small = find(kSmall, word.lower);
    const NumberWord* scale = find(kScales, word.lower);
    if (small != nullptr ? !words.take_small(*small) : scale == nullptr || !words.take_scale(scale->value)) break;
    const bool ordinal = small != nullptr ? small->ordinal : scale->ordinal;
    reading = {words.value(), word.end, ordinal};
    if (ordinal) break;
    Word next = next_word(text, word.end);
    if (next.lower == "and" && words.and_may_follow()) {
      next = next_word(text, next.end);
      if (find(kSmall, next.lower) == nullptr) break;
    }
    word = std::move(next);
  }
  if (reading.end == 0) return std::nullopt;
  return reading;
}

std::optional<NumeralReading> read_english_scale(std::string_view text, std::size_t end, double value) {
  NumeralReading reading;
  for (int scales = 0; scales < 3; ++scales) {
    const Word word = next_word(text, reading.end == 0 ? end : reading.end);
    const NumberWord* scale = find(kScales, word.lower);
    if (scale == nullptr || scale->ordinal) break;
    value *= scale->value;
    reading = {value, word.end, false};
  }
  if (reading.end == 0) return std::nullopt;
  return reading;
}

}  // namespace tifa
