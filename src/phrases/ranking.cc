#include "phrases/ranking.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "keyness/keyness.h"
#include "phrases/scoring.h"

namespace tifa {
namespace {

// Up and down: what moved less than kCriticalG2, but this much, is listed after the rest if it looks the better for it;
// the answer says which rows these are.
constexpr double kWeakG2 = 1;
constexpr double kLeastShape = -4.2;
constexpr double kLeastShapeOfWeak = -2;
constexpr double kLeastShapeOfWeakWord = -3.2;     // Chinese words of two characters have few points for their make
constexpr double kLeastShapeOfEnglishWord = -4.2;  // … English ones none, unless they end as nouns for values do
// English that came or went and stands once must at least look like a name for something.
constexpr double kLeastFormOfOne = -1;
constexpr std::ptrdiff_t kMostPlaces = 50;
constexpr std::size_t kMostCovered = 8;

// The candidates of all changes that could be reported, those of a change together, best first.
struct Pool {
  struct Entry {
    Change change = Change::kNew;
    RankedPhrase phrase;
  };
  std::vector<Entry> entries;
  std::vector<std::uint32_t> of_node;              // index into entries, kNoNode for none
  std::vector<std::vector<std::uint32_t>> places;  // where each begins in the text that its change is about
};

bool is_about_b(Change change) { return change != Change::kDropped && change != Change::kDown; }

class PoolMaker {
 public:
  PoolMaker(const Corpus& corpus, const std::vector<Candidate>& candidates)
      : corpus_(corpus), candidates_(candidates) {}

  Pool make() {
    Pool pool;
    for (std::uint32_t c = 0; c < candidates_.size(); ++c) {
      const NgramNode& node = corpus_.ngrams.node(candidates_[c].node);
      const std::optional<Change> change = change_of(corpus_, node);
      if (!change) continue;
      const PhraseScorer scorer(corpus_, *change);
      if (!scorer.stands_alone(candidates_[c])) continue;
      const bool moved = *change == Change::kUp || *change == Change::kDown;
      const double g2 = moved ? log_likelihood({node.a, node.b, corpus_.length_a, corpus_.length_b}) : 0;
      if (moved ? !is_worth_a_row(scorer, c, g2) : is_weak_and_single(scorer, c)) continue;
      // Rounded, so that the order does not hang on the last bit of a logarithm.
      const double score = std::round((moved ? g2 : scorer.score(candidates_[c])) * 1e6) / 1e6;
      pool.entries.push_back({*change, {c, score, {}, {}}});
    }
    std::sort(pool.entries.begin(), pool.entries.end(), [&](const Pool::Entry& x, const Pool::Entry& y) {
      if (x.change != y.change) return x.change < y.change;
      if (x.phrase.score != y.phrase.score) return x.phrase.score > y.phrase.score;
      return spelling(x.phrase.candidate) < spelling(y.phrase.candidate);
    });
    pool.of_node.assign(corpus_.ngrams.nodes().size(), kNoNode);
    for (std::uint32_t p = 0; p < pool.entries.size(); ++p)
      pool.of_node[candidates_[pool.entries[p].phrase.candidate].node] = p;
    find_places(pool);
    return pool;
  }

 private:
  [[nodiscard]] std::string_view spelling(std::uint32_t c) const {
    const std::size_t begin = candidates_[c].position;
    return corpus_.text.folded(begin, begin + corpus_.ngrams.node(candidates_[c].node).depth);
  }

  [[nodiscard]] bool is_weak_and_single(const PhraseScorer& scorer, std::uint32_t c) const {
    const NgramNode& node = corpus_.ngrams.node(candidates_[c].node);
    return corpus_.unit == TokenUnit::kWords && node.a + node.b < 2 && scorer.form(candidates_[c]) < kLeastFormOfOne;
  }

