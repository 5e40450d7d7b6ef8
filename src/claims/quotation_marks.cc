#include "claims/quotation_marks.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

enum class Kind : std::uint8_t { kDouble, kSingle, kPlain, kPlainSingle, kGuillemet, kLow, kLittle, kCorner, kWhite };

struct Open {
  Kind kind;
  std::uint32_t begin, inner;  // before and behind the opening mark
};

bool letter_or_digit(char32_t code) { return is_word_character(code) || is_han(code); }

// The marks of one paragraph, from left to right.
class Pairing {
 public:
  Pairing(std::string_view text, Range paragraph) : text_(text), paragraph_(paragraph) {}

  void read() {
    for (std::uint32_t at = paragraph_.begin; at < paragraph_.end;) {
      const CodePoint point = decode_utf8(text_, at);
      next_ = at + point.length;
      if (is_quotation_mark(point.value)) mark(point.value, at);
      before_ = point.value;
      at = next_;
    }
  }

  // Closed pairs that stand in no other closed pair.
  [[nodiscard]] std::vector<std::pair<Range, Range>> pairs() const {
    std::vector<std::pair<Range, Range>> all = closed_;
    all.insert(all.end(), inside_.begin(), inside_.end());
    return all;
  }
  // The mark that the paragraph leaves open, when it opens first of those that are.
  [[nodiscard]] std::optional<Open> left_open() const {
    return open_.empty() ? std::nullopt : std::optional<Open>(open_.front());
  }

 private:
  [[nodiscard]] char32_t after() const { return next_ < paragraph_.end ? decode_utf8(text_, next_).value : U'\n'; }
  [[nodiscard]] bool is_open(Kind kind) const {
    return std::any_of(open_.begin(), open_.end(), [&](const Open& one) { return one.kind == kind; });
  }

  // Of the same kind inside itself there is none: the earlier mark lacks its partner.
  void open(Kind kind, std::uint32_t at) {
    const auto same = std::find_if(open_.begin(), open_.end(), [&](const Open& one) { return one.kind == kind; });
    open_.erase(same, open_.end());
    if (open_.empty()) settle();
    open_.push_back({kind, at, next_});
  }

  // Pairs found inside a mark that turned out to lack its partner stand for themselves.
  void settle() {
    closed_.insert(closed_.end(), inside_.begin(), inside_.end());
    inside_.clear();
  }

  void close(Kind kind, std::uint32_t at) {
    const auto same = std::find_if(open_.begin(), open_.end(), [&](const Open& one) { return one.kind == kind; });
    if (same == open_.end()) return;
    const std::pair<Range, Range> pair = {{same->inner, at}, {same->begin, next_}};
    open_.erase(same, open_.end());
    while (!inside_.empty() && inside_.back().second.begin >= pair.second.begin) inside_.pop_back();
    inside_.push_back(pair);
    if (open_.empty()) settle();
  }

  // A closing single mark that is an apostrophe: inside a word, or behind a plural (the workers’ union) when another
  // mark follows that can close.
  [[nodiscard]] bool apostrophe() const {
    if (letter_or_digit(before_) && is_word_character(after())) return true;
    if (before_ != U's' || after() != U' ') return false;
    constexpr std::uint32_t kNear = 400;  // bytes
    const std::uint32_t end = std::min(paragraph_.end, next_ + kNear);
    for (std::uint32_t at = next_; at < end;) {
      const CodePoint point = decode_utf8(text_, at);
      at += point.length;
      if (point.value == U'‘') return false;
      const bool mark = point.value == U'’' || point.value == U'\'';
      if (mark && (at >= paragraph_.end || !is_word_character(decode_utf8(text_, at).value))) return true;
    }
    return false;
  }

  void mark(char32_t code, std::uint32_t at) {
    switch (code) {
      case U'“':
        return is_open(Kind::kLow) ? close(Kind::kLow, at) : open(Kind::kDouble, at);
      case U'”':
        return is_open(Kind::kLow) && !is_open(Kind::kDouble) ? close(Kind::kLow, at) : close(Kind::kDouble, at);
      case U'„':
        return open(Kind::kLow, at);
      case U'‘':
        if (is_word_character(before_)) return;
        return open(Kind::kSingle, at);
      case U'’':
        return apostrophe() ? void() : close(Kind::kSingle, at);
      case U'«':
        return open(Kind::kGuillemet, at);
      case U'»':
        return close(Kind::kGuillemet, at);
      case U'‹':
        return open(Kind::kLittle, at);
      case U'›':
        return close(Kind::kLittle, at);
      case U'「':
      case U'﹁':
        return open(Kind::kCorner, at);
      case U'」':
      case U'﹂':
        return close(Kind::kCorner, at);
      case U'『':
      case U'﹃':
        return open(Kind::kWhite, at);
      case U'』':
      case U'﹄':
        return close(Kind::kWhite, at);
      case U'"':
      case U'＂':
        if (is_open(Kind::kPlain)) return close(Kind::kPlain, at);
        if (is_digit(before_) || is_white_space(after()) || (is_word_character(before_) && !is_han(before_))) return;
        return open(Kind::kPlain, at);
      case U'\'':
      case U'＇':
        if (is_open(Kind::kPlainSingle)) return apostrophe() ? void() : close(Kind::kPlainSingle, at);
        if (letter_or_digit(before_) || !is_letter(after())) return;  // an apostrophe, feet, the '80s
        return open(Kind::kPlainSingle, at);
      default:
        return;
    }
  }

