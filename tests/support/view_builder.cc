#include "support/view_builder.h"

#include "text/fold.h"

namespace tifa::testing {

struct OwnedView::State {
  std::string text, folded;
  std::vector<OffsetMap::Run> fold_runs;
  std::vector<BlockRecord> blocks;
  std::vector<SectionRecord> sections;
  DocumentView view;
};

const DocumentView& OwnedView::view() const { return state_->view; }

OwnedView make_view(const std::vector<BlockText>& blocks, Language language) {
  auto state = std::make_shared<OwnedView::State>();
  std::vector<std::uint32_t> open = {0};  // the sections that the next block lies in, outermost first
  state->sections.emplace_back();
  const auto end_of = [](const std::string& text) { return static_cast<std::uint32_t>(text.size()); };
  for (const BlockText& block : blocks) {
    const std::uint32_t index = static_cast<std::uint32_t>(state->blocks.size());
    if (index > 0) {
      state->text += '\n';
      state->folded += '\n';
    }
    const std::uint32_t text_begin = end_of(state->text), folded_begin = end_of(state->folded);
    if (block.kind == BlockKind::kHeading) {
      while (open.size() > 1 && state->sections[open.back()].level >= block.level) open.pop_back();
      SectionRecord section;
      section.parent = open.back();
      section.heading = section.first_block = index;
      section.label_size = block.label_size;
      section.title = {text_begin + block.label_size, text_begin + end_of(block.text)};
      section.level = block.level;
      open.push_back(static_cast<std::uint32_t>(state->sections.size()));
      state->sections.push_back(section);
    }
    const Folded folded = fold(block.text, Folding::kDefault);
    for (OffsetMap::Run run : folded.map.runs()) {
      run.derived += folded_begin;
      run.origin += text_begin;
      state->fold_runs.push_back(run);
    }
    if (index + 1 < blocks.size())
      state->fold_runs.push_back({folded_begin + end_of(folded.text), text_begin + end_of(block.text), 1, 1, 1});
    state->text += block.text;
    state->folded += folded.text;
    BlockRecord record;
    record.text = {text_begin, end_of(state->text)};
    record.folded = {folded_begin, end_of(state->folded)};
    record.run_in_end = text_begin + block.run_in_size;
    record.section = open.back();
    record.kind = block.kind;
    record.level = block.level;
    state->blocks.push_back(record);
    for (const std::uint32_t section : open) state->sections[section].end_block = index + 1;
  }
  state->view.text = state->text;
  state->view.folded = state->folded;
  state->view.fold_runs = state->fold_runs;
  state->view.blocks = state->blocks;
  state->view.sections = state->sections;
  state->view.language = language;
  OwnedView owned;
  owned.state_ = std::move(state);
  return owned;
}

OwnedView make_view_of_lines(std::string_view lines, Language language) {
  std::vector<BlockText> blocks;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    std::string_view line = lines.substr(0, end);
    while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
    if (!line.empty()) blocks.push_back({.text = std::string(line)});
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return make_view(blocks, language);
}

}  // namespace tifa::testing
