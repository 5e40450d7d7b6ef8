// The n-grams of the compared texts and how past editions used them: counts, neighbours, boundaries, editions.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "base/unset_vector.h"
#include "phrases/tokens.h"

namespace tifa {

using NodeId = std::uint32_t;
inline constexpr NodeId kRoot = 0;
inline constexpr NodeId kNoNode = 0xFFFFFFFFU;

// One n-gram of the compared texts. Counts are occurrences.
struct NgramNode {
  std::uint32_t a = 0, b = 0;  // in the texts compared
  std::uint32_t past = 0;      // in editions before A: what was known when A was written
  std::uint32_t between = 0;   // in editions between A and B
  std::uint32_t starts = 0;    // of all of these, how many begin a clause (not an item of a list)
  std::uint32_t ends = 0;      // … and how many stand before a break
  std::uint64_t editions = 0;  // bit e: the e-th group of past and intermediate editions holds it
  std::uint16_t depth = 0;
  [[nodiscard]] std::uint64_t total() const { return std::uint64_t{a} + b + past + between; }
};

inline constexpr std::uint16_t kDeepest = 16;
// Each of the two sides holds fewer n-grams of each length, see NgramLimits.
inline constexpr std::size_t kMostNgramsOfALength = std::size_t{1} << 22;

// Numbers of the tokens that a text has, ascending as they do, without most of the gaps between them: code points and
// words lie in few of the pages that all of them would fill.
class TokenNumbers {
 public:
  explicit TokenNumbers(std::span<const Token> tokens) {
    Token largest = 0;
    for (const Token token : tokens) largest = std::max(largest, token);
    numbers_.resize((largest >> kPageBits) + std::size_t{1}, kNone);
    for (const Token token : tokens) numbers_[token >> kPageBits] = 0;
    for (std::uint32_t& first : numbers_)
      if (first != kNone) first = std::exchange(size_, size_ + (1U << kPageBits));
  }
  [[nodiscard]] std::uint32_t of(Token token) const {
    return numbers_[token >> kPageBits] + (token & ((1U << kPageBits) - 1));
  }
  // All numbers are below it.
  [[nodiscard]] std::uint32_t size() const { return size_; }

 private:
  static constexpr unsigned kPageBits = 8;
  static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
  std::vector<std::uint32_t> numbers_;  // of the first token of each page
  std::uint32_t size_ = 0;
};

struct NgramLimits {
  std::uint16_t depth = kDeepest;  // of n-grams that occur twice or more; no larger
  std::uint16_t single_depth = 8;  // of n-grams that occur once
  // An n-gram that occurs less often in A and less often in B is left out at any depth. Of a side of 2^22 tokens or
  // more at least those that occur once are, of one of twice as many those that occur twice, and so on; a comparison
  // asks for more (least_occurrences()).
  std::uint32_t min_count_a = 1, min_count_b = 1;
};

// All n-grams of up to `depth` tokens of a text made of A's tokens and then B's, as a trie with links from each n-gram
// to the one without its first token. Nodes stand in the order in which a dictionary would list their n-grams: each
// behind its parent, what begins alike side by side. The occurrences of an n-gram are cut by the next token into those
// of its children; what is rare is held up to a smaller depth only, or left out, see NgramLimits, and not looked at
// again, so that work and memory follow what is held. Texts that are only looked up in (`add_past`) are streamed
// through the trie.
class Ngrams {
 public:
  // `b_begin`: the first token of B. O(length · depth) at most, on up to `threads` threads; the same for any number.
  Ngrams(const TokenText& text, std::size_t b_begin, const NgramLimits& limits, unsigned threads = 1);

  // To be called before child() and add_past(). O(n-grams).
  void index_children();
  // How past and intermediate editions have a text: so often, and which of them.
  struct PastUse {
    std::uint32_t past = 0, between = 0;
    std::uint64_t editions = 0;
  };
  // Counts what a text of theirs holds. O(its length).
  void add_past(std::span<const Token> tokens, const PastUse& use);
  // To be called once, after the last add_past: before it some counts lie only where each match ended.
  void finish();

