#include "redline/blocks.h"

#include <algorithm>

#include "redline/candidates.h"
#include "redline/chain.h"
#include "structure/numbering.h"

namespace tifa {
namespace {

// Of the shingles that are not frequent: what a pair must share to be one passage reworded in place, to have moved, to
// be a part of a split or merged block. Unrelated paragraphs of one kind of document share up to 0.15.
constexpr double kAlike = 0.22;
constexpr double kAlikeMoved = 0.42;
constexpr double kPartOf = 0.45;
// A candidate is not looked at beside one of the same block that shares this many times as much.
constexpr std::uint64_t kOutweighed = 3;
// The least wording, in characters, that is said to have moved.
constexpr std::uint32_t kLeastMoved = 8;
// How far ahead equal blocks that are not unique are looked for, in blocks.
constexpr std::uint32_t kWindow = 64;
// A block that is left over more often than this on a side says nothing about which of them moved where.
constexpr std::size_t kMostEqual = 4;
constexpr std::uint32_t kNobody = 0xFFFFFFFFU;

class BlockPairing {
 public:
  BlockPairing(const PiecePair& texts, const std::vector<BlockPassage>& a, const std::vector<BlockPassage>& b)
      : texts_(texts), a_(a), b_(b), to_b_(a.size(), kNobody), to_a_(b.size(), kNobody), moved_(b.size()) {}

  std::vector<BlockPair> pair() {
    find_equal();
    find_similar();
    chain_in_place();
    match_moved();
    fill_gaps();
    match_moved_equal();
    return grouped();
  }

 private:
  // Blocks of one wording that stands once in either text, and their neighbours as long as those are equal too.
  void find_equal() {
    struct Keyed {
      std::uint64_t key = 0;
      std::uint32_t block = 0;
    };
    const auto keyed = [](const std::vector<BlockPassage>& blocks) {
      std::vector<Keyed> keys;
      for (std::uint32_t i = 0; i < blocks.size(); ++i)
        if (blocks[i].points > 0) keys.push_back({blocks[i].key, i});
      std::sort(keys.begin(), keys.end(),
                [](const Keyed& x, const Keyed& y) { return x.key != y.key ? x.key < y.key : x.block < y.block; });
      return keys;
    };
    const std::vector<Keyed> in_a = keyed(a_), in_b = keyed(b_);
    equal_a_.assign(a_.size(), kNobody);
    equal_b_.assign(b_.size(), kNobody);
    std::vector<std::uint32_t> seeds;
    for (std::size_t i = 0, j = 0; i < in_a.size() && j < in_b.size();) {
      if (in_a[i].key != in_b[j].key) {
        in_a[i].key < in_b[j].key ? ++i : ++j;
        continue;
      }
      std::size_t end_a = i, end_b = j;
      while (end_a < in_a.size() && in_a[end_a].key == in_a[i].key) ++end_a;
      while (end_b < in_b.size() && in_b[end_b].key == in_b[j].key) ++end_b;
      if (end_a == i + 1 && end_b == j + 1) {
        make_equal(in_a[i].block, in_b[j].block);
        seeds.push_back(in_a[i].block);
      }
      i = end_a;
      j = end_b;
    }
    // Both ends of the texts are where equal blocks stand even when none of them is unique.
    spread(kNobody, kNobody, 1);
    spread(static_cast<std::uint32_t>(a_.size()), static_cast<std::uint32_t>(b_.size()), -1);
    std::sort(seeds.begin(), seeds.end());
    for (const std::uint32_t seed : seeds) {
      spread(seed, equal_a_[seed], 1);
      spread(seed, equal_a_[seed], -1);
    }
  }

  bool equal(std::uint32_t a, std::uint32_t b) const { return a_[a].key == b_[b].key && a_[a].points == b_[b].points; }
  void make_equal(std::uint32_t a, std::uint32_t b) {
    equal_a_[a] = b;
    equal_b_[b] = a;
  }
  void spread(std::uint32_t a, std::uint32_t b, int step) {
    for (;;) {
      a += static_cast<std::uint32_t>(step);
      b += static_cast<std::uint32_t>(step);
      if (a >= a_.size() || b >= b_.size()) return;
      if (equal_a_[a] != kNobody || equal_b_[b] != kNobody || !equal(a, b)) return;
      make_equal(a, b);
    }
  }