  // What moved little must at least look like a formulation.
  [[nodiscard]] bool is_worth_a_row(const PhraseScorer& scorer, std::uint32_t c, double g2) const {
    if (g2 < kWeakG2) return false;
    const bool short_word =
        corpus_.ngrams.node(candidates_[c].node).depth < (corpus_.unit == TokenUnit::kWords ? 2 : 3);
    const double shape = scorer.shape(candidates_[c]);
    if (g2 >= kCriticalG2) return short_word || shape >= kLeastShape;
    if (!short_word) return shape >= kLeastShapeOfWeak;
    return shape >= (corpus_.unit == TokenUnit::kWords ? kLeastShapeOfEnglishWord : kLeastShapeOfWeakWord);
  }

  void find_places(Pool& pool) const {
    pool.places.resize(pool.entries.size());
    // Whether an n-gram or a longer one that begins with it is an entry; children come after their parents.
    std::vector<bool> leads_on(pool.of_node.size());
    for (NodeId id = static_cast<NodeId>(leads_on.size()); --id > 0;) {
      if (pool.of_node[id] != kNoNode) leads_on[id] = true;
      if (leads_on[id]) leads_on[corpus_.ngrams.node(id).parent] = true;
    }
    Ngrams::Path path;
    for (std::size_t begin = 0; begin < corpus_.text.size(); ++begin) {
      for (const NodeId id : corpus_.ngrams.at(begin, path)) {
        if (!leads_on[id]) break;
        const std::uint32_t p = pool.of_node[id];
        if (p != kNoNode && is_about_b(pool.entries[p].change) == (begin >= corpus_.b_begin))
          pool.places[p].push_back(static_cast<std::uint32_t>(begin));
      }
    }
  }

  const Corpus& corpus_;
  const std::vector<Candidate>& candidates_;
};

// Chooses among the entries [first, last) of a pool: those of one change.
class Selection {
 public:
  Selection(const Corpus& corpus, const std::vector<Candidate>& candidates, const Pool& pool, Change change)
      : corpus_(corpus), candidates_(candidates), pool_(pool), change_(change) {
    const auto range = std::equal_range(pool.entries.begin(), pool.entries.end(), Pool::Entry{change, {}},
                                        [](const Pool::Entry& x, const Pool::Entry& y) { return x.change < y.change; });
    first_ = static_cast<std::uint32_t>(range.first - pool.entries.begin());
    last_ = static_cast<std::uint32_t>(range.second - pool.entries.begin());
  }

  std::vector<RankedPhrase> run(std::size_t limit) {
    explain();
    accept(limit);
    add_explained();
    return std::move(accepted_);
  }

 private:
  [[nodiscard]] const RankedPhrase& phrase(std::uint32_t p) const { return pool_.entries[p].phrase; }
  [[nodiscard]] const NgramNode& node(std::uint32_t p) const {
    return corpus_.ngrams.node(candidates_[phrase(p).candidate].node);
  }
  [[nodiscard]] bool moved() const { return change_ == Change::kUp || change_ == Change::kDown; }
  // Occurrences in the text that the change is about.
  [[nodiscard]] std::uint32_t count(std::uint32_t p) const { return is_about_b(change_) ? node(p).b : node(p).a; }
  [[nodiscard]] double keyness(std::uint64_t a, std::uint64_t b) const {
    return log_likelihood({a, b, corpus_.length_a, corpus_.length_b});
  }

