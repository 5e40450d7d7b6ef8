// The n-grams of the compared texts and how past editions used them: counts, neighbours, boundaries, editions.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "phrases/tokens.h"

namespace tifa {

using NodeId = std::uint32_t;
inline constexpr NodeId kRoot = 0;
inline constexpr NodeId kNoNode = 0xFFFFFFFFU;

// One n-gram of the compared texts. Counts are occurrences.
struct NgramNode {
  NodeId parent = kNoNode;     // without its last token
  NodeId link = kRoot;         // without its first token
  Token token = 0;             // the last one
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

struct NgramLimits {
  std::uint16_t depth = kDeepest;  // of n-grams that occur twice or more; no larger
  std::uint16_t single_depth = 8;  // of n-grams that occur once
  // An n-gram that occurs less often in A and less often in B is left out at any depth.
  std::uint32_t min_count_a = 1, min_count_b = 1;
};

// All n-grams of up to `depth` tokens of a text made of A's tokens and then B's, as a trie (parents before children)
// with links from each n-gram to the one without its first token. Built from the sorted suffixes; texts that are only
// looked up in (`add_past`) are streamed through it, so that memory depends on the compared texts alone. N-grams that
// are rare are held up to a smaller depth only, or left out, see NgramLimits.
class Ngrams {
 public:
  // `b_begin`: the first token of B. O(length · depth).
  Ngrams(const TokenText& text, std::size_t b_begin, const NgramLimits& limits);

  // Counts what an edition holds. O(its length).
  void add_past(std::span<const Token> tokens, bool between, unsigned edition_bit);
  // To be called once, after the last add_past: before it the counts of past editions lie only where each match ended.
  void finish();

  [[nodiscard]] std::span<const NgramNode> nodes() const { return nodes_; }
  [[nodiscard]] const NgramNode& node(NodeId id) const { return nodes_[id]; }
  [[nodiscard]] std::uint16_t depth() const { return depth_; }
  [[nodiscard]] NodeId child(NodeId parent, Token token) const {
    for (std::size_t slot = slot_of(parent, token);; slot = (slot + 1) & mask_) {
      if (slots_[slot].child == kNoNode) return kNoNode;
      if (slots_[slot].parent == parent && slots_[slot].token == token) return slots_[slot].child;
    }
  }
  // The n-grams that begin at a token of the text, the shortest first, up to the longest that is held; none at a break.
  // O(their number), and quicker than child() after child().
  using Path = std::array<NodeId, kDeepest>;
  [[nodiscard]] std::span<const NodeId> at(std::size_t token, Path& path) const {
    constexpr std::size_t kAhead = 8;  // tokens of a text are mostly asked for in order
    if (token + kAhead < longest_.size()) __builtin_prefetch(&parents_[longest_[token + kAhead]]);
    NodeId id = longest_[token];
    const std::size_t length = lengths_[token];
    for (std::size_t i = length; i-- > 0; id = parents_[id]) path[i] = id;
    return std::span(path).first(length);
  }
  // The node of tokens [begin, end), kNoNode when it is too long or not there.
  [[nodiscard]] NodeId find(std::span<const Token> tokens) const;

 private:
  struct Slot {
    NodeId parent = 0;
    Token token = 0;
    NodeId child = kNoNode;
  };
  [[nodiscard]] std::size_t slot_of(NodeId parent, Token token) const {
    const std::uint64_t key = (std::uint64_t{parent} << 32 | token) * 0x9E3779B97F4A7C15ULL;
    return static_cast<std::size_t>(key >> shift_);
  }
  void build_nodes(const TokenText& text, std::size_t b_begin, const NgramLimits& limits);
  void order_by_depth();
  void build_slots();

  std::vector<NgramNode> nodes_;
  std::vector<NodeId> links_, parents_;  // NgramNode's once more, close together for the hot loops
  std::vector<NodeId> longest_;          // by token of the text, the longest n-gram that begins there; else kRoot
  std::vector<std::uint8_t> lengths_;    // its tokens
  std::vector<Slot> slots_;
  std::size_t mask_ = 0;
  unsigned shift_ = 63;
  std::uint16_t depth_;
};

}  // namespace tifa