  void find_similar() {
    std::vector<Range> passages_a, passages_b;
    std::vector<std::uint32_t> open_a, open_b;
    for (std::uint32_t i = 0; i < a_.size(); ++i)
      if (equal_a_[i] == kNobody) {
        open_a.push_back(i);
        passages_a.push_back(a_[i].wording);
      }
    for (std::uint32_t j = 0; j < b_.size(); ++j)
      if (equal_b_[j] == kNobody) {
        open_b.push_back(j);
        passages_b.push_back(b_[j].wording);
      }
    similar_ = similar_passages(texts_, passages_a, passages_b);
    std::vector<std::uint32_t> best_a(a_.size()), best_b(b_.size());
    for (SimilarPair& pair : similar_) {
      pair.a = open_a[pair.a];
      pair.b = open_b[pair.b];
      best_a[pair.a] = std::max(best_a[pair.a], pair.shared);
      best_b[pair.b] = std::max(best_b[pair.b], pair.shared);
    }
    for (const SimilarPair& pair : similar_)
      if (pair.dice() >= kAlike || (pair.contained() >= kPartOf && pair.shared >= kLeastMoved))
        if (kOutweighed * pair.shared > std::max(best_a[pair.a], best_b[pair.b])) strong_.push_back(pair);
  }

  void match(std::uint32_t a, std::uint32_t b, bool moved) {
    to_b_[a] = b;
    to_a_[b] = a;
    moved_[b] = moved;
  }
  bool free(std::uint32_t a, std::uint32_t b) const { return to_b_[a] == kNobody && to_a_[b] == kNobody; }

  void chain_in_place() {
    std::vector<PairCandidate> candidates;
    for (std::uint32_t i = 0; i < a_.size(); ++i)
      if (equal_a_[i] != kNobody) candidates.push_back({i, equal_a_[i], a_[i].points});
    for (const SimilarPair& pair : strong_) candidates.push_back({pair.a, pair.b, shared_points(pair)});
    for (const PairCandidate& link : heaviest_chain(std::move(candidates))) match(link.a, link.b, false);
  }

  // About how many characters two blocks share, to be weighed against those of equal blocks.
  std::uint64_t shared_points(const SimilarPair& pair) const {
    const double share = static_cast<double>(pair.shared) / (pair.size_a + pair.size_b);
    return 1 + static_cast<std::uint64_t>(share * (a_[pair.a].points + b_[pair.b].points));
  }

  // What is left of the candidates has moved, the most alike first.
  void match_moved() {
    for (std::uint32_t i = 0; i < a_.size(); ++i)
      if (equal_a_[i] != kNobody && free(i, equal_a_[i]) && a_[i].points >= kLeastMoved) match(i, equal_a_[i], true);
    std::vector<SimilarPair> rest;
    for (const SimilarPair& pair : strong_)
      if (free(pair.a, pair.b) && pair.dice() >= kAlikeMoved && pair.shared >= kLeastMoved) rest.push_back(pair);
    std::sort(rest.begin(), rest.end(), [](const SimilarPair& x, const SimilarPair& y) {
      if (x.shared != y.shared) return x.shared > y.shared;
      return x.a != y.a ? x.a < y.a : x.b < y.b;
    });
    for (const SimilarPair& pair : rest)
      if (free(pair.a, pair.b)) match(pair.a, pair.b, true);
    for (std::uint32_t i = 0; i + 1 < a_.size(); ++i) move_along(i, i + 1, 1);
    for (std::uint32_t i = static_cast<std::uint32_t>(a_.size()); i-- > 1;) move_along(i, i - 1, -1);
  }

  // What is too short to have moved by itself moved with the block beside it: a heading with its section.
  void move_along(std::uint32_t a, std::uint32_t next, int step) {
    if (to_b_[a] == kNobody || !moved_[to_b_[a]] || equal_a_[next] == kNobody) return;
    if (equal_a_[next] == to_b_[a] + static_cast<std::uint32_t>(step) && free(next, equal_a_[next]))
      match(next, equal_a_[next], true);
  }

