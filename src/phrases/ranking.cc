#include "phrases/ranking.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <tifa/answers.h>

#include "base/parallel.h"
#include "keyness/keyness.h"
#include "phrases/changes.h"
#include "phrases/scoring.h"

namespace tifa {
namespace {

constexpr double kLeastShape = -4.2;
constexpr double kLeastShapeOfWeak = -2;
constexpr double kLeastShapeOfWeakWord = -3.2;     // Chinese words of two characters have few points for their make
constexpr double kLeastShapeOfEnglishWord = -4.2;  // … English ones none, unless they end as nouns for values do
// English that came or went and stands once must at least look like a name for something.
constexpr double kLeastFormOfOne = -1;
constexpr std::size_t kMostCovered = 8;

bool is_about_b(Change change) { return !is_about_a(change); }

class PoolMaker {
 public:
  PoolMaker(const ComparedCorpus& corpus, const std::vector<Candidate>& candidates)
      : corpus_(corpus), candidates_(candidates) {}

  Pool make() {
    const std::size_t parts = 16 * std::size_t{corpus_.threads};
    std::vector<std::vector<Pool::Entry>> found(parts);
    in_parallel(corpus_.threads, parts, [&](std::size_t part) {
      const auto [first, last] = part_of(candidates_.size(), parts, part);
      for (std::size_t c = first; c < last; ++c) value(candidates_[c], found[part]);
    });
    Pool pool;
    for (const std::vector<Pool::Entry>& entries : found)
      pool.entries.insert(pool.entries.end(), entries.begin(), entries.end());
    sort_in_parallel(corpus_.threads, pool.entries, [&](const Pool::Entry& x, const Pool::Entry& y) {
      if (x.change != y.change) return x.change < y.change;
      if (x.score != y.score) return x.score > y.score;
      const int order = corpus_.folded(x.phrase).compare(corpus_.folded(y.phrase));
      return order != 0 ? order < 0 : x.phrase.node < y.phrase.node;
    });
    pool.of_node.assign(corpus_.ngrams.size(), kNoNode);
    for (std::uint32_t p = 0; p < pool.entries.size(); ++p) pool.of_node[pool.entries[p].phrase.node] = p;
    find_places(pool);
    return pool;
  }

 private:
  void value(const Candidate& candidate, std::vector<Pool::Entry>& entries) const {
    if (candidate.in_a.whole + candidate.in_b.whole == 0) return;  // can be no row
    const NgramNode node = corpus_.ngrams.node(candidate.node);
    const std::optional<Change> change = change_of(corpus_, node);
    if (!change) return;
    const bool moved = *change == Change::kUp || *change == Change::kDown;
    const double g2 = moved ? corpus_.g2.of(node.a, node.b) : 0;
    const PhraseScorer scorer(corpus_, *change);
    if (moved && g2 < kWeakG2) return;
    if (!scorer.stands_alone(candidate)) return;
    if (moved ? !is_worth_a_row(scorer, candidate, g2) : is_weak_and_single(scorer, candidate)) return;
    // Rounded, so that the order does not hang on the last bit of a logarithm.
    entries.push_back({*change, candidate, std::round((moved ? g2 : scorer.score(candidate)) * 1e6) / 1e6});
  }

  [[nodiscard]] bool is_weak_and_single(const PhraseScorer& scorer, const Candidate& candidate) const {
    const NgramNode node = corpus_.ngrams.node(candidate.node);
    return corpus_.unit == TokenUnit::kWords && node.a + node.b < 2 && scorer.form(candidate) < kLeastFormOfOne;
  }

  // What moved little must at least look like a formulation.
  [[nodiscard]] bool is_worth_a_row(const PhraseScorer& scorer, const Candidate& candidate, double g2) const {
    const bool short_word = corpus_.ngrams.depth(candidate.node) < (corpus_.unit == TokenUnit::kWords ? 2 : 3);
    const double shape = scorer.shape(candidate);
    if (g2 >= kCriticalG2) return short_word || shape >= kLeastShape;
    if (!short_word) return shape >= kLeastShapeOfWeak;
    return shape >= (corpus_.unit == TokenUnit::kWords ? kLeastShapeOfEnglishWord : kLeastShapeOfWeakWord);
  }

