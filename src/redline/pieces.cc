#include "redline/pieces.h"

#include <algorithm>
#include <unordered_map>

#include "text/character_table.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::uint32_t kFirstLong = 0x110000;  // ids below are code points
constexpr std::uint32_t kMostPoints = 64;
constexpr std::uint32_t kMostMarks = 64;  // combining marks that stay with the piece before them

using LongIds = std::unordered_map<std::string_view, std::uint32_t>;

bool is_break(char32_t code) { return code == '\n'; }

PieceKind kind_of(char32_t code, unsigned flags) {
  if (is_break(code)) return PieceKind::kBreak;
  if (flags & kFlagWhiteSpace) return PieceKind::kSpace;
  if (flags & kFlagWord) return PieceKind::kWord;
  if (flags & (kFlagHan | kFlagLetter | kFlagDigit)) return PieceKind::kIdeograph;
  if (flags & kFlagSentenceEnd) return PieceKind::kSentenceEnd;
  if (flags & kFlagClauseEnd) return PieceKind::kClauseEnd;
  return PieceKind::kMark;
}

// What joins two word characters into one word: the point of 5.2, the comma of 1,000, the apostrophe and the hyphen.
bool joins(char32_t before, char32_t code, char32_t after) {
  const unsigned flags_before = character_flags(before), flags_after = character_flags(after);
  if (!(flags_after & kFlagWord)) return false;
  const bool digits = (flags_before & kFlagDigit) && (flags_after & kFlagDigit);
  if (code == '.' || code == ',') return digits;
  const bool letters = (flags_before & kFlagLetter) && (flags_after & kFlagLetter);
  return letters && (code == '\'' || code == 0x2019 || code == '-');
}

class Cutter {
 public:
  Cutter(std::string_view text, LongIds& ids) : text_(text), ids_(ids) {}

  Pieces cut() {
    pieces_.text = text_;
    for (std::size_t at = 0; at < text_.size();) at = piece_at(at);
    pieces_.begin.push_back(static_cast<std::uint32_t>(text_.size()));
    return std::move(pieces_);
  }

 private:
  std::size_t piece_at(std::size_t begin) {
    const CodePoint first = decode_utf8(text_, begin);
    PieceKind kind = kind_of(first.value, character_flags(first.value));
    std::size_t at = begin + first.length;
    std::uint32_t points = 1;
    if (kind == PieceKind::kWord) {
      kind = word_from(first.value, at, points);
    } else if (kind == PieceKind::kSpace) {
      while (at < text_.size() && points < kMostPoints) {
        const CodePoint next = decode_utf8(text_, at);
        if (is_break(next.value) || !(character_flags(next.value) & kFlagWhiteSpace)) break;
        at += next.length;
        ++points;
      }
    }
    if (kind != PieceKind::kBreak) {
      for (std::uint32_t marks = 0; at < text_.size() && marks < kMostMarks; ++marks) {
        const CodePoint next = decode_utf8(text_, at);
        if (!(character_flags(next.value) & (kFlagMark | kFlagZeroWidth))) break;
        at += next.length;
        ++points;
      }
    }
    add(begin, at, kind, points, first.value);
    return at;
  }

  PieceKind word_from(char32_t first, std::size_t& at, std::uint32_t& points) const {
    bool number = character_flags(first) & kFlagDigit;
    char32_t before = first;
    while (at < text_.size() && points < kMostPoints) {
      const CodePoint next = decode_utf8(text_, at);
      if (character_flags(next.value) & kFlagWord) {
        number = number && (character_flags(next.value) & kFlagDigit);
      } else {
        if (at + next.length >= text_.size()) break;
        if (!joins(before, next.value, decode_utf8(text_, at + next.length).value)) break;
      }
      before = next.value;
      at += next.length;
      ++points;
    }
    return number ? PieceKind::kNumber : PieceKind::kWord;
  }

  void add(std::size_t begin, std::size_t end, PieceKind kind, std::uint32_t points, char32_t first) {
    std::uint32_t id = first;
    if (points > 1)
      id = ids_.emplace(text_.substr(begin, end - begin), kFirstLong + static_cast<std::uint32_t>(ids_.size()))
               .first->second;
    pieces_.begin.push_back(static_cast<std::uint32_t>(begin));
    pieces_.id.push_back(id);
    pieces_.kind.push_back(kind);
    pieces_.points.push_back(static_cast<std::uint8_t>(points));
  }

  std::string_view text_;
  LongIds& ids_;
  Pieces pieces_;
};

}  // namespace

std::uint32_t Pieces::at_byte(std::uint32_t byte) const {
  return static_cast<std::uint32_t>(std::lower_bound(begin.begin(), begin.end() - 1, byte) - begin.begin());
}

PiecePair cut_pieces(std::string_view a, std::string_view b) {
  LongIds ids;
  PiecePair pair;
  pair.a = Cutter(a, ids).cut();
  pair.b = Cutter(b, ids).cut();
  return pair;
}

void add_shingles(const Pieces& pieces, Range range, unsigned weight, std::vector<Shingle>& shingles) {
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    if (!pieces.telling(at)) continue;
    std::uint64_t key = 0xCBF29CE484222325ULL;
    unsigned sum = 0;
    // Marks between weigh nothing; a window that has too many of them is no wording.
    const std::uint32_t end = std::min(range.end, at + 4 * weight);
    for (std::uint32_t i = at; i < end && sum < weight; ++i) {
      key = (key ^ pieces.id[i]) * 0x9E3779B97F4A7C15ULL;
      key ^= key >> 29;
      if (pieces.telling(i)) sum += pieces.kind[i] == PieceKind::kIdeograph ? 1 : 2;
    }
    if (sum >= weight) shingles.push_back({key, at});
  }
}

}  // namespace tifa
