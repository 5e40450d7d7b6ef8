#include "redline/passages.h"

#include <algorithm>

#include "redline/candidates.h"
#include "redline/chain.h"
#include "redline/cleanup.h"

namespace tifa {
namespace {

// The least that is said to have moved, in letters, digits and ideographs; an ideograph says as much as two letters.
constexpr std::uint32_t kLeastWeight = 20;
// What a moved sentence must have kept of the longer of its two wordings.
constexpr double kLeastKept = 0.7;
constexpr std::uint32_t kNobody = 0xFFFFFFFFU;

struct Unit {
  Range pieces;
  std::uint32_t range = 0;  // which of the free ranges
};

std::uint32_t weight_of(const Pieces& pieces, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t weight = 0;
  for (std::uint32_t i = begin; i < end; ++i)
    if (pieces.telling(i)) weight += pieces.kind[i] == PieceKind::kIdeograph ? 2 : pieces.points[i];
  return weight;
}

// Marks behind the end of a sentence that belong to it: ”, ）.
bool closes(const Pieces& pieces, std::uint32_t piece) { return pieces.kind[piece] == PieceKind::kMark; }

// The sentences of a range, or what the range holds of them; without spaces and breaks around.
void add_units(const Pieces& pieces, Range range, std::uint32_t index, std::vector<Unit>& units) {
  std::uint32_t begin = range.begin;
  const auto add = [&](std::uint32_t end) {
    Range unit{begin, end};
    while (!unit.empty() && pieces.kind[unit.begin] >= PieceKind::kClauseEnd) ++unit.begin;
    while (!unit.empty() && pieces.kind[unit.end - 1] >= PieceKind::kSpace) --unit.end;
    if (weight_of(pieces, unit.begin, unit.end) >= kLeastWeight) units.push_back({unit, index});
    begin = end;
  };
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    const bool ends =
        pieces.kind[i] == PieceKind::kBreak || (pieces.kind[i] == PieceKind::kSentenceEnd &&
                                                (i + 1 == range.end || pieces.kind[i + 1] != PieceKind::kSentenceEnd));
    if (!ends) continue;
    while (i + 1 < range.end && closes(pieces, i + 1)) ++i;
    add(i + 1);
  }
  add(range.end);
}

std::vector<Unit> units_of(const Pieces& pieces, const std::vector<Range>& ranges) {
  std::vector<Unit> units;
  for (std::uint32_t r = 0; r < ranges.size(); ++r) add_units(pieces, ranges[r], r, units);
  return units;
}

std::vector<Range> ranges_of(const std::vector<Unit>& units) {
  std::vector<Range> ranges;
  ranges.reserve(units.size());
  for (const Unit& unit : units) ranges.push_back(unit.pieces);
  return ranges;
}

bool only_white(const Pieces& pieces, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t i = begin; i < end; ++i)
    if (pieces.kind[i] != PieceKind::kSpace) return false;
  return true;
}

}  // namespace

std::vector<MovedPassage> moved_passages(const PiecePair& texts, const std::vector<Range>& free_a,
                                         const std::vector<Range>& free_b, AlignBudget& budget) {
  const std::vector<Unit> units_a = units_of(texts.a, free_a), units_b = units_of(texts.b, free_b);
  std::vector<SimilarPair> pairs = similar_passages(texts, ranges_of(units_a), ranges_of(units_b));
  std::erase_if(pairs, [](const SimilarPair& pair) { return pair.dice() < 0.4; });
  std::sort(pairs.begin(), pairs.end(), [](const SimilarPair& x, const SimilarPair& y) {
    if (x.shared != y.shared) return x.shared > y.shared;
    return x.a != y.a ? x.a < y.a : x.b < y.b;
  });
  const auto aligned = [&](const Passage& passage) {
    return clean_runs(texts, passage, shared_runs(texts, passage, budget));
  };
  std::vector<std::uint32_t> to_b(units_a.size(), kNobody), to_a(units_b.size(), kNobody);
  for (const SimilarPair& pair : pairs) {
    if (to_b[pair.a] != kNobody || to_a[pair.b] != kNobody) continue;
    const Passage passage{units_a[pair.a].pieces, units_b[pair.b].pieces};
    std::uint32_t kept = 0;
    for (const Run& run : aligned(passage)) kept += weight_of(texts.a, run.a, run.end_a());
    const std::uint32_t longer = std::max(weight_of(texts.a, passage.a.begin, passage.a.end),
                                          weight_of(texts.b, passage.b.begin, passage.b.end));
    if (kept < kLeastKept * longer) continue;
    to_b[pair.a] = pair.b;
    to_a[pair.b] = pair.a;
  }
  std::vector<MovedPassage> moved;
  std::uint32_t last = kNobody;  // the unit of B that the last passage ends with
  for (std::uint32_t j = 0; j < units_b.size(); ++j) {
    if (to_a[j] == kNobody) continue;
    const Unit &from = units_a[to_a[j]], &to = units_b[j];
    const bool together = last != kNobody && last + 1 == j && to_a[last] + 1 == to_a[j] &&
                          moved.back().from == from.range && moved.back().to == to.range &&
                          only_white(texts.a, moved.back().passage.a.end, from.pieces.begin) &&
                          only_white(texts.b, moved.back().passage.b.end, to.pieces.begin);
    if (together) {
      moved.back().passage.a.end = from.pieces.end;
      moved.back().passage.b.end = to.pieces.end;
    } else {
      moved.push_back({{from.pieces, to.pieces}, {}, from.range, to.range});
    }
    last = j;
  }
  for (MovedPassage& passage : moved) {
    passage.runs = aligned(passage.passage);
    const Run head = passage.runs.front(), tail = passage.runs.back();
    passage.passage = {{head.a, tail.end_a()}, {head.b, tail.end_b()}};
  }
  return moved;
}

void mark_in_place(std::vector<MovedPassage>& passages, const std::vector<Run>& unmoved) {
  std::vector<PairCandidate> candidates;
  for (const MovedPassage& moved : passages) {
    const auto next = std::lower_bound(unmoved.begin(), unmoved.end(), moved.passage.a.begin,
                                       [](const Run& run, std::uint32_t at) { return run.a < at; });
    if (next != unmoved.end() && next->b < moved.passage.b.end) continue;
    if (next != unmoved.begin() && (next - 1)->end_b() > moved.passage.b.begin) continue;
    candidates.push_back({moved.passage.a.begin, moved.passage.b.begin, moved.passage.b.size()});
  }
  std::size_t at = 0;  // the passages ascend in B, and so does the chain
  for (const PairCandidate& link : heaviest_chain(std::move(candidates))) {
    while (passages[at].passage.b.begin != link.b) ++at;
    passages[at].in_place = true;
  }
}

}  // namespace tifa
