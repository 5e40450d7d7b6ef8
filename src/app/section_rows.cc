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

// What the rows say of the chapters of one text. Where the other text has its chapters on another level (a heading came
// over all of them, or went), one may lie inside another: each block is told of the innermost alone.
class Chapters {
 public:
  // `chapters`: the sections of the text that rows are about.
  Chapters(const DocumentView& view, std::vector<std::uint32_t> chapters, std::uint64_t length, LengthUnit unit)
      : view_(view), chapters_(std::move(chapters)), unit_(unit), all_(length) {
    std::map<std::uint32_t, std::uint64_t> of_level;
    for (std::size_t i = 0; i < view.sections.size(); ++i)
      positions_.push_back(i == 0 ? 0 : ++of_level[view.sections[i].level]);
    std::sort(chapters_.begin(), chapters_.end());  // each behind those that it lies in
  }

  [[nodiscard]] std::string heading(std::uint32_t section) const { return section_heading(view_, section); }
  // Its place among those of its level, from 1.
  [[nodiscard]] std::uint64_t position(std::uint32_t section) const { return positions_[section]; }
  // Whether other chapters lie inside of it.
  [[nodiscard]] bool holds_chapters(std::uint32_t section) const {
    const auto next = std::upper_bound(chapters_.begin(), chapters_.end(), section);
    return next != chapters_.end() && view_.sections[*next].first_block < view_.sections[section].end_block;
  }
  // Whether one section lies inside of another.
  [[nodiscard]] bool holds(std::uint32_t outer, std::uint32_t inner) const {
    const SectionRecord &x = view_.sections[outer], &y = view_.sections[inner];
    return outer < inner && y.first_block < x.end_block;
  }
  // Without the chapters inside of it.
  [[nodiscard]] std::uint64_t length(std::uint32_t section) const {
    return length_in(measure_scope(view_, Scope(), {false, own_blocks(section)}), unit_);
  }
  [[nodiscard]] double share(std::uint64_t length) const {
    return all_ == 0 ? 0 : static_cast<double>(length) / static_cast<double>(all_);
  }

 private:
  using Runs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
  // The blocks of a chapter before, between and behind the chapters inside of it, one run more than there are of these.
  [[nodiscard]] Runs own_blocks(std::uint32_t section) const {
    const SectionRecord& whole = view_.sections[section];
    Runs runs;
    std::uint32_t begin = whole.first_block;
    for (auto next = std::upper_bound(chapters_.begin(), chapters_.end(), section); next != chapters_.end(); ++next) {
      const SectionRecord& inside = view_.sections[*next];
      if (inside.first_block >= whole.end_block) break;
      if (inside.first_block < begin) continue;  // inside of the last one
      runs.emplace_back(begin, inside.first_block);
      begin = inside.end_block;
    }
    runs.emplace_back(begin, whole.end_block);
    return runs;
  }

  const DocumentView& view_;
  std::vector<std::uint32_t> chapters_;
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
  const std::vector<SharedText> texts = shared_texts(a, b);
  std::multimap<std::uint32_t, SharedText> shared_of_a, shared_of_b;
  for (const SharedText& shared : texts) {
    shared_of_a.emplace(shared.a, shared);
    shared_of_b.emplace(shared.b, shared);
  }
  ComparedSections found;
  const std::vector<SectionFate> fates = section_fates(*redline, a, b, &texts);
  const std::vector<SectionFate> chapters = chapters_of(fates, a, b);
  const auto sections_of = [&](std::uint32_t SectionFate::*side) {
    std::vector<std::uint32_t> sections;
    for (const SectionFate& fate : chapters)
      if (fate.*side != kNoIndex) sections.push_back(fate.*side);
    return sections;
  };
  const Chapters of_a(a, sections_of(&SectionFate::a), length_a, unit);
  const Chapters of_b(b, sections_of(&SectionFate::b), length_b, unit);
  for (const SectionFate& fate : fates)
    if (fate.op == SectionOp::kRetitled)
      found.retitled.push_back({of_a.heading(fate.a), of_b.heading(fate.b), fate.a, fate.b});
  for (const SectionFate& fate : chapters) {
    SectionRow row;
    row.change = section_change(fate);
    row.similarity = fate.shared;
    // The number of an article and its next word are no part of a subject, however short the section.
    constexpr double kLeastShared = 12;  // characters or words
    const auto told = [&](const SharedText& shared, double share, std::uint64_t length) {
      return (share >= kLeastPart && share * static_cast<double>(length) >= kLeastShared) ||
             (shared.a == fate.a && shared.b == fate.b);
    };
    // What a section shares with others is told of by their share of it, largest first: not where that is of the
    // chapters inside of it, which have rows of their own, and nothing of what only holds its counterpart.
    const auto parts_of = [&](const Chapters& own, std::uint32_t section, std::uint64_t length,
                              const auto& shared_of_own, double SharedText::*share, const Chapters& others,
                              std::uint32_t counterpart, std::uint32_t SharedText::*other) {
      std::vector<SectionPart> parts;
      if (own.holds_chapters(section)) return parts;
      for (auto [one, end] = shared_of_own.equal_range(section); one != end; ++one) {
        const SharedText& shared = one->second;
        const std::uint32_t there = shared.*other;
        if (!told(shared, shared.*share, length)) continue;
        if (counterpart != kNoIndex && others.holds(there, counterpart)) continue;
        parts.push_back({others.heading(there), others.position(there), shared.*share});
      }
      most_first(parts);
      return parts;
    };
    if (fate.a != kNoIndex) {
      row.a = of_a.heading(fate.a);
      row.position_a = of_a.position(fate.a);
      row.length_a = of_a.length(fate.a);
      row.share_a = of_a.share(row.length_a);
      row.goes_to = parts_of(of_a, fate.a, row.length_a, shared_of_a, &SharedText::of_a, of_b, fate.b, &SharedText::b);
    }
    if (fate.b != kNoIndex) {
      row.b = of_b.heading(fate.b);
      row.position_b = of_b.position(fate.b);
      row.length_b = of_b.length(fate.b);
      row.share_b = of_b.share(row.length_b);
      row.comes_from =
          parts_of(of_b, fate.b, row.length_b, shared_of_b, &SharedText::of_b, of_a, fate.a, &SharedText::a);
    }
    found.rows.push_back(std::move(row));
  }
  return found;
}

}  // namespace tifa
