// Folding in two layers: a reader that resolves quotation marks, apostrophes, zero-width characters, ligatures and
// combining marks, and a writer that resolves white space, dashes and ellipses and writes the text with its map.
#include "text/fold.h"

#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include <array>
#include <limits>

#include "text/character_table.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr char32_t kBoundary = 0x1F;
constexpr char32_t kEllipsis = 0x2026;
constexpr unsigned kDropped = kFlagQuotation | kFlagZeroWidth;
constexpr unsigned kResolvedByReader = kDropped | kFlagWhiteSpace;

bool is_apostrophe(char32_t code) { return code == '\'' || code == 0x2019 || code == 0xFF07; }
bool is_neutral_double_quote(char32_t code) { return code == '"' || code == 0xFF02; }

// The letters of a ligature, which PDF files have as one character; none of other characters.
std::string_view letters_of_ligature(char32_t code) {
  static constexpr std::array<std::string_view, 7> kLetters = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};
  return code >= 0xFB00 && code - 0xFB00 < kLetters.size() ? kLetters[code - 0xFB00] : std::string_view();
}

bool is_combining_mark(char32_t code) { return code >= 0x0300 && code <= 0x036F; }

// The one character that Unicode has for a letter with a mark (its canonical composition), 0 where there is none.
char32_t composed(char32_t letter, char32_t mark) {
  if ((character_flags(letter) & kFlagWord) == 0) return 0;
  std::array<char16_t, 4> both{};
  std::int32_t size = 0;
  U16_APPEND_UNSAFE(both.data(), size, static_cast<UChar32>(letter));
  U16_APPEND_UNSAFE(both.data(), size, static_cast<UChar32>(mark));
  UErrorCode error = U_ZERO_ERROR;
  std::array<char16_t, 8> whole{};
  const std::int32_t length =
      unorm2_normalize(unorm2_getNFCInstance(&error), both.data(), size, whole.data(), whole.size(), &error);
  if (U_FAILURE(error) != 0 || length < 1) return 0;
  std::int32_t at = 0;
  UChar32 one = 0;
  U16_NEXT(whole.data(), at, length, one);
  return at == length ? static_cast<char32_t>(one) : U'\0';
}

struct Element {
  enum Kind : std::uint8_t { kEnd, kCharacter, kWhiteSpace, kBoundaryMark } kind = kEnd;
  char32_t folded = 0;
  char32_t raw = 0;
  std::uint32_t begin = 0;
  std::uint32_t length = 0;
  bool after_quotation = false;  // a quotation mark was dropped between the element before and this one
  std::string_view before = {};  // letters of a ligature; `folded` is the last one
};

