#include "phrases/covering.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/parallel.h"
#include "text/utf8.h"

namespace tifa {
namespace {

// Whether the rate of a phrase that went up or down still does so where it stands outside a longer one.
bool moves_outside(const ComparedPhrase& shorter, const ComparedPhrase& longer, std::uint64_t length_a,
                   std::uint64_t length_b) {
  const std::uint64_t a = shorter.a - std::min(shorter.a, longer.a), b = shorter.b - std::min(shorter.b, longer.b);
  const double rate_a = static_cast<double>(a) / static_cast<double>(length_a);
  const double rate_b = static_cast<double>(b) / static_cast<double>(length_b);
  return shorter.change == Change::kUp ? rate_b > rate_a : shorter.change != Change::kDown || rate_b < rate_a;
}

// What variants of one phrase have in common: Chinese without the particle that may stand between its words, English
// without plural and possessive endings.
std::string variant_key(std::string_view folded) {
  static constexpr std::string_view kDe = "的";
  std::string key;
  const auto close_word = [&] {
    if (key.ends_with("'s") || key.ends_with("s'")) key.resize(key.size() - 2);
    if (key.size() > 3 && key.back() == 's' && key[key.size() - 2] != 's') key.pop_back();
  };
  for (std::size_t at = 0; at < folded.size(); ++at) {
    if (folded.substr(at).starts_with(kDe)) {
      at += kDe.size() - 1;
      continue;
    }
    if (folded[at] == ' ') close_word();
    key += folded[at];
  }
  close_word();
  return key;
}

}  // namespace

void cover_across_changes(std::vector<ComparedRow>& rows, std::uint64_t length_a, std::uint64_t length_b,
                          unsigned threads) {
  std::unordered_map<std::string_view, std::size_t> by_phrase;
  for (std::size_t r = 0; r < rows.size(); ++r) by_phrase.emplace(rows[r].phrase.folded, r);
  const auto is_boundary = [](std::string_view text, std::size_t at) {
    return at == text.size() || !continues_code_point(text[at]);
  };
  // What lies in each row, whatever comes of it.
  std::vector<std::vector<std::uint32_t>> parts(rows.size());
  each_in_parallel(threads, rows.size(), [&](std::size_t r) {
    const std::string_view whole = rows[r].phrase.folded;
    for (std::size_t begin = 0; begin < whole.size(); ++begin) {
      if (!is_boundary(whole, begin)) continue;
      for (std::size_t end = begin + 1; end <= whole.size(); ++end) {
        if (!is_boundary(whole, end) || end - begin == whole.size()) continue;
        const auto it = by_phrase.find(whole.substr(begin, end - begin));
        if (it != by_phrase.end()) parts[r].push_back(static_cast<std::uint32_t>(it->second));
      }
    }
  });
  for (std::size_t r = 0; r < rows.size(); ++r) {
    ComparedRow& longer = rows[r];
    for (const std::uint32_t part : parts[r]) {
      ComparedRow& shorter = rows[part];
      const bool in_a = is_about_a(shorter.phrase.change);
      if (shorter.covered || shorter.phrase.change == longer.phrase.change || in_a != is_about_a(longer.phrase.change))
        continue;
      const std::uint64_t all = in_a ? shorter.phrase.a : shorter.phrase.b;
      const std::uint64_t inside = in_a ? longer.phrase.a : longer.phrase.b;
      if (all < 2 || (5 * inside < 4 * all && moves_outside(shorter.phrase, longer.phrase, length_a, length_b)))
        continue;
      shorter.covered = true;
      longer.phrase.covers.push_back(shorter.phrase.folded);
    }
  }
}

void join_variants(std::vector<ComparedRow>& rows) {
  std::map<Change, std::unordered_map<std::string, std::size_t>> first;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (rows[r].covered) continue;
    const auto [it, is_first] = first[rows[r].phrase.change].try_emplace(variant_key(rows[r].phrase.folded), r);
    if (is_first) continue;
    rows[r].covered = true;
    rows[it->second].phrase.covers.push_back(rows[r].phrase.folded);
  }
}

}  // namespace tifa
