#include "redline/redline.h"

#include <algorithm>
#include <optional>

#include "redline/blocks.h"
#include "redline/candidates.h"
#include "redline/cleanup.h"
#include "redline/edition_lines.h"
#include "redline/passages.h"
#include "redline/runs.h"

namespace tifa {
namespace {

// Below this share of the shorter side, two blocks are not one reworded but one deleted and one inserted.
constexpr double kLeastKept = 0.25;
constexpr double kLeastKeptMoved = 0.45;
// … unless a whole clause, of so many characters, stands in both.
constexpr std::uint32_t kWholeClause = 10;
constexpr double kLeastKeptWithClause = 0.1;

std::uint32_t points_of(const Pieces& pieces, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t points = 0;
  for (std::uint32_t i = begin; i < end; ++i)
    if (pieces.telling(i)) points += pieces.points[i];
  return points;
}

// A pair of blocks with what it kept.
struct AlignedPair : Alignment {
  BlockPair blocks;
  std::vector<Run> aligned;  // the runs before moved passages were taken out of them
  // The last block of a text ends without a line break. Where it was not the last, or is no longer, the other side has
  // a break that this pair does not: the piece behind its passage.
  bool spare_a = false, spare_b = false;
};

class RedlineMaker {
 public:
  RedlineMaker(const DocumentView& a, const DocumentView& b)
      : a_(a),
        b_(b),
        texts_(cut_pieces(a.text, b.text)),
        budget_(AlignBudget::for_texts(texts_)),
        blocks_a_(block_passages(a, texts_.a)),
        blocks_b_(block_passages(b, texts_.b)) {}

  Result<Redline> make(const Context& context) {
    for (const BlockPair& blocks : pair_blocks(texts_, blocks_a_, blocks_b_)) {
      if (context.stopped()) return fail(ErrorCode::kStopped, "stopped on request");
      AlignedPair pair = align(blocks);
      related(pair, 0) ? pairs_.push_back(std::move(pair)) : add_unpaired(blocks);
    }
    sort_rows();
    find_moved_passages();
    write_rows();
    mark_edition_lines(redline_.rows, a_, b_);
    take_texts(redline_.script, a_.text, b_.text);
    return std::move(redline_);
  }

 private:
  static Range pieces_of(const std::vector<BlockPassage>& blocks, Range range) {
    if (range.empty()) return {};
    return {blocks[range.begin].pieces.begin, blocks[range.end - 1].pieces.end};
  }

  AlignedPair align(const BlockPair& blocks) {
    AlignedPair pair;
    pair.blocks = blocks;
    pair.passage = {pieces_of(blocks_a_, blocks.a), pieces_of(blocks_b_, blocks.b)};
    if (blocks.a.empty() || blocks.b.empty()) return pair;
    // The line break that ends a block is no part of what it says.
    PassagePair inner = pair.passage;
    const bool break_a = ends_in_break(texts_.a, inner.a), break_b = ends_in_break(texts_.b, inner.b);
    inner.a.end -= break_a;
    inner.b.end -= break_b;
    if (auto runs = same_but_for_white(inner)) {
      pair.runs = std::move(*runs);
    } else {
      pair.runs = shared_runs(texts_, inner, budget_);
      if (!same_wording(blocks)) pair.runs = clean_runs(texts_, inner, std::move(pair.runs));
    }
    if (break_a && break_b) append_run(pair.runs, {inner.a.end, inner.b.end, 1});
    pair.spare_a = break_a && !break_b;
    pair.spare_b = break_b && !break_a;
    pair.passage = {{inner.a.begin, inner.a.end + (break_a && break_b)},
                    {inner.b.begin, inner.b.end + (break_a && break_b)}};
    pair.aligned = pair.runs;
    return pair;
  }

  // What two passages share that differ in white space alone, as 第一章　总则 and 第一章 总 则.
  std::optional<std::vector<Run>> same_but_for_white(const PassagePair& passage) const {
    const auto skip = [](const Pieces& pieces, std::uint32_t at, std::uint32_t end) {
      while (at < end && pieces.kind[at] >= PieceKind::kSpace) ++at;
      return at;
    };
    std::vector<Run> runs;
    std::uint32_t i = passage.a.begin, j = passage.b.begin;
    while (true) {
      while (i < passage.a.end && j < passage.b.end && texts_.a.id[i] == texts_.b.id[j])
        append_run(runs, {i++, j++, 1});
      i = skip(texts_.a, i, passage.a.end);
      j = skip(texts_.b, j, passage.b.end);
      if (i == passage.a.end && j == passage.b.end) return runs;
      if (i == passage.a.end || j == passage.b.end || texts_.a.id[i] != texts_.b.id[j]) return std::nullopt;
    }
  }

