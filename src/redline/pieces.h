// The two texts of a redline as comparable pieces: a Han character, a word, a number, a mark, a run of spaces, a line
// break. Edits begin and end between pieces, so that no word, number or combined character is cut.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/range.h"

namespace tifa {

enum class PieceKind : std::uint8_t { kIdeograph, kWord, kNumber, kMark, kClauseEnd, kSentenceEnd, kSpace, kBreak };

// A text cut into pieces without gaps. Piece i is bytes [begin[i], begin[i + 1]); equal ids, equal bytes, in both texts
// that were cut together.
struct Pieces {
  std::string_view text;
  std::vector<std::uint32_t> begin;  // one more than there are pieces
  std::vector<std::uint32_t> id;
  std::vector<PieceKind> kind;
  std::vector<std::uint8_t> points;  // code points

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(id.size()); }
  [[nodiscard]] Range bytes(Range pieces) const { return {begin[pieces.begin], begin[pieces.end]}; }
  // The first piece that begins at or after a byte. O(log pieces).
  [[nodiscard]] std::uint32_t at_byte(std::uint32_t byte) const;
  // Letters, digits and ideographs: what has meaning without its neighbours.
  [[nodiscard]] bool telling(std::uint32_t piece) const { return kind[piece] <= PieceKind::kNumber; }
};

struct PiecePair {
  Pieces a, b;
};

// O(length). A word longer than 64 code points is cut there, so that a piece stays small whatever a document holds.
[[nodiscard]] PiecePair cut_pieces(std::string_view a, std::string_view b);

// A place where a window of pieces begins, by what the window says.
struct Shingle {
  std::uint64_t key = 0;
  std::uint32_t at = 0;
};
// The windows of consecutive pieces that begin with a telling piece and weigh at least `weight`: an ideograph weighs 1,
// a word or number 2. In order of place. O(pieces × weight).
void add_shingles(const Pieces& pieces, Range range, unsigned weight, std::vector<Shingle>& shingles);

}  // namespace tifa
