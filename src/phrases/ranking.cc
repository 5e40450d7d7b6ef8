#include "phrases/ranking.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "keyness/keyness.h"
#include "phrases/scoring.h"

namespace tifa {
namespace {

// Up and down: a change that chance explains in more than one case of twenty is not listed.
constexpr double kLeastG2 = 3.84;

class Ranking {
 public:
  Ranking(const Corpus& corpus, const std::vector<Candidate>& candidates, Change change)
      : corpus_(corpus), candidates_(candidates), change_(change), scorer_(corpus, change),
        of_node_(corpus.ngrams.nodes().size(), kNoNode) {}

  std::vector<RankedPhrase> run(std::size_t limit) {
    collect();
    explain();
    accept(limit);
    return std::move(accepted_);
  }

 private:
  [[nodiscard]] const NgramNode& node(std::uint32_t candidate) const {
    return corpus_.ngrams.node(candidates_[candidate].node);
  }
  [[nodiscard]] std::string_view spelling(std::uint32_t candidate) const {
    const std::size_t begin = candidates_[candidate].position;
    return corpus_.text.folded(begin, begin + node(candidate).depth);
  }
  [[nodiscard]] bool moved() const { return change_ == Change::kUp || change_ == Change::kDown; }
  // Occurrences in the text that the change is about.
  [[nodiscard]] std::uint32_t count(std::uint32_t candidate) const {
    return scorer_.in_b() ? node(candidate).b : node(candidate).a;
  }

  void collect() {
    for (std::uint32_t c = 0; c < candidates_.size(); ++c) {
      if (change_of(corpus_, node(c)) != change_ || !scorer_.stands_alone(candidates_[c])) continue;
      const double score = moved() ? keyness(node(c).a, node(c).b) : scorer_.score(candidates_[c]);
      if (moved() && score < kLeastG2) continue;
      of_node_[candidates_[c].node] = static_cast<std::uint32_t>(pool_.size());
      pool_.push_back({c, score, {}, {}});
    }
    std::sort(pool_.begin(), pool_.end(), [&](const RankedPhrase& x, const RankedPhrase& y) {
      return x.score != y.score ? x.score > y.score : spelling(x.candidate) < spelling(y.candidate);
    });
    for (std::uint32_t p = 0; p < pool_.size(); ++p) of_node_[candidates_[pool_[p].candidate].node] = p;
  }

  [[nodiscard]] double keyness(std::uint64_t a, std::uint64_t b) const {
    return log_likelihood({a, b, corpus_.length_a, corpus_.length_b});
  }

  // A fragment is explained by a longer phrase of the pool when what is left of it outside that phrase says nothing. A
  // longer phrase that a shorter one explains (it is the shorter one with some neighbour) says nothing either.
  void explain() {
    explained_by_.assign(pool_.size(), kNoNode);
    std::vector<std::pair<std::uint32_t, std::uint32_t>> nested;  // (shorter, longer)
    for (std::uint32_t longer = 0; longer < pool_.size(); ++longer) {
      if (!moved() && count(pool_[longer].candidate) < 2) continue;  // what stands once is settled by accept()
      const NodeId whole = candidates_[pool_[longer].candidate].node;
      for (NodeId suffix = whole; suffix != kRoot; suffix = corpus_.ngrams.node(suffix).link)
        for (NodeId part = suffix; part != kRoot; part = corpus_.ngrams.node(part).parent)
          if (part != whole && of_node_[part] != kNoNode) nested.emplace_back(of_node_[part], longer);
    }
    for (const auto& [shorter, longer] : nested) {
      if (!is_fragment_of(shorter, longer)) continue;
      std::uint32_t& by = explained_by_[shorter];
      if (by == kNoNode || count(pool_[longer].candidate) > count(pool_[by].candidate) ||
          (count(pool_[longer].candidate) == count(pool_[by].candidate) && longer < by))
        by = longer;
    }
    says_nothing_.assign(pool_.size(), false);
    for (const auto& [shorter, longer] : nested)
      if (explained_by_[shorter] == kNoNode && !adds_to(longer, shorter)) says_nothing_[longer] = true;
  }

  [[nodiscard]] bool is_fragment_of(std::uint32_t shorter, std::uint32_t longer) const {
    const NgramNode &s = node(pool_[shorter].candidate), &l = node(pool_[longer].candidate);
    const std::uint32_t all = count(pool_[shorter].candidate), inside = count(pool_[longer].candidate);
    if (moved()) return 2 * inside >= all && keyness(s.a - l.a, s.b - l.b) < kLeastG2;
    const double slack = inside == all ? 2.5 : 1.5;  // long phrases have fewer points for their length
    return all >= 2 && 5 * inside >= 4 * all && pool_[longer].score + slack >= pool_[shorter].score;
  }

