#include "phrases/ngrams.h"

#include <algorithm>
#include <atomic>
#include <bit>
#include <utility>

#include "base/parallel.h"

namespace tifa {
namespace {

// First tokens are gathered to so many parts, whatever the number of threads.
constexpr std::size_t kParts = 64;
// Places whose tokens are asked for before they are read: they lie all over the text.
constexpr std::size_t kAhead = 16;

// The places of each first token, ascending: those of the token numbered n are places[begin[n]], …, up to begin[n + 1].
struct ByFirstToken {
  UnsetVector<std::uint32_t> places;
  std::vector<std::uint32_t> begin;
};

ByFirstToken by_first_token(std::span<const Token> tokens, const TokenNumbers& numbers, unsigned threads) {
  ByFirstToken result;
  // Of each stretch of the text how many places each token has, and then where the next of them goes.
  std::vector<std::vector<std::uint32_t>> next(std::max(1U, threads));
  in_parallel(threads, next.size(), [&](std::size_t part) {
    const auto [first, last] = part_of(tokens.size(), next.size(), part);
    next[part].resize(numbers.size());
    for (const Token token : tokens.subspan(first, last - first))
      if (!is_break(token)) ++next[part][numbers.of(token)];
  });
  result.begin.reserve(std::size_t{numbers.size()} + 1);
  std::uint32_t before = 0;
  for (std::uint32_t n = 0; n < numbers.size(); ++n) {
    result.begin.push_back(before);
    for (std::vector<std::uint32_t>& of_part : next) before += std::exchange(of_part[n], before);
  }
  result.begin.push_back(before);
  result.places.resize(before);
  in_parallel(threads, next.size(), [&](std::size_t part) {
    const auto [first, last] = part_of(tokens.size(), next.size(), part);
    for (std::size_t place = first; place < last; ++place)
      if (!is_break(tokens[place]))
        result.places[next[part][numbers.of(tokens[place])]++] = static_cast<std::uint32_t>(place);
  });
  return result;
}

// Numbers [first, last) of tokens that begin n-grams.
struct FirstTokens {
  std::uint32_t first = 0, last = 0;
};

// So often an n-gram of one side must occur at least. A side holds fewer than kMostNgramsOfALength of each length then.
std::uint32_t least_count(std::size_t tokens) { return 1 + static_cast<std::uint32_t>(tokens / kMostNgramsOfALength); }

std::vector<FirstTokens> cut_in_parts(const ByFirstToken& by_token) {
  std::vector<FirstTokens> parts;
  const std::size_t enough = by_token.places.size() / kParts + 1;
  const auto end = static_cast<std::uint32_t>(by_token.begin.size() - 1);
  std::uint32_t first = 0;
  for (std::uint32_t n = 0; n < end; ++n)
    if (by_token.begin[n + 1] - by_token.begin[first] >= enough || n + 1 == end) {
      parts.push_back({first, n + 1});
      first = n + 1;
    }
  return parts;
}

}  // namespace

// Nodes of n-grams that begin with some tokens, numbered from 0.
struct NgramNodes {
  std::vector<Ngrams::Node> nodes;
  std::vector<Ngrams::Stem> stems;  // of single tokens, whose parent is the root of all, no distance yet
};

class NgramMaker {
 public:
  NgramMaker(Ngrams& ngrams, const TokenText& text, std::size_t b_begin, const NgramLimits& limits)
      : ngrams_(ngrams),
        tokens_(text.tokens),
        numbers_(ngrams.numbers_),
        b_begin_(static_cast<std::uint32_t>(b_begin)),
        limits_(limits),
        next_(numbers_.size()) {}

  NgramNodes made;

  // All that begins with a token, at its places, which are put in another order.
  void add(Token token, std::span<std::uint32_t> places) {
    const Counts counts = count(places);
    if (is_held(counts, 1)) grow(kNoNode, token, 1, counts, places);
  }

