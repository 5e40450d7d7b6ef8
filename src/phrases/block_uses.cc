#include "phrases/block_uses.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <unordered_map>

namespace tifa {
namespace {

void add_use(BlockUse& use, std::uint32_t rank, std::uint32_t text, const CompareInput& input) {
  const auto n = static_cast<std::uint32_t>(input.earlier.size());
  const bool in_a = text == n, in_b = text == n + 1, behind_a = !in_a && text >= std::min(input.a_position, n);
  ++(in_a ? use.a : in_b ? use.b : behind_a ? use.between : use.past);
  if (!in_a && !in_b) use.editions |= edition_bit(text, n);
  // Ranks come in their order.
  if (use.first == BlockUse::kNever) use.first = rank;
  if (behind_a && use.first_behind_a == BlockUse::kNever) use.first_behind_a = rank;
  if (!behind_a) use.up_to_a = rank + 1;
  if (!in_b) use.before_b = rank + 1;
}

}  // namespace

std::uint64_t edition_bit(std::size_t earlier, std::size_t of) {
  constexpr std::size_t kBits = 64;
  return std::uint64_t{1} << (of <= kBits ? earlier : earlier * kBits / of);
}

std::vector<TimedText> texts_in_time(const CompareInput& input) {
  const auto n = static_cast<std::uint32_t>(input.earlier.size()), at_a = std::min(input.a_position, n);
  std::vector<TimedText> texts;
  for (std::uint32_t e = 0; e < at_a; ++e) texts.push_back({&input.earlier[e], e});
  for (const DocumentView& view : input.a) texts.push_back({&view, n});
  for (std::uint32_t e = at_a; e < n; ++e) texts.push_back({&input.earlier[e], e});
  for (const DocumentView& view : input.b) texts.push_back({&view, n + 1});
  return texts;
}

std::vector<BlockUse> block_uses(const CompareInput& input) {
  const std::vector<TimedText> texts = texts_in_time(input);
  std::vector<BlockUse> uses;
  if (input.earlier.empty()) {
    for (std::uint32_t rank = 0; rank < texts.size(); ++rank) {
      uses.push_back({texts[rank].view, {0, static_cast<std::uint32_t>(texts[rank].view->folded.size())}});
      add_use(uses.back(), rank, texts[rank].index, input);
    }
    return uses;
  }
  // By the clean text, which says more than the folded one (hyphens, quotation marks), cells apart: their lines are
  // items (tokens.h).
  std::array<std::unordered_map<std::string_view, std::size_t>, 2> known;
  for (std::uint32_t rank = 0; rank < texts.size(); ++rank) {
    const DocumentView& view = *texts[rank].view;
    for (const BlockRecord& block : view.blocks) {
      auto& alike = known[block.kind == BlockKind::kTableCell ? 1 : 0];
      const auto [use, is_new] = alike.emplace(block.text.of(view.text), uses.size());
      if (is_new) uses.push_back({&view, block.folded});
      add_use(uses[use->second], rank, texts[rank].index, input);
    }
  }
  return uses;
}

}  // namespace tifa