// Small enough to be copied: looking ahead is reading on with a copy.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  // Goes on at `at`, after characters that were kept as they stand.
  void skip_to(std::size_t at) {
    at_ = at;
    after_ = After::kCharacter;
  }

  Element read() {
    Element element = read_one();
    if (element.kind != Element::kCharacter) return element;
    if (const std::string_view letters = letters_of_ligature(element.raw); !letters.empty()) {
      element.before = letters.substr(0, letters.size() - 1);
      element.folded = static_cast<unsigned char>(letters.back());
    }
    take_marks(element);
    return element;
  }

 private:
  // What stood last, white space and zero-width characters apart.
  enum class After : std::uint8_t { kCharacter, kClosingMark, kNeutralMark };

  // A character by itself.
  Element read_one() {
    bool quotation = false;
    while (at_ < text_.size()) {
      const CodePoint point = decode_utf8(text_, at_);
      const auto begin = static_cast<std::uint32_t>(at_);
      at_ += point.length;
      const unsigned flags = character_flags(point.value);
      if ((flags & kFlagZeroWidth) != 0) continue;
      if ((flags & kFlagWhiteSpace) != 0)
        return {Element::kWhiteSpace, point.value, point.value, begin, point.length, quotation};
      if ((flags & kFlagQuotation) == 0) {
        after_ = After::kCharacter;
        return {Element::kCharacter, fold_code_point(point.value), point.value, begin, point.length, quotation};
      }
      if (is_apostrophe(point.value) && word_character_before(begin) && word_character_at(at_)) {
        after_ = After::kCharacter;
        return {Element::kCharacter, '\'', point.value, begin, point.length, quotation};
      }
      if (joins_listed_items(point.value, flags))
        return {Element::kBoundaryMark, kBoundary, point.value, begin, 0, false};
      quotation = true;
    }
    return {Element::kEnd, 0, 0, static_cast<std::uint32_t>(at_), 0, quotation};
  }

  // A letter takes the combining marks behind it that it makes one character with, what is dropped apart.
  void take_marks(Element& element) {
    while (at_ < text_.size()) {
      const char32_t next = decode_utf8(text_, at_).value;
      if (!is_combining_mark(next) && (character_flags(next) & kDropped) == 0) return;
      Reader ahead = *this;
      const Element mark = ahead.read_one();
      if (mark.kind != Element::kCharacter || !is_combining_mark(mark.raw)) return;
      const char32_t one = composed(element.folded, mark.raw);
      if (one == 0) return;
      *this = ahead;
      element.folded = fold_code_point(one);
      // A map has no longer units: behind so much that is dropped the mark is dropped from the map as well.
      const std::uint32_t length = mark.begin + mark.length - element.begin;
      if (length <= std::numeric_limits<std::uint16_t>::max()) element.length = length;
    }
  }

  // True for a mark that opens the next item right after the mark that closed the one before: ”“, or "" where the
  // marks do not tell.
  bool joins_listed_items(char32_t mark, unsigned flags) {
    const After before = after_;
    if (is_neutral_double_quote(mark)) {
      after_ = before == After::kNeutralMark ? After::kCharacter : After::kNeutralMark;
      return before == After::kNeutralMark;
    }
    if ((flags & kFlagOpening) != 0) {
      if (mark == 0x2018) single_open_ = true;
      after_ = After::kCharacter;
      return before == After::kClosingMark;
    }
    // Without its opening mark ’ is an apostrophe (workers’ “rights”), as ' is anywhere.
    const bool closes = (flags & kFlagClosing) != 0 && (mark != 0x2019 || single_open_);
    if (mark == 0x2019) single_open_ = false;
    if (closes) after_ = After::kClosingMark;
    return false;
  }

  // Each run of zero-width characters is passed once for the mark after it and once for the mark before it.
  [[nodiscard]] bool word_character_before(std::size_t at) const {
    while (at > 0) {
      const CodePoint point = decode_utf8_before(text_, at);
      const unsigned flags = character_flags(point.value);
      if ((flags & kFlagZeroWidth) == 0) return (flags & kFlagWord) != 0;
      at -= point.length;
    }
    return false;
  }
  [[nodiscard]] bool word_character_at(std::size_t at) const {
    while (at < text_.size()) {
      const CodePoint point = decode_utf8(text_, at);
      const unsigned flags = character_flags(point.value);
      if ((flags & kFlagZeroWidth) == 0) return (flags & kFlagWord) != 0;
      at += point.length;
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  After after_ = After::kCharacter;
  bool single_open_ = false;  // a ‘ has not met its ’
};

constexpr std::array<bool, 128> plain_ascii() {
  std::array<bool, 128> plain{};
  for (int c = '!'; c < 0x7F; ++c)
    plain[static_cast<std::size_t>(c)] = !(c >= 'A' && c <= 'Z') && c != '"' && c != '\'' && c != '-' && c != '.';
  return plain;
}
constexpr std::array<bool, 128> kPlainAscii = plain_ascii();

bool is_plain_ascii(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x80 && kPlainAscii[byte];
}

// The end of the run of characters from `at` on that stay as they are: ASCII letters and digits with single spaces
// between them, and the Chinese characters, stops and title marks of the basic plane.
std::size_t end_of_plain_run(std::string_view text, std::size_t at) {
  const std::size_t begin = at;
  while (at < text.size()) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) {
      const bool space = lead == ' ' && at > begin && is_plain_ascii(text[at - 1]) && at + 1 < text.size() &&
                         is_plain_ascii(text[at + 1]);
      if (!kPlainAscii[lead] && !space) return at;
      ++at;
    } else if (lead >= 0xE3 && lead <= 0xE9) {
      const char32_t code = decode_utf8(text, at).value;
      if (kFoldTargets[kFoldBlocks[code >> 6] << 6 | (code & 0x3F)] != 0) return at;
      if (lead == 0xE3 && (character_flags(code) & kResolvedByReader) != 0) return at;
      at += 3;
    } else {
      return at;
    }
  }
  return at;
}

