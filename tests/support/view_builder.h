// Document views made by hand, for tests of what reads documents but does not make them.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "index/segment.h"

namespace tifa::testing {

// A block as a test writes it. Headings (level 1 and deeper) open sections and nest by level.
struct BlockText {
  std::string text;
  BlockKind kind = BlockKind::kParagraph;
  std::uint8_t level = 0;
  std::uint32_t label_size = 0;   // bytes of a heading's numbering
  std::uint32_t run_in_size = 0;  // bytes of the run-in heading
};

// Owns what its view shows. Can be moved, the view stays valid; lengths and origins are left empty.
class OwnedView {
 public:
  [[nodiscard]] const DocumentView& view() const;

 private:
  friend OwnedView make_view(const std::vector<BlockText>& blocks, Language language);
  struct State;
  std::shared_ptr<const State> state_;
};

[[nodiscard]] OwnedView make_view(const std::vector<BlockText>& blocks, Language language);
// Each line that is not empty becomes a paragraph.
[[nodiscard]] OwnedView make_view_of_lines(std::string_view lines, Language language);

}  // namespace tifa::testing
