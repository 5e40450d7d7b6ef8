#include "phrases/suffix_array.h"

#include <algorithm>

namespace tifa {
namespace {

constexpr std::uint32_t kEmpty = 0xFFFFFFFFU;

// One level of induced sorting. A suffix is S when it is smaller than the one that begins a symbol later, else L; the
// end of the text counts as smaller than every symbol, so the last suffix is L. An S suffix after an L one is “LMS”.
class InducedSort {
 public:
  InducedSort(std::span<const std::uint32_t> text, std::uint32_t alphabet)
      : text_(text), is_s_(text.size()), bucket_(alphabet + 1), sa_(text.size(), kEmpty) {
    for (std::size_t i = text.size() - 1; i-- > 0;)
      is_s_[i] = text[i] < text[i + 1] || (text[i] == text[i + 1] && is_s_[i + 1]);
    for (const std::uint32_t symbol : text) ++bucket_[symbol + 1];
    for (std::uint32_t symbol = 0; symbol < alphabet; ++symbol) bucket_[symbol + 1] += bucket_[symbol];
  }

  std::vector<std::uint32_t> run() {
    std::vector<std::uint32_t> lms;
    for (std::size_t i = 1; i < text_.size(); ++i)
      if (is_lms(i)) lms.push_back(static_cast<std::uint32_t>(i));
    if (!lms.empty()) {
      induce(lms);  // sorts the LMS substrings
      order(lms);
    }
    induce(lms);
    return std::move(sa_);
  }

 private:
  [[nodiscard]] bool is_lms(std::size_t i) const { return i > 0 && is_s_[i] && !is_s_[i - 1]; }

  // Puts the LMS suffixes at the ends of their buckets in the order given and derives all others from them.
  void induce(const std::vector<std::uint32_t>& lms) {
    const std::size_t n = text_.size();
    std::fill(sa_.begin(), sa_.end(), kEmpty);
    std::vector<std::uint32_t> at(bucket_.begin() + 1, bucket_.end());
    for (std::size_t k = lms.size(); k-- > 0;) sa_[--at[text_[lms[k]]]] = lms[k];
    at.assign(bucket_.begin(), bucket_.end() - 1);
    sa_[at[text_[n - 1]]++] = static_cast<std::uint32_t>(n - 1);
    for (std::size_t k = 0; k < n; ++k) {
      const std::uint32_t i = sa_[k];
      if (i != kEmpty && i > 0 && !is_s_[i - 1]) sa_[at[text_[i - 1]]++] = i - 1;
    }
    at.assign(bucket_.begin() + 1, bucket_.end());
    for (std::size_t k = n; k-- > 0;) {
      const std::uint32_t i = sa_[k];
      if (i != kEmpty && i > 0 && is_s_[i - 1]) sa_[--at[text_[i - 1]]] = i - 1;
    }
  }

  [[nodiscard]] bool same_lms_substring(std::uint32_t x, std::uint32_t y) const {
    const std::size_t n = text_.size();
    for (std::size_t d = 0;; ++d) {
      if (x + d >= n || y + d >= n) return false;  // the end of the text differs from everything
      if (text_[x + d] != text_[y + d] || is_s_[x + d] != is_s_[y + d]) return false;
      if (d > 0 && (is_lms(x + d) || is_lms(y + d))) return is_lms(x + d) && is_lms(y + d);
    }
  }

  // From sorted LMS substrings (in sa_) to sorted LMS suffixes: by their names, and one level deeper where names
  // repeat. The text at least halves at each level, so that the depth is the logarithm of its length.
  void order(std::vector<std::uint32_t>& lms) const {
    std::vector<std::uint32_t> name(text_.size(), kEmpty);
    std::uint32_t names = 0, previous = kEmpty;
    for (const std::uint32_t i : sa_) {
      if (!is_lms(i)) continue;
      if (previous != kEmpty && !same_lms_substring(previous, i)) ++names;
      name[i] = names;
      previous = i;
    }
    ++names;
    std::vector<std::uint32_t> reduced;
    reduced.reserve(lms.size());
    for (const std::uint32_t i : lms) reduced.push_back(name[i]);
    name = {};
    std::vector<std::uint32_t> sorted(lms.size());
    if (names == lms.size()) {
      for (std::size_t k = 0; k < lms.size(); ++k) sorted[reduced[k]] = lms[k];
    } else {
      const std::vector<std::uint32_t> below = suffix_array(reduced, names);
      for (std::size_t k = 0; k < lms.size(); ++k) sorted[k] = lms[below[k]];
    }
    lms = std::move(sorted);
  }

  std::span<const std::uint32_t> text_;
  std::vector<bool> is_s_;
  std::vector<std::uint32_t> bucket_;  // where the suffixes that begin with a symbol begin
  std::vector<std::uint32_t> sa_;
};

}  // namespace

std::vector<std::uint32_t> suffix_array(std::span<const std::uint32_t> text, std::uint32_t alphabet) {
  if (text.empty()) return {};
  return InducedSort(text, alphabet).run();
}

std::vector<std::uint32_t> longest_common_prefixes(std::span<const std::uint32_t> text,
                                                   std::span<const std::uint32_t> sa) {
  const std::size_t n = text.size();
  std::vector<std::uint32_t> before(n, kEmpty);  // the suffix that stands before suffix i; then their common prefix
  for (std::size_t k = 1; k < n; ++k) before[sa[k]] = sa[k - 1];
  std::uint32_t length = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const std::uint32_t j = before[i];
    if (j == kEmpty) {
      length = 0;
    } else {
      while (i + length < n && j + length < n && text[i + length] == text[j + length]) ++length;
    }
    before[i] = length;
    if (length > 0) --length;
  }
  std::vector<std::uint32_t> lcp(n);
  for (std::size_t k = 0; k < n; ++k) lcp[k] = before[sa[k]];
  return lcp;
}

}  // namespace tifa