  // Calls work(a, b) for the blocks between neighbours that stand in place.
  template <class Work>
  void each_gap(Work&& work) {
    std::uint32_t a = 0;
    Range gap_b{0, 0};
    for (std::uint32_t j = 0; j <= b_.size(); ++j) {
      const bool end = j == b_.size();
      if (!end && (to_a_[j] == kNobody || moved_[j])) continue;
      gap_b.end = j;
      const std::uint32_t next = end ? static_cast<std::uint32_t>(a_.size()) : to_a_[j];
      if (a < next && !gap_b.empty()) work(Range{a, next}, gap_b);
      a = end ? next : next + 1;
      gap_b.begin = j + 1;
    }
  }

  // Between blocks that stand in place: equal ones that are not unique, then those that are alike at all, then headings
  // of one level that are alone in their gap.
  void fill_gaps() {
    std::vector<PairCandidate> found;
    each_gap([&](Range a, Range b) {
      const auto keys = [](const std::vector<BlockPassage>& blocks, Range range) {
        std::vector<std::uint64_t> all;
        for (std::uint32_t i = range.begin; i < range.end; ++i) all.push_back(blocks[i].key);
        return all;
      };
      for (const PairCandidate& pair : match_in_step(keys(a_, a), keys(b_, b), kWindow))
        if (free(a.begin + pair.a, b.begin + pair.b)) found.push_back({a.begin + pair.a, b.begin + pair.b, 1});
    });
    for (const PairCandidate& pair : found) match(pair.a, pair.b, false);
    fill_gaps_with_alike();
    found.clear();
    each_gap([&](Range a, Range b) {
      const std::uint32_t heading_a = only_heading(a_, a, to_b_), heading_b = only_heading(b_, b, to_a_);
      if (heading_a == kNobody || heading_b == kNobody || a_[heading_a].level != b_[heading_b].level) return;
      found.push_back({heading_a, heading_b, 1});
    });
    for (const PairCandidate& pair : found) match(pair.a, pair.b, false);
    found.clear();
    each_gap([&](Range a, Range b) {
      if (a.size() != b.size() || !all_cells(a_, a) || !all_cells(b_, b)) return;
      for (std::uint32_t i = 0; i < a.size(); ++i)
        if (free(a.begin + i, b.begin + i)) found.push_back({a.begin + i, b.begin + i, 1});
    });
    for (const PairCandidate& pair : found) match(pair.a, pair.b, false);
  }

  // As many cells of a table as there were: each is what became of the one in its place.
  static bool all_cells(const std::vector<BlockPassage>& blocks, Range range) {
    for (std::uint32_t i = range.begin; i < range.end; ++i)
      if (blocks[i].kind != BlockKind::kTableCell) return false;
    return true;
  }

  void fill_gaps_with_alike() {
    constexpr double kAlikeInGap = 0.05;
    std::vector<std::uint32_t> gap_of_a(a_.size(), kNobody), gap_of_b(b_.size(), kNobody);
    std::uint32_t gaps = 0;
    each_gap([&](Range a, Range b) {
      for (std::uint32_t i = a.begin; i < a.end; ++i) gap_of_a[i] = gaps;
      for (std::uint32_t j = b.begin; j < b.end; ++j) gap_of_b[j] = gaps;
      ++gaps;
    });
    std::vector<PairCandidate> candidates;
    for (const SimilarPair& pair : similar_)
      if (free(pair.a, pair.b) && gap_of_a[pair.a] != kNobody && gap_of_a[pair.a] == gap_of_b[pair.b] &&
          (pair.dice() >= kAlikeInGap))
        candidates.push_back({pair.a, pair.b, pair.shared});
    for (const PairCandidate& link : heaviest_chain(std::move(candidates))) match(link.a, link.b, false);
  }

  static std::uint32_t only_heading(const std::vector<BlockPassage>& blocks, Range range,
                                    const std::vector<std::uint32_t>& taken) {
    std::uint32_t heading = kNobody;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (blocks[i].kind != BlockKind::kHeading || taken[i] != kNobody) continue;
      if (heading != kNobody) return kNobody;
      heading = i;
    }
    return heading;
  }