  void find_places(Pool& pool) const {
    pool.places_of.push_back(0);
    for (const Pool::Entry& entry : pool.entries) {
      const NgramNode node = corpus_.ngrams.node(entry.phrase.node);
      pool.places_of.push_back(pool.places_of.back() + (is_about_b(entry.change) ? node.b : node.a));
    }
    pool.places.resize(pool.places_of.back());
    const Ngrams& ngrams = corpus_.ngrams;
    // The nearest entry that each n-gram is or begins with, and of each entry the next one that it begins with; a
    // parent stands before its children.
    struct Shown {
      std::uint32_t above = kNoNode;
      bool in_b = false;
    };
    std::vector<std::uint32_t> entry_at(ngrams.size(), kNoNode);
    std::vector<Shown> shown(pool.entries.size());
    in_parallel(corpus_.threads, ngrams.ranges().size() - 1, [&](std::size_t range) {
      for (NodeId id = ngrams.ranges()[range]; id < ngrams.ranges()[range + 1]; ++id) {
        const std::uint32_t above = entry_at[ngrams.parent(id)], own = pool.of_node[id];
        entry_at[id] = own != kNoNode ? own : above;
        if (own != kNoNode) shown[own] = {above, is_about_b(pool.entries[own].change)};
      }
    });
    // One half of the text is read forwards and fills what each entry has from the front, the other one backwards.
    const auto each_at = [&](std::size_t place, auto&& work) {
      const bool in_b = place >= corpus_.b_begin;
      for (std::uint32_t p = entry_at[ngrams.longest_at(place)]; p != kNoNode; p = shown[p].above)
        if (shown[p].in_b == in_b) work(p);
    };
    constexpr std::size_t kAhead = 16;
    const std::size_t size = corpus_.text.size();
    in_parallel(corpus_.threads, 2, [&](std::size_t half) {
      if (half == 0) {
        std::vector<std::uint32_t> next(pool.places_of.begin(), pool.places_of.end() - 1);
        for (std::size_t place = 0; place < size / 2; ++place) {
          __builtin_prefetch(&entry_at[ngrams.longest_at(std::min(place + kAhead, size - 1))]);
          each_at(place, [&](std::uint32_t p) { pool.places[next[p]++] = static_cast<std::uint32_t>(place); });
        }
      } else {
        std::vector<std::uint32_t> end(pool.places_of.begin() + 1, pool.places_of.end());
        for (std::size_t place = size; place-- > size / 2;) {
          __builtin_prefetch(&entry_at[ngrams.longest_at(std::max(place, kAhead) - kAhead)]);
          each_at(place, [&](std::uint32_t p) { pool.places[--end[p]] = static_cast<std::uint32_t>(place); });
        }
      }
    });
  }

  const ComparedCorpus& corpus_;
  const std::vector<Candidate>& candidates_;
};

// Chooses among the entries [first, last) of a pool: those of one change.
class Selection {
 public:
  Selection(const Compared& compared, const Pool& pool, Change change)
      : compared_(compared), pool_(pool), change_(change) {
    const auto range = std::equal_range(pool.entries.begin(), pool.entries.end(), Pool::Entry{change, {}, 0},
                                        [](const Pool::Entry& x, const Pool::Entry& y) { return x.change < y.change; });
    first_ = static_cast<std::uint32_t>(range.first - pool.entries.begin());
    last_ = static_cast<std::uint32_t>(range.second - pool.entries.begin());
  }

  std::vector<RankedPhrase> run(std::size_t limit, bool recurring) {
    explain();
    accept(limit, recurring && !moved());
    add_explained();
    return std::move(accepted_);
  }

 private:
  [[nodiscard]] const Pool::Entry& entry(std::uint32_t p) const { return pool_.entries[p]; }
  [[nodiscard]] NgramNode node(std::uint32_t p) const { return compared_.ngrams.node(entry(p).phrase.node); }
  [[nodiscard]] std::span<const std::uint32_t> places(std::uint32_t p) const {
    return std::span(pool_.places).subspan(pool_.places_of[p], pool_.places_of[p + 1] - pool_.places_of[p]);
  }
  [[nodiscard]] bool moved() const { return change_ == Change::kUp || change_ == Change::kDown; }
  // Occurrences in the text that the change is about.
  [[nodiscard]] std::uint32_t count(std::uint32_t p) const { return is_about_b(change_) ? node(p).b : node(p).a; }
  [[nodiscard]] double keyness(std::uint64_t a, std::uint64_t b) const { return compared_.g2.of(a, b); }

  // A fragment is explained by a longer phrase when what is left of it outside that phrase says nothing. A longer
  // phrase that a shorter one explains (it is the shorter one with some neighbour) says nothing either.
  void explain() {
    explained_by_.assign(last_ - first_, kNoNode);
    says_nothing_.assign(last_ - first_, false);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> nested;  // (shorter, longer)
    for (std::uint32_t longer = first_; longer < last_; ++longer) {
      if (!moved() && count(longer) < 2) continue;  // what stands once is settled by accept()
      const NodeId whole = entry(longer).phrase.node;
      for (NodeId suffix = whole; suffix != kRoot; suffix = compared_.ngrams.link(suffix))
        for (NodeId part = suffix; part != kRoot; part = compared_.ngrams.parent(part)) {
          const std::uint32_t shorter = pool_.of_node[part];
          if (part != whole && shorter != kNoNode && shorter >= first_ && shorter < last_)
            nested.emplace_back(shorter, longer);
        }
    }
    for (const auto& [shorter, longer] : nested) {
      if (!is_fragment_of(shorter, longer)) continue;
      std::uint32_t& by = explained_by_[shorter - first_];
      if (by == kNoNode || count(longer) > count(by) || (count(longer) == count(by) && longer < by)) by = longer;
    }
    for (const auto& [shorter, longer] : nested)
      if (explained_by_[shorter - first_] == kNoNode && !adds_to(longer, shorter))
        says_nothing_[longer - first_] = true;
  }

