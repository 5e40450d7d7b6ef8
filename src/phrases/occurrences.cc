#include "phrases/occurrences.h"

#include <bit>

#include "text/borders.h"

namespace tifa {
namespace {

constexpr std::size_t kFirstCharacters = 0x10000;

}  // namespace

PhraseCounter::PhraseCounter(const std::vector<std::string>& phrases, bool whole_words)
    : pairs_((std::size_t{1} << kPairBits) / 64), whole_words_(whole_words), nodes_(1), first_(kFirstCharacters) {
  std::size_t most = 1;  // steps
  for (const std::string& phrase : phrases) most += count_code_points(phrase);
  slots_.resize(std::bit_ceil(2 * most));
  shift_ = 64 - static_cast<unsigned>(std::countr_zero(slots_.size()));
  for (std::size_t p = 0; p < phrases.size(); ++p) {
    if (phrases[p].empty()) continue;
    std::uint32_t node = 0;
    const CodePoint first = decode_utf8(phrases[p], 0);
    if (first.length < phrases[p].size()) {
      const std::size_t pair = pair_of(first.value, decode_utf8(phrases[p], first.length).value);
      pairs_[pair / 64] |= std::uint64_t{1} << (pair % 64);
    } else {
      any_alone_ = true;
    }
    for (std::size_t at = 0; at < phrases[p].size();) {
      const CodePoint point = decode_utf8(phrases[p], at);
      at += point.length;
      std::uint32_t next = child(node, point.value);
      if (next == 0) {
        next = static_cast<std::uint32_t>(nodes_.size());
        nodes_.emplace_back();
        if (node == 0 && point.value < first_.size()) {
          first_[point.value] = next;
        } else {
          std::size_t slot = slot_of(node, point.value);
          while (slots_[slot].child != 0) slot = (slot + 1) & (slots_.size() - 1);
          slots_[slot] = {node, point.value, next};
        }
      }
      node = next;
    }
    nodes_[node].phrase = static_cast<std::uint32_t>(p);
    nodes_[node].repeats = !borders(phrases[p]).empty();
  }
}

}  // namespace tifa