  std::string_view text_;
  Range paragraph_;
  std::uint32_t next_ = 0;                       // behind the character looked at
  char32_t before_ = U'\n';                      // the character before it
  std::vector<Open> open_;                       // at most one of each kind
  std::vector<std::pair<Range, Range>> inside_;  // closed ones while an outer mark is open
  std::vector<std::pair<Range, Range>> closed_;
};

Range without_space(std::string_view text, Range range) {
  while (!range.empty()) {
    const CodePoint point = decode_utf8(text, range.begin);
    if (!is_white_space(point.value) && !is_zero_width(point.value)) break;
    range.begin += point.length;
  }
  while (!range.empty()) {
    const CodePoint point = decode_utf8_before(text, range.end);
    if (!is_white_space(point.value) && !is_zero_width(point.value)) break;
    range.end -= point.length;
  }
  return range;
}

// White space at both ends, marks that end a sentence or clause at the end, those and a dash at the beginning.
Range without_ends(std::string_view text, Range range) {
  const auto idle = [](char32_t code) {
    return is_clause_end(code) || code == U'—' || code == U'–' || is_white_space(code) || is_zero_width(code);
  };
  while (!range.empty() && idle(decode_utf8(text, range.begin).value))
    range.begin += decode_utf8(text, range.begin).length;
  while (!range.empty() && idle(decode_utf8_before(text, range.end).value))
    range.end -= decode_utf8_before(text, range.end).length;
  return range;
}

}  // namespace

std::vector<MarkedWords> marked_words(std::string_view text, const std::vector<Range>& paragraphs) {
  std::vector<MarkedWords> all;
  MarkedWords going_on;      // parts of earlier paragraphs that nothing has closed yet
  bool open_before = false;  // the paragraph before left a mark open, of this kind:
  Kind kind = Kind::kDouble;
  for (const Range& whole : paragraphs) {
    const Range paragraph = without_space(text, whole);
    if (paragraph.empty()) continue;
    Pairing pairing(text, paragraph);
    pairing.read();
    std::vector<std::pair<Range, Range>> pairs = pairing.pairs();
    std::sort(pairs.begin(), pairs.end(), [](const auto& a, const auto& b) { return a.second.begin < b.second.begin; });
    const std::optional<Open> open = pairing.left_open();
    std::size_t first = 0;
    if (open_before) {  // it goes on only when this paragraph opens the mark again
      const bool again = open && open->begin == paragraph.begin && open->kind == kind;
      const bool closes =
          !pairs.empty() && pairs.front().second.begin == paragraph.begin &&
          decode_utf8(text, paragraph.begin).value == decode_utf8(text, going_on.outer.front().begin).value;
      if (closes) {
        going_on.parts.push_back(pairs.front().first);
        going_on.outer.push_back(pairs.front().second);
        all.push_back(std::exchange(going_on, {}));
        first = 1;
      }
      if (!again) {
        going_on = {};
        open_before = false;
      }
    }
    for (std::size_t i = first; i < pairs.size(); ++i) all.push_back({{pairs[i].first}, {pairs[i].second}});
    if (open) {
      open_before = true;
      kind = open->kind;
      going_on.parts.push_back({open->inner, paragraph.end});
      going_on.outer.push_back({open->begin, paragraph.end});
    }
  }
  return all;
}

std::vector<Range> quoted_pieces(std::string_view text, Range part) {
  std::vector<Range> pieces;
  std::uint32_t begin = part.begin;
  bool after_letter = false;  // the piece begins inside a word whose first letter was put in brackets
  const auto cut = [&](std::uint32_t end) {
    std::uint32_t from = begin;
    while (after_letter && from < end && is_word_character(decode_utf8(text, from).value))
      from += decode_utf8(text, from).length;
    after_letter = false;
    const Range piece = without_ends(text, {from, end});
    if (!piece.empty()) pieces.push_back(piece);
  };
  for (std::uint32_t at = part.begin; at < part.end;) {
    const CodePoint point = decode_utf8(text, at);
    std::uint32_t next = at + point.length;
    if (point.value == U'…' || point.value == U'⋯' || text.substr(at, 3) == "..." || text.substr(at, 5) == ". . .") {
      cut(at);
      while (next < part.end) {
        const CodePoint more = decode_utf8(text, next);
        if (more.value != U'…' && more.value != U'⋯' && more.value != U'.' && more.value != U' ') break;
        next += more.length;
      }
      begin = next;
    } else if (point.value == U'[' || point.value == U'［' || point.value == U'〔') {
      const char32_t partner = point.value == U'[' ? U']' : point.value == U'［' ? U'］' : U'〕';
      std::uint32_t close = next;
      std::uint32_t letters = 0;
      while (close < part.end) {
        const CodePoint inside = decode_utf8(text, close);
        close += inside.length;
        if (inside.value == partner) break;
        ++letters;
      }
      const bool closed = decode_utf8_before(text, close).value == partner;
      if (!closed) break;  // no bracket follows that could close one: the rest is one piece
      cut(at);
      begin = next = close;
      after_letter = letters == 1 && next < part.end && is_word_character(decode_utf8(text, next).value);
    }
    at = next;
  }
  cut(part.end);
  return pieces;
}

}  // namespace tifa
