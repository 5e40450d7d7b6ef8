#include "redline/cleanup.h"

#include <algorithm>

#include "text/words.h"

namespace tifa {
namespace {

// Characters of the pieces of a range that carry meaning.
std::uint32_t telling_points(const Pieces& pieces, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t points = 0;
  for (std::uint32_t i = begin; i < end; ++i)
    if (pieces.telling(i)) points += pieces.points[i];
  return points;
}

std::uint32_t all_points(const Pieces& pieces, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t points = 0;
  for (std::uint32_t i = begin; i < end; ++i) points += pieces.points[i];
  return points;
}

std::uint32_t words(const Pieces& pieces, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t words = 0;
  for (std::uint32_t i = begin; i < end; ++i) words += pieces.telling(i);
  return words;
}

bool only_white(const Pieces& pieces, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t i = begin; i < end; ++i)
    if (pieces.kind[i] < PieceKind::kSpace) return false;
  return true;
}

// How well an edit begins at a piece: behind the end of a block, a sentence, a clause, between words.
int boundary(const Pieces& pieces, std::uint32_t at, Range range) {
  if (at <= range.begin || at >= range.end) return 5;
  switch (pieces.kind[at - 1]) {
    case PieceKind::kBreak:
      return 5;
    case PieceKind::kSentenceEnd:
      return 4;
    case PieceKind::kClauseEnd:
      return 3;
    case PieceKind::kSpace:
      return 2;
    default:
      return pieces.kind[at - 1] == PieceKind::kMark ? 1 : 0;
  }
}

// An insertion or deletion between two kept runs may stand at several places with the same result (a·b·a): it is moved
// to the one that begins and ends best.
void slide_edits(const PiecePair& texts, PassagePair passage, std::vector<Run>& runs) {
  for (std::size_t r = 0; r + 1 < runs.size(); ++r) {
    Run &left = runs[r], &right = runs[r + 1];
    const bool only_in_b = left.end_a() == right.a;
    if (!only_in_b && left.end_b() != right.b) continue;
    const Pieces& pieces = only_in_b ? texts.b : texts.a;
    const Range range = only_in_b ? passage.b : passage.a;
    const std::uint32_t begin = only_in_b ? left.end_b() : left.end_a(), end = only_in_b ? right.b : right.a;
    const auto score = [&](std::uint32_t at) {
      return 2 * boundary(pieces, at, range) + boundary(pieces, at + (end - begin), range);
    };
    std::uint32_t back = 0, ahead = 0;
    while (back < left.size && pieces.id[begin - 1 - back] == pieces.id[end - 1 - back]) ++back;
    while (ahead < right.size && pieces.id[begin + ahead] == pieces.id[end + ahead]) ++ahead;
    std::int64_t best = 0;
    int best_score = score(begin);
    for (std::int64_t shift = -std::int64_t{back}; shift <= std::int64_t{ahead}; ++shift) {
      const int here = score(static_cast<std::uint32_t>(begin + shift));
      if (here > best_score || (here == best_score && std::abs(shift) < std::abs(best))) {
        best = shift;
        best_score = here;
      }
    }
    const auto moved = static_cast<std::uint32_t>(best);  // modulo 2³²: adding it moves back where best < 0
    left.size += moved;
    right.a += moved;
    right.b += moved;
    right.size -= moved;
  }
  std::vector<Run> joined;
  for (const Run& run : runs) append_run(joined, run);
  runs = std::move(joined);
}

// What is deleted or inserted between two runs, whichever is more; white space alone is nothing.
struct Gap {
  std::uint32_t deleted = 0, inserted = 0;  // characters
  std::uint32_t words = 0;                  // words, numbers, ideographs
  [[nodiscard]] std::uint32_t size() const { return std::max(deleted, inserted); }
};

// Whether a run is too slight for the changes on both sides of it: one or two ideographs say nothing, nor does a word
// alone between changes of many times its length. Between short changes, and beside a single changed word, it is what
// was kept, as people mark it.
bool slight(const Pieces& a, const Run& run, const Gap& left, const Gap& right) {
  constexpr std::uint32_t kNeverSlight = 48;
  if (run.size > kNeverSlight) return false;
  const std::uint32_t telling = telling_points(a, run.a, run.end_a());
  const std::uint32_t least = std::min(left.size(), right.size()), fewest_words = std::min(left.words, right.words);
  if (least == 0) return false;
  const auto of_kind = [&](PieceKind kind) {
    for (std::uint32_t i = run.a; i < run.end_a(); ++i)
      if (a.kind[i] == kind) return true;
    return false;
  };
  if (of_kind(PieceKind::kIdeograph)) return telling <= 2 || telling * 4 <= least;
  if (telling > 0) return words(a, run.a, run.end_a()) == 1 && fewest_words >= 2 && telling * 6 <= least;
  // Marks and spaces alone; a line break is a block's end and stays where blocks were split or merged.
  const bool spaced = of_kind(PieceKind::kSpace);
  if (spaced && run.size == 1) return true;
  return !of_kind(PieceKind::kBreak) && (!spaced || least >= 16);
}

// Drops slight runs, from left to right with a look back at the run before, whose gap has grown.
void drop_slight_runs(const PiecePair& texts, PassagePair passage, std::vector<Run>& runs) {
  std::vector<Run> kept;
  std::vector<Gap> before;  // the gap before each kept run
  const auto gap = [&](std::uint32_t a_begin, std::uint32_t a_end, std::uint32_t b_begin, std::uint32_t b_end) {
    if (only_white(texts.a, a_begin, a_end) && only_white(texts.b, b_begin, b_end)) return Gap{};
    return Gap{all_points(texts.a, a_begin, a_end), all_points(texts.b, b_begin, b_end),
               std::max(words(texts.a, a_begin, a_end), words(texts.b, b_begin, b_end))};
  };
  Gap pending = {};
  std::uint32_t a = passage.a.begin, b = passage.b.begin;
  const auto add = [&](const Gap& other) {
    pending.deleted += other.deleted;
    pending.inserted += other.inserted;
    pending.words += other.words;
  };
  const auto merge = [&](const Run& run, const Gap& other) {
    add(other);
    add(gap(run.a, run.end_a(), run.b, run.end_b()));
  };
  const auto settle = [&](bool at_end) {
    while (!kept.empty()) {
      const Run& last = kept.back();
      const bool at_begin = last.a == passage.a.begin && last.b == passage.b.begin;
      if (at_begin || (at_end && pending.size() == 0) || !slight(texts.a, last, before.back(), pending)) break;
      merge(last, before.back());
      kept.pop_back();
      before.pop_back();
    }
  };
  for (const Run& run : runs) {
    add(gap(a, run.a, b, run.b));
    settle(false);
    kept.push_back(run);
    before.push_back(pending);
    pending = {};
    a = run.end_a();
    b = run.end_b();
  }
  add(gap(a, passage.a.end, b, passage.b.end));
  settle(true);
  runs = std::move(kept);
}

// Drops runs that only together seem to be something: single words strewn over long changes, as two unrelated sentences
// of one language share them. A group is what stands between two runs that are a wording of their own.
void drop_strewn_runs(const PiecePair& texts, PassagePair passage, std::vector<Run>& runs) {
  constexpr std::uint32_t kWording = 24;    // in letters; an ideograph is as much as four
  constexpr std::uint32_t kLeastShare = 6;  // of a group, what is kept: one in so many
  const auto weight = [](const Pieces& pieces, std::uint32_t begin, std::uint32_t end) {
    std::uint32_t sum = 0;
    for (std::uint32_t i = begin; i < end; ++i)
      if (pieces.telling(i)) sum += pieces.kind[i] == PieceKind::kIdeograph ? 4 : pieces.points[i];
    return sum;
  };
  const auto at_edge = [&](const Run& run) {
    return (run.a == passage.a.begin && run.b == passage.b.begin) ||
           (run.end_a() == passage.a.end && run.end_b() == passage.b.end);
  };
  std::vector<Run> kept;
  for (std::size_t begin = 0, end = 0; begin < runs.size(); begin = end) {
    std::uint32_t shared = 0, changed = 0;
    for (end = begin; end < runs.size() && !at_edge(runs[end]); ++end) {
      const std::uint32_t here = weight(texts.a, runs[end].a, runs[end].end_a());
      if (here >= kWording) break;
      shared += here;
      if (end == begin) continue;
      changed += std::max(weight(texts.a, runs[end - 1].end_a(), runs[end].a),
                          weight(texts.b, runs[end - 1].end_b(), runs[end].b));
    }
    if (end == begin) {
      kept.push_back(runs[end++]);
    } else if (shared * kLeastShare >= shared + changed) {
      kept.insert(kept.end(), runs.begin() + static_cast<std::ptrdiff_t>(begin),
                  runs.begin() + static_cast<std::ptrdiff_t>(end));
    }
  }
  runs = std::move(kept);
}

// Where the words of scripts written without spaces begin, asked for clause by clause and only where an edit stands.
class WordEdges {
 public:
  WordEdges(const Pieces& pieces, Range range) : pieces_(pieces), range_(range) {}

