// Where a term stands, as a matcher without folding gives it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "index/segment.h"
#include "query/matcher.h"

namespace tifa::testing {

// In the text of a view without blocks all are said to be of block 0.
[[nodiscard]] inline std::vector<Hit> all_hits(const DocumentView& view, std::string_view term) {
  std::vector<Hit> hits;
  for (std::size_t at = view.text.find(term); at != std::string_view::npos;
       at = view.text.find(term, at + term.size())) {
    const auto begin = static_cast<std::uint32_t>(at);
    const std::uint32_t block = view.blocks.empty() ? 0 : view.block_at_text(begin);
    hits.push_back({{begin, begin + static_cast<std::uint32_t>(term.size())}, block, 0});
  }
  return hits;
}

}  // namespace tifa::testing