// … without the last of them where a combining mark follows, what is dropped apart.
std::size_t end_before_marks(std::string_view text, std::size_t begin, std::size_t end) {
  for (std::size_t at = end; begin < end && at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (is_combining_mark(point.value)) return floor_code_point(text, end - 1);
    if ((character_flags(point.value) & kDropped) == 0) break;
    at += point.length;
  }
  return end;
}

// The map may be absent: terms need none.
class Writer {
 public:
  Writer(std::string_view text, OffsetMap* map) : text_(text), map_(map), reader_(text) { out_.reserve(text.size()); }

  std::string write_all() && {
    for (;;) {
      if (!white_space_pending_) copy_plain_run();
      const Element element = reader_.read();
      switch (element.kind) {
        case Element::kEnd:
          if (white_space_pending_ && last_ != kBoundary) write_space();
          return std::move(out_);
        case Element::kWhiteSpace:
          take_white_space(element);
          break;
        case Element::kBoundaryMark:
          take_boundary(element);
          break;
        case Element::kCharacter:
          if (element.folded == kBoundary) {
            take_boundary(element);
          } else {
            take_character(element);
          }
          break;
      }
    }
  }

 private:
  void copy_plain_run() {
    const std::size_t begin = reader_.at();
    const std::size_t end = end_before_marks(text_, begin, end_of_plain_run(text_, begin));
    if (begin == end) return;
    out_.append(text_, begin, end - begin);
    if (map_ != nullptr) map_->append_copy(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end - begin));
    last_ = last_raw_ = decode_utf8_before(text_, end).value;
    reader_.skip_to(end);
  }

  void take_white_space(const Element& element) {
    if (!white_space_pending_) {
      white_space_ = element;
      line_break_ = false;
      quotation_ = false;
    }
    white_space_pending_ = true;
    line_break_ = line_break_ || is_line_break(element.raw);
    quotation_ = quotation_ || element.after_quotation;
  }

  void take_boundary(const Element& element) {
    white_space_pending_ = false;
    if (last_ == kBoundary) return;
    out_.push_back(static_cast<char>(kBoundary));
    if (map_ != nullptr) {
      if (element.length == 0) {
        map_->append_inserted(element.begin, 1);
      } else {
        map_->append_copy(element.begin, 1);
      }
    }
    last_ = last_raw_ = kBoundary;
  }

  void take_character(const Element& element) {
    if (white_space_pending_) {
      if (keeps_white_space(element)) {
        write_space();
        last_ = last_raw_ = ' ';
      }
      white_space_pending_ = false;
    }
    if (!element.before.empty()) return take_ligature(element);
    if (element.folded == '-' && last_ == '-') return;
    if (element.folded == '.' || element.folded == kEllipsis) {
      if (last_ == kEllipsis) return;
      const std::uint32_t end = element.folded == '.' ? end_of_ellipsis(element) : element.begin + element.length;
      write(end == 0 ? U'.' : kEllipsis, element.begin, (end == 0 ? element.begin + element.length : end));
    } else {
      write(element.folded, element.begin, element.begin + element.length);
    }
    last_raw_ = element.raw;
  }

  // One unit: none of its letters has a place of its own in the text.
  void take_ligature(const Element& ligature) {
    const std::size_t before = out_.size();
    out_ += ligature.before;
    append_utf8(out_, ligature.folded);
    last_ = ligature.folded;
    last_raw_ = ligature.raw;
    if (map_ != nullptr)
      map_->append_unit(ligature.begin, static_cast<std::uint32_t>(out_.size() - before), ligature.length);
  }

  // For a full stop: where the ellipsis that it begins ends (three stops, or stops before …), 0 when it begins none.
  // What is left of the ellipsis is dropped when it is read.
  [[nodiscard]] std::uint32_t end_of_ellipsis(const Element& stop) const {
    Reader ahead = reader_;
    for (int stops = 1; stops < 3; ++stops) {
      const Element next = ahead.read();
      if (next.kind != Element::kCharacter) return 0;
      if (next.folded == kEllipsis) return stop.begin + stop.length;
      if (next.folded != '.') return 0;
      if (stops == 2) return next.begin + next.length;
    }
    return 0;
  }

  [[nodiscard]] bool keeps_white_space(const Element& next) const {
    if (out_.empty()) return true;
    if (last_ == kBoundary) return false;
    const bool layout = is_layout_beside(last_, last_raw_) || is_layout_beside(next.folded, next.raw);
    if (line_break_ && (layout || continues_symbol(next.folded))) return false;
    const unsigned before = character_flags(last_);
    const unsigned after = character_flags(next.folded);
    if ((quotation_ || next.after_quotation) && (before & after & kFlagHan) != 0) return false;
    return !((before & kFlagHan) != 0 && (after & kFlagWord) != 0) &&
           !((before & kFlagWord) != 0 && (after & kFlagHan) != 0);
  }

  // A line break inside a symbol of Chinese text, 广义货币M⏎2 or 细颗粒物（PM⏎2.5: up to four letters directly behind a
  // Han character, perhaps with a bracket between, and then a digit. In English a space stands before the letters.
  [[nodiscard]] bool continues_symbol(char32_t next) const {
    if (next < '0' || next > '9') return false;
    std::size_t at = out_.size();
    while (at > 0 && out_.size() - at < 4 && out_[at - 1] >= 'a' && out_[at - 1] <= 'z') --at;
    if (at == out_.size() || at == 0) return false;
    if (out_[at - 1] == '(' && at > 1) --at;
    return (character_flags(decode_utf8_before(out_, at).value) & kFlagHan) != 0;
  }

  // Dashes, full stops and ellipses are left out: joined over a line break they would become a run of one.
  [[nodiscard]] static bool is_layout_beside(char32_t folded, char32_t raw) {
    return folded != '-' && folded != '.' && folded != kEllipsis && (character_flags(raw) & kFlagUnspaced) != 0;
  }

  // The space stands for the first character of its run.
  void write_space() { write(U' ', white_space_.begin, white_space_.begin + white_space_.length); }

  void write(char32_t code, std::uint32_t begin, std::uint32_t end) {
    const std::size_t before = out_.size();
    append_utf8(out_, code);
    last_ = code;
    if (map_ == nullptr) return;
    const auto length = static_cast<std::uint32_t>(out_.size() - before);
    if (length == end - begin) {
      map_->append_copy(begin, length);
    } else {
      map_->append_unit(begin, length, end - begin);
    }
  }

  std::string_view text_;
  OffsetMap* map_;
  Reader reader_;
  std::string out_;
  char32_t last_ = 0;      // written last
  char32_t last_raw_ = 0;  // what it was in the text
  bool white_space_pending_ = false;
  bool line_break_ = false;  // in the pending white space
  bool quotation_ = false;   // a quotation mark was dropped before or in it
  Element white_space_;      // the first character of it
};

std::string_view without_outer_white_space(std::string_view text) {
  while (!text.empty()) {
    const CodePoint point = decode_utf8(text, 0);
    if ((character_flags(point.value) & kFlagWhiteSpace) == 0) break;
    text.remove_prefix(point.length);
  }
  while (!text.empty()) {
    const CodePoint point = decode_utf8_before(text, text.size());
    if ((character_flags(point.value) & kFlagWhiteSpace) == 0) break;
    text.remove_suffix(point.length);
  }
  return text;
}

}  // namespace

Folded fold(std::string_view text, Folding folding) {
  Folded result;
  if (folding == Folding::kNone) {
    result.text = text;
    result.map = OffsetMap::identity(static_cast<std::uint32_t>(text.size()));
    return result;
  }
  result.text = Writer(text, &result.map).write_all();
  return result;
}

std::string fold_term(std::string_view term, Folding folding) {
  // Again after folding: white space inside dropped quotation marks is outer now.
  if (folding == Folding::kNone) return std::string(without_outer_white_space(term));
  return std::string(without_outer_white_space(Writer(term, nullptr).write_all()));
}

std::string_view folding_version() { return "unicode-15.0 opencc-1.1.6 fold-4"; }

}  // namespace tifa