  [[nodiscard]] bool is_fragment_of(std::uint32_t shorter, std::uint32_t longer) const {
    const std::uint32_t all = count(shorter), inside = count(longer);
    const NgramNode s = node(shorter), l = node(longer);
    if (moved()) return 2 * inside >= all && keyness(s.a - l.a, s.b - l.b) < kCriticalG2;
    // Long phrases have fewer points for their length, English ones for a head that is met everywhere.
    const double always = compared_.unit == TokenUnit::kWords ? 3 : 2.5;
    const double slack = inside == all ? always : 1.5;
    return all >= 2 && 5 * inside >= 4 * all && entry(longer).score + slack >= entry(shorter).score;
  }

  [[nodiscard]] bool adds_to(std::uint32_t longer, std::uint32_t shorter) const {
    if (!moved()) return entry(longer).score > entry(shorter).score;
    return log_likelihood({node(longer).a, node(longer).b, node(shorter).a, node(shorter).b}) >= kCriticalG2;
  }

  // Takes the best first. One that came or went must stand apart from those taken before more often than not; what
  // moved may hold or lie in one of them: explain() has seen to it that it moved by itself.
  void accept(std::size_t limit, bool recurring) {
    row_of_.assign(last_ - first_, kNoNode);
    // The row that each token of the side that the change is about belongs to.
    const std::size_t side = is_about_b(change_) ? compared_.b_begin : 0;
    if (!moved()) owner_.assign(is_about_b(change_) ? compared_.text.size() - side : compared_.b_begin, kNoNode);
    for (std::uint32_t p = first_; p < last_; ++p) {
      const bool beyond = limit != 0 && accepted_.size() >= limit;
      if (beyond && !recurring) break;
      if (explained_by_[p - first_] != kNoNode || says_nothing_[p - first_]) continue;
      if (beyond && !recurs(count(p), keyness(node(p).a, node(p).b))) continue;
      const std::span<const std::uint32_t> places = this->places(p);
      if (!moved() && !take(places, node(p).depth, side)) {
        if (inside_ != kNoNode && !beyond) cover(inside_, p);
        continue;
      }
      row_of_[p - first_] = static_cast<std::uint32_t>(accepted_.size());
      accepted_.push_back(
          {entry(p).phrase, entry(p).score, pool_.places_of[p], static_cast<std::uint32_t>(places.size()), {}, beyond});
    }
  }

  // Gives the next row what is free at the places of a phrase, if it stands apart from the rows before it more often
  // than not; if not, inside_ is the row that it last lay in.
  bool take(std::span<const std::uint32_t> places, std::size_t length, std::size_t side) {
    std::size_t free = 0;
    inside_ = kNoNode;
    for (const std::uint32_t begin : places) {
      const std::span<const std::uint32_t> owners = std::span(owner_).subspan(begin - side, length);
      const auto owned = static_cast<std::size_t>(
          std::count_if(owners.begin(), owners.end(), [](std::uint32_t owner) { return owner != kNoNode; }));
      if (owned == length && owners.front() == owners.back()) inside_ = owners.front();
      if (owned == 0) ++free;
    }
    if (2 * free <= places.size()) return false;
    for (const std::uint32_t begin : places)
      for (std::uint32_t& owner : std::span(owner_).subspan(begin - side, length))
        if (owner == kNoNode) owner = static_cast<std::uint32_t>(accepted_.size());
    return true;
  }

  void add_explained() {
    for (std::uint32_t p = first_; p < last_; ++p) {
      const std::uint32_t by = explained_by_[p - first_];
      if (by != kNoNode && row_of_[by - first_] != kNoNode) cover(row_of_[by - first_], p);
    }
  }

  void cover(std::uint32_t row, std::uint32_t p) {
    if (accepted_[row].covers.size() < kMostCovered) accepted_[row].covers.push_back(entry(p).phrase);
  }

  const Compared& compared_;
  const Pool& pool_;
  Change change_;
  std::uint32_t first_ = 0, last_ = 0;
  // By entry, from first_ on.
  std::vector<std::uint32_t> explained_by_;  // index into the pool
  std::vector<bool> says_nothing_;
  std::vector<std::uint32_t> row_of_;  // index into accepted_
  std::vector<RankedPhrase> accepted_;
  std::vector<std::uint32_t> owner_;
  std::uint32_t inside_ = kNoNode;
};

}  // namespace

bool is_critical(double g2) { return g2 >= kCriticalG2; }

bool recurs(std::uint64_t count, double g2) { return count >= 3 || is_critical(g2); }

Pool value_candidates(const ComparedCorpus& corpus, const std::vector<Candidate>& candidates) {
  return PoolMaker(corpus, candidates).make();
}

Ranking rank_phrases(const Compared& compared, Pool pool, std::span<const Change> changes, std::size_t limit,
                     bool recurring) {
  Ranking ranking;
  ranking.of_change.resize(changes.size());
  in_parallel(compared.threads, changes.size(), [&](std::size_t change) {
    ranking.of_change[change] = Selection(compared, pool, changes[change]).run(limit, recurring);
  });
  ranking.places = std::move(pool.places);
  return ranking;
}

}  // namespace tifa