  static bool ends_in_break(const Pieces& pieces, Range range) {
    return !range.empty() && pieces.kind[range.end - 1] == PieceKind::kBreak;
  }

  // Two blocks that differ in their numbering at most.
  bool same_wording(const BlockPair& blocks) const {
    if (blocks.a.size() != 1 || blocks.b.size() != 1) return false;
    const BlockPassage &a = blocks_a_[blocks.a.begin], &b = blocks_b_[blocks.b.begin];
    return a.key == b.key && a.points == b.points && a.points > 0;
  }

  // Whether the blocks of a pair are one reworded. `within`: the points that it kept elsewhere in itself.
  bool related(const AlignedPair& pair, std::uint32_t within) const {
    if (pair.blocks.a.empty() || pair.blocks.b.empty()) return true;
    const std::uint32_t size_a = points_of(texts_.a, pair.passage.a.begin, pair.passage.a.end);
    const std::uint32_t size_b = points_of(texts_.b, pair.passage.b.begin, pair.passage.b.end);
    const std::uint32_t least = std::min(size_a, size_b);
    if (least == 0) return true;
    // A heading in the place of a heading of its level is that heading, whatever it now says; so is a cell of a table.
    const BlockPassage &first_a = blocks_a_[pair.blocks.a.begin], &first_b = blocks_b_[pair.blocks.b.begin];
    if (first_a.kind == BlockKind::kHeading && first_b.kind == BlockKind::kHeading && !pair.blocks.moved) return true;
    if (first_a.kind == BlockKind::kTableCell && first_b.kind == BlockKind::kTableCell && !pair.blocks.moved)
      return true;
    std::uint32_t kept = within, longest = 0;
    for (const Run& run : pair.runs) {
      const std::uint32_t points = points_of(texts_.a, run.a, run.end_a());
      longest = std::max(longest, points);
      kept += points;
    }
    if (pair.blocks.moved) return kept >= kLeastKeptMoved * least;
    return kept >= kLeastKept * least || (longest >= kWholeClause && kept >= kLeastKeptWithClause * least);
  }

  // Every block by itself, as deleted or inserted.
  void add_unpaired(const BlockPair& blocks) {
    const auto add = [&](const BlockPair& one) {
      AlignedPair pair;
      pair.blocks = one;
      pair.passage = {pieces_of(blocks_a_, one.a), pieces_of(blocks_b_, one.b)};
      pairs_.push_back(std::move(pair));
    };
    for (std::uint32_t i = blocks.a.begin; i < blocks.a.end; ++i) add({{i, i + 1}, {0, 0}, false});
    for (std::uint32_t j = blocks.b.begin; j < blocks.b.end; ++j) add({{0, 0}, {j, j + 1}, false});
  }

  // Brings the pairs into the order of the answer.
  void sort_rows() {
    std::vector<BlockPair> order;
    std::vector<std::uint32_t> of_a(blocks_a_.size()), of_b(blocks_b_.size());
    for (std::uint32_t p = 0; p < pairs_.size(); ++p) {
      const BlockPair& blocks = pairs_[p].blocks;
      order.push_back(blocks);
      if (!blocks.a.empty()) of_a[blocks.a.begin] = p;
      if (!blocks.b.empty()) of_b[blocks.b.begin] = p;
    }
    sort_pairs(order);
    std::vector<AlignedPair> sorted;
    sorted.reserve(pairs_.size());
    for (const BlockPair& blocks : order)
      sorted.push_back(std::move(pairs_[blocks.b.empty() ? of_a[blocks.a.begin] : of_b[blocks.b.begin]]));
    pairs_ = std::move(sorted);
  }

  // What is deleted in one place and inserted in another. Pairs of blocks that were one by what moved are parted, whole
  // blocks among it are made a pair, and the rest looked for again.
  void find_moved_passages() {
    look_for_passages();
    if (part_unrelated()) look_for_passages();
    if (pair_whole_blocks()) look_for_passages();
    for (const MovedPassage& passage : moved_) left_.push_back(passage.passage.a);
    std::sort(left_.begin(), left_.end(), [](const Range& x, const Range& y) { return x.begin < y.begin; });
  }

