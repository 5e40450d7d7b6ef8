#include "app/heading_uses.h"

#include <algorithm>

namespace tifa {

HeadingUses find_heading_uses(const PhraseHits& uses, const std::vector<RetitledSection>& retitled, bool of_a) {
  HeadingUses found;
  std::vector<const RetitledSection*> told;
  std::size_t inside = 0;
  for (const Hit& hit : uses.hits) {
    if (const BlockRecord& block = uses.view.blocks[hit.block]; block.kind == BlockKind::kTitle && found.title.empty())
      found.title = block.text.of(uses.view.text);
    const auto section = std::find_if(retitled.begin(), retitled.end(), [&](const RetitledSection& one) {
      const Range title = uses.view.sections[of_a ? one.index_a : one.index_b].title;
      return title.begin <= hit.text.begin && hit.text.end <= title.end;
    });
    if (section == retitled.end()) continue;
    ++inside;
    if (std::find(told.begin(), told.end(), &*section) != told.end()) continue;
    told.push_back(&*section);
    found.headings.push_back({of_a ? section->a : section->b, of_a ? section->b : section->a});
  }
  found.all = inside > 0 && inside == uses.hits.size();
  return found;
}

}  // namespace tifa