 private:
  struct Counts {
    std::uint32_t a = 0, b = 0;
  };
  struct Run {
    std::uint32_t number = 0;          // of the token that they go on with
    std::uint32_t begin = 0, end = 0;  // of the places of the n-gram that it goes on from
    Counts counts;
  };
  // A place, and the number of the token that goes on from it.
  struct Step {
    std::uint32_t number = 0, place = 0;
  };
  // Of a token that goes on from an n-gram: at how many of its places in A and in B, then where the next of them goes.
  struct Next {
    std::array<std::uint32_t, 2> count{};
    std::uint32_t to = 0;
  };
  static constexpr std::uint32_t kNowhere = 0xFFFFFFFFU;

  [[nodiscard]] Counts count(std::span<const std::uint32_t> places) const {
    const auto a = std::lower_bound(places.begin(), places.end(), b_begin_) - places.begin();
    return {static_cast<std::uint32_t>(a), static_cast<std::uint32_t>(places.size()) - static_cast<std::uint32_t>(a)};
  }

  // See NgramLimits. What is held of an n-gram is held of what it begins and ends with.
  [[nodiscard]] bool is_held(Counts counts, std::size_t depth) const {
    const auto enough = [&](std::uint32_t n, std::uint32_t least) {
      return least < 2 ? n > 0 && (counts.a + counts.b >= 2 || depth <= limits_.single_depth) : n >= least;
    };
    return enough(counts.a, limits_.min_count_a) || enough(counts.b, limits_.min_count_b);
  }

  NodeId add_node(NodeId parent, Token token, std::size_t depth, Counts counts) {
    made.nodes.push_back({token, counts.a, counts.b, 0, 0});
    const auto id = static_cast<NodeId>(made.nodes.size() - 1);
    made.stems.push_back(Ngrams::Stem::of(parent == kNoNode ? 0 : id - parent, depth));
    return id;
  }

  // The longest n-gram that is held from a place on.
  void end_at(std::uint32_t place, NodeId id) {
    ngrams_.longest_[place] = id;
    if (tokens_[place - 1] == kBreak) ++made.nodes[id].starts;
  }

  // An n-gram of `depth` tokens that is held, and all that goes on from it. The recursion goes as deep as n-grams are.
  void grow(NodeId parent, Token token, std::size_t depth, Counts counts, std::span<std::uint32_t> places) {
    const NodeId id = add_node(parent, token, depth, counts);
    if (places.size() == 1) {
      grow_single(id, places[0]);
      return;
    }
    const std::size_t first_run = runs_.size();
    steps_.clear();
    met_.clear();
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (i + kAhead < places.size()) __builtin_prefetch(&tokens_[places[i + kAhead] + depth]);
      const std::uint32_t place = places[i];
      const Token token_behind = tokens_[place + depth];
      if (is_break(token_behind)) ++made.nodes[id].ends;
      if (is_break(token_behind) || depth == ngrams_.depth_) {
        end_at(place, id);
        continue;
      }
      const std::uint32_t number = numbers_.of(token_behind);
      Next& next = next_[number];
      if (next.count[0] + next.count[1] == 0) met_.push_back(number);
      ++next.count[place >= b_begin_ ? 1 : 0];
      steps_.push_back({number, place});
    }
    for (const std::uint32_t number : met_) {
      const Counts of_run{next_[number].count[0], next_[number].count[1]};
      next_[number] = {{}, kNowhere};
      if (is_held(of_run, depth + 1)) runs_.push_back({number, 0, 0, of_run});
    }
    const auto by_number = [](const Run& x, const Run& y) { return x.number < y.number; };
    std::sort(runs_.begin() + static_cast<std::ptrdiff_t>(first_run), runs_.end(), by_number);
    std::uint32_t kept = 0;  // places that more than `depth` tokens are held of, moved to the front
    for (std::size_t r = first_run; r < runs_.size(); ++r) {
      Run& run = runs_[r];
      next_[run.number].to = run.begin = kept;
      run.end = kept += run.counts.a + run.counts.b;
    }
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      if (i + kAhead < steps_.size()) __builtin_prefetch(&ngrams_.longest_[steps_[i + kAhead].place], 1);
      const Step step = steps_[i];
      std::uint32_t& to = next_[step.number].to;
      if (to == kNowhere)
        end_at(step.place, id);
      else
        places[to++] = step.place;
    }
    for (std::size_t r = first_run; r < runs_.size(); ++r) {
      const Run run = runs_[r];
      const std::span<std::uint32_t> of_run = places.subspan(run.begin, run.end - run.begin);
      grow(id, tokens_[of_run.front() + depth], depth + 1, run.counts, of_run);
    }
    runs_.resize(first_run);
  }

  void grow_single(NodeId id, std::uint32_t place) {
    const Counts counts{made.nodes[id].a, made.nodes[id].b};
    std::size_t depth = made.stems[id].depth;
    for (; depth < ngrams_.depth_ && is_held(counts, depth + 1) && !is_break(tokens_[place + depth]); ++depth)
      id = add_node(id, tokens_[place + depth], depth + 1, counts);
    if (is_break(tokens_[place + depth])) ++made.nodes[id].ends;
    end_at(place, id);
  }

  Ngrams& ngrams_;
  std::span<const Token> tokens_;
  const TokenNumbers& numbers_;
  std::uint32_t b_begin_;
  const NgramLimits& limits_;
  std::vector<Next> next_;          // by the numbers of tokens; counts are 0 between n-grams
  std::vector<Step> steps_;         // of the n-gram in hand, in the order of its places
  std::vector<std::uint32_t> met_;  // numbers of the tokens that go on from it, each once
  std::vector<Run> runs_;           // of the n-grams on the way
};