  bool part_unrelated() {
    std::vector<std::uint32_t> within(pairs_.size());
    for (const MovedPassage& moved : moved_)
      if (moved.from == moved.to)
        for (const Run& run : moved.runs) within[moved.from] += points_of(texts_.a, run.a, run.end_a());
    std::vector<AlignedPair> kept;
    std::vector<BlockPair> parted;
    for (std::size_t p = 0; p < pairs_.size(); ++p) {
      if (related(pairs_[p], within[p]))
        kept.push_back(std::move(pairs_[p]));
      else
        parted.push_back(pairs_[p].blocks);
    }
    pairs_ = std::move(kept);
    for (const BlockPair& blocks : parted) add_unpaired(blocks);
    if (!parted.empty()) sort_rows();
    return !parted.empty();
  }

  void look_for_passages() {
    std::vector<Alignment*> alignments;
    alignments.reserve(pairs_.size());
    for (AlignedPair& pair : pairs_) {
      pair.runs = pair.aligned;  // what an earlier look took out may stand elsewhere now, or stay
      alignments.push_back(&pair);
    }
    moved_ = moved_passages(texts_, alignments, budget_);
    take_out(texts_, moved_, alignments);
    std::vector<Run> unmoved;
    for (const AlignedPair& pair : pairs_) {
      if (pair.blocks.moved) continue;
      // A line break alone, as every block ends with one, stands in no order with what was put in before it.
      for (const Run& run : pair.runs)
        if (run.size > 1 || texts_.a.kind[run.a] != PieceKind::kBreak) unmoved.push_back(run);
    }
    mark_in_place(moved_, unmoved);
  }

  // Makes one pair of a deleted and an inserted block that are mostly one passage.
  bool pair_whole_blocks() {
    constexpr double kMost = 0.6;
    std::vector<bool> gone(pairs_.size());
    bool found = false;
    for (const MovedPassage& moved : moved_) {
      AlignedPair &from = pairs_[moved.from], &to = pairs_[moved.to];
      if (!from.blocks.b.empty() || !to.blocks.a.empty() || gone[moved.from] || from.blocks.a.empty()) continue;
      if (moved.passage.a.size() < kMost * from.passage.a.size()) continue;
      if (moved.passage.b.size() < kMost * to.passage.b.size()) continue;
      to = align({from.blocks.a, to.blocks.b, !moved.in_place});
      gone[moved.from] = found = true;
    }
    std::vector<AlignedPair> kept;
    for (std::size_t p = 0; p < pairs_.size(); ++p)
      if (!gone[p]) kept.push_back(std::move(pairs_[p]));
    pairs_ = std::move(kept);
    if (found) sort_rows();
    return found;
  }

  void write_rows() {
    PassagePair place;  // where a reader stands in both texts: what is inserted or deleted happens there
    for (AlignedPair& pair : pairs_) {
      if (pair.blocks.a.empty()) pair.passage.a = {place.a.end, place.a.end};
      if (pair.blocks.b.empty()) pair.passage.b = {place.b.end, place.b.end};
      if (!pair.blocks.moved) place = pair.passage;
      write_row(pair);
    }
    name_parted_blocks();
  }

  // What was split or merged with something in between stands in several rows: those that hold only text that stayed in
  // the order of a block of another row are parts of that block.
  void name_parted_blocks() {
    std::vector<std::uint32_t> stayed_a(pairs_.size()), stayed_b(pairs_.size());  // pieces, by row
    for (const MovedPassage& passage : moved_) {
      if (!passage.in_place || passage.from == passage.to) continue;
      RedlineRow &from = redline_.rows[passage.from], &to = redline_.rows[passage.to];
      stayed_a[passage.from] += passage.passage.a.size();
      stayed_b[passage.to] += passage.passage.b.size();
      if (to.kind == RowKind::kInsert && 2 * stayed_b[passage.to] >= pairs_[passage.to].passage.b.size() &&
          from.a.size() == 1) {
        to.kind = RowKind::kSplit;
        to.a = from.a;
        if (from.kind == RowKind::kEdit) from.kind = RowKind::kSplit;
      } else if (from.kind == RowKind::kDelete && 2 * stayed_a[passage.from] >= pairs_[passage.from].passage.a.size() &&
                 to.b.size() == 1) {
        from.kind = RowKind::kMerge;
        from.b = to.b;
        if (to.kind == RowKind::kEdit) to.kind = RowKind::kMerge;
      }
    }
  }

