#include "redline/runs.h"

#include <algorithm>
#include <array>

#include "redline/chain.h"

namespace tifa {
namespace {

constexpr unsigned kAnchorWeight = 6;                // six ideographs or three words
constexpr std::uint64_t kSmall = 48ULL * 48;         // cells that are cheaper to align than to look for anchors in
constexpr std::uint64_t kLarge = 1ULL << 20;         // cells of the largest table that is made
constexpr std::uint32_t kMostDifferences = 1U << 9;  // of the bounded edit script
constexpr int kDeepest = 6;                          // how often a passage is parted at anchors

class Aligner {
 public:
  Aligner(const PiecePair& texts, AlignBudget& budget) : a_(texts.a), b_(texts.b), budget_(budget) {}

  std::vector<Run> align(PassagePair whole) {
    stack_.push_back({whole, 0});
    while (!stack_.empty()) {
      const Task task = stack_.back();
      stack_.pop_back();
      step(task);
    }
    std::sort(runs_.begin(), runs_.end(), [](const Run& x, const Run& y) { return x.a < y.a; });
    std::vector<Run> joined;
    for (const Run& run : runs_) append_run(joined, run);
    return joined;
  }

 private:
  struct Task {
    PassagePair passage;
    int depth = 0;
  };

  void step(Task task) {
    PassagePair& p = task.passage;
    trim(p);
    if (p.a.empty() || p.b.empty()) return;
    const std::uint64_t cells = std::uint64_t{p.a.size()} * p.b.size();
    const bool affordable = cells <= kLarge && cells <= budget_.cells;
    if (affordable && cells <= kSmall) return by_table(p);
    if (task.depth < kDeepest && by_anchors(task)) return;
    if (affordable) return by_table(p);
    if (by_bounded_script(p)) return;
    if (task.depth < kDeepest) by_sentences(task);
  }

  void trim(PassagePair& p) {
    std::uint32_t same = 0;
    while (same < p.a.size() && same < p.b.size() && a_.id[p.a.begin + same] == b_.id[p.b.begin + same]) ++same;
    if (same > 0) runs_.push_back({p.a.begin, p.b.begin, same});
    p.a.begin += same;
    p.b.begin += same;
    same = 0;
    while (same < p.a.size() && same < p.b.size() && a_.id[p.a.end - 1 - same] == b_.id[p.b.end - 1 - same]) ++same;
    p.a.end -= same;
    p.b.end -= same;
    if (same > 0) runs_.push_back({p.a.end, p.b.end, same});
  }

  // Parts the passage at wordings that stand once in each of its sides. False when there are none.
  bool by_anchors(const Task& task) {
    const PassagePair& p = task.passage;
    std::vector<Run> anchors = unique_wordings(p);
    if (anchors.empty()) return false;
    std::vector<PairCandidate> candidates;
    candidates.reserve(anchors.size());
    for (const Run& anchor : anchors) candidates.push_back({anchor.a, anchor.b, anchor.size});
    Range rest_a = p.a, rest_b = p.b;
    for (const PairCandidate& link : heaviest_chain(std::move(candidates))) {
      Run run{link.a, link.b, static_cast<std::uint32_t>(link.weight)};
      // Two runs of a chain may overlap; the earlier one keeps what both claim.
      const std::uint32_t late =
          std::max(run.a < rest_a.begin ? rest_a.begin - run.a : 0, run.b < rest_b.begin ? rest_b.begin - run.b : 0);
      if (late >= run.size) continue;
      run = {run.a + late, run.b + late, run.size - late};
      runs_.push_back(run);
      stack_.push_back({{{rest_a.begin, run.a}, {rest_b.begin, run.b}}, task.depth + 1});
      rest_a.begin = run.end_a();
      rest_b.begin = run.end_b();
    }
    stack_.push_back({{rest_a, rest_b}, task.depth + 1});
    return true;
  }

