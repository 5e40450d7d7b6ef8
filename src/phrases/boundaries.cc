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

// The values of the words that begin alike, by their length: how autonomous each is, in standard deviations of its
// length, times that length; kNever for those that are not held.
constexpr float kNever = -1e30F;
using Words = std::array<float, kLongestWord>;
constexpr Words kNoWords = {kNever, kNever, kNever, kNever, kNever};

// What each place of a text needs lies in one piece of memory, and not all over the n-grams.
class WordValues {
 public:
  WordValues(const Ngrams& ngrams, const std::vector<Branching>& freedom, unsigned threads)
      : ngrams_(ngrams), of_node_(ngrams.size()) {
    gain_left_.resize(ngrams.size());
    gain_right_.resize(ngrams.size());
    const std::span<const NodeId> ranges = ngrams.ranges();
    std::vector<std::uint32_t> begins(ranges.size());  // of the words of each range
    in_parallel(threads, ranges.size() - 1, [&](std::size_t range) {
      for (NodeId id = ranges[range]; id < ranges[range + 1]; ++id) {
        if (ngrams.depth(id) > kLongestWord) continue;
        gain_left_[id] = freedom[id].left - freedom[ngrams.link(id)].left;
        gain_right_[id] = freedom[id].right - freedom[ngrams.parent(id)].right;
        ++begins[range + 1];
      }
    });
    begins[0] = 1;  // behind the words of the root, where none begins
    for (std::size_t range = 1; range < begins.size(); ++range) begins[range] += begins[range - 1];
    measure();
    words_.resize(begins.back());
    words_[0] = kNoWords;
    words_[0][0] = 0;
    in_parallel(threads, ranges.size() - 1, [&](std::size_t range) {
      std::uint32_t next = begins[range];
      for (NodeId id = ranges[range]; id < ranges[range + 1]; ++id) {
        const std::size_t depth = ngrams.depth(id);
        const NodeId parent = ngrams.parent(id);
        of_node_[id] = of_node_[parent];
        if (depth > kLongestWord) continue;
        words_[next] = depth == 1 ? kNoWords : words_[of_node_[parent]];
        words_[next][depth - 1] = autonomy(id) * static_cast<float>(depth);
        of_node_[id] = next++;
      }
    });
    std::vector<float>().swap(gain_left_);
    std::vector<float>().swap(gain_right_);
  }

  // Of the words that begin at a token of the text. Those of the next tokens are asked for before they are waited for.
  [[nodiscard]] const Words& at(std::size_t token) const {
    constexpr std::size_t kAhead = 6;
    if (token + 2 * kAhead < ngrams_.token_count()) {
      __builtin_prefetch(&of_node_[ngrams_.longest_at(token + 2 * kAhead)]);
      __builtin_prefetch(&words_[of_node_[ngrams_.longest_at(token + kAhead)]]);
    }
    return words_[of_node_[ngrams_.longest_at(token)]];
  }

 private:
  struct Scale {
    float mean_left = 0, mean_right = 0, per_left = 1, per_right = 1;
  };

  void measure() {
    struct Moments {
      double n = 0, sum_left = 0, squares_left = 0, sum_right = 0, squares_right = 0;
    };
    std::array<Moments, kLongestWord + 1> moments;
    for (NodeId id = 1; id < ngrams_.size(); ++id) {
      if (ngrams_.depth(id) > kLongestWord) continue;
      const float left = gain_left_[id], right = gain_right_[id];
      Moments& m = moments[ngrams_.depth(id)];
      m.n += 1;
      m.sum_left += left;
      m.squares_left += left * left;
      m.sum_right += right;
      m.squares_right += right * right;
    }
    for (std::size_t depth = 1; depth <= kLongestWord; ++depth) {
      const Moments& m = moments[depth];
      if (m.n < 2) continue;
      const double left = m.sum_left / m.n, right = m.sum_right / m.n;
      const double var_left = std::max(1e-6, m.squares_left / m.n - left * left);
      const double var_right = std::max(1e-6, m.squares_right / m.n - right * right);
      scales_[depth] = {static_cast<float>(left), static_cast<float>(right),
                        static_cast<float>(1 / std::sqrt(var_left)), static_cast<float>(1 / std::sqrt(var_right))};
    }
  }

  [[nodiscard]] float autonomy(NodeId id) const {
    const Scale& s = scales_[ngrams_.depth(id)];
    const float z = (gain_left_[id] - s.mean_left) * s.per_left + (gain_right_[id] - s.mean_right) * s.per_right;
    // What was met once has shown no freedom and no lack of it: nothing speaks for it.
    return z < 0 ? z : z * (1 - 1 / static_cast<float>(ngrams_.total(id)));
  }

