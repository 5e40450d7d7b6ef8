#include "phrases/boundaries.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/parallel.h"
#include "phrases/clauses.h"

namespace tifa {
namespace {

constexpr std::size_t kLongestWord = 5;
constexpr Margin kAtQuotation = 50'000;
constexpr Margin kBetweenWords = 500;

// Logarithms of counts, from a table: nearly all counts are small.
class Log2OfCounts {
 public:
  Log2OfCounts() {
    for (std::size_t n = 1; n < table_.size(); ++n) table_[n] = std::log2(static_cast<double>(n));
  }
  // 0 for 0.
  double operator()(std::uint64_t n) const { return n < table_.size() ? table_[n] : std::log2(static_cast<double>(n)); }

 private:
  std::array<double, 4096> table_{};
};

// How autonomous each n-gram of up to kLongestWord tokens is, in standard deviations of its length.
std::vector<float> autonomies(const Ngrams& ngrams, const std::vector<Branching>& freedom, unsigned threads) {
  std::vector<float> gain_left(ngrams.size()), gain_right(ngrams.size());
  const std::size_t parts = ngrams.ranges().size() - 1;
  const auto for_each_word = [&](auto&& work) {
    in_parallel(threads, parts, [&](std::size_t part) {
      for (NodeId id = ngrams.ranges()[part]; id < ngrams.ranges()[part + 1]; ++id)
        if (ngrams.depth(id) <= kLongestWord) work(id);
    });
  };
  for_each_word([&](NodeId id) {
    gain_left[id] = freedom[id].left - freedom[ngrams.link(id)].left;
    gain_right[id] = freedom[id].right - freedom[ngrams.parent(id)].right;
  });
  struct Moments {
    double n = 0, sum_left = 0, squares_left = 0, sum_right = 0, squares_right = 0;
  };
  std::array<Moments, kLongestWord + 1> moments;
  for (NodeId id = 1; id < ngrams.size(); ++id) {
    if (ngrams.depth(id) > kLongestWord) continue;
    const float left = gain_left[id], right = gain_right[id];
    Moments& m = moments[ngrams.depth(id)];
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
  std::vector<float>& autonomy = gain_left;
  for_each_word([&](NodeId id) {
    const Scale& s = scales[ngrams.depth(id)];
    const float z = (gain_left[id] - s.mean_left) * s.per_left + (gain_right[id] - s.mean_right) * s.per_right;
    // What was met once has shown no freedom and no lack of it: nothing speaks for it.
    autonomy[id] = z < 0 ? z : z * (1 - 1 / static_cast<float>(ngrams.node(id).total()));
  });
  return gain_left;
}

// Finds the margins of one clause after another.
class ClauseReader {
 public:
  ClauseReader(const TokenText& text, const Ngrams& ngrams, const std::vector<float>& autonomy, TokenUnit unit,
               std::vector<Margin>& margins)
      : text_(text), ngrams_(ngrams), autonomy_(autonomy), unit_(unit), margins_(margins) {}

  // Tokens [begin, end), all of a clause.
  void read(std::size_t begin, std::size_t end) {
    const std::size_t size = end - begin;
    value_.assign(size * kLongestWord, kNever);
    Ngrams::Path path;
    for (std::size_t i = 0; i < size; ++i) {
      const std::span<const NodeId> nodes = ngrams_.at(begin + i, path);
      value_[i * kLongestWord] = nodes.empty() ? 0 : autonomy_[nodes[0]];
      for (std::size_t length = 2; length <= std::min(kLongestWord, nodes.size()); ++length)
        value_[i * kLongestWord + length - 1] = autonomy_[nodes[length - 1]] * static_cast<float>(length);
    }
    forward_.assign(size + 1, kNever);
    backward_.assign(size + 1, kNever);
    joined_.assign(size + 1, kNever);
    forward_[0] = backward_[size] = 0;
    for (std::size_t i = 0; i < size; ++i)
      for (std::size_t length = 1; length <= kLongestWord && i + length <= size; ++length)
        forward_[i + length] = std::max(forward_[i + length], forward_[i] + value(i, length));
    for (std::size_t i = size; i-- > 0;)
      for (std::size_t length = 1; length <= kLongestWord && i + length <= size; ++length)
        backward_[i] = std::max(backward_[i], backward_[i + length] + value(i, length));
    // For each token and length the best reading with a word from the token on that has so many tokens or more: those
    // that reach over a gap are as long as it lies behind their begin, and one more.
    reaching_.assign(size * kLongestWord, kNever);
    for (std::size_t i = 0; i < size; ++i) {
      float best = kNever;
      for (std::size_t length = std::min(kLongestWord, size - i); length >= 2; --length) {
        best = std::max(best, forward_[i] + value(i, length) + backward_[i + length]);
        reaching_[i * kLongestWord + length - 1] = best;
      }
    }
    for (std::size_t gap = 1; gap < size; ++gap)
      for (std::size_t behind = 1; behind < std::min(kLongestWord, gap + 1); ++behind)
        joined_[gap] = std::max(joined_[gap], reaching_[(gap - behind) * kLongestWord + behind]);
    for (std::size_t gap = 1; gap < size; ++gap) margins_[begin + gap] = margin(begin, gap);
  }

 private:
  static constexpr float kNever = -1e30F;

  [[nodiscard]] float value(std::size_t i, std::size_t length) const { return value_[i * kLongestWord + length - 1]; }

  [[nodiscard]] Margin margin(std::size_t begin, std::size_t gap) const {
    // Rounded, so that equal readings are equal however a machine adds.
    const float rounded = std::round((forward_[gap] + backward_[gap] - joined_[gap]) * 1000);
    auto margin = static_cast<Margin>(std::clamp(rounded, 0.0F, float{kCertain}));
    if ((text_.marks[begin + gap] & kMarkOpens) || (text_.marks[begin + gap - 1] & kMarkCloses))
      margin = std::max(margin, kAtQuotation);
    return unit_ == TokenUnit::kWords ? std::max(margin, kBetweenWords) : margin;
  }

  const TokenText& text_;
  const Ngrams& ngrams_;
  const std::vector<float>& autonomy_;
  TokenUnit unit_;
  std::vector<Margin>& margins_;
  std::vector<float> value_;               // of words: [offset · kLongestWord + length - 1]
  std::vector<float> forward_, backward_;  // best readings of what lies before and after each gap
  std::vector<float> reaching_;            // best readings with a word of a length or more: as value_
  std::vector<float> joined_;              // best readings without a boundary at a gap
};

}  // namespace

std::vector<Branching> branching(const Ngrams& ngrams, unsigned threads) {
  static const Log2OfCounts log2;
  const auto n_log_n = [&](std::uint64_t n) { return static_cast<double>(n) * log2(n); };
  std::vector<double> left(ngrams.size()), right(ngrams.size());
  const std::span<const NodeId> ranges = ngrams.ranges();
  const std::size_t parts = ranges.size() - 1;
  in_parallel(threads, parts, [&](std::size_t part) {
    for (NodeId id = ranges[part]; id < ranges[part + 1]; ++id)
      if (ngrams.depth(id) > 1) right[ngrams.parent(id)] += n_log_n(ngrams.total(id));
  });
  // Links lead everywhere: each group adds what leads to its own nodes, in the order of all.
  const std::size_t groups = std::max(1U, threads);
  in_parallel(threads, groups, [&](std::size_t group) {
    const auto [begin, end] = part_of(ngrams.size(), groups, group);
    for (NodeId id = 1; id < ngrams.size(); ++id)
      if (const NodeId link = ngrams.link(id); begin <= link && link < end) left[link] += n_log_n(ngrams.total(id));
  });
  right[kRoot] = left[kRoot];  // single tokens are both
  std::vector<Branching> result(ngrams.size());
  in_parallel(threads, groups, [&](std::size_t group) {
    const auto [begin, end] = part_of(ngrams.size(), groups, group);
    for (NodeId id = static_cast<NodeId>(begin); id < end; ++id) {
      if (ngrams.depth(id) >= ngrams.depth()) continue;  // nothing is known beyond
      const std::uint64_t total = ngrams.total(id);
      if (total == 0) continue;
      const double n = static_cast<double>(total), log_n = log2(total);
      result[id] = {static_cast<float>(std::max(0.0, log_n - left[id] / n)),
                    static_cast<float>(std::max(0.0, log_n - right[id] / n))};
    }
  });
  return result;
}

std::vector<Margin> boundary_margins(const TokenText& text, const Ngrams& ngrams, const std::vector<Branching>& freedom,
                                     TokenUnit unit, unsigned threads) {
  const std::vector<float> autonomy = autonomies(ngrams, freedom, threads);
  std::vector<Margin> margins(text.size(), kCertain);
  read_clauses(text, threads, [&] {
    return [reader = ClauseReader(text, ngrams, autonomy, unit, margins)](std::size_t begin, std::size_t end) mutable {
      reader.read(begin, end);
    };
  });
  return margins;
}

}  // namespace tifa