Ngrams::Ngrams(const TokenText& text, std::size_t b_begin, const NgramLimits& limits, unsigned threads)
    : numbers_(text.tokens), depth_(std::min(limits.depth, kDeepest)) {
  NgramLimits held = limits;
  held.min_count_a = std::max(held.min_count_a, least_count(b_begin));
  held.min_count_b = std::max(held.min_count_b, least_count(text.size() - b_begin));
  build(text, b_begin, held, threads);
  find_links(threads);
}

void Ngrams::build(const TokenText& text, std::size_t b_begin, const NgramLimits& limits, unsigned threads) {
  longest_.resize(text.size());
  in_parallel(threads, kParts, [&](std::size_t part) {
    const auto [first, last] = part_of(text.size(), kParts, part);
    for (std::size_t place = first; place < last; ++place) longest_[place] = kNoNode;
  });
  ByFirstToken by_token = by_first_token(text.tokens, numbers_, threads);
  const std::vector<FirstTokens> firsts = cut_in_parts(by_token);
  std::vector<NgramNodes> parts(firsts.size());
  std::atomic<std::size_t> taken{0};
  in_parallel(threads, std::max(1U, threads), [&](std::size_t) {
    NgramMaker maker(*this, text, b_begin, limits);
    for (std::size_t p = taken++; p < parts.size(); p = taken++) {
      for (std::uint32_t n = firsts[p].first; n < firsts[p].last; ++n) {
        const std::uint32_t begin = by_token.begin[n], end = by_token.begin[n + 1];
        if (begin == end) continue;
        maker.add(text.tokens[by_token.places[begin]], std::span(by_token.places).subspan(begin, end - begin));
      }
      parts[p] = std::exchange(maker.made, {});
    }
  });
  UnsetVector<std::uint32_t>().swap(by_token.places);
  ranges_ = {1};
  for (const NgramNodes& part : parts) ranges_.push_back(ranges_.back() + static_cast<NodeId>(part.nodes.size()));
  nodes_.resize(ranges_.back());
  stems_.resize(ranges_.back());
  std::vector<Node> of_part(parts.size());  // what its single tokens count
  in_parallel(threads, parts.size(), [&](std::size_t p) {
    NgramNodes& part = parts[p];
    for (std::size_t i = 0; i < part.nodes.size(); ++i)
      if (part.stems[i].depth == 1) {
        of_part[p].a += part.nodes[i].a;
        of_part[p].b += part.nodes[i].b;
        part.stems[i] = Stem::of(ranges_[p] + static_cast<NodeId>(i), 1);  // up to the root
      }
    std::copy(part.nodes.begin(), part.nodes.end(), nodes_.begin() + ranges_[p]);
    std::copy(part.stems.begin(), part.stems.end(), stems_.begin() + ranges_[p]);
    part = {};
  });
  for (const Node& counts : of_part) {
    nodes_[kRoot].a += counts.a;
    nodes_[kRoot].b += counts.b;
  }
  std::vector<NodeId> first_node(numbers_.size());  // of the part of each first token
  for (std::size_t p = 0; p < parts.size(); ++p)
    std::fill(first_node.begin() + firsts[p].first, first_node.begin() + firsts[p].last, ranges_[p]);
  in_parallel(threads, kParts, [&](std::size_t part) {
    const auto [first, last] = part_of(text.size(), kParts, part);
    for (std::size_t place = first; place < last; ++place)
      longest_[place] =
          longest_[place] == kNoNode ? kRoot : longest_[place] + first_node[numbers_.of(text.tokens[place])];
  });
}

