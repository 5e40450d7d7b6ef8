#include "redline/redline.h"

#include <algorithm>

#include "redline/blocks.h"
#include "redline/candidates.h"
#include "redline/cleanup.h"
#include "redline/runs.h"

namespace tifa {
namespace {

// Below this share of the shorter side, two blocks are not one reworded but one deleted and one inserted.
constexpr double kLeastKept = 0.25;
constexpr double kLeastKeptMoved = 0.45;

std::uint32_t points_of(const Pieces& pieces, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t points = 0;
  for (std::uint32_t i = begin; i < end; ++i)
    if (pieces.telling(i)) points += pieces.points[i];
  return points;
}

// A pair of blocks with what it kept.
struct AlignedPair {
  BlockPair blocks;
  Passage passage;
  std::vector<Run> runs;
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
    std::vector<BlockPair> unrelated;
    for (const BlockPair& blocks : pair_blocks(texts_, blocks_a_, blocks_b_)) {
      if (context.stopped()) return fail(ErrorCode::kStopped, "stopped on request");
      AlignedPair pair = align(blocks);
      if (related(pair)) {
        pairs_.push_back(std::move(pair));
      } else {
        if (!blocks.a.empty())
          for (std::uint32_t i = blocks.a.begin; i < blocks.a.end; ++i)
            unrelated.push_back({{i, i + 1}, {0, 0}, false});
        for (std::uint32_t j = blocks.b.begin; j < blocks.b.end; ++j) unrelated.push_back({{0, 0}, {j, j + 1}, false});
      }
    }
    order_rows(unrelated);
    write_rows();
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
    // The line break that ends both is kept whatever stands before it.
    Passage inner = pair.passage;
    const bool breaks = !inner.a.empty() && !inner.b.empty() && texts_.a.kind[inner.a.end - 1] == PieceKind::kBreak &&
                        texts_.b.kind[inner.b.end - 1] == PieceKind::kBreak;
    if (breaks) {
      --inner.a.end;
      --inner.b.end;
    }
    pair.runs = clean_runs(texts_, inner, shared_runs(texts_, inner, budget_));
    if (breaks) append_run(pair.runs, {inner.a.end, inner.b.end, 1});
    return pair;
  }

  bool related(const AlignedPair& pair) const {
    if (pair.blocks.a.empty() || pair.blocks.b.empty()) return true;
    const std::uint32_t size_a = points_of(texts_.a, pair.passage.a.begin, pair.passage.a.end);
    const std::uint32_t size_b = points_of(texts_.b, pair.passage.b.begin, pair.passage.b.end);
    const std::uint32_t least = std::min(size_a, size_b);
    if (least == 0) return true;
    // A heading in the place of a heading of its level is that heading, whatever it now says.
    const BlockPassage &first_a = blocks_a_[pair.blocks.a.begin], &first_b = blocks_b_[pair.blocks.b.begin];
    if (first_a.kind == BlockKind::kHeading && first_b.kind == BlockKind::kHeading && !pair.blocks.moved) return true;
    std::uint32_t kept = 0;
    for (const Run& run : pair.runs) kept += points_of(texts_.a, run.a, run.end_a());
    return kept >= (pair.blocks.moved ? kLeastKeptMoved : kLeastKept) * least;
  }

  // Brings pairs and what turned out to be unrelated into the order of the answer.
  void order_rows(const std::vector<BlockPair>& unrelated) {
    std::vector<BlockPair> order;
    std::vector<std::uint32_t> of_a(blocks_a_.size()), of_b(blocks_b_.size());
    for (std::uint32_t p = 0; p < pairs_.size(); ++p) {
      const BlockPair& blocks = pairs_[p].blocks;
      order.push_back(blocks);
      if (!blocks.a.empty()) of_a[blocks.a.begin] = p;
      if (!blocks.b.empty()) of_b[blocks.b.begin] = p;
    }
    for (const BlockPair& blocks : unrelated) {
      if (!blocks.a.empty()) of_a[blocks.a.begin] = static_cast<std::uint32_t>(pairs_.size());
      if (!blocks.b.empty()) of_b[blocks.b.begin] = static_cast<std::uint32_t>(pairs_.size());
      AlignedPair pair;
      pair.blocks = blocks;
      pair.passage = {pieces_of(blocks_a_, blocks.a), pieces_of(blocks_b_, blocks.b)};
      pairs_.push_back(std::move(pair));
      order.push_back(blocks);
    }
    sort_pairs(order);
    std::vector<AlignedPair> sorted;
    sorted.reserve(pairs_.size());
    for (const BlockPair& blocks : order)
      sorted.push_back(std::move(pairs_[blocks.b.empty() ? of_a[blocks.a.begin] : of_b[blocks.b.begin]]));
    pairs_ = std::move(sorted);
  }

