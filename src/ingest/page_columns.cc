// The columns of a page: which lines stand under each other, and from where to where their text could reach.
#include <algorithm>
#include <cmath>
#include <iterator>

#include "ingest/page_lines.h"
#include "ingest/page_tables.h"
#include "ingest/pages.h"
#include "structure/numbering.h"

namespace tifa {
namespace {

constexpr std::size_t kMostBlocks = 1'000;  // of a page, for looking at pairs
constexpr float kSameEdge = 1.5F;           // points
constexpr std::size_t kFewestOfEdge = 3;    // lines that make an edge

// Lines that the format holds together.
struct Cluster {
  PageBox box;
  std::vector<std::size_t> lines;
  bool beside = false;  // another one stands to its left or right
};

bool beside(const PageBox& a, const PageBox& b) {
  const float overlap = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
  return overlap > std::min(a.height(), b.height()) / 2 && (a.right <= b.left || b.right <= a.left);
}

std::vector<Cluster> clusters_of(const Page& page, const std::vector<LineRole>& roles) {
  std::vector<Cluster> clusters;
  std::uint32_t last = 0;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const PageLine& line = page.lines[i];
    if (roles[i] != LineRole::kText || line.turned) continue;
    if (clusters.empty() || line.block != last) clusters.push_back({line.box, {}, false});
    last = line.block;
    Cluster& cluster = clusters.back();
    cluster.box = {std::min(cluster.box.left, line.box.left), std::min(cluster.box.top, line.box.top),
                   std::max(cluster.box.right, line.box.right), std::max(cluster.box.bottom, line.box.bottom)};
    cluster.lines.push_back(i);
  }
  const bool many = clusters.size() > kMostBlocks;
  for (std::size_t a = 0; a < clusters.size(); ++a) {
    clusters[a].beside = many;
    for (std::size_t b = 0; b < clusters.size() && !clusters[a].beside; ++b)
      clusters[a].beside = a != b && beside(clusters[a].box, clusters[b].box);
  }
  return clusters;
}

// Whether `next` goes on under `above`.
bool same_column(const Cluster& above, const Cluster& next) {
  const float overlap = std::min(above.box.right, next.box.right) - std::max(above.box.left, next.box.left);
  return above.beside == next.beside && next.box.top > above.box.top &&
         overlap > 0.8F * std::min(above.box.width(), next.box.width());
}

// The edge that many of the sorted values share; the outermost when none is shared.
float edge_of(std::vector<float> values, bool right) {
  std::sort(values.begin(), values.end());
  std::size_t most = 0;
  float edge = right ? values.back() : values.front();
  for (std::size_t begin = 0, end = 0; end < values.size(); ++end) {
    while (values[end] - values[begin] > kSameEdge) ++begin;
    const std::size_t count = end - begin + 1;
    if (count < most || (count == most && !right)) continue;
    most = count;
    if (count >= kFewestOfEdge && count * 10 >= values.size() * (right ? 4U : 3U))
      edge = right ? values[end] : values[begin];
  }
  return edge;
}

// The tables of a page: where the lines of their cells stand.
std::vector<PageBox> tables_of(const Page& page) {
  std::vector<PageBox> tables;
  std::uint32_t last = 0;
  for (const PageLine& line : page.lines) {
    if (line.cell == 0) continue;
    if (tables.empty() || line.block != last) tables.push_back(line.box);
    last = line.block;
    cover(tables.back(), line.box);
  }
  return tables;
}

// Lines that stand beside a table reach as far as it lets them.
void narrow_beside_tables(const Page& page, const std::vector<LineRole>& roles, std::vector<PageColumn>& columns) {
  for (const PageBox& table : tables_of(page)) {
    std::vector<std::size_t> before, behind;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      const PageBox& box = page.lines[i].box;
      if (roles[i] != LineRole::kText || page.lines[i].turned || box.bottom <= table.top || box.top >= table.bottom)
        continue;
      if (box.right <= table.left && columns[i].right > table.left) before.push_back(i);
      if (box.left >= table.right && columns[i].left < table.right) behind.push_back(i);
    }
    const auto narrow = [&](const std::vector<std::size_t>& lines, bool right) {
      if (lines.empty()) return;
      std::vector<float> edges;
      edges.reserve(lines.size());
      for (const std::size_t i : lines) edges.push_back(right ? page.lines[i].box.right : page.lines[i].box.left);
      const float edge = edge_of(std::move(edges), right);
      for (const std::size_t i : lines) (right ? columns[i].right : columns[i].left) = edge;
    };
    narrow(before, true);
    narrow(behind, false);
  }
}

constexpr float kOneLine = 1.5F;  // sizes of letters between pieces of a line, at most
constexpr float kBehindMark = 5;  // between the mark of an item and its text

bool same_row(const PageLine& a, const PageLine& b) {
  const float middle = (b.box.top + b.box.bottom) / 2;
  return middle > a.box.top && middle < a.box.bottom && b.box.left > a.box.right - 0.2F * a.size;
}