  std::vector<Run> unique_wordings(const PassagePair& p) {
    const auto unique = [](const Pieces& pieces, Range range, std::vector<Shingle>& shingles) {
      shingles.clear();
      add_shingles(pieces, range, kAnchorWeight, shingles);
      std::sort(shingles.begin(), shingles.end(),
                [](const Shingle& x, const Shingle& y) { return x.key != y.key ? x.key < y.key : x.at < y.at; });
      std::size_t kept = 0;
      for (std::size_t i = 0, end = 0; i < shingles.size(); i = end) {
        for (end = i + 1; end < shingles.size() && shingles[end].key == shingles[i].key;) ++end;
        if (end == i + 1) shingles[kept++] = shingles[i];
      }
      shingles.resize(kept);
    };
    unique(a_, p.a, shingles_a_);
    unique(b_, p.b, shingles_b_);
    std::vector<Run> anchors;
    for (std::size_t i = 0, j = 0; i < shingles_a_.size() && j < shingles_b_.size();) {
      if (shingles_a_[i].key < shingles_b_[j].key)
        ++i;
      else if (shingles_b_[j].key < shingles_a_[i].key)
        ++j;
      else
        anchors.push_back({shingles_a_[i++].at, shingles_b_[j++].at, 1});
    }
    return grown(p, std::move(anchors));
  }

  // Anchors of one diagonal that touch become one run, each as long as its pieces are equal.
  std::vector<Run> grown(const PassagePair& p, std::vector<Run> anchors) {
    std::sort(anchors.begin(), anchors.end(), [](const Run& x, const Run& y) {
      const std::uint32_t diagonal_x = x.b - x.a, diagonal_y = y.b - y.a;
      return diagonal_x != diagonal_y ? diagonal_x < diagonal_y : x.a < y.a;
    });
    std::vector<Run> grown;
    for (const Run& anchor : anchors) {
      if (!grown.empty() && grown.back().b - grown.back().a == anchor.b - anchor.a &&
          anchor.a <= grown.back().end_a()) {
        Run& last = grown.back();
        last.size = std::max(last.size, extended(p, anchor).end_a() - last.a);
      } else if (const Run run = extended(p, anchor); run.size >= 3) {  // a window is no shorter; this bars equal keys
        grown.push_back(run);
      }
    }
    return grown;
  }

  Run extended(const PassagePair& p, Run run) const {
    constexpr std::uint32_t kFarthest = 4 * kAnchorWeight;  // what lies beyond is another anchor's, or trimmed
    run.size = 0;
    while (run.size < kFarthest && run.end_a() < p.a.end && run.end_b() < p.b.end &&
           a_.id[run.end_a()] == b_.id[run.end_b()])
      ++run.size;
    return run;
  }

  // Every alignment of two short passages is weighed: a kept piece earns its worth, a run costs kRunCost.
  void by_table(const PassagePair& p) {
    const std::uint32_t rows = p.a.size(), columns = p.b.size();
    budget_.cells -= std::uint64_t{rows} * columns;
    // Bits of a cell: where its best kept run comes from, and where its best gap comes from.
    constexpr std::uint8_t kContinues = 1, kGapFromRun = 2, kGapUp = 4;
    constexpr int kNever = -1000000000;
    trace_.assign(std::size_t{rows + 1} * (columns + 1), 0);
    kept_.assign(columns + 1, kNever);
    gap_.assign(columns + 1, 0);
    const int run_cost = cost_of_run(p);
    worth_.resize(rows);
    for (std::uint32_t i = 0; i < rows; ++i) worth_[i] = piece_worth(a_, p.a.begin + i);
    const auto cell = [&](std::uint32_t i, std::uint32_t j) -> std::uint8_t& {
      return trace_[std::size_t{i} * (columns + 1) + j];
    };
    for (std::uint32_t j = 1; j <= columns; ++j) cell(0, j) = 0;
    for (std::uint32_t i = 1; i <= rows; ++i) {
      int corner_kept = kept_[0], corner_gap = gap_[0];
      kept_[0] = kNever;
      gap_[0] = 0;
      cell(i, 0) = kGapUp;
      const std::uint32_t id = a_.id[p.a.begin + i - 1];
      for (std::uint32_t j = 1; j <= columns; ++j) {
        const int up_kept = kept_[j], up_gap = gap_[j];
        std::uint8_t bits = 0;
        int kept = kNever;
        if (id == b_.id[p.b.begin + j - 1]) {
          const int starts = corner_gap - run_cost;
          if (corner_kept >= starts) bits |= kContinues;
          kept = std::max(corner_kept, starts) + worth_[i - 1];
        }
        // Of gaps that are as good, the one that deletes before it inserts.
        int gap = gap_[j - 1];
        if (up_gap > gap) {
          gap = up_gap;
          bits |= kGapUp;
        }
        if (kept_[j - 1] > gap) {
          gap = kept_[j - 1];
          bits = static_cast<std::uint8_t>((bits & ~kGapUp) | kGapFromRun);
        }
        if (up_kept > gap) {
          gap = up_kept;
          bits = static_cast<std::uint8_t>(bits | kGapFromRun | kGapUp);
        }
        corner_kept = up_kept;
        corner_gap = up_gap;
        kept_[j] = kept;
        gap_[j] = gap;
        cell(i, j) = bits;
      }
    }
    std::uint32_t i = rows, j = columns;
    bool in_run = kept_[columns] > gap_[columns];
    while (i > 0 && j > 0) {
      const std::uint8_t bits = cell(i, j);
      if (in_run) {
        --i;
        --j;
        runs_.push_back({p.a.begin + i, p.b.begin + j, 1});
        in_run = (bits & kContinues) != 0;
      } else {
        in_run = (bits & kGapFromRun) != 0;
        if (bits & kGapUp)
          --i;
        else
          --j;
      }
    }
  }