  // A fragment is explained by a longer phrase when what is left of it outside that phrase says nothing. A longer
  // phrase that a shorter one explains (it is the shorter one with some neighbour) says nothing either.
  void explain() {
    explained_by_.assign(last_ - first_, kNoNode);
    says_nothing_.assign(last_ - first_, false);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> nested;  // (shorter, longer)
    for (std::uint32_t longer = first_; longer < last_; ++longer) {
      if (!moved() && count(longer) < 2) continue;  // what stands once is settled by accept()
      const NodeId whole = candidates_[phrase(longer).candidate].node;
      for (NodeId suffix = whole; suffix != kRoot; suffix = corpus_.ngrams.node(suffix).link)
        for (NodeId part = suffix; part != kRoot; part = corpus_.ngrams.node(part).parent) {
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
    const NgramNode &s = node(shorter), &l = node(longer);
    if (moved()) return 2 * inside >= all && keyness(s.a - l.a, s.b - l.b) < kCriticalG2;
    const double slack = inside == all ? 2.5 : 1.5;  // long phrases have fewer points for their length
    return all >= 2 && 5 * inside >= 4 * all && phrase(longer).score + slack >= phrase(shorter).score;
  }

  [[nodiscard]] bool adds_to(std::uint32_t longer, std::uint32_t shorter) const {
    if (!moved()) return phrase(longer).score > phrase(shorter).score;
    return log_likelihood({node(longer).a, node(longer).b, node(shorter).a, node(shorter).b}) >= kCriticalG2;
  }

  // Takes the best first. One that came or went must stand apart from those taken before more often than not; what
  // moved may hold or lie in one of them: explain() has seen to it that it moved by itself.
  void accept(std::size_t limit) {
    row_of_.assign(last_ - first_, kNoNode);
    std::vector<std::uint32_t> owner(corpus_.text.size(), kNoNode);  // the row that a token belongs to
    for (std::uint32_t p = first_; p < last_; ++p) {
      if (limit != 0 && accepted_.size() >= limit) break;
      if (explained_by_[p - first_] != kNoNode || says_nothing_[p - first_]) continue;
      const std::vector<std::uint32_t>& places = pool_.places[p];
      const std::uint32_t length = node(p).depth;
      std::size_t free = 0;
      std::uint32_t inside = kNoNode;
      for (const std::uint32_t begin : places) {
        std::uint32_t owned = 0;
        for (std::uint32_t i = begin; i < begin + length; ++i) owned += owner[i] != kNoNode;
        if (owned == length && owner[begin] == owner[begin + length - 1]) inside = owner[begin];
        if (owned == 0) ++free;
      }
      if (!moved() && 2 * free <= places.size()) {
        if (inside != kNoNode) cover(inside, p);
        continue;
      }
      for (const std::uint32_t begin : places)
        for (std::uint32_t i = begin; i < begin + length; ++i)
          if (owner[i] == kNoNode) owner[i] = static_cast<std::uint32_t>(accepted_.size());
      row_of_[p - first_] = static_cast<std::uint32_t>(accepted_.size());
      accepted_.push_back(phrase(p));
      accepted_.back().places.assign(places.begin(), places.begin() + std::min(std::ssize(places), kMostPlaces));
    }
  }

  void add_explained() {
    for (std::uint32_t p = first_; p < last_; ++p) {
      const std::uint32_t by = explained_by_[p - first_];
      if (by != kNoNode && row_of_[by - first_] != kNoNode) cover(row_of_[by - first_], p);
    }
  }

  void cover(std::uint32_t row, std::uint32_t p) {
    if (accepted_[row].covers.size() < kMostCovered) accepted_[row].covers.push_back(phrase(p).candidate);
  }

  const Corpus& corpus_;
  const std::vector<Candidate>& candidates_;
  const Pool& pool_;
  Change change_;
  std::uint32_t first_ = 0, last_ = 0;
  // By entry, from first_ on.
  std::vector<std::uint32_t> explained_by_;  // index into the pool
  std::vector<bool> says_nothing_;
  std::vector<std::uint32_t> row_of_;  // index into accepted_
  std::vector<RankedPhrase> accepted_;
};

}  // namespace

std::optional<Change> change_of(const Corpus& corpus, const NgramNode& node) {
  if (node.a == 0 && node.b == 0) return std::nullopt;
  if (node.a == 0) return node.past == 0 ? Change::kNew : Change::kReturned;
  if (node.b == 0) return Change::kDropped;
  const double a = static_cast<double>(node.a) * static_cast<double>(corpus.length_b);
  const double b = static_cast<double>(node.b) * static_cast<double>(corpus.length_a);
  if (a == b) return std::nullopt;
  return b > a ? Change::kUp : Change::kDown;
}

std::vector<std::vector<RankedPhrase>> rank_phrases(const Corpus& corpus, const std::vector<Candidate>& candidates,
                                                    std::span<const Change> changes, std::size_t limit) {
  const Pool pool = PoolMaker(corpus, candidates).make();
  std::vector<std::vector<RankedPhrase>> ranked;
  for (const Change change : changes) ranked.push_back(Selection(corpus, candidates, pool, change).run(limit));
  return ranked;
}

}  // namespace tifa