// Whether all of a line is the mark of an item.
bool is_mark_alone(const PageLine& line) {
  if (line.words.size() != 1) return false;
  const std::string& text = line.words.front().text;
  const auto label = parse_label(text);
  return is_bullet(text) || is_note_mark(text) ||
         (label && label->size == text.size() && label->style != NumberStyle::kBareHan);
}

// Puts the mark of an item before its text where the format has a column of marks beside one of texts.
void put_marks_before_text(Page& page) {
  std::vector<std::size_t> order;  // by middle
  const auto middle = [&](std::size_t i) { return (page.lines[i].box.top + page.lines[i].box.bottom) / 2; };
  for (std::size_t i = 0; i < page.lines.size(); ++i)
    if (!page.lines[i].turned && page.lines[i].cell == 0) order.push_back(i);
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return middle(a) < middle(b); });
  constexpr std::size_t kMostBeside = 20;  // lines of one row that are looked at
  std::vector<std::size_t> mark_of(page.lines.size(), page.lines.size());
  bool moved = false;
  for (const std::size_t mark : order) {
    const PageLine& line = page.lines[mark];
    if (!is_mark_alone(line)) continue;
    auto other =
        std::partition_point(order.begin(), order.end(), [&](std::size_t i) { return middle(i) <= line.box.top; });
    std::size_t nearest = page.lines.size();
    for (std::size_t seen = 0; other != order.end() && middle(*other) < line.box.bottom && seen < kMostBeside;
         ++other, ++seen)
      if (*other != mark && same_row(line, page.lines[*other]) &&
          (nearest == page.lines.size() || page.lines[*other].box.left < page.lines[nearest].box.left))
        nearest = *other;
    if (nearest == page.lines.size() || nearest == mark + 1 || is_mark_alone(page.lines[nearest]) ||
        page.lines[nearest].box.left - line.box.right > kBehindMark * line.size)
      continue;
    mark_of[nearest] = mark;
    moved = true;
  }
  if (!moved) return;
  std::vector<bool> gone(page.lines.size(), false);
  for (const std::size_t mark : mark_of)
    if (mark < gone.size()) gone[mark] = true;
  std::vector<PageLine> lines;
  lines.reserve(page.lines.size());
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    if (const std::size_t mark = mark_of[i]; mark < gone.size()) {
      page.lines[mark].block = page.lines[i].block;
      lines.push_back(std::move(page.lines[mark]));
    }
    if (!gone[i]) lines.push_back(std::move(page.lines[i]));
  }
  page.lines = std::move(lines);
}

}  // namespace

void join_rows(Page& page) {
  put_marks_before_text(page);
  std::vector<PageLine> joined;
  joined.reserve(page.lines.size());
  for (PageLine& line : page.lines) {
    const bool one = !joined.empty() && !line.turned && !joined.back().turned && line.cell == 0 &&
                     joined.back().cell == 0 && same_row(joined.back(), line);
    const float gap = one ? line.box.left - joined.back().box.right : 0;
    const bool near = one && gap < kOneLine * line.size && std::abs(joined.back().size - line.size) < 0.1F * line.size;
    if (!one || !(near || (gap < kBehindMark * line.size && is_mark_alone(joined.back())))) {
      joined.push_back(std::move(line));
      continue;
    }
    PageLine& before = joined.back();
    before.words.back().space_after = true;
    before.box = {before.box.left, std::min(before.box.top, line.box.top), line.box.right,
                  std::max(before.box.bottom, line.box.bottom)};
    before.size = line.size;
    before.words.insert(before.words.end(), std::make_move_iterator(line.words.begin()),
                        std::make_move_iterator(line.words.end()));
  }
  page.lines = std::move(joined);
}

std::vector<PageColumn> find_columns(const Page& page, const std::vector<LineRole>& roles) {
  std::vector<PageColumn> columns(page.lines.size());
  for (std::size_t i = 0; i < page.lines.size(); ++i) columns[i] = {page.lines[i].box.left, page.lines[i].box.right, 0};
  const std::vector<Cluster> clusters = clusters_of(page, roles);
  std::uint32_t number = 0;
  for (std::size_t begin = 0; begin < clusters.size();) {
    std::size_t end = begin + 1;
    while (end < clusters.size() && same_column(clusters[end - 1], clusters[end])) ++end;
    std::vector<float> left, right;
    for (std::size_t c = begin; c < end; ++c) {
      for (const std::size_t line : clusters[c].lines) {
        left.push_back(page.lines[line].box.left);
        right.push_back(page.lines[line].box.right);
      }
    }
    const PageColumn column{edge_of(std::move(left), false), edge_of(std::move(right), true), ++number};
    for (std::size_t c = begin; c < end; ++c)
      for (const std::size_t line : clusters[c].lines) columns[line] = column;
    begin = end;
  }
  narrow_beside_tables(page, roles, columns);
  return columns;
}

}  // namespace tifa