  int cost_of_run(const PassagePair& p) const {
    std::int64_t balance = 0;
    const auto count = [&](const Pieces& pieces, Range range) {
      for (std::uint32_t i = range.begin; i < range.end; ++i)
        balance += pieces.kind[i] == PieceKind::kIdeograph ? 1 : pieces.kind[i] == PieceKind::kWord ? -1 : 0;
    };
    count(a_, p.a);
    count(b_, p.b);
    return balance >= 0 ? kRunCost : kRunCostOfWords;
  }

  // Greedy furthest-reaching paths (Myers 1986), given up beyond kMostDifferences: for long passages that differ
  // little.
  bool by_bounded_script(const PassagePair& p) {
    const std::int64_t n = p.a.size(), m = p.b.size();
    const std::int64_t most = std::min<std::int64_t>(kMostDifferences, n + m);
    if (std::abs(n - m) > most) return false;
    Furthest furthest(most);
    std::vector<Furthest> rounds;  // as each round found it, for the way back
    std::uint64_t compared = 0;
    std::int64_t found = -1;
    for (std::int64_t d = 0; d <= most && found < 0; ++d) {
      rounds.push_back(furthest);
      for (std::int64_t k = -d; k <= d; k += 2) {
        std::int64_t x = d == 0 ? 0 : rounds.back().step(k, n, m).x;
        if (x != kUnreached) {
          const std::int64_t begin = x;
          while (x < n && x - k < m && a_.id[p.a.begin + x] == b_.id[p.b.begin + (x - k)]) ++x;
          compared += static_cast<std::uint64_t>(x - begin) + 1;
          if (x == n && x - k == m) found = d;
        }
        furthest.at(k) = static_cast<std::int32_t>(x);
      }
      // In a periodic text every path runs far; together they may cost as much as a table would, no more.
      if (compared > budget_.cells) return false;
    }
    budget_.cells -= std::min(budget_.cells, compared);
    if (found < 0) return false;
    std::int64_t x = n, k = n - m;
    for (std::int64_t d = found; d > 0; --d) {
      const Furthest::Step step = rounds[static_cast<std::size_t>(d)].step(k, n, m);
      push_diagonal(p, step.x, step.x - k, x - step.x);
      x = step.down ? step.x : step.x - 1;
      k = step.down ? k + 1 : k - 1;
    }
    push_diagonal(p, 0, 0, x);
    return true;
  }

  // Long passages in which every wording repeats: equal sentences in step, and what lies between them.
  void by_sentences(const Task& task) {
    constexpr std::uint32_t kWindow = 64;  // sentences
    const PassagePair& p = task.passage;
    std::vector<std::uint32_t> ends_a, ends_b;
    const std::vector<std::uint64_t> keys_a = sentence_keys(a_, p.a, ends_a), keys_b = sentence_keys(b_, p.b, ends_b);
    PassagePair rest = p;
    for (const PairCandidate& pair : match_in_step(keys_a, keys_b, kWindow)) {
      const Range in_a{pair.a == 0 ? p.a.begin : ends_a[pair.a - 1], ends_a[pair.a]};
      const Range in_b{pair.b == 0 ? p.b.begin : ends_b[pair.b - 1], ends_b[pair.b]};
      if (in_a.size() != in_b.size()) continue;  // equal keys of different texts
      if (!std::equal(&a_.id[in_a.begin], &a_.id[in_a.begin] + in_a.size(), &b_.id[in_b.begin])) continue;
      runs_.push_back({in_a.begin, in_b.begin, in_a.size()});
      stack_.push_back({{{rest.a.begin, in_a.begin}, {rest.b.begin, in_b.begin}}, task.depth + 1});
      rest.a.begin = in_a.end;
      rest.b.begin = in_b.end;
    }
    if (rest.a.begin > p.a.begin) stack_.push_back({rest, task.depth + 1});
  }

