// The order of columns: where no block of a stretch of the page crosses a gutter, and on both sides stands running
// text, all of the left is read before all of the right. A heading over both columns ends a stretch.
#include <algorithm>
#include <vector>

#include "ingest/pages.h"

namespace tifa {
namespace {

constexpr std::size_t kMostBlocks = 200;  // of a page; above, the order stays as it is
constexpr float kGutter = 0.8F;           // sizes of letters, at least
constexpr std::size_t kFewestLines = 3;   // of a column
constexpr float kNarrowest = 8;           // sizes of letters: a line of running text on average
constexpr float kBeside = 0.4F;           // of the lower column, at least, stands beside the other

struct Region {
  PageBox box;
  std::vector<std::size_t> lines;  // as they were read
  float widths = 0, sizes = 0;     // of its lines together

  void take(const Region& other) {
    box = {std::min(box.left, other.box.left), std::min(box.top, other.box.top), std::max(box.right, other.box.right),
           std::max(box.bottom, other.box.bottom)};
    lines.insert(lines.end(), other.lines.begin(), other.lines.end());
    widths += other.widths;
    sizes += other.sizes;
  }
  [[nodiscard]] bool is_column() const { return lines.size() >= kFewestLines && widths >= kNarrowest * sizes; }
};
using Regions = std::vector<Region>;

// What the format holds together, by the numbers of blocks.
Regions blocks_of(const Page& page) {
  Regions blocks;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const PageLine& line = page.lines[i];
    Region one{line.box, {i}, line.box.width(), line.size};
    if (blocks.empty() || page.lines[blocks.back().lines.back()].block != line.block)
      blocks.push_back(std::move(one));
    else
      blocks.back().take(one);
  }
  return blocks;
}

// Blocks with no height in common, from top to bottom; each a list of indices.
std::vector<std::vector<std::size_t>> bands_of(const Regions& blocks) {
  std::vector<std::size_t> order(blocks.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return blocks[a].box.top < blocks[b].box.top; });
  std::vector<std::vector<std::size_t>> bands;
  float bottom = 0;
  for (const std::size_t i : order) {
    if (bands.empty() || blocks[i].box.top >= bottom) bands.emplace_back();
    bottom = bands.back().empty() ? blocks[i].box.bottom : std::max(bottom, blocks[i].box.bottom);
    bands.back().push_back(i);
  }
  return bands;
}

// The columns of some blocks, from left to right; empty where they are none.
Regions columns_of(const Regions& blocks, std::vector<std::size_t> some) {
  std::stable_sort(some.begin(), some.end(),
                   [&](std::size_t a, std::size_t b) { return blocks[a].box.left < blocks[b].box.left; });
  Regions columns;
  for (const std::size_t i : some) {
    const float gutter = kGutter * blocks[i].sizes / static_cast<float>(blocks[i].lines.size());
    if (columns.empty() || blocks[i].box.left >= columns.back().box.right + gutter)
      columns.push_back(blocks[i]);
    else
      columns.back().take(blocks[i]);
  }
  // Marks of items stand before their column.
  for (std::size_t c = columns.size(); c-- > 1;) {
    if (columns[c - 1].is_column()) continue;
    columns[c - 1].take(columns[c]);
    std::swap(columns[c - 1], columns[c]);
    columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(c) - 1);
  }
  while (columns.size() > 1 && !columns.back().is_column()) {
    columns[columns.size() - 2].take(columns.back());
    columns.pop_back();
  }
  if (columns.size() < 2) return {};
  for (std::size_t c = 1; c < columns.size(); ++c) {
    const PageBox &a = columns[c - 1].box, &b = columns[c].box;
    if (std::min(a.bottom, b.bottom) - std::max(a.top, b.top) < kBeside * std::min(a.height(), b.height())) return {};
  }
  for (Region& column : columns) std::sort(column.lines.begin(), column.lines.end());
  return columns;
}

std::vector<std::size_t> members(const std::vector<std::vector<std::size_t>>& bands, std::size_t begin,
                                 std::size_t end) {
  std::vector<std::size_t> all;
  for (std::size_t i = begin; i < end; ++i) all.insert(all.end(), bands[i].begin(), bands[i].end());
  return all;
}

// Whether two blocks of running text stand beside each other.
bool any_beside(const Regions& blocks) {
  for (std::size_t a = 0; a < blocks.size(); ++a) {
    if (blocks[a].widths < kNarrowest * blocks[a].sizes) continue;
    for (std::size_t b = 0; b < a; ++b) {
      const PageBox &x = blocks[a].box, &y = blocks[b].box;
      if (blocks[b].widths >= kNarrowest * blocks[b].sizes && (x.right <= y.left || y.right <= x.left) &&
          std::min(x.bottom, y.bottom) > std::max(x.top, y.top))
        return true;
    }
  }
  return false;
}

}  // namespace

void order_columns(Page& page) {
  const Regions blocks = blocks_of(page);
  const bool turned =
      std::any_of(page.lines.begin(), page.lines.end(), [](const PageLine& line) { return line.turned; });
  if (turned || blocks.size() > kMostBlocks || !any_beside(blocks)) return;
  const auto bands = bands_of(blocks);
  Regions order;
  bool changed = false;
  for (std::size_t begin = 0; begin < bands.size();) {
    // The longest stretch with columns from here on.
    std::vector<std::size_t> stretch;
    std::size_t end = begin;
    Regions columns;
    for (std::size_t i = begin; i < bands.size(); ++i) {
      stretch.insert(stretch.end(), bands[i].begin(), bands[i].end());
      Regions found = columns_of(blocks, stretch);
      if (found.empty() || found.size() < columns.size()) continue;
      columns = std::move(found);
      end = i + 1;
    }
    if (columns.empty()) {
      Region band;
      for (const std::size_t i : bands[begin]) {
        if (band.lines.empty())
          band = blocks[i];
        else
          band.take(blocks[i]);
      }
      std::sort(band.lines.begin(), band.lines.end());
      order.push_back(std::move(band));
      ++begin;
      continue;
    }
    // Before what stands over all columns, a line under the first of them is of none.
    while (end < bands.size() && end > begin + 1 && bands[end - 1].size() == 1 &&
           blocks[bands[end - 1].front()].lines.size() == 1 &&
           blocks[bands[end - 1].front()].box.right < columns[1].box.left) {
      --end;
    }
    columns = columns_of(blocks, members(bands, begin, end));
    if (columns.empty()) return;
    changed = true;
    for (Region& column : columns) order.push_back(std::move(column));
    begin = end;
  }
  if (!changed) return;
  std::vector<PageLine> lines;
  lines.reserve(page.lines.size());
  std::uint32_t number = 0, last = 0;
  for (const Region& region : order) {
    ++number;
    for (const std::size_t i : region.lines) {
      if (page.lines[i].block != last) ++number;
      last = page.lines[i].block;
      lines.push_back(std::move(page.lines[i]));
      lines.back().block = number;
    }
  }
  page.lines = std::move(lines);
}

}  // namespace tifa
