// Lists as they are found, before it is decided which of them stand inside others and which is the main one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "goals/announce.h"
#include "goals/goals.h"
#include "goals/marks.h"

namespace tifa {

struct Draft {
  FoundList list;
  std::uint32_t end = 0;      // byte where what belongs to the last item ends: its section, or its block
  std::uint32_t section = 0;  // whose parts or paragraphs the items are
};

// Lists under marks. Ascending by first item.
[[nodiscard]] std::vector<Draft> marked_lists(const DocumentView& view, const std::vector<ItemMark>& marks);
// Lists without marks after an announcement: clauses, sentences, paragraphs. Ascending. `marks` tells what is marked.
[[nodiscard]] std::vector<Draft> announced_lists(const DocumentView& view, const std::vector<ItemMark>& marks);

// What an item is known by: the run-in heading, a short item whole, else its first sentence or clause.
[[nodiscard]] Range head_of(const DocumentView& view, std::uint32_t block, Range item, std::uint32_t rest);

// A piece of a block folded for classification.
[[nodiscard]] std::string folded_piece(const DocumentView& view, Range range);

// What a block that stands before a list says of it: its last sentence, or all of a heading.
struct Introduction {
  Range sentence;
  std::optional<Naming> naming;
  bool points = false;  // it points at what follows
};
[[nodiscard]] Introduction introduction_of(const DocumentView& view, std::uint32_t block, std::uint32_t before);
// What the heading of a section calls what stands under it; nothing for the root.
[[nodiscard]] std::optional<Naming> naming_of_section(const DocumentView& view, std::uint32_t section, Range& heading);

}  // namespace tifa
