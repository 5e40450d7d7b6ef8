#include "build/text_gaps.h"

namespace tifa {

std::vector<NumberingGap> gaps_in(const DocumentView& view) {
  std::vector<NumberedBlock> blocks;
  blocks.reserve(view.blocks.size());
  for (const BlockRecord& block : view.blocks) blocks.push_back({block.text.of(view.text), block.kind, false});
  for (std::size_t s = 1; s < view.sections.size(); ++s) blocks[view.sections[s].first_block].opens_section = true;
  return find_gaps(blocks);
}

}  // namespace tifa