  [[nodiscard]] std::size_t size() const { return nodes_.size(); }
  [[nodiscard]] NgramNode node(NodeId id) const {
    const Node& n = nodes_[id];
    NgramNode node;
    node.a = n.a;
    node.b = n.b;
    node.starts = n.starts;
    node.ends = n.ends;
    node.depth = depth(id);
    if (!past_.empty()) {
      node.past = past_[id].past;
      node.between = past_[id].between;
      node.editions = past_[id].editions;
    }
    return node;
  }
  // The n-gram without its last token; of the root the root.
  [[nodiscard]] NodeId parent(NodeId id) const { return id - stems_[id].to_parent; }
  // The last token of an n-gram.
  [[nodiscard]] Token token(NodeId id) const { return nodes_[id].token; }
  [[nodiscard]] NodeId link(NodeId id) const { return links_[id]; }
  [[nodiscard]] std::uint16_t depth(NodeId id) const { return stems_[id].depth; }
  [[nodiscard]] std::uint64_t total(NodeId id) const {
    const std::uint64_t compared = std::uint64_t{nodes_[id].a} + nodes_[id].b;
    return past_.empty() ? compared : compared + past_[id].past + past_[id].between;
  }
  // The depth up to which n-grams are held.
  [[nodiscard]] std::uint16_t depth() const { return depth_; }
  // Nodes in ranges of whole first tokens, for threads: the nodes of a range have their parents in it, or the root.
  // Ascending, from 1 to size(); range i is [ranges()[i], ranges()[i + 1]).
  [[nodiscard]] std::span<const NodeId> ranges() const { return ranges_; }

  [[nodiscard]] NodeId child(NodeId parent, Token token) const {
    for (std::size_t slot = slot_of(parent, token);; slot = (slot + 1) & mask_) {
      if (slots_[slot].child == kNoNode) return kNoNode;
      if (slots_[slot].parent == parent && slots_[slot].token == token) return slots_[slot].child;
    }
  }

  // N-grams lie anywhere in memory: has one fetched that will be looked at.
  void ask_for(NodeId id) const { __builtin_prefetch(&stems_[id]); }
  // The n-grams that begin at a token of the text, the shortest first, up to the longest that is held; none at a break.
  // O(their number).
  using Path = std::array<NodeId, kDeepest>;
  [[nodiscard]] std::span<const NodeId> at(std::size_t token, Path& path) const {
    ask_ahead(token);
    NodeId id = longest_[token];
    const std::size_t length = stems_[id].depth;
    for (std::size_t i = length; i-- > 0; id = parent(id)) path[i] = id;
    return std::span(path).first(length);
  }
  // The n-gram of `length` ≥ 1 tokens that begins at a token of the text, kNoNode when it is not held.
  [[nodiscard]] NodeId at(std::size_t token, std::size_t length) const {
    NodeId id = longest_[token];
    std::size_t held = stems_[id].depth;
    if (held < length) return kNoNode;
    for (; held > length; --held) id = parent(id);
    return id;
  }
  // The longest of them; kRoot where none does.
  [[nodiscard]] NodeId longest_at(std::size_t token) const { return longest_[token]; }
  // The tokens of the text, numbered.
  [[nodiscard]] const TokenNumbers& numbers() const { return numbers_; }
  // How many tokens the text has.
  [[nodiscard]] std::size_t token_count() const { return longest_.size(); }

 private:
  friend struct NgramNodes;
  friend class NgramMaker;
  struct Node {
    Token token = 0;  // the last one
    std::uint32_t a = 0, b = 0, starts = 0, ends = 0;
  };
  // Small, since every pass over a text goes through them. A distance fits, however long the texts: with the root there
  // are no more n-grams than kFarthest, see kMostNgramsOfALength.
  struct Stem {
    std::uint32_t to_parent : 27 = 0;  // how far before an n-gram its parent stands; 0: it is the root
    std::uint32_t depth : 5 = 0;
    static constexpr std::uint32_t kFarthest = (1U << 27) - 1;
    static_assert(2 * kDeepest * (kMostNgramsOfALength - 1) + 1 <= kFarthest);
    static Stem of(std::uint32_t to_parent, std::size_t depth) {
      Stem stem;
      stem.to_parent = to_parent & kFarthest;
      stem.depth = static_cast<std::uint32_t>(depth) & 0x1FU;
      return stem;
    }
  };
  struct Slot {
    NodeId parent = 0;
    Token token = 0;
    NodeId child = kNoNode;
  };
  // Tokens of a text are mostly asked for in order.
  void ask_ahead(std::size_t token) const {
    constexpr std::size_t kAhead = 8;
    if (token + kAhead < longest_.size()) ask_for(longest_[token + kAhead]);
  }
  [[nodiscard]] std::size_t slot_of(NodeId parent, Token token) const {
    const std::uint64_t key = (std::uint64_t{parent} << 32 | token) * 0x9E3779B97F4A7C15ULL;
    return static_cast<std::size_t>(key >> shift_);
  }
  void build(const TokenText& text, std::size_t b_begin, const NgramLimits& limits, unsigned threads);
  void find_links(unsigned threads);

  TokenNumbers numbers_;
  std::vector<Node> nodes_;
  std::vector<Stem> stems_;
  std::vector<NodeId> links_;
  std::vector<PastUse> past_;    // empty without past editions
  UnsetVector<NodeId> longest_;  // by token of the text, the longest n-gram that begins there; else kRoot
  std::vector<NodeId> ranges_;
  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
  unsigned shift_ = 63;
  std::uint16_t depth_;
};

}  // namespace tifa