  void write_row(const AlignedPair& pair) {
    RedlineRow row;
    row.a = pair.blocks.a;
    row.b = pair.blocks.b;
    row.moved = pair.blocks.moved;
    row.text_a = texts_.a.bytes({pair.passage.a.begin, pair.passage.a.end + pair.spare_a});
    row.text_b = texts_.b.bytes({pair.passage.b.begin, pair.passage.b.end + pair.spare_b});
    const BlockPassage& first = row.b.empty() ? blocks_a_[row.a.begin] : blocks_b_[row.b.begin];
    row.heading = first.kind == BlockKind::kHeading || first.kind == BlockKind::kTitle;
    if (row.moved) {
      const auto index = static_cast<std::uint32_t>(redline_.rows.size());
      redline_.moves.push_back({row.text_a, row.text_b, index, index, true});
      row.move = static_cast<std::uint32_t>(redline_.moves.size());
    }
    std::vector<Edit>& edits = redline_.script.edits;
    row.edits.begin = static_cast<std::uint32_t>(edits.size());
    write_runs(pair.passage, pair.runs, row.move, true);
    row.edits.end = static_cast<std::uint32_t>(edits.size());
    for (std::uint32_t e = row.edits.begin; e < row.edits.end; ++e)
      row.edited = row.edited || edits[e].kind != EditKind::kKeep || edits[e].move != row.move;
    row.edited = row.edited || leaves(pair.passage.a);
    write_spare_break(pair);
    row.edits.end = static_cast<std::uint32_t>(edits.size());
    row.kind = kind_of(row, pair);
    redline_.rows.push_back(row);
  }

  // The spare breaks of a moved last block are one break; a break that has no such partner came or went with a block.
  void write_spare_break(const AlignedPair& pair) {
    const auto spare_of = [&](bool AlignedPair::*side) {
      return std::find_if(pairs_.begin(), pairs_.end(), [&](const AlignedPair& other) { return other.*side; });
    };
    if (!pair.spare_a && !pair.spare_b) return;
    const auto in_a = spare_of(&AlignedPair::spare_a), in_b = spare_of(&AlignedPair::spare_b);
    const std::uint32_t a = pair.passage.a.end, b = pair.passage.b.end;
    if (in_a == pairs_.end())
      push_inserted({b, b + 1}, a, 0);
    else if (in_b == pairs_.end())
      push_deleted({a, a + 1}, b, 0);
    else if (pair.spare_b)
      redline_.script.edits.push_back({EditKind::kKeep, texts_.a.bytes({in_a->passage.a.end, in_a->passage.a.end + 1}),
                                       texts_.b.bytes({b, b + 1}), 0});
  }

  // Runs as kept text, what lies between as deleted and inserted text; without what left the passage, and with what
  // came to it from elsewhere when `with_moves`.
  void write_runs(const PassagePair& passage, const std::vector<Run>& runs, std::uint32_t move, bool with_moves) {
    std::uint32_t a = passage.a.begin, b = passage.b.begin;
    const auto change = [&](std::uint32_t end_a, std::uint32_t end_b) {
      if (with_moves) {
        write_deleted({a, end_a}, b, move);
        write_inserted({b, end_b}, end_a, move);
      } else {
        push_deleted({a, end_a}, b, move);
        push_inserted({b, end_b}, end_a, move);
      }
    };
    for (const Run& run : runs) {
      change(run.a, run.b);
      redline_.script.edits.push_back(
          {EditKind::kKeep, texts_.a.bytes({run.a, run.end_a()}), texts_.b.bytes({run.b, run.end_b()}), move});
      a = run.end_a();
      b = run.end_b();
    }
    change(passage.a.end, passage.b.end);
  }

  void push_deleted(Range pieces, std::uint32_t at_b, std::uint32_t move) {
    if (pieces.empty()) return;
    const std::uint32_t place = texts_.b.begin[at_b];
    redline_.script.edits.push_back({EditKind::kDelete, texts_.a.bytes(pieces), {place, place}, move});
  }
  void push_inserted(Range pieces, std::uint32_t at_a, std::uint32_t move) {
    if (pieces.empty()) return;
    const std::uint32_t place = texts_.a.begin[at_a];
    redline_.script.edits.push_back({EditKind::kInsert, {place, place}, texts_.b.bytes(pieces), move});
  }