  static std::vector<std::uint64_t> sentence_keys(const Pieces& pieces, Range range, std::vector<std::uint32_t>& ends) {
    std::vector<std::uint64_t> keys;
    std::uint64_t key = 0;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      key = (key ^ pieces.id[i]) * 0x9E3779B97F4A7C15ULL;
      key ^= key >> 29;
      const bool ends_here = pieces.kind[i] == PieceKind::kSentenceEnd || pieces.kind[i] == PieceKind::kBreak;
      if (!ends_here && i + 1 < range.end) continue;
      keys.push_back(key);
      ends.push_back(i + 1);
      key = 0;
    }
    return keys;
  }

  static constexpr std::int64_t kUnreached = -1;

  // The furthest x that paths have reached on each diagonal k = x - y.
  struct Furthest {
    explicit Furthest(std::int64_t rounds) : most(rounds), x(static_cast<std::size_t>(2 * rounds + 3), -1) {}
    [[nodiscard]] std::int32_t& at(std::int64_t k) { return x[static_cast<std::size_t>(k + most + 1)]; }
    [[nodiscard]] std::int32_t at(std::int64_t k) const { return x[static_cast<std::size_t>(k + most + 1)]; }
    // Where one more difference leads on diagonal k: down (an insertion) or right (a deletion), whichever is further.
    struct Step {
      std::int64_t x = kUnreached;
      bool down = false;
    };
    [[nodiscard]] Step step(std::int64_t k, std::int64_t n, std::int64_t m) const {
      const std::int64_t above = at(k + 1), left = at(k - 1);
      Step best;
      if (above != kUnreached && above - k <= m) best = {above, true};
      if (left != kUnreached && left + 1 <= n && left + 1 > best.x) best = {left + 1, false};
      return best;
    }
    std::int64_t most = 0;
    std::vector<std::int32_t> x;
  };

  void push_diagonal(const PassagePair& p, std::int64_t x, std::int64_t y, std::int64_t size) {
    if (size > 0)
      runs_.push_back({p.a.begin + static_cast<std::uint32_t>(x), p.b.begin + static_cast<std::uint32_t>(y),
                       static_cast<std::uint32_t>(size)});
  }

  const Pieces& a_;
  const Pieces& b_;
  AlignBudget& budget_;
  std::vector<Task> stack_;
  std::vector<Run> runs_;
  std::vector<Shingle> shingles_a_, shingles_b_;
  std::vector<std::uint8_t> trace_;
  std::vector<int> kept_, gap_, worth_;
};

}  // namespace

AlignBudget AlignBudget::for_texts(const PiecePair& texts) {
  return {(1ULL << 25) + 64ULL * (texts.a.size() + texts.b.size())};
}

int piece_worth(const Pieces& pieces, std::uint32_t piece) {
  switch (pieces.kind[piece]) {
    case PieceKind::kIdeograph:
      return 10;
    case PieceKind::kWord:
      return std::clamp(3 * int{pieces.points[piece]}, 4, 24);
    case PieceKind::kNumber:
      return 12;
    case PieceKind::kMark:
    case PieceKind::kClauseEnd:
    case PieceKind::kSentenceEnd:
      return 4;
    case PieceKind::kSpace:
      return 1;
    case PieceKind::kBreak:
      return 6;
  }
  return 0;
}

void append_run(std::vector<Run>& runs, Run run) {
  if (run.size == 0) return;
  if (!runs.empty() && runs.back().end_a() == run.a && runs.back().end_b() == run.b)
    runs.back().size += run.size;
  else
    runs.push_back(run);
}

std::vector<Run> shared_runs(const PiecePair& texts, PassagePair passage, AlignBudget& budget) {
  return Aligner(texts, budget).align(passage);
}

}  // namespace tifa
