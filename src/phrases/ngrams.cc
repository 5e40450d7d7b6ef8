#include "phrases/ngrams.h"

#include <algorithm>
#include <bit>

#include "phrases/suffix_array.h"

namespace tifa {
namespace {

// Tokens renumbered without gaps, in their order, so that buckets stay small.
std::uint32_t compact(std::span<const Token> tokens, std::vector<std::uint32_t>& ranks) {
  Token largest = 0;
  for (const Token token : tokens) largest = std::max(largest, token);
  std::vector<std::uint32_t> rank(std::size_t{largest} + 1);
  for (const Token token : tokens) rank[token] = 1;
  std::uint32_t next = 0;
  for (std::uint32_t& r : rank)
    if (r != 0) r = next++;
  ranks.resize(tokens.size());
  std::transform(tokens.begin(), tokens.end(), ranks.begin(), [&](Token token) { return rank[token]; });
  return next;
}

// For each token how many tokens follow before the next break, itself included; 0 for a break.
std::vector<std::uint16_t> room(std::span<const Token> tokens, std::uint16_t limit) {
  std::vector<std::uint16_t> result(tokens.size());
  std::uint16_t left = 0;
  for (std::size_t i = tokens.size(); i-- > 0;) {
    left = is_break(tokens[i]) ? std::uint16_t{0} : static_cast<std::uint16_t>(std::min<int>(left + 1, limit));
    result[i] = left;
  }
  return result;
}

// For each suffix in sorted order the length up to which its prefixes occur at least `min_count` ≥ 2 times among the
// suffixes for which `counts` holds; 0 for the others.
template <class Counts>
std::vector<std::uint32_t> frequent_lengths(std::span<const std::uint32_t> lcp, std::uint32_t min_count,
                                            Counts&& counts) {
  std::vector<std::uint32_t> at, shared;  // those suffixes, and what each shares with the one before
  std::uint32_t since = 0xFFFFFFFFU;
  for (std::uint32_t k = 0; k < lcp.size(); ++k) {
    since = std::min(since, lcp[k]);
    if (!counts(k)) continue;
    at.push_back(k);
    shared.push_back(since);
    since = 0xFFFFFFFFU;
  }
  std::vector<std::uint32_t> result(lcp.size(), 0);
  for (std::size_t first = 0; first + min_count <= at.size(); ++first) {
    std::uint32_t all = 0xFFFFFFFFU;
    for (std::size_t k = first + 1; k < first + min_count; ++k) all = std::min(all, shared[k]);
    for (std::size_t k = first; k < first + min_count; ++k) result[at[k]] = std::max(result[at[k]], all);
  }
  return result;
}

// What is held of a suffix is held of each other one that begins alike.
void spread(std::span<const std::uint32_t> lcp, std::vector<std::uint32_t>& held) {
  for (std::size_t k = 1; k < held.size(); ++k) held[k] = std::max(held[k], std::min(held[k - 1], lcp[k]));
  for (std::size_t k = held.size(); k-- > 1;) held[k - 1] = std::max(held[k - 1], std::min(held[k], lcp[k]));
}

// For each suffix in sorted order the length up to which its prefixes are held.
std::vector<std::uint32_t> held_lengths(std::span<const std::uint32_t> sa, std::span<const std::uint32_t> lcp,
                                        std::size_t b_begin, const NgramLimits& limits) {
  const auto in_a = [&](std::uint32_t k) { return sa[k] < b_begin; };
  const bool all_of_a = limits.min_count_a < 2, all_of_b = limits.min_count_b < 2;
  std::vector<std::uint32_t> held(lcp.size(), 0);
  const auto add = [&](const std::vector<std::uint32_t>& lengths, auto&& take) {
    for (std::uint32_t k = 0; k < held.size(); ++k)
      if (take(k)) held[k] = std::max(held[k], lengths[k]);
  };
  if (all_of_a || all_of_b) {
    const auto of_small = [&](std::uint32_t k) { return in_a(k) ? all_of_a : all_of_b; };
    std::vector<std::uint32_t> lengths = frequent_lengths(lcp, 2, [](std::uint32_t) { return true; });
    for (std::uint32_t& length : lengths) length = std::max<std::uint32_t>(length, limits.single_depth);
    add(lengths, of_small);
  }
  if (!all_of_a) add(frequent_lengths(lcp, limits.min_count_a, in_a), in_a);
  if (!all_of_b)
    add(frequent_lengths(lcp, limits.min_count_b, [&](std::uint32_t k) { return !in_a(k); }),
        [&](std::uint32_t k) { return !in_a(k); });
  spread(lcp, held);
  return held;
}

}  // namespace

Ngrams::Ngrams(const TokenText& text, std::size_t b_begin, const NgramLimits& limits)
    : depth_(std::min(limits.depth, kDeepest)) {
  build_nodes(text, b_begin, limits);
  order_by_depth();
  build_slots();
  // Parents come before their children, so that the link of a parent is known: link(w·t) = child(link(w), t).
  for (NodeId id = 1; id < nodes_.size(); ++id) {
    NgramNode& node = nodes_[id];
    node.link = node.parent == kRoot ? kRoot : child(nodes_[node.parent].link, node.token);
  }
  links_.reserve(nodes_.size());
  parents_.reserve(nodes_.size());
  for (const NgramNode& node : nodes_) {
    links_.push_back(node.link);
    parents_.push_back(node.parent);
  }
}

void Ngrams::build_nodes(const TokenText& text, std::size_t b_begin, const NgramLimits& limits) {
  nodes_.emplace_back();
  std::vector<std::uint32_t> ranks;
  const std::uint32_t alphabet = compact(text.tokens, ranks);
  const std::vector<std::uint32_t> sa = suffix_array(ranks, alphabet);
  const std::vector<std::uint32_t> lcp = longest_common_prefixes(ranks, sa);
  ranks = {};
  const std::vector<std::uint32_t> held = held_lengths(sa, lcp, b_begin, limits);
  const std::vector<std::uint16_t> available = room(text.tokens, depth_);
  longest_.assign(text.size(), kRoot);
  lengths_.assign(text.size(), 0);
  std::vector<NodeId> path = {kRoot};        // the nodes of the last suffix's prefixes
  std::uint32_t shared_since = 0xFFFFFFFFU;  // with the suffix that `path` stands for
  for (std::size_t k = 0; k < sa.size(); ++k) {
    shared_since = std::min(shared_since, lcp[k]);
    const std::uint32_t length = std::min<std::uint32_t>(available[sa[k]], held[k]);
    if (length == 0) continue;
    path.resize(std::min<std::size_t>({path.size(), std::size_t{shared_since} + 1, std::size_t{length} + 1}));
    while (path.size() <= length) {
      NgramNode node;
      node.parent = path.back();
      node.depth = static_cast<std::uint16_t>(path.size());
      node.token = text.tokens[sa[k] + path.size() - 1];
      path.push_back(static_cast<NodeId>(nodes_.size()));
      nodes_.push_back(node);
    }
    shared_since = 0xFFFFFFFFU;
    longest_[sa[k]] = path.back();
    lengths_[sa[k]] = static_cast<std::uint8_t>(length);
    NgramNode& node = nodes_[path.back()];
    ++(sa[k] < b_begin ? node.a : node.b);
    if (text.tokens[sa[k] - 1] == kBreak) ++node.starts;
    if (is_break(text.tokens[sa[k] + length])) ++node.ends;
  }
  for (NodeId id = static_cast<NodeId>(nodes_.size()); --id > 0;) {
    nodes_[nodes_[id].parent].a += nodes_[id].a;
    nodes_[nodes_[id].parent].b += nodes_[id].b;
  }
}

// Renumbers the nodes so that the short n-grams, which past editions meet most, lie together in memory.
void Ngrams::order_by_depth() {
  std::vector<NodeId> next(depth_ + 2U, 0), renumbered(nodes_.size());
  for (const NgramNode& node : nodes_) ++next[node.depth + 1U];
  for (std::size_t depth = 1; depth < next.size(); ++depth) next[depth] += next[depth - 1];
  for (NodeId id = 0; id < nodes_.size(); ++id) renumbered[id] = next[nodes_[id].depth]++;
  std::vector<NgramNode> ordered(nodes_.size());
  for (NodeId id = 0; id < nodes_.size(); ++id) {
    NgramNode& node = ordered[renumbered[id]] = nodes_[id];
    if (id != kRoot) node.parent = renumbered[node.parent];
  }
  nodes_ = std::move(ordered);
  for (NodeId& id : longest_) id = renumbered[id];
}

void Ngrams::build_slots() {
  const std::size_t size = std::bit_ceil(std::max<std::size_t>(16, nodes_.size() * 2));
  mask_ = size - 1;
  shift_ = 64 - static_cast<unsigned>(std::countr_zero(size));
  slots_.resize(size);
  for (NodeId id = 1; id < nodes_.size(); ++id) {
    std::size_t slot = slot_of(nodes_[id].parent, nodes_[id].token);
    while (slots_[slot].child != kNoNode) slot = (slot + 1) & mask_;
    slots_[slot] = {nodes_[id].parent, nodes_[id].token, id};
  }
}

void Ngrams::add_past(std::span<const Token> tokens, bool between, unsigned edition_bit) {
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
    NgramNode& match = nodes_[node];
    ++(between ? match.between : match.past);
    match.editions |= std::uint64_t{1} << edition_bit;
    if (tokens[begin - 1] == kBreak) ++match.starts;
    if (is_break(tokens[end])) ++match.ends;
  }
}

void Ngrams::finish() {
  for (NodeId id = static_cast<NodeId>(nodes_.size()); --id > 0;) {
    const NgramNode& node = nodes_[id];
    NgramNode& parent = nodes_[node.parent];
    parent.past += node.past;
    parent.between += node.between;
    parent.starts += node.starts;
    parent.editions |= node.editions;
  }
}

NodeId Ngrams::find(std::span<const Token> tokens) const {
  NodeId node = kRoot;
  for (const Token token : tokens) {
    node = child(node, token);
    if (node == kNoNode) return kNoNode;
  }
  return node;
}

}  // namespace tifa
