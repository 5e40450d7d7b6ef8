#include "app/section_rows.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "query/matcher.h"
#include "redline/redline.h"
#include "redline/section_parts.h"
#include "redline/sections.h"

namespace tifa {
namespace {

// kept, retitled, moved, added, dropped; another number alone is no change.
const char* section_change(const SectionFate& fate) {
  if (fate.moved) return "moved";
  return section_op_name(fate.op == SectionOp::kRenumbered ? SectionOp::kKept : fate.op);
}

// What the rows say of the chapters of one text.
class Chapters {
 public:
  Chapters(const DocumentView& view, std::uint64_t length, LengthUnit unit) : view_(view), unit_(unit), all_(length) {
    std::map<std::uint32_t, std::uint64_t> of_level;
    for (std::size_t i = 0; i < view.sections.size(); ++i)
      positions_.push_back(i == 0 ? 0 : ++of_level[view.sections[i].level]);
  }

  [[nodiscard]] std::string heading(std::uint32_t section) const { return section_heading(view_, section); }
  // Its place among those of its level, from 1.
  [[nodiscard]] std::uint64_t position(std::uint32_t section) const { return positions_[section]; }
  [[nodiscard]] std::uint64_t length(std::uint32_t section) const {
    const SectionRecord& record = view_.sections[section];
    return length_in(measure_scope(view_, Scope(), {false, {{record.first_block, record.end_block}}}), unit_);
  }
  [[nodiscard]] double share(std::uint64_t length) const {
    return all_ == 0 ? 0 : static_cast<double>(length) / static_cast<double>(all_);
  }

 private:
  const DocumentView& view_;
  LengthUnit unit_;
  std::uint64_t all_;
  std::vector<std::uint64_t> positions_;
};

void most_first(std::vector<SectionPart>& parts) {
  std::stable_sort(parts.begin(), parts.end(),
                   [](const SectionPart& x, const SectionPart& y) { return x.share > y.share; });
}

}  // namespace

Result<ComparedSections> compare_sections(const DocumentView& a, const DocumentView& b, std::uint64_t length_a,
                                          std::uint64_t length_b, LengthUnit unit, const Context& context) {
  const auto redline = make_redline(a, b, context);
  if (!redline) return tl::unexpected(redline.error());
  const Chapters of_a(a, length_a, unit), of_b(b, length_b, unit);
  const std::vector<SharedText> texts = shared_texts(a, b);
  std::multimap<std::uint32_t, SharedText> shared_of_a, shared_of_b;
  for (const SharedText& shared : texts) {
    shared_of_a.emplace(shared.a, shared);
    shared_of_b.emplace(shared.b, shared);
  }
  ComparedSections found;
  const std::vector<SectionFate> fates = section_fates(*redline, a, b, &texts);
  for (const SectionFate& fate : fates)
    if (fate.op == SectionOp::kRetitled)
      found.retitled.push_back({of_a.heading(fate.a), of_b.heading(fate.b), fate.a, fate.b});
  for (const SectionFate& fate : chapters_of(fates, a, b)) {
    SectionRow row;
    row.change = section_change(fate);
    row.similarity = fate.shared;
    // The number of an article and its next word are no part of a subject, however short the section.
    constexpr double kLeastShared = 12;  // characters or words
    const auto told = [&](const SharedText& shared, double share, std::uint64_t length) {
      return (share >= kLeastPart && share * static_cast<double>(length) >= kLeastShared) ||
             (shared.a == fate.a && shared.b == fate.b);
    };
    if (fate.a != kNoIndex) {
      row.a = of_a.heading(fate.a);
      row.position_a = of_a.position(fate.a);
      row.length_a = of_a.length(fate.a);
      row.share_a = of_a.share(row.length_a);
      for (auto [one, end] = shared_of_a.equal_range(fate.a); one != end; ++one)
        if (const SharedText& shared = one->second; told(shared, shared.of_a, row.length_a))
          row.goes_to.push_back({of_b.heading(shared.b), of_b.position(shared.b), shared.of_a});
      most_first(row.goes_to);
    }
    if (fate.b != kNoIndex) {
      row.b = of_b.heading(fate.b);
      row.position_b = of_b.position(fate.b);
      row.length_b = of_b.length(fate.b);
      row.share_b = of_b.share(row.length_b);
      for (auto [one, end] = shared_of_b.equal_range(fate.b); one != end; ++one)
        if (const SharedText& shared = one->second; told(shared, shared.of_b, row.length_b))
          row.comes_from.push_back({of_a.heading(shared.a), of_a.position(shared.a), shared.of_b});
      most_first(row.comes_from);
    }
    found.rows.push_back(std::move(row));
  }
  return found;
}

}  // namespace tifa
