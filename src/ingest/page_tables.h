// What tables found by their rules (page_grids.cc) and by their gaps (page_tables.cc) share.
#pragma once

#include <cstdint>
#include <vector>

#include "ingest/pages.h"

namespace tifa {

// Widens a box so that another lies in it.
void cover(PageBox& box, const PageBox& other);

// "12,345.6%", "—": most of it is digits, or nothing is.
[[nodiscard]] bool is_figure(const std::vector<PageWord>& words);

// Numbers for the lines of a table as cells: a block of their own, each cell another number.
class CellNumbers {
 public:
  explicit CellNumbers(const Page& page);
  void next_table() { ++block_; }
  void next_cell() { ++cell_; }
  void mark(PageLine& line) const {
    line.block = block_;
    line.cell = cell_;
  }

 private:
  std::uint32_t block_ = 0, cell_ = 0;  // the highest so far
};

// Puts the lines of a table where it stands among the others of its page: behind the line over it or before the one
// under it, whichever is more of its width. O(lines).
void put_table(Page& page, std::vector<PageLine> table);

}  // namespace tifa
