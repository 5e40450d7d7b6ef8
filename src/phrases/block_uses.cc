#include "phrases/block_uses.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace tifa {
namespace {

// The texts in the order of time.
std::vector<const DocumentView*> texts_of(const CompareInput& input) {
  std::vector<const DocumentView*> texts;
  const auto add = [&](auto first, auto last) {
    for (; first != last; ++first) texts.push_back(&*first);
  };
  const auto at_a = input.earlier.begin() +
                    static_cast<std::ptrdiff_t>(std::min<std::size_t>(input.a_position, input.earlier.size()));
  add(input.earlier.begin(), at_a);
  add(input.a.begin(), input.a.end());
  add(at_a, input.earlier.end());
  add(input.b.begin(), input.b.end());
  return texts;
}

void add_use(BlockUse& use, std::uint32_t rank, std::uint32_t text, const CompareInput& input) {
  const auto n = static_cast<std::uint32_t>(input.earlier.size());
  const bool in_a = text == n, in_b = text == n + 1, behind_a = !in_a && text >= std::min(input.a_position, n);
  ++(in_a ? use.a : in_b ? use.b : behind_a ? use.between : use.past);
  if (!in_a && !in_b) use.editions |= edition_bit(text, n);
  // Ranks come in their order.
  if (use.first == BlockUse::kNever) use.first = rank;
  if (behind_a && use.first_behind_a == BlockUse::kNever) use.first_behind_a = rank;
  if (!behind_a) use.last_up_to_a = rank;
  if (!in_b) use.last_before_b = rank;
}

}  // namespace

std::uint64_t edition_bit(std::size_t earlier, std::size_t of) {
  constexpr std::size_t kBits = 64;
  return std::uint64_t{1} << (of <= kBits ? earlier : earlier * kBits / of);
}

std::vector<std::uint32_t> ranked_texts(const CompareInput& input) {
  const auto n = static_cast<std::uint32_t>(input.earlier.size()), at_a = std::min(input.a_position, n);
  std::vector<std::uint32_t> ranked;
  for (std::uint32_t e = 0; e < at_a; ++e) ranked.push_back(e);
  ranked.insert(ranked.end(), input.a.size(), n);
  for (std::uint32_t e = at_a; e < n; ++e) ranked.push_back(e);
  ranked.insert(ranked.end(), input.b.size(), n + 1);
  return ranked;
}

std::vector<BlockUse> block_uses(const CompareInput& input) {
  const std::vector<const DocumentView*> texts = texts_of(input);
  const std::vector<std::uint32_t> ranked = ranked_texts(input);
  std::vector<BlockUse> uses;
  if (input.earlier.empty()) {
    for (std::uint32_t rank = 0; rank < texts.size(); ++rank) {
      uses.push_back({texts[rank], {0, static_cast<std::uint32_t>(texts[rank]->folded.size())}});
      add_use(uses.back(), rank, ranked[rank], input);
    }
    return uses;
  }
  // By the clean text, which says more than the folded one: hyphens and quotation marks.
  std::unordered_map<std::string_view, std::size_t> known;
  for (std::uint32_t rank = 0; rank < texts.size(); ++rank)
    for (const BlockRecord& block : texts[rank]->blocks) {
      const auto [use, is_new] = known.emplace(block.text.of(texts[rank]->text), uses.size());
      if (is_new) uses.push_back({texts[rank], block.folded});
      add_use(uses[use->second], rank, ranked[rank], input);
    }
  return uses;
}

}  // namespace tifa