  const Ngrams& ngrams_;
  std::vector<std::uint32_t> of_node_;  // index into words_, of what begins with the n-gram's first tokens
  std::vector<Words> words_;
  std::vector<float> gain_left_, gain_right_;  // while they are made
  std::array<Scale, kLongestWord + 1> scales_;
};

// Finds the margins of one clause after another.
class ClauseReader {
 public:
  ClauseReader(const TokenText& text, const WordValues& values, TokenUnit unit, std::vector<Margin>& margins)
      : text_(text), values_(values), unit_(unit), margins_(margins) {}

  // Tokens [begin, end), all of a clause. Words are as long as kLongestWord: around the clause lie as many rows as a
  // word can reach, which no reading takes.
  void read(std::size_t begin, std::size_t end) {
    const std::size_t size = end - begin;
    if (forward_.size() < size + 2 * kLongestWord) resize(size + 2 * kLongestWord);
    Words* const words = words_.data() + kLongestWord;
    float* const forward = forward_.data() + kLongestWord;
    float* const backward = backward_.data() + kLongestWord;
    for (std::size_t i = 0; i < size; ++i) words[i] = values_.at(begin + i);
    forward[0] = 0;
    for (float* f = forward + 1; f <= forward + size; ++f) {
      const Words* w = words + (f - forward);
      *f = std::max({f[-1] + w[-1][0], f[-2] + w[-2][1], f[-3] + w[-3][2], f[-4] + w[-4][3], f[-5] + w[-5][4]});
    }
    std::fill_n(backward + size + 1, kLongestWord - 1, kNever);
    backward[size] = 0;
    for (std::size_t i = size; i-- > 0;) {
      const float* b = backward + i;
      const Words& w = words[i];
      backward[i] = std::max({b[1] + w[0], b[2] + w[1], b[3] + w[2], b[4] + w[3], b[5] + w[4]});
    }
    // The best readings with a word from one of the last tokens on that reaches over the gap: from the token before it
    // one of two tokens or more, from the one before that of three, …
    std::array<float, kLongestWord - 1> from_1{}, from_2, from_3, from_4;
    from_2.fill(kNever);
    from_3 = from_4 = from_2;
    for (std::size_t gap = 1; gap < size; ++gap) {
      const std::size_t i = gap - 1;
      const float f = forward[i];
      const Words& w = words[i];
      const float* b = backward + i;
      from_1[3] = f + w[4] + b[5];
      from_1[2] = std::max(from_1[3], f + w[3] + b[4]);
      from_1[1] = std::max(from_1[2], f + w[2] + b[3]);
      from_1[0] = std::max(from_1[1], f + w[1] + b[2]);
      const float joined = std::max({from_1[0], from_2[1], from_3[2], from_4[3]});
      margins_[begin + gap] = margin(begin + gap, forward[gap] + backward[gap] - joined);
      from_4 = from_3;
      from_3 = from_2;
      from_2 = from_1;
    }
  }

 private:
  void resize(std::size_t size) {
    words_.assign(size, kNoWords);
    forward_.assign(size, kNever);
    backward_.assign(size, kNever);
  }

  [[nodiscard]] Margin margin(std::size_t gap, float gain) const {
    // Rounded, so that equal readings are equal however a machine adds.
    const float thousandths = std::clamp(gain * 1000, 0.0F, float{kCertain});
    const double half_more = double{thousandths} + 0.5;  // exact, so that what is cut off is the rest
    auto margin = static_cast<Margin>(half_more);
    if ((text_.marks[gap] & kMarkOpens) || (text_.marks[gap - 1] & kMarkCloses))
      margin = std::max(margin, kAtQuotation);
    return unit_ == TokenUnit::kWords ? std::max(margin, kBetweenWords) : margin;
  }

  const TokenText& text_;
  const WordValues& values_;
  TokenUnit unit_;
  std::vector<Margin>& margins_;
  std::vector<Words> words_;               // by token of the clause
  std::vector<float> forward_, backward_;  // best readings of what lies before and after each gap
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
  const WordValues values(ngrams, freedom, threads);
  std::vector<Margin> margins(text.size(), kCertain);
  read_clauses(text, threads, [&] {
    return [reader = ClauseReader(text, values, unit, margins)](std::size_t begin, std::size_t end) mutable {
      reader.read(begin, end);
    };
  });
  return margins;
}

}  // namespace tifa