  // The first passage that left A at or behind a piece.
  [[nodiscard]] std::size_t first_left(std::uint32_t piece) const {
    return static_cast<std::size_t>(std::lower_bound(left_.begin(), left_.end(), piece,
                                                     [](const Range& x, std::uint32_t at) { return x.begin < at; }) -
                                    left_.begin());
  }
  [[nodiscard]] bool leaves(Range pieces) const {
    const std::size_t next = first_left(pieces.begin);
    return next < left_.size() && left_[next].begin < pieces.end;
  }

  void write_deleted(Range pieces, std::uint32_t at_b, std::uint32_t move) {
    for (std::size_t next = first_left(pieces.begin); next < left_.size() && left_[next].begin < pieces.end; ++next) {
      push_deleted({pieces.begin, left_[next].begin}, at_b, move);
      pieces.begin = left_[next].end;
    }
    push_deleted(pieces, at_b, move);
  }

  void write_inserted(Range pieces, std::uint32_t at_a, std::uint32_t move) {
    auto next = std::lower_bound(moved_.begin(), moved_.end(), pieces.begin,
                                 [](const MovedPassage& x, std::uint32_t at) { return x.passage.b.begin < at; });
    for (; next != moved_.end() && next->passage.b.begin < pieces.end; ++next) {
      push_inserted({pieces.begin, next->passage.b.begin}, at_a, move);
      if (!next->in_place)
        redline_.moves.push_back(
            {texts_.a.bytes(next->passage.a), texts_.b.bytes(next->passage.b), next->from, next->to, false});
      write_runs(next->passage, next->runs, next->in_place ? 0 : static_cast<std::uint32_t>(redline_.moves.size()),
                 false);
      pieces.begin = next->passage.b.end;
    }
    push_inserted(pieces, at_a, move);
  }

  RowKind kind_of(const RedlineRow& row, const AlignedPair& pair) const {
    if (row.a.empty()) return RowKind::kInsert;
    if (row.b.empty()) return RowKind::kDelete;
    if (row.b.size() > 1) return RowKind::kSplit;
    if (row.a.size() > 1) return RowKind::kMerge;
    if (row.moved) return RowKind::kMove;
    if (!row.edited) return RowKind::kSame;
    if (only_white(row) && !leaves(pair.passage.a)) return RowKind::kSame;
    return same_wording(pair.blocks) ? RowKind::kRenumber : RowKind::kEdit;
  }

  // Whether nothing but white space was inserted or deleted in a row, and nothing came from elsewhere.
  [[nodiscard]] bool only_white(const RedlineRow& row) const {
    const auto white = [](const Pieces& pieces, Range bytes) {
      for (std::uint32_t i = pieces.at_byte(bytes.begin); i < pieces.size() && pieces.begin[i] < bytes.end; ++i)
        if (pieces.kind[i] < PieceKind::kSpace) return false;
      return true;
    };
    for (std::uint32_t e = row.edits.begin; e < row.edits.end; ++e) {
      const Edit& edit = redline_.script.edits[e];
      if (edit.kind == EditKind::kKeep ? edit.move != row.move : !white(texts_.a, edit.a) || !white(texts_.b, edit.b))
        return false;
    }
    return true;
  }

  const DocumentView& a_;
  const DocumentView& b_;
  PiecePair texts_;
  AlignBudget budget_;
  std::vector<BlockPassage> blocks_a_, blocks_b_;
  std::vector<AlignedPair> pairs_;
  std::vector<MovedPassage> moved_;  // ascending in B
  std::vector<Range> left_;          // their places in A, ascending
  Redline redline_;
};

}  // namespace

const char* row_kind_name(RowKind kind) {
  switch (kind) {
    case RowKind::kSame:
      return "same";
    case RowKind::kEdit:
      return "edit";
    case RowKind::kInsert:
      return "insert";
    case RowKind::kDelete:
      return "delete";
    case RowKind::kMove:
      return "move";
    case RowKind::kSplit:
      return "split";
    case RowKind::kMerge:
      return "merge";
    case RowKind::kRenumber:
      return "renumber";
  }
  return "";
}

Result<Redline> make_redline(const DocumentView& a, const DocumentView& b, const Context& context) {
  constexpr std::uint64_t kMost = 1ULL << 30;
  if (std::uint64_t{a.text.size()} + b.text.size() > kMost)
    return fail(ErrorCode::kLimit, "the two texts are larger than 1 GiB together", "", "compare parts of them");
  return RedlineMaker(a, b).make(context);
}

}  // namespace tifa
