#include "redline/passages.h"

#include <algorithm>
#include <array>

#include "redline/candidates.h"
#include "redline/chain.h"
#include "redline/cleanup.h"

namespace tifa {
namespace {

// The least that is said to have moved, in letters, digits and ideographs; an ideograph says as much as two letters.
constexpr std::uint32_t kLeastWeight = 20;
// What a moved sentence must have kept, of both its wordings together …
constexpr double kLeastKept = 0.7;
// … unless nearly all of the shorter, so much at least, stands in the longer, where more than this is it.
constexpr double kContained = 0.9;
constexpr std::uint32_t kLeastContained = 40;
constexpr double kLeastKeptContained = 0.6;
// Shingles that two sentences must share to be looked at. Where they share less than the second share, one run must say
// so much by itself: short sentences of one form, each on its own subject, have none.
constexpr double kLeastDice = 0.1;
constexpr double kAlike = 0.4;
constexpr std::uint32_t kLeastRun = 16;
// A sentence of which no more than one part in so many stayed where it was may have moved as a whole,
constexpr std::uint32_t kLittle = 3;
// when it kept elsewhere so many times what both places lose by it.
constexpr std::uint32_t kGain = 2;
constexpr std::uint32_t kNobody = 0xFFFFFFFFU;

// One of the two texts, as members of what is said of both.
struct Side {
  const Pieces& pieces;
  Range PassagePair::*range;
  std::uint32_t Run::*begin;
};

// A sentence, or what is left of one between runs that stayed.
struct Unit {
  Range pieces;
  std::uint32_t alignment = 0;
};

std::uint32_t weight_of(const Pieces& pieces, Range range) {
  std::uint32_t weight = 0;
  for (std::uint32_t i = range.begin; i < range.end; ++i)
    if (pieces.telling(i)) weight += pieces.kind[i] == PieceKind::kIdeograph ? 2 : pieces.points[i];
  return weight;
}

// What stays of a range.
std::vector<Range> staying(const Side& side, const std::vector<Run>& runs, Range range) {
  std::vector<Range> all;
  auto run = std::partition_point(runs.begin(), runs.end(),
                                  [&](const Run& x) { return x.*side.begin + x.size <= range.begin; });
  for (; run != runs.end() && *run.*side.begin < range.end; ++run)
    all.push_back({std::max(*run.*side.begin, range.begin), std::min(*run.*side.begin + run->size, range.end)});
  return all;
}

std::uint32_t weight_staying(const Side& side, const std::vector<Run>& runs, Range range) {
  std::uint32_t weight = 0;
  for (const Range& stays : staying(side, runs, range)) weight += weight_of(side.pieces, stays);
  return weight;
}

// The sentences of one side that may have moved.
class Units {
 public:
  Units(const Side& side, const std::vector<Alignment*>& alignments) : side_(side), alignments_(alignments) {}

  // A sentence of which little stays is one, of another each part between the runs that stay.
  std::vector<Unit> all() {
    for (std::uint32_t n = 0; n < alignments_.size(); ++n) add_sentences(alignments_[n]->passage.*side_.range, n);
    return std::move(units_);
  }

  // The same without those that have found their place, all in parts.
  std::vector<Unit> rest(const std::vector<Unit>& units, const std::vector<std::uint32_t>& found) {
    for (std::size_t u = 0; u < units.size(); ++u)
      if (found[u] == kNobody) add_parts(units[u].pieces, units[u].alignment);
    return std::move(units_);
  }

 private:
  void add_sentences(Range passage, std::uint32_t alignment) {
    const Pieces& pieces = side_.pieces;
    std::uint32_t begin = passage.begin;
    for (std::uint32_t i = passage.begin; i < passage.end; ++i) {
      const bool ends = pieces.kind[i] == PieceKind::kBreak ||
                        (pieces.kind[i] == PieceKind::kSentenceEnd &&
                         (i + 1 == passage.end || pieces.kind[i + 1] != PieceKind::kSentenceEnd));
      if (!ends) continue;
      // Marks behind the end of a sentence belong to it: ”, ）.
      while (i + 1 < passage.end && pieces.kind[i + 1] == PieceKind::kMark) ++i;
      add_sentence({begin, i + 1}, alignment);
      begin = i + 1;
    }
    add_sentence({begin, passage.end}, alignment);
  }