  // Whether a word ends before this piece. Calls ascend, so every clause is segmented once.
  [[nodiscard]] bool at(std::uint32_t piece) {
    if (piece <= range_.begin || piece >= range_.end) return true;
    if (pieces_.kind[piece - 1] != PieceKind::kIdeograph || pieces_.kind[piece] != PieceKind::kIdeograph) return true;
    if (!clause_.contains(piece)) segment(piece);
    return std::binary_search(edges_.begin(), edges_.end(), pieces_.begin[piece]);
  }

 private:
  void segment(std::uint32_t piece) {
    constexpr std::uint32_t kFarthest = 64;  // a clause longer than this on one side is cut
    clause_ = {piece, piece};
    while (clause_.begin > range_.begin && piece - clause_.begin < kFarthest &&
           pieces_.kind[clause_.begin - 1] == PieceKind::kIdeograph)
      --clause_.begin;
    while (clause_.end < range_.end && clause_.end - piece < kFarthest &&
           pieces_.kind[clause_.end] == PieceKind::kIdeograph)
      ++clause_.end;
    const Range bytes = pieces_.bytes(clause_);
    edges_ = word_boundaries(bytes.of(pieces_.text));
    for (std::uint32_t& edge : edges_) edge += bytes.begin;
  }

  const Pieces& pieces_;
  Range range_;
  Range clause_;
  std::vector<std::uint32_t> edges_;
};

// Runs give up what is only a part of a word in either text (发展 → 发扬 is one word replaced by another). A run that
// nothing would be left of keeps what it has.
void end_at_words(const PiecePair& texts, PassagePair passage, std::vector<Run>& runs) {
  WordEdges edges_a(texts.a, passage.a), edges_b(texts.b, passage.b);
  constexpr std::uint32_t kMost = 2;  // ideographs that a run gives up on one side
  const auto edge = [&](std::uint32_t a, std::uint32_t b) { return edges_a.at(a) && edges_b.at(b); };
  for (std::size_t r = 0; r < runs.size(); ++r) {
    Run& run = runs[r];
    const bool at_begin = run.a == passage.a.begin && run.b == passage.b.begin;
    const bool at_end = run.end_a() == passage.a.end && run.end_b() == passage.b.end;
    const auto replaced = [&](std::uint32_t a_gap, std::uint32_t b_gap) { return a_gap > 0 && b_gap > 0; };
    const std::uint32_t a_before = r == 0 ? passage.a.begin : runs[r - 1].end_a();
    const std::uint32_t b_before = r == 0 ? passage.b.begin : runs[r - 1].end_b();
    const std::uint32_t a_after = r + 1 == runs.size() ? passage.a.end : runs[r + 1].a;
    const std::uint32_t b_after = r + 1 == runs.size() ? passage.b.end : runs[r + 1].b;
    std::uint32_t front = 0, back = 0;
    if (!at_begin && replaced(run.a - a_before, run.b - b_before))
      while (front <= kMost && front < run.size && !edge(run.a + front, run.b + front)) ++front;
    if (!at_end && replaced(a_after - run.end_a(), b_after - run.end_b()))
      while (back <= kMost && front + back < run.size && !edge(run.end_a() - back, run.end_b() - back)) ++back;
    if (front > kMost) front = 0;
    if (back > kMost) back = 0;
    if (front + back >= run.size && !at_begin) continue;
    run.a += front;
    run.b += front;
    run.size -= front + back;
  }
  std::erase_if(runs, [](const Run& run) { return run.size == 0; });
}

}  // namespace

std::vector<Run> clean_runs(const PiecePair& texts, PassagePair passage, std::vector<Run> runs) {
  slide_edits(texts, passage, runs);
  end_at_words(texts, passage, runs);
  drop_slight_runs(texts, passage, runs);
  drop_strewn_runs(texts, passage, runs);
  slide_edits(texts, passage, runs);
  return runs;
}

}  // namespace tifa