  // Equal blocks that are left and not unique: the first of A is the first of B.
  void match_moved_equal() {
    const auto left = [](const std::vector<BlockPassage>& blocks, const std::vector<std::uint32_t>& taken) {
      std::vector<std::uint32_t> rest;
      for (std::uint32_t i = 0; i < blocks.size(); ++i)
        if (taken[i] == kNobody && blocks[i].points >= kLeastMoved) rest.push_back(i);
      std::sort(rest.begin(), rest.end(), [&](std::uint32_t x, std::uint32_t y) {
        return blocks[x].key != blocks[y].key ? blocks[x].key < blocks[y].key : x < y;
      });
      return rest;
    };
    const std::vector<std::uint32_t> in_a = left(a_, to_b_), in_b = left(b_, to_a_);
    for (std::size_t i = 0, j = 0; i < in_a.size() && j < in_b.size();) {
      const std::uint64_t key_a = a_[in_a[i]].key, key_b = b_[in_b[j]].key;
      if (key_a != key_b) {
        key_a < key_b ? ++i : ++j;
        continue;
      }
      std::size_t end_a = i, end_b = j;
      while (end_a < in_a.size() && a_[in_a[end_a]].key == key_a) ++end_a;
      while (end_b < in_b.size() && b_[in_b[end_b]].key == key_b) ++end_b;
      if (std::max(end_a - i, end_b - j) <= kMostEqual)
        for (std::size_t k = 0; k < std::min(end_a - i, end_b - j); ++k) match(in_a[i + k], in_b[j + k], true);
      i = end_a;
      j = end_b;
    }
  }

  // Adds to the pairs the blocks beside them that are a part of them: what one block became, or was.
  std::vector<BlockPair> grouped() {
    std::vector<BlockPair> pairs;
    std::vector<std::uint32_t> pair_of_a(a_.size(), kNobody), pair_of_b(b_.size(), kNobody);
    for (std::uint32_t j = 0; j < b_.size(); ++j) {
      if (to_a_[j] == kNobody) continue;
      pair_of_b[j] = pair_of_a[to_a_[j]] = static_cast<std::uint32_t>(pairs.size());
      pairs.push_back({{to_a_[j], to_a_[j] + 1}, {j, j + 1}, moved_[j]});
    }
    std::vector<SimilarPair> parts;
    for (const SimilarPair& pair : similar_)
      if ((pair_of_a[pair.a] == kNobody) != (pair_of_b[pair.b] == kNobody)) {
        const bool splits = pair_of_b[pair.b] == kNobody;
        const std::uint32_t size = splits ? pair.size_b : pair.size_a;
        if (pair.shared >= kPartOf * size && pair.shared >= 3) parts.push_back(pair);
      }
    // A part next to its whole is taken first, then the part next to that one: as many rounds as a block has parts.
    constexpr int kMostParts = 16;
    for (int round = 0; round < kMostParts && !parts.empty(); ++round) {
      std::erase_if(parts, [&](const SimilarPair& part) {
        const bool splits = pair_of_b[part.b] == kNobody;
        if (!splits && pair_of_a[part.a] != kNobody) return true;
        BlockPair& whole = pairs[splits ? pair_of_a[part.a] : pair_of_b[part.b]];
        Range& many = splits ? whole.b : whole.a;
        const Range& one = splits ? whole.a : whole.b;
        if (one.size() != 1) return true;
        const std::uint32_t block = splits ? part.b : part.a;
        if (block + 1 == many.begin)
          many.begin = block;
        else if (block == many.end)
          many.end = block + 1;
        else
          return false;
        (splits ? pair_of_b[block] : pair_of_a[block]) = splits ? pair_of_a[part.a] : pair_of_b[part.b];
        return true;
      });
    }
    for (std::uint32_t i = 0; i < a_.size(); ++i)
      if (pair_of_a[i] == kNobody) pairs.push_back({{i, i + 1}, {0, 0}, false});
    for (std::uint32_t j = 0; j < b_.size(); ++j)
      if (pair_of_b[j] == kNobody) pairs.push_back({{0, 0}, {j, j + 1}, false});
    sort_pairs(pairs);
    return pairs;
  }