  void add_sentence(Range sentence, std::uint32_t alignment) {
    const std::uint32_t stays = weight_staying(side_, alignments_[alignment]->runs, sentence);
    if (stays * kLittle <= weight_of(side_.pieces, sentence))
      add(sentence, alignment);
    else
      add_parts(sentence, alignment);
  }

  void add_parts(Range sentence, std::uint32_t alignment) {
    for (const Range& stays : staying(side_, alignments_[alignment]->runs, sentence)) {
      add({sentence.begin, stays.begin}, alignment);
      sentence.begin = stays.end;
    }
    add(sentence, alignment);
  }

  // Without spaces and breaks around.
  void add(Range unit, std::uint32_t alignment) {
    const Pieces& pieces = side_.pieces;
    while (!unit.empty() && pieces.kind[unit.begin] >= PieceKind::kClauseEnd) ++unit.begin;
    while (!unit.empty() && pieces.kind[unit.end - 1] >= PieceKind::kSpace) --unit.end;
    if (weight_of(pieces, unit) >= kLeastWeight) units_.push_back({unit, alignment});
  }

  const Side& side_;
  const std::vector<Alignment*>& alignments_;
  std::vector<Unit> units_;
};

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

// The runs without what they have of ranges, which ascend. O(runs + ranges).
std::vector<Run> without(const Side& side, const std::vector<Run>& runs, const std::vector<Range>& ranges) {
  std::vector<Run> rest;
  std::size_t next = 0;
  for (Run run : runs) {
    const auto take = [&](std::uint32_t size) {
      if (size > 0) rest.push_back({run.a, run.b, size});
    };
    while (next < ranges.size() && ranges[next].begin < run.*side.begin + run.size) {
      const Range& range = ranges[next];
      if (range.end > run.*side.begin) {
        const std::uint32_t before = range.begin - std::min(range.begin, run.*side.begin);
        take(before);
        const std::uint32_t gone = std::min(range.end - run.*side.begin, run.size);
        run = {run.a + gone, run.b + gone, run.size - gone};
        if (run.size == 0) break;
      }
      ++next;
    }
    take(run.size);
  }
  return rest;
}

class Finder {
 public:
  Finder(const PiecePair& texts, const std::vector<Alignment*>& alignments, AlignBudget& budget)
      : texts_(texts),
        alignments_(alignments),
        budget_(budget),
        a_{texts.a, &PassagePair::a, &Run::a},
        b_{texts.b, &PassagePair::b, &Run::b} {}

  std::vector<MovedPassage> find() {
    std::vector<Unit> units_a = Units(a_, alignments_).all(), units_b = Units(b_, alignments_).all();
    auto [to_b, to_a] = match(units_a, units_b);
    units_a = Units(a_, alignments_).rest(units_a, to_b);
    units_b = Units(b_, alignments_).rest(units_b, to_a);
    match(units_a, units_b);
    std::sort(found_.begin(), found_.end(),
              [](const MovedPassage& x, const MovedPassage& y) { return x.passage.b.begin < y.passage.b.begin; });
    return joined();
  }

 private:
  [[nodiscard]] std::vector<Run> aligned(const PassagePair& passage) const {
    return clean_runs(texts_, passage, shared_runs(texts_, passage, budget_));
  }

  // Adds the pairs of units that are one passage, those that share most first, and says of each unit which it became.
  std::array<std::vector<std::uint32_t>, 2> match(const std::vector<Unit>& units_a, const std::vector<Unit>& units_b) {
    std::vector<SimilarPair> pairs = similar_passages(texts_, ranges_of(units_a), ranges_of(units_b));
    std::erase_if(pairs, [](const SimilarPair& pair) { return pair.dice() < kLeastDice; });
    std::sort(pairs.begin(), pairs.end(), [](const SimilarPair& x, const SimilarPair& y) {
      if (x.shared != y.shared) return x.shared > y.shared;
      return x.a != y.a ? x.a < y.a : x.b < y.b;
    });
    std::vector<std::uint32_t> to_b(units_a.size(), kNobody), to_a(units_b.size(), kNobody);
    for (const SimilarPair& pair : pairs) {
      if (to_b[pair.a] != kNobody || to_a[pair.b] != kNobody) continue;
      const Unit &from = units_a[pair.a], &to = units_b[pair.b];
      std::vector<Run> runs = what_moved(from, to, pair.dice() < kAlike ? kLeastRun : 0);
      if (runs.empty()) continue;
      to_b[pair.a] = pair.b;
      to_a[pair.b] = pair.a;
      found_.push_back({{from.pieces, to.pieces}, std::move(runs), from.alignment, to.alignment});
    }
    return {std::move(to_b), std::move(to_a)};
  }