  void write_rows() {
    Passage place;  // where a reader stands in both texts: what is inserted or deleted happens there
    for (AlignedPair& pair : pairs_) {
      if (pair.blocks.a.empty()) pair.passage.a = {place.a.end, place.a.end};
      if (pair.blocks.b.empty()) pair.passage.b = {place.b.end, place.b.end};
      if (!pair.blocks.moved) place = pair.passage;
      write_row(pair);
    }
  }

  void write_row(const AlignedPair& pair) {
    RedlineRow row;
    row.a = pair.blocks.a;
    row.b = pair.blocks.b;
    row.moved = pair.blocks.moved;
    row.text_a = texts_.a.bytes(pair.passage.a);
    row.text_b = texts_.b.bytes(pair.passage.b);
    const BlockPassage& first = row.b.empty() ? blocks_a_[row.a.begin] : blocks_b_[row.b.begin];
    row.heading = first.kind == BlockKind::kHeading || first.kind == BlockKind::kTitle;
    if (row.moved) {
      const auto index = static_cast<std::uint32_t>(redline_.rows.size());
      redline_.moves.push_back({row.text_a, row.text_b, index, index, true});
      row.move = static_cast<std::uint32_t>(redline_.moves.size());
    }
    std::vector<Edit>& edits = redline_.script.edits;
    row.edits.begin = static_cast<std::uint32_t>(edits.size());
    std::uint32_t a = pair.passage.a.begin, b = pair.passage.b.begin;
    const auto change = [&](std::uint32_t end_a, std::uint32_t end_b) {
      if (a < end_a) {
        const Range range = texts_.a.bytes({a, end_a});
        const std::uint32_t place = texts_.b.begin[b];
        edits.push_back({EditKind::kDelete, range, {place, place}, row.move});
      }
      if (b < end_b) {
        const Range range = texts_.b.bytes({b, end_b});
        const std::uint32_t place = texts_.a.begin[end_a];
        edits.push_back({EditKind::kInsert, {place, place}, range, row.move});
      }
      row.edited = row.edited || a < end_a || b < end_b;
    };
    for (const Run& run : pair.runs) {
      change(run.a, run.b);
      edits.push_back(
          {EditKind::kKeep, texts_.a.bytes({run.a, run.end_a()}), texts_.b.bytes({run.b, run.end_b()}), row.move});
      a = run.end_a();
      b = run.end_b();
    }
    change(pair.passage.a.end, pair.passage.b.end);
    row.edits.end = static_cast<std::uint32_t>(edits.size());
    row.kind = kind_of(row, pair);
    redline_.rows.push_back(row);
  }

  RowKind kind_of(const RedlineRow& row, const AlignedPair& pair) const {
    if (row.a.empty()) return RowKind::kInsert;
    if (row.b.empty()) return RowKind::kDelete;
    if (row.b.size() > 1) return RowKind::kSplit;
    if (row.a.size() > 1) return RowKind::kMerge;
    if (row.moved) return RowKind::kMove;
    if (!row.edited) return RowKind::kSame;
    const BlockPassage &a = blocks_a_[row.a.begin], &b = blocks_b_[row.b.begin];
    const bool same_wording = a.key == b.key && a.points == b.points && a.points > 0;
    return same_wording && !pair.runs.empty() ? RowKind::kRenumber : RowKind::kEdit;
  }

  const DocumentView& a_;
  const DocumentView& b_;
  PiecePair texts_;
  AlignBudget budget_;
  std::vector<BlockPassage> blocks_a_, blocks_b_;
  std::vector<AlignedPair> pairs_;
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
