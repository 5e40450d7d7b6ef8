// What kinds of change a row of a redline shows and which section it belongs to: what outline, filters and the way from
// change to change of a page are made of.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include <tifa/answers.h>

#include "render/redline_parts.h"

namespace tifa {

// In the order in which they are offered. Split and merged are one: a reader looks for both.
enum class ChangeKind : std::uint8_t { kEdit, kInsert, kDelete, kMove, kSplit, kRenumber };
inline constexpr std::size_t kChangeKinds = 6;
// "edit", "insert" …: the class and part of the ids of a page.
[[nodiscard]] const char* change_kind_name(ChangeKind kind);

class KindSet {
 public:
  void add(ChangeKind kind) { bits_ |= 1U << static_cast<unsigned>(kind); }
  [[nodiscard]] bool has(ChangeKind kind) const { return (bits_ >> static_cast<unsigned>(kind) & 1U) != 0; }
  [[nodiscard]] bool empty() const { return bits_ == 0; }

 private:
  unsigned bits_ = 0;
};

struct RedlinePlan {
  std::vector<RedlineView> views;
  std::vector<KindSet> kinds;  // of each view; a paragraph that a passage came to or left is edited and moved
  std::array<std::size_t, kChangeKinds> totals{};
  std::size_t changes = 0;  // views with any kind
  // Of each section of the answer: views by kind, those of its subsections left out. What was deleted counts where it
  // stood.
  std::vector<std::array<std::size_t, kChangeKinds>> in_section;
  std::vector<std::size_t> first_view;  // of each section: the view that it opens with; views.size(): none
};

// The answer must outlive the plan. O(answer).
[[nodiscard]] RedlinePlan redline_plan(const RedlineAnswer& answer);

}  // namespace tifa