  // What two units share where they are one passage; else nothing.
  [[nodiscard]] std::vector<Run> what_moved(const Unit& from, const Unit& to, std::uint32_t least_run) const {
    std::vector<Run> runs = aligned({from.pieces, to.pieces});
    if (runs.empty()) return {};
    std::uint32_t kept = 0, longest = 0;
    for (const Run& run : runs) {
      const std::uint32_t weight = weight_of(texts_.a, {run.a, run.end_a()});
      kept += weight;
      longest = std::max(longest, weight);
    }
    if (longest < least_run) return {};
    const Range inner_a{runs.front().a, runs.back().end_a()}, inner_b{runs.front().b, runs.back().end_b()};
    const std::uint32_t in_a = weight_of(texts_.a, from.pieces), in_b = weight_of(texts_.b, to.pieces);
    const bool alike = 2 * kept >= kLeastKept * (in_a + in_b);
    const bool contained =
        kept >= kLeastContained && kept >= kContained * std::min(in_a, in_b) &&
        2 * kept >= kLeastKeptContained * (weight_of(texts_.a, inner_a) + weight_of(texts_.b, inner_b));
    if (!alike && !contained) return {};
    const std::uint32_t lost = weight_staying(a_, alignments_[from.alignment]->runs, inner_a) +
                               weight_staying(b_, alignments_[to.alignment]->runs, inner_b);
    return kept >= kGain * lost ? std::move(runs) : std::vector<Run>();
  }

  // Neighbours that moved together are one.
  std::vector<MovedPassage> joined() {
    std::vector<MovedPassage> all;
    for (const MovedPassage& next : found_) {
      const Range &a = next.passage.a, &b = next.passage.b;
      const bool together = !all.empty() && all.back().from == next.from && all.back().to == next.to &&
                            all.back().passage.a.end <= a.begin &&
                            only_white(texts_.a, all.back().passage.a.end, a.begin) &&
                            only_white(texts_.b, all.back().passage.b.end, b.begin);
      if (together) {
        MovedPassage& last = all.back();
        add_white(last.runs, {{last.passage.a.end, a.begin}, {last.passage.b.end, b.begin}});
        for (const Run& run : next.runs) append_run(last.runs, run);
        last.passage.a.end = a.end;
        last.passage.b.end = b.end;
      } else {
        all.push_back(next);
      }
    }
    for (MovedPassage& passage : all) {
      const Run head = passage.runs.front(), tail = passage.runs.back();
      passage.passage = {{head.a, tail.end_a()}, {head.b, tail.end_b()}};
    }
    return all;
  }

  // The white space between two sentences, as far as it is the same.
  void add_white(std::vector<Run>& runs, const PassagePair& between) const {
    const std::uint32_t most = std::min(between.a.size(), between.b.size());
    for (std::uint32_t i = 0; i < most; ++i) {
      const Run run{between.a.begin + i, between.b.begin + i, 1};
      if (texts_.a.id[run.a] == texts_.b.id[run.b]) append_run(runs, run);
    }
  }

  const PiecePair& texts_;
  const std::vector<Alignment*>& alignments_;
  AlignBudget& budget_;
  Side a_, b_;
  std::vector<MovedPassage> found_;
};

}  // namespace

std::vector<MovedPassage> moved_passages(const PiecePair& texts, const std::vector<Alignment*>& alignments,
                                         AlignBudget& budget) {
  return Finder(texts, alignments, budget).find();
}

void take_out(const PiecePair& texts, const std::vector<MovedPassage>& passages,
              const std::vector<Alignment*>& alignments) {
  const Side side_a{texts.a, &PassagePair::a, &Run::a}, side_b{texts.b, &PassagePair::b, &Run::b};
  std::vector<std::vector<Range>> left(alignments.size()), came(alignments.size());
  for (const MovedPassage& moved : passages) {
    left[moved.from].push_back(moved.passage.a);
    came[moved.to].push_back(moved.passage.b);
  }
  for (std::size_t n = 0; n < alignments.size(); ++n) {
    std::sort(left[n].begin(), left[n].end(), [](const Range& x, const Range& y) { return x.begin < y.begin; });
    std::vector<Run>& runs = alignments[n]->runs;
    if (!left[n].empty()) runs = without(side_a, runs, left[n]);
    if (!came[n].empty()) runs = without(side_b, runs, came[n]);
  }
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
