#include "phrases/boundaries.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace tifa {
namespace {

constexpr std::size_t kLongestWord = 5;
constexpr float kAtBreak = 100;
constexpr float kAtQuotation = 50;
constexpr float kBetweenWords = 0.5;

// n · log2 n, from a table where it is asked for most.
double n_log_n(std::uint64_t n) {
  static const std::array<double, 4096> table = [] {
    std::array<double, 4096> values{};
    for (std::size_t i = 2; i < values.size(); ++i)
      values[i] = static_cast<double>(i) * std::log2(static_cast<double>(i));
    return values;
  }();
  return n < table.size() ? table[n] : static_cast<double>(n) * std::log2(static_cast<double>(n));
}

// How autonomous each n-gram of up to kLongestWord tokens is, in standard deviations of its length.
std::vector<float> autonomies(const Ngrams& ngrams, const std::vector<Branching>& freedom) {
  const std::span<const NgramNode> nodes = ngrams.nodes();
  std::vector<float> gain_left(nodes.size()), gain_right(nodes.size());
  struct Moments {
    double n = 0, sum_left = 0, squares_left = 0, sum_right = 0, squares_right = 0;
  };
  std::array<Moments, kLongestWord + 1> moments;
  for (NodeId id = 1; id < nodes.size(); ++id) {
    const NgramNode& node = nodes[id];
    if (node.depth > kLongestWord) continue;
    const float left = gain_left[id] = freedom[id].left - freedom[node.link].left;
    const float right = gain_right[id] = freedom[id].right - freedom[node.parent].right;
    Moments& m = moments[node.depth];
    m.n += 1;
    m.sum_left += left;
    m.squares_left += left * left;
    m.sum_right += right;
    m.squares_right += right * right;
  }
  struct Scale {
    float mean_left = 0, mean_right = 0, per_left = 1, per_right = 1;
  };
  std::array<Scale, kLongestWord + 1> scales;
  for (std::size_t depth = 1; depth <= kLongestWord; ++depth) {
    const Moments& m = moments[depth];
    if (m.n < 2) continue;
    const double left = m.sum_left / m.n, right = m.sum_right / m.n;
    const double var_left = std::max(1e-6, m.squares_left / m.n - left * left);
    const double var_right = std::max(1e-6, m.squares_right / m.n - right * right);
    scales[depth] = {static_cast<float>(left), static_cast<float>(right), static_cast<float>(1 / std::sqrt(var_left)),
                     static_cast<float>(1 / std::sqrt(var_right))};
  }
  std::vector<float> autonomy(nodes.size());
  for (NodeId id = 1; id < nodes.size(); ++id) {
    const std::size_t depth = nodes[id].depth;
    if (depth > kLongestWord) continue;
    const Scale& s = scales[depth];
    const float z = (gain_left[id] - s.mean_left) * s.per_left + (gain_right[id] - s.mean_right) * s.per_right;
    // What was met once has shown no freedom and no lack of it: nothing speaks for it.
    autonomy[id] = z < 0 ? z : z * (1 - 1 / static_cast<float>(nodes[id].total()));
  }
  return autonomy;
}

}  // namespace

std::vector<Branching> branching(const Ngrams& ngrams) {
  const std::span<const NgramNode> nodes = ngrams.nodes();
  std::vector<double> left(nodes.size()), right(nodes.size());
  for (NodeId id = 1; id < nodes.size(); ++id) {
    const double part = n_log_n(nodes[id].total());
    right[nodes[id].parent] += part;
    left[nodes[id].link] += part;
  }
  std::vector<Branching> result(nodes.size());
  for (NodeId id = 0; id < nodes.size(); ++id) {
    if (nodes[id].depth >= ngrams.depth()) continue;  // nothing is known beyond
    std::uint64_t total = nodes[id].total();
    if (id == kRoot) {
      total = 0;
      for (NodeId child = 1; child < nodes.size(); ++child)
        if (nodes[child].depth == 1) total += nodes[child].total();
    }
    if (total == 0) continue;
    const double n = static_cast<double>(total), log_n = std::log2(n);
    result[id] = {static_cast<float>(std::max(0.0, log_n - left[id] / n)),
                  static_cast<float>(std::max(0.0, log_n - right[id] / n))};
  }
  return result;
}

std::vector<float> boundary_margins(const TokenText& text, const Ngrams& ngrams, const std::vector<Branching>& freedom,
                                    TokenUnit unit) {
  const std::vector<float> autonomy = autonomies(ngrams, freedom);
  const std::size_t n = text.size();
  std::vector<float> margins(n, kAtBreak);
  std::vector<float> value;              // of words: [offset · kLongestWord + length - 1]
  std::vector<float> forward, backward;  // best readings of what lies before and after each gap
  constexpr float kNever = -1e30F;
  Ngrams::Path path;
  for (std::size_t begin = 0; begin < n;) {
    if (is_break(text.tokens[begin])) {
      ++begin;
      continue;
    }
    std::size_t end = begin;
    while (!is_break(text.tokens[end])) ++end;
    const std::size_t size = end - begin;
    value.assign(size * kLongestWord, kNever);
    for (std::size_t i = 0; i < size; ++i) {
      const std::span<const NodeId> nodes = ngrams.at(begin + i, path);
      value[i * kLongestWord] = nodes.empty() ? 0 : autonomy[nodes[0]];
      for (std::size_t length = 2; length <= std::min(kLongestWord, nodes.size()); ++length)
        value[i * kLongestWord + length - 1] = autonomy[nodes[length - 1]] * static_cast<float>(length);
    }
    forward.assign(size + 1, kNever);
    backward.assign(size + 1, kNever);
    forward[0] = backward[size] = 0;
    for (std::size_t i = 0; i < size; ++i)
      for (std::size_t length = 1; length <= kLongestWord && i + length <= size; ++length)
        forward[i + length] = std::max(forward[i + length], forward[i] + value[i * kLongestWord + length - 1]);
    for (std::size_t i = size; i-- > 0;)
      for (std::size_t length = 1; length <= kLongestWord && i + length <= size; ++length)
        backward[i] = std::max(backward[i], backward[i + length] + value[i * kLongestWord + length - 1]);
    for (std::size_t gap = 1; gap < size; ++gap) {
      float joined = kNever;
      for (std::size_t i = gap - std::min(gap, kLongestWord - 1); i < gap; ++i)
        for (std::size_t length = gap - i + 1; length <= kLongestWord && i + length <= size; ++length)
          joined = std::max(joined, forward[i] + value[i * kLongestWord + length - 1] + backward[i + length]);
      // Rounded, so that equal readings are equal however a machine adds.
      const float margin = std::round((forward[gap] + backward[gap] - joined) * 1000) / 1000;
      margins[begin + gap] = std::clamp(margin, -kAtBreak, kAtBreak);
      if ((text.marks[begin + gap] & kMarkOpens) || (text.marks[begin + gap - 1] & kMarkCloses))
        margins[begin + gap] = std::max(margins[begin + gap], kAtQuotation);
      if (unit == TokenUnit::kWords) margins[begin + gap] = std::max(margins[begin + gap], kBetweenWords);
    }
    begin = end;
  }
  return margins;
}

}  // namespace tifa