  const PiecePair& texts_;
  const std::vector<BlockPassage>& a_;
  const std::vector<BlockPassage>& b_;
  std::vector<std::uint32_t> to_b_, to_a_;  // which block a block is matched to
  std::vector<bool> moved_;                 // by block of B
  std::vector<std::uint32_t> equal_a_, equal_b_;
  std::vector<SimilarPair> similar_, strong_;
};

}  // namespace

std::vector<BlockPassage> block_passages(const DocumentView& view, const Pieces& pieces) {
  std::vector<BlockPassage> passages;
  const std::uint32_t count = static_cast<std::uint32_t>(view.blocks.size());
  for (std::uint32_t i = 0; i < std::max(count, 1U); ++i) {
    BlockPassage passage;
    passage.pieces.begin = i == 0 ? 0 : passages.back().pieces.end;
    passage.pieces.end = i + 1 < count ? pieces.at_byte(view.blocks[i + 1].text.begin) : pieces.size();
    passage.wording = passage.pieces;
    if (i < count) {
      const BlockRecord& block = view.blocks[i];
      passage.kind = block.kind;
      passage.level = block.level;
      const std::string_view text = block.text.of(view.text);
      if (const auto label = parse_label(text); label && label->separated && label->rest < text.size())
        passage.wording.begin =
            std::clamp(pieces.at_byte(block.text.begin + label->rest), passage.pieces.begin, passage.pieces.end);
    }
    while (passage.wording.end > passage.wording.begin && pieces.kind[passage.wording.end - 1] >= PieceKind::kSpace)
      --passage.wording.end;
    passage.key = 0xCBF29CE484222325ULL;
    for (std::uint32_t p = passage.wording.begin; p < passage.wording.end; ++p) {
      if (pieces.kind[p] == PieceKind::kSpace) continue;  // how a text is set: 总 则
      passage.key = (passage.key ^ pieces.id[p]) * 0x9E3779B97F4A7C15ULL;
      passage.key ^= passage.key >> 29;
      if (pieces.telling(p)) passage.points += pieces.points[p];
    }
    passages.push_back(passage);
  }
  return passages;
}

std::vector<BlockPair> pair_blocks(const PiecePair& texts, const std::vector<BlockPassage>& a,
                                   const std::vector<BlockPassage>& b) {
  return BlockPairing(texts, a, b).pair();
}

void sort_pairs(std::vector<BlockPair>& pairs) {
  // Where a deleted block stands: behind the last block of B that came from before it in A, in place.
  std::vector<const BlockPair*> in_place;
  for (const BlockPair& pair : pairs)
    if (!pair.moved && !pair.a.empty() && !pair.b.empty()) in_place.push_back(&pair);
  std::sort(in_place.begin(), in_place.end(),
            [](const BlockPair* x, const BlockPair* y) { return x->a.begin < y->a.begin; });
  struct Placed {
    std::uint32_t b = 0;
    bool deleted = false;
    BlockPair pair;
  };
  std::vector<Placed> placed;
  placed.reserve(pairs.size());
  for (const BlockPair& pair : pairs) {
    if (!pair.b.empty()) {
      placed.push_back({pair.b.begin, false, pair});
      continue;
    }
    const auto after = std::lower_bound(in_place.begin(), in_place.end(), pair.a.begin,
                                        [](const BlockPair* x, std::uint32_t at) { return x->a.begin < at; });
    // Before the block that it stood before in A, where there is one that stayed; that is where a change is looked for.
    const std::uint32_t at = after == in_place.begin() ? 0 : (*(after - 1))->b.end;
    placed.push_back({at, true, pair});
  }
  std::stable_sort(placed.begin(), placed.end(), [](const Placed& x, const Placed& y) {
    if (x.b != y.b) return x.b < y.b;
    if (x.deleted != y.deleted) return x.deleted;
    return x.deleted && x.pair.a.begin < y.pair.a.begin;
  });
  for (std::size_t i = 0; i < placed.size(); ++i) pairs[i] = placed[i].pair;
}

}  // namespace tifa
