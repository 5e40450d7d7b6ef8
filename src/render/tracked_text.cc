#include "render/tracked_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "render/redline_parts.h"

namespace tifa {
namespace {

class Stream {
 public:
  explicit Stream(const RedlineAnswer& answer) : answer_(answer), a_(answer.a.text), b_(answer.b.text) {
    for (const RedlinePassage& move : answer.moves) {
      if (move.unit == "block")
        away_.push_back({move.a, move.move});
      else
        left_.push_back({move.a, move.move});
    }
    // Text that stayed in order but changed its paragraph is moved text to a word processor.
    next_move_ = answer.moves.size() + 1;
    for (const RedlineBlock& block : answer.blocks)
      for (const RedlineEdit& edit : block.edits)
        if (edit.op == "keep" && edit.move == 0 && !inside(edit.a, block.range_a)) {
          strayed_.push_back({edit.a, next_move_});
          left_.push_back({edit.a, next_move_++});
        }
    const auto by_place = [](const Leaving& x, const Leaving& y) { return x.range[0] < y.range[0]; };
    std::sort(away_.begin(), away_.end(), by_place);
    std::sort(left_.begin(), left_.end(), by_place);
    std::sort(strayed_.begin(), strayed_.end(), by_place);
  }

  std::vector<TrackedPiece> pieces() {
    std::size_t next = 0;
    const auto away_until = [&](std::uint64_t place) {
      for (; next < away_.size() && away_[next].range[0] < place; ++next)
        add_a(Track::kMovedFrom, away_[next].range, away_[next].move);
    };
    for (const RedlineBlock& block : answer_.blocks) {
      if (!block.moved && block.range_a[0] < block.range_a[1]) away_until(block.range_a[0]);
      block.moved ? add_moved(block) : add_row(block);
    }
    away_until(~std::uint64_t{0});
    part_unpaired();
    return std::move(pieces_);
  }

 private:
  struct Leaving {
    TextRange range{};
    std::uint64_t move = 0;
  };

  static bool inside(const TextRange& inner, const TextRange& outer) {
    return inner[0] >= outer[0] && inner[1] <= outer[1];
  }

  void add_a(Track track, const TextRange& range, std::uint64_t move = 0) {
    if (range[0] < range[1]) pieces_.push_back({track, a_.of(range), true, range[0], move});
  }
  void add_b(Track track, const TextRange& range, std::uint64_t move = 0) {
    if (range[0] < range[1]) pieces_.push_back({track, b_.of(range), false, range[0], move});
  }

  // The format wants one stretch of text at either end of a move. A move inside a moved paragraph has none of its own
  // where it came from, and one around another stretch that arrived has two where it went to: a word processor is told
  // of them as deleted and inserted text.
  void part_unpaired() {
    std::vector<std::array<std::uint32_t, 2>> stretches(next_move_);  // from, to, by move
    MoveEnd end;
    for (const TrackedPiece& piece : pieces_) {
      if (end.holds(piece)) continue;
      end = MoveEnd::at(piece);
      if (end.move != 0) ++stretches[end.move][end.from ? 0 : 1];
    }
    for (TrackedPiece& piece : pieces_) {
      if (piece.move == 0 || stretches[piece.move] == std::array<std::uint32_t, 2>{1, 1}) continue;
      if (piece.track == Track::kMovedFrom) piece.track = Track::kDeleted;
      if (piece.track == Track::kMovedTo) piece.track = Track::kInserted;
      piece.move = 0;
    }
  }

  void add_moved(const RedlineBlock& block) {
    for (const RedlineEdit& edit : block.edits) {
      if (edit.op == "keep" && edit.move == block.move)
        add_b(Track::kMovedTo, edit.b, block.move);
      else
        add_arriving(edit);
    }
  }

  // What only B has here: new text, or text that moved here. What was deleted inside moved text is shown where it was.
  void add_arriving(const RedlineEdit& edit) {
    if (edit.op == "delete") return;
    if (edit.op == "insert") return add_b(Track::kInserted, edit.b, edit.move);
    std::uint64_t move = edit.move;
    if (move == 0) {
      const auto found = std::lower_bound(strayed_.begin(), strayed_.end(), edit.a[0],
                                          [](const Leaving& x, std::uint64_t at) { return x.range[0] < at; });
      if (found != strayed_.end()) move = found->move;
    }
    add_b(Track::kMovedTo, edit.b, move);
  }

  // What only A has in a range: deleted text, and what moved away from here.
  void add_leaving(TextRange range) {
    auto next = std::lower_bound(left_.begin(), left_.end(), range[0],
                                 [](const Leaving& x, std::uint64_t at) { return x.range[0] < at; });
    for (; next != left_.end() && next->range[0] < range[1]; ++next) {
      add_a(Track::kDeleted, {range[0], next->range[0]});
      add_a(Track::kMovedFrom, next->range, next->move);
      range[0] = next->range[1];
    }
    add_a(Track::kDeleted, range);
  }

  void add_row(const RedlineBlock& block) {
    std::uint64_t at = block.range_a[0];
    std::vector<const RedlineEdit*> arriving;
    const auto settle = [&](std::uint64_t end) {
      if (at < end) add_leaving({at, end});
      for (const RedlineEdit* edit : arriving) add_arriving(*edit);
      arriving.clear();
    };
    for (const RedlineEdit& edit : block.edits) {
      if (edit.op != "keep" || edit.move != 0 || !inside(edit.a, block.range_a)) {
        arriving.push_back(&edit);
        continue;
      }
      settle(edit.a[0]);
      add_b(Track::kNone, edit.b);
      at = edit.a[1];
    }
    settle(block.range_a[1]);
  }

  const RedlineAnswer& answer_;
  TextPlaces a_, b_;
  std::vector<Leaving> away_, left_, strayed_;  // whole blocks; passages; of these, what strayed from its paragraph
  std::uint64_t next_move_ = 0;
  std::vector<TrackedPiece> pieces_;
};

}  // namespace

std::vector<TrackedPiece> tracked_text(const RedlineAnswer& answer) { return Stream(answer).pieces(); }

}  // namespace tifa
