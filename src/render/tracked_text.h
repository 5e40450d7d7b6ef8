// The texts of both editions of a redline as one stream of pieces, as tracked changes of a word processor want them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <tifa/answers.h>

namespace tifa {

enum class Track : std::uint8_t { kNone, kInserted, kDeleted, kMovedFrom, kMovedTo };

struct TrackedPiece {
  Track track = Track::kNone;
  std::string_view text;
  bool of_a = false;        // text of A alone; else it stands in B, kept text in both
  std::uint64_t place = 0;  // in that text, code points
  std::uint64_t move = 0;   // of moved text, and of what was inserted in it
};

// One end of a move: the stretch of pieces between its start and its end. New text inside text that arrived lies in it.
struct MoveEnd {
  std::uint64_t move = 0;  // 0: none is open
  bool from = false;
  [[nodiscard]] bool holds(const TrackedPiece& piece) const {
    if (move == 0 || piece.move != move) return false;
    return piece.track == Track::kMovedFrom ? from : !from;
  }
  // The one that begins with a piece.
  [[nodiscard]] static MoveEnd at(const TrackedPiece& piece) {
    if (piece.track == Track::kMovedFrom) return {piece.move, true};
    if (piece.track == Track::kMovedTo) return {piece.move, false};
    return {};
  }
};

// A stream in which every character of A stands once among what is not inserted or moved to, in A's order, and every
// one of B among what is not deleted or moved from, in B's. Each move has one stretch at either end. The answer must
// outlive the pieces. O(n log n) in blocks, edits and moves, O(length) in the texts.
[[nodiscard]] std::vector<TrackedPiece> tracked_text(const RedlineAnswer& answer);

}  // namespace tifa