void Ngrams::find_links(unsigned threads) {
  links_.assign(nodes_.size(), kNoNode);
  links_[kRoot] = kRoot;
  // Stretches of the text meet at n-grams that both hold, of which both say the same.
  const auto link_of = [&](NodeId id) { return std::atomic_ref(links_[id]).load(std::memory_order_relaxed); };
  in_parallel(threads, std::max(1U, threads), [&](std::size_t part) {
    const auto [first, last] = part_of(longest_.size(), std::max(1U, threads), part);
    for (std::size_t place = first; place < last; ++place) {
      if (place + kAhead < last) __builtin_prefetch(&links_[longest_[place + kAhead]]);
      NodeId id = longest_[place];
      if (link_of(id) != kNoNode) continue;
      // What begins a token later is held without the first token, and as long.
      NodeId link = longest_[place + 1];
      for (std::size_t held = stems_[link].depth; held + 1 > stems_[id].depth; --held) link = parent(link);
      for (; id != kRoot && link_of(id) == kNoNode; id = parent(id), link = parent(link))
        std::atomic_ref(links_[id]).store(link, std::memory_order_relaxed);
    }
  });
}

void Ngrams::index_children() {
  const std::size_t size = std::bit_ceil(std::max<std::size_t>(16, nodes_.size() * 2));
  mask_ = size - 1;
  shift_ = 64 - static_cast<unsigned>(std::countr_zero(size));
  slots_.resize(size);
  for (NodeId id = 1; id < nodes_.size(); ++id) {
    std::size_t slot = slot_of(parent(id), nodes_[id].token);
    while (slots_[slot].child != kNoNode) slot = (slot + 1) & mask_;
    slots_[slot] = {parent(id), nodes_[id].token, id};
  }
}

void Ngrams::add_past(std::span<const Token> tokens, const PastUse& use) {
  past_.resize(nodes_.size());
  // The longest match from each position follows from that of the position before without its first token.
  NodeId node = kRoot;
  std::size_t end = 0;
  for (std::size_t begin = 0; begin < tokens.size(); ++begin) {
    node = links_[node];
    if (end < begin) end = begin;
    if (is_break(tokens[begin])) {
      node = kRoot;
      end = begin + 1;
      continue;
    }
    while (end < tokens.size() && end - begin < depth_ && !is_break(tokens[end])) {
      const NodeId next = child(node, tokens[end]);
      if (next == kNoNode) break;
      node = next;
      ++end;
    }
    if (node == kRoot) continue;
    PastUse& match = past_[node];
    match.past += use.past;
    match.between += use.between;
    match.editions |= use.editions;
    if (tokens[begin - 1] == kBreak) nodes_[node].starts += use.past + use.between;
    if (is_break(tokens[end])) nodes_[node].ends += use.past + use.between;
  }
}

void Ngrams::finish() {
  for (NodeId id = static_cast<NodeId>(nodes_.size()); --id > 0;) {
    nodes_[parent(id)].starts += nodes_[id].starts;
    if (past_.empty()) continue;
    const PastUse& past = past_[id];
    PastUse& above = past_[parent(id)];
    above.past += past.past;
    above.between += past.between;
    above.editions |= past.editions;
  }
}

}  // namespace tifa
