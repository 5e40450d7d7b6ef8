// Sections of a document as queries see them: paths, filters by name, lengths of what is in scope.
#include <algorithm>

#include "query/matcher.h"
#include "text/display.h"

namespace tifa {

bool BlockFilter::has(std::uint32_t block) const {
  if (everywhere) return true;
  auto after =
      std::upper_bound(runs.begin(), runs.end(), block, [](std::uint32_t x, const auto& run) { return x < run.first; });
  return after != runs.begin() && block < (after - 1)->second;
}

std::string section_heading(const DocumentView& view, std::uint32_t section) {
  const SectionRecord& record = view.sections[section];
  if (section == 0 || record.first_block >= view.blocks.size()) return {};
  if (record.heading != kNoIndex) return display_text(view.blocks[record.heading].text.of(view.text));
  // A numbered paragraph that opens a section of its own: its run-in heading, else its label.
  const BlockRecord& first = view.blocks[record.first_block];
  const std::uint32_t run_in = first.run_in_end - first.text.begin;
  return display_text(
      view.text.substr(first.text.begin, run_in > 0 ? run_in : std::min(record.label_size, first.text.size())));
}

std::vector<std::string> section_path(const DocumentView& view, std::uint32_t block) {
  std::vector<std::string> path;
  for (std::uint32_t section = view.blocks[block].section; section != 0 && section != kNoIndex;
       section = view.sections[section].parent)
    path.push_back(section_heading(view, section));
  std::reverse(path.begin(), path.end());
  return path;
}

std::vector<std::pair<std::string, BlockFilter>> outer_sections(const DocumentView& view) {
  std::uint32_t outermost = kNoIndex;
  for (std::uint32_t i = 1; i < view.sections.size(); ++i) outermost = std::min(outermost, view.sections[i].level);
  std::vector<std::pair<std::string, BlockFilter>> sections;
  const auto add = [&](std::string name, std::uint32_t first, std::uint32_t end) {
    if (first < end) sections.emplace_back(std::move(name), BlockFilter{false, {{first, end}}});
  };
  std::uint32_t before = static_cast<std::uint32_t>(view.blocks.size());
  std::vector<std::uint32_t> outer;
  for (std::uint32_t i = 1; i < view.sections.size(); ++i)
    if (view.sections[i].level == outermost) outer.push_back(i);
  if (!outer.empty()) before = view.sections[outer.front()].first_block;
  add("", 0, before);
  for (const std::uint32_t i : outer)
    add(section_heading(view, i), view.sections[i].first_block, view.sections[i].end_block);
  return sections;
}

BlockFilter find_sections(const DocumentView& view, std::string_view name) {
  BlockFilter filter;
  filter.everywhere = false;
  const std::string wanted = fold_term(name, Folding::kDefault);
  for (std::uint32_t i = 1; i < view.sections.size(); ++i) {
    const SectionRecord& section = view.sections[i];
    if (fold_term(section_heading(view, i), Folding::kDefault).find(wanted) == std::string::npos) continue;
    if (!filter.runs.empty() && section.first_block < filter.runs.back().second) continue;  // inside the last one
    filter.runs.emplace_back(section.first_block, section.end_block);
  }
  return filter;
}

Lengths measure_scope(const DocumentView& view, Scope scope, const BlockFilter& filter) {
  Lengths sum;
  if (filter.everywhere) {
    for (std::size_t part = 0; part < kPartCount; ++part)
      if (scope.has(static_cast<Part>(part))) sum += view.lengths[part];
    return sum;
  }
  for (const auto& [first, end] : filter.runs)
    for (std::uint32_t i = first; i < end; ++i) {
      const BlockRecord& block = view.blocks[i];
      Block shape;
      shape.kind = block.kind;
      shape.range = block.text;
      shape.run_in_end = block.run_in_end;
      const Range run_in{block.text.begin, block.run_in_end};
      if (!run_in.empty() && scope.has(Part::kRunIn)) sum += measure(run_in.of(view.text));
      const Range rest{run_in.end, block.text.end};
      if (!rest.empty() && scope.has(part_of(shape, rest.begin))) sum += measure(rest.of(view.text));
    }
  return sum;
}

}  // namespace tifa