  [[nodiscard]] bool adds_to(std::uint32_t longer, std::uint32_t shorter) const {
    const NgramNode &s = node(pool_[shorter].candidate), &l = node(pool_[longer].candidate);
    if (moved()) return log_likelihood({l.a, l.b, s.a, s.b}) >= kLeastG2;
    return pool_[longer].score > pool_[shorter].score;
  }

  // Takes the best first. One that lies inside an accepted phrase, or that holds one, must say something of its own.
  void accept(std::size_t limit) {
    row_of_.assign(pool_.size(), kNoNode);
    std::vector<std::uint32_t> owner(corpus_.text.size(), kNoNode);  // the accepted phrase that a token belongs to
    const std::vector<std::vector<std::uint32_t>> places = find_places();
    for (std::uint32_t p = 0; p < pool_.size(); ++p) {
      if (limit != 0 && accepted_.size() >= limit) break;
      if (explained_by_[p] != kNoNode || says_nothing_[p]) continue;
      const std::uint32_t length = node(pool_[p].candidate).depth;
      std::uint32_t free = 0, inside = kNoNode;
      for (const std::uint32_t begin : places[p]) {
        std::uint32_t owned = 0;
        for (std::uint32_t i = begin; i < begin + length; ++i) owned += owner[i] != kNoNode;
        if (owned == length && owner[begin] == owner[begin + length - 1]) inside = owner[begin];
        if (owned == 0) ++free;
      }
      if (!says_more(free, static_cast<std::uint32_t>(places[p].size()))) {
        if (inside != kNoNode && accepted_[inside].covers.size() < kMostCovered)
          accepted_[inside].covers.push_back(pool_[p].candidate);
        continue;
      }
      for (const std::uint32_t begin : places[p])
        for (std::uint32_t i = begin; i < begin + length; ++i)
          if (owner[i] == kNoNode) owner[i] = static_cast<std::uint32_t>(accepted_.size());
      row_of_[p] = static_cast<std::uint32_t>(accepted_.size());
      accepted_.push_back(pool_[p]);
      accepted_.back().places.assign(places[p].begin(), places[p].begin() + std::min(std::ssize(places[p]), kMostPlaces));
    }
    for (std::uint32_t p = 0; p < pool_.size(); ++p) {
      if (explained_by_[p] == kNoNode || row_of_[explained_by_[p]] == kNoNode) continue;
      std::vector<std::uint32_t>& covers = accepted_[row_of_[explained_by_[p]]].covers;
      if (covers.size() < kMostCovered) covers.push_back(pool_[p].candidate);
    }
  }

  // Whether a phrase that stands `free` times apart from those accepted, of `all`, deserves a row of its own. What moved
  // may hold an accepted phrase: explain() has seen to it that it moved by itself.
  [[nodiscard]] bool says_more(std::uint32_t free, std::uint32_t all) const { return moved() || 2 * free > all; }

  // Where each phrase of the pool begins in the text that the change is about.
  [[nodiscard]] std::vector<std::vector<std::uint32_t>> find_places() const {
    std::vector<std::vector<std::uint32_t>> places(pool_.size());
    const std::span<const Token> tokens = corpus_.text.tokens;
    const std::size_t first = scorer_.in_b() ? corpus_.b_begin : 0, last = scorer_.in_b() ? tokens.size() : corpus_.b_begin;
    for (std::size_t begin = first; begin < last; ++begin) {
      NodeId id = kRoot;
      for (std::size_t end = begin; end < last && !is_break(tokens[end]); ++end) {
        id = corpus_.ngrams.child(id, tokens[end]);
        if (id == kNoNode) break;
        if (of_node_[id] != kNoNode) places[of_node_[id]].push_back(static_cast<std::uint32_t>(begin));
      }
    }
    return places;
  }

  static constexpr std::ptrdiff_t kMostPlaces = 50;
  static constexpr std::size_t kMostCovered = 8;
  const Corpus& corpus_;
  const std::vector<Candidate>& candidates_;
  Change change_;
  PhraseScorer scorer_;
  std::vector<RankedPhrase> pool_;
  std::vector<std::uint32_t> of_node_;  // index into pool_
  std::vector<std::uint32_t> explained_by_;  // index into pool_
  std::vector<bool> says_nothing_;
  std::vector<std::uint32_t> row_of_;        // index into accepted_
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

std::vector<RankedPhrase> rank_phrases(const Corpus& corpus, const std::vector<Candidate>& candidates, Change change,
                                       std::size_t limit) {
  return Ranking(corpus, candidates, change).run(limit);
}

}  // namespace tifa
