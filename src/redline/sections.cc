#include "redline/sections.h"

#include <algorithm>
#include <map>
#include <string>

namespace tifa {
namespace {

// How much text two sections share, in bytes, in place and moved.
struct Shared {
  std::uint64_t in_place = 0, moved = 0;
  [[nodiscard]] std::uint64_t all() const { return in_place + moved; }
};

}  // namespace

std::uint32_t opening_block(const DocumentView& view, std::uint32_t section) {
  const SectionRecord& record = view.sections[section];
  return record.heading != kNoIndex ? record.heading : record.first_block;
}

namespace {

class Fates {
 public:
  Fates(const Redline& redline, const DocumentView& a, const DocumentView& b) : redline_(redline), a_(a), b_(b) {
    to_b_.assign(a.sections.size(), kNoIndex);
    to_a_.assign(b.sections.size(), kNoIndex);
  }

  std::vector<SectionFate> find() {
    for (const RedlineRow& row : redline_.rows) weigh(row);
    match_by_text();
    match_by_subsections();
    return in_order();
  }

 private:
  void weigh(const RedlineRow& row) {
    if (row.a.empty() || row.b.empty()) return;
    const std::uint32_t block_a = row.a.begin, block_b = row.b.begin;
    if (block_a >= a_.blocks.size() || block_b >= b_.blocks.size()) return;
    const std::uint32_t in_a = a_.blocks[block_a].section, in_b = b_.blocks[block_b].section;
    const bool heading_a = in_a != 0 && opening_block(a_, in_a) == block_a;
    const bool heading_b = in_b != 0 && opening_block(b_, in_b) == block_b;
    if (heading_a && heading_b) {
      match(in_a, in_b);
      row_of_[in_b] = &row;
      return;
    }
    std::uint64_t kept = 0;
    for (std::uint32_t e = row.edits.begin; e < row.edits.end; ++e)
      if (redline_.script.edits[e].kind == EditKind::kKeep) kept += redline_.script.edits[e].a.size();
    if (in_a == 0 || in_b == 0) return;
    Shared& shared = shared_[{in_a, in_b}];
    (row.moved ? shared.moved : shared.in_place) += kept;
  }

  void match(std::uint32_t a, std::uint32_t b) {
    if (to_b_[a] != kNoIndex || to_a_[b] != kNoIndex) return;
    to_b_[a] = b;
    to_a_[b] = a;
  }

  // Sections whose headings have nothing in common, by what stands in them: the pairs that share most first.
  void match_by_text() {
    std::vector<std::pair<std::uint64_t, std::pair<std::uint32_t, std::uint32_t>>> pairs;
    for (const auto& [sections, shared] : shared_)
      if (2 * shared.all() >= std::min(own_size(a_, sections.first), own_size(b_, sections.second)))
        pairs.push_back({shared.all(), sections});
    std::stable_sort(pairs.begin(), pairs.end(), [](const auto& x, const auto& y) { return x.first > y.first; });
    for (const auto& [weight, sections] : pairs)
      if (weight > 0) match(sections.first, sections.second);
  }

  // Sections that neither heading nor text of their own tells, by the subsections that they have in common.
  void match_by_subsections() {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint64_t> common;
    for (std::uint32_t a = 1; a < a_.sections.size(); ++a) {
      if (to_b_[a] == kNoIndex) continue;
      const std::uint32_t parent_a = a_.sections[a].parent, parent_b = b_.sections[to_b_[a]].parent;
      if (parent_a == kNoIndex || parent_b == kNoIndex || parent_a == 0 || parent_b == 0) continue;
      ++common[{parent_a, parent_b}];
    }
    std::vector<std::pair<std::uint64_t, std::pair<std::uint32_t, std::uint32_t>>> pairs;
    pairs.reserve(common.size());
    for (const auto& [sections, count] : common) pairs.push_back({count, sections});
    std::stable_sort(pairs.begin(), pairs.end(), [](const auto& x, const auto& y) { return x.first > y.first; });
    for (const auto& [count, sections] : pairs) match(sections.first, sections.second);
  }

  // Bytes of the blocks of a section itself, subsections and heading left out.
  static std::uint64_t own_size(const DocumentView& view, std::uint32_t section) {
    const SectionRecord& record = view.sections[section];
    std::uint64_t size = 0;
    for (std::uint32_t i = record.first_block; i < record.end_block && i < view.blocks.size(); ++i) {
      if (i == record.heading) continue;
      if (view.blocks[i].section != section) break;
      size += view.blocks[i].text.size();
    }
    return size;
  }

  std::string_view label(const DocumentView& view, std::uint32_t section) const {
    const SectionRecord& record = view.sections[section];
    const std::uint32_t block = opening_block(view, section);
    if (block >= view.blocks.size()) return {};
    return view.text.substr(view.blocks[block].text.begin, record.label_size);
  }

  // A title that differs in its figures alone, a year, is the same title.
  static std::string without_figures(std::string_view title) {
    std::string bare;
    for (const char c : title)
      if (c < '0' || c > '9') bare += c;
    return bare;
  }

  SectionFate fate(std::uint32_t a, std::uint32_t b) const {
    SectionFate fate{SectionOp::kKept, a, b, false};
    if (without_figures(a_.sections[a].title.of(a_.text)) != without_figures(b_.sections[b].title.of(b_.text)))
      fate.op = SectionOp::kRetitled;
    else if (label(a_, a) != label(b_, b))
      fate.op = SectionOp::kRenumbered;
    const auto shared = shared_.find({a, b});
    const bool text_moved = shared != shared_.end() && shared->second.moved > shared->second.in_place;
    const auto row = row_of_.find(b);
    const bool heading_moved = row != row_of_.end() && row->second->moved;
    fate.moved = shared != shared_.end() ? text_moved : heading_moved;
    return fate;
  }

  std::vector<SectionFate> in_order() const {
    std::vector<SectionFate> fates;
    const auto dropped_from = [&](std::uint32_t a) {
      for (; a < a_.sections.size() && to_b_[a] == kNoIndex; ++a)
        fates.push_back({SectionOp::kDropped, a, kNoIndex, false});
    };
    if (a_.sections.size() > 1) dropped_from(1);
    for (std::uint32_t b = 1; b < b_.sections.size(); ++b) {
      if (to_a_[b] == kNoIndex) {
        fates.push_back({SectionOp::kAdded, kNoIndex, b, false});
        continue;
      }
      fates.push_back(fate(to_a_[b], b));
      dropped_from(to_a_[b] + 1);
    }
    return fates;
  }

  const Redline& redline_;
  const DocumentView& a_;
  const DocumentView& b_;
  std::vector<std::uint32_t> to_b_, to_a_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Shared> shared_;
  std::map<std::uint32_t, const RedlineRow*> row_of_;
};

}  // namespace

const char* section_op_name(SectionOp op) {
  switch (op) {
    case SectionOp::kKept:
      return "kept";
    case SectionOp::kRetitled:
      return "retitled";
    case SectionOp::kRenumbered:
      return "renumbered";
    case SectionOp::kAdded:
      return "added";
    case SectionOp::kDropped:
      return "dropped";
  }
  return "";
}

std::vector<SectionFate> section_fates(const Redline& redline, const DocumentView& a, const DocumentView& b) {
  return Fates(redline, a, b).find();
}

}  // namespace tifa
