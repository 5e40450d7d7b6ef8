#include "render/redline_plan.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace tifa {
namespace {

KindSet kinds_of(const RedlineView& view) {
  KindSet kinds;
  if (view.block == nullptr) {
    kinds.add(ChangeKind::kMove);
    return kinds;
  }
  const RedlineBlock& block = *view.block;
  if (block.op == "insert") kinds.add(ChangeKind::kInsert);
  if (block.op == "delete") kinds.add(ChangeKind::kDelete);
  if (block.op == "split" || block.op == "merge") kinds.add(ChangeKind::kSplit);
  if (block.op == "renumber") kinds.add(ChangeKind::kRenumber);
  if (block.op == "edit" || (block.edited && block.op == "move")) kinds.add(ChangeKind::kEdit);
  const bool passages = std::any_of(view.parts.begin(), view.parts.end(), [](const RedlinePart& part) {
    return part.kind == PartKind::kArrived || part.kind == PartKind::kLeft;
  });
  if (block.moved || passages) kinds.add(ChangeKind::kMove);
  return kinds;
}

constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

// Sections by the block that each begins with, ascending.
class SectionStarts {
 public:
  SectionStarts(const std::vector<RedlineSection>& sections, std::optional<std::uint64_t> RedlineSection::*block) {
    for (std::size_t s = 0; s < sections.size(); ++s)
      if (sections[s].*block) starts_.push_back({*(sections[s].*block), s});
    std::stable_sort(starts_.begin(), starts_.end(), [](const auto& x, const auto& y) { return x.first < y.first; });
  }
  // The section that a block stands in; kNowhere in front of the first.
  [[nodiscard]] std::size_t of(std::uint64_t block) const {
    const auto next = std::upper_bound(starts_.begin(), starts_.end(), block,
                                       [](std::uint64_t at, const auto& start) { return at < start.first; });
    return next == starts_.begin() ? kNowhere : std::prev(next)->second;
  }

 private:
  std::vector<std::pair<std::uint64_t, std::size_t>> starts_;
};

}  // namespace

const char* change_kind_name(ChangeKind kind) {
  constexpr std::array<const char*, kChangeKinds> kNames = {"edit", "insert", "delete", "move", "split", "renumber"};
  return kNames[static_cast<std::size_t>(kind)];
}

RedlinePlan redline_plan(const RedlineAnswer& answer) {
  RedlinePlan plan;
  plan.views = redline_views(answer);
  plan.kinds.reserve(plan.views.size());
  plan.in_section.resize(answer.sections.size());
  plan.first_view.assign(answer.sections.size(), plan.views.size());
  const SectionStarts in_a(answer.sections, &RedlineSection::block_a), in_b(answer.sections, &RedlineSection::block_b);
  for (std::size_t v = 0; v < plan.views.size(); ++v) {
    const RedlineView& view = plan.views[v];
    plan.kinds.push_back(kinds_of(view));
    const KindSet kinds = plan.kinds.back();
    plan.changes += !kinds.empty();
    const RedlineBlock* block = view.block;
    // What moved away is told at its new place.
    if (block == nullptr) {
      ++plan.totals[static_cast<std::size_t>(ChangeKind::kMove)];
      continue;
    }
    const std::size_t section = !block->b.empty()   ? in_b.of(block->b.front())
                                : !block->a.empty() ? in_a.of(block->a.front())
                                                    : kNowhere;
    if (section != kNowhere) plan.first_view[section] = std::min(plan.first_view[section], v);
    for (std::size_t k = 0; k < kChangeKinds; ++k) {
      if (!kinds.has(static_cast<ChangeKind>(k))) continue;
      ++plan.totals[k];
      if (section != kNowhere) ++plan.in_section[section][k];
    }
  }
  return plan;
}

}  // namespace tifa
