// Tables whose cells are drawn: rules that meet make a grid, and what no rule parts is one cell. A frame around text, a
// drawing, or rules that words cross make none.
#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <optional>
#include <utility>
#include <vector>

#include "ingest/page_lines.h"
#include "ingest/page_tables.h"
#include "ingest/pages.h"

namespace tifa {
namespace {

constexpr float kSame = 3;                   // points: rules this near stand at one place, or meet
constexpr float kShortest = 4;               // points, of a rule
constexpr std::size_t kMostPieces = 20'000;  // of rules on a page; a page with more is a drawing
constexpr std::size_t kMostRules = 600;      // on a page, joined
constexpr std::size_t kLongestBand = 3;      // lines of a cell over all columns; above, it is text in a frame
constexpr float kCrossing = 0.25F;           // of a word beyond its cell
constexpr std::size_t kFewestRows = 2;       // of two cells with text

struct Rule {
  float at = 0;              // y of a level one, x of an upright one
  float begin = 0, end = 0;  // along the other axis
};

// Pieces of one rule, as a table has them cell by cell, are one rule; rules beside each other stand at one place.
std::vector<Rule> joined(std::vector<Rule> pieces) {
  std::sort(pieces.begin(), pieces.end(), [](const Rule& a, const Rule& b) { return a.at < b.at; });
  float last = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const float own = pieces[i].at;
    if (i > 0 && own - last <= kSame) pieces[i].at = pieces[i - 1].at;
    last = own;
  }
  std::sort(pieces.begin(), pieces.end(),
            [](const Rule& a, const Rule& b) { return std::pair(a.at, a.begin) < std::pair(b.at, b.begin); });
  std::vector<Rule> rules;
  for (const Rule& piece : pieces) {
    if (!rules.empty() && rules.back().at == piece.at && piece.begin <= rules.back().end + kSame)
      rules.back().end = std::max(rules.back().end, piece.end);
    else
      rules.push_back(piece);
  }
  return rules;
}

bool meet(const Rule& level, const Rule& upright) {
  return upright.at >= level.begin - kSame && upright.at <= level.end + kSame && level.at >= upright.begin - kSame &&
         level.at <= upright.end + kSame;
}

// Sets of numbers, joined two by two.
class Sets {
 public:
  explicit Sets(std::size_t count) : of_(count) { std::iota(of_.begin(), of_.end(), std::size_t{0}); }
  std::size_t find(std::size_t i) {
    for (; of_[i] != i; i = of_[i]) of_[i] = of_[of_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = find(a);
    b = find(b);
    of_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> of_;
};

struct Rules {
  std::vector<Rule> level, upright;
};

// The rules of a page by what meets, from the smallest to the largest of them.
std::vector<Rules> groups_of(const std::vector<PageBox>& boxes) {
  if (boxes.size() > kMostPieces) return {};
  Rules all;
  for (const PageBox& box : boxes) {
    if (std::max(box.width(), box.height()) < kShortest) continue;
    if (box.width() > box.height())
      all.level.push_back({(box.top + box.bottom) / 2, box.left, box.right});
    else
      all.upright.push_back({(box.left + box.right) / 2, box.top, box.bottom});
  }
  all = {joined(std::move(all.level)), joined(std::move(all.upright))};
  const std::size_t level = all.level.size(), count = level + all.upright.size();
  if (count > kMostRules) return {};
  Sets sets(count);
  for (std::size_t h = 0; h < level; ++h)
    for (std::size_t v = 0; v < all.upright.size(); ++v)
      if (meet(all.level[h], all.upright[v])) sets.join(h, level + v);
  std::vector<Rules> groups(count);
  for (std::size_t i = 0; i < count; ++i) {
    Rules& group = groups[sets.find(i)];
    if (i < level)
      group.level.push_back(all.level[i]);
    else
      group.upright.push_back(all.upright[i - level]);
  }
  std::erase_if(groups, [](const Rules& group) { return group.level.size() < 2 || group.upright.empty(); });
  std::stable_sort(groups.begin(), groups.end(), [](const Rules& a, const Rules& b) {
    return a.level.size() + a.upright.size() < b.level.size() + b.upright.size();
  });
  return groups;
}

// Where rules stand, with the ends of those that cross them, where a table is open at its sides.
std::vector<float> places_of(const std::vector<Rule>& rules, const std::vector<Rule>& crossing) {
  std::vector<float> places;
  for (const Rule& rule : rules)
    if (places.empty() || rule.at != places.back()) places.push_back(rule.at);
  float begin = places.front(), end = places.back();
  for (const Rule& rule : crossing) {
    begin = std::min(begin, rule.begin);
    end = std::max(end, rule.end);
  }
  if (places.front() - begin > 2 * kSame) places.insert(places.begin(), begin);
  if (end - places.back() > 2 * kSame) places.push_back(end);
  return places;
}

struct Cell {
  std::size_t row = 0, last_row = 0, column = 0, last_column = 0;
  std::size_t parts = 0;   // of the grid
  std::size_t pieces = 0;  // of lines of the page
  std::vector<PageLine> lines;
};

// The cells that rules make.
class Grid {
 public:
  explicit Grid(const Rules& rules)
      : xs_(places_of(rules.upright, rules.level)), ys_(places_of(rules.level, rules.upright)) {
    if (xs_.size() < 2 || ys_.size() < 2) return;
    const std::size_t rows = ys_.size() - 1, columns = xs_.size() - 1;
    // Whether a rule stands to the left of a part of the grid, and above it.
    std::vector<bool> left(rows * columns, false), above(rows * columns, false);
    for (const Rule& rule : rules.upright)
      for (std::size_t c = place_of(xs_, rule.at), r = 0; r < rows && c < columns; ++r)
        if (covers(rule, ys_[r], ys_[r + 1])) left[r * columns + c] = true;
    for (const Rule& rule : rules.level)
      for (std::size_t r = place_of(ys_, rule.at), c = 0; c < columns && r < rows; ++c)
        if (covers(rule, xs_[c], xs_[c + 1])) above[r * columns + c] = true;
    Sets sets(rows * columns);
    for (std::size_t i = 0; i < rows * columns; ++i) {
      if (i % columns > 0 && !left[i]) sets.join(i - 1, i);
      if (i >= columns && !above[i]) sets.join(i - columns, i);
    }
    cell_of_.resize(rows * columns);
    for (std::size_t i = 0; i < rows * columns; ++i) {
      const std::size_t first = sets.find(i), r = i / columns, c = i % columns;
      if (first == i) {
        cell_of_[i] = cells_.size();
        cells_.push_back({r, r, c, c, 0, 0, {}});
      }
      Cell& cell = cells_[cell_of_[i] = cell_of_[first]];
      cell.last_row = std::max(cell.last_row, r);
      cell.column = std::min(cell.column, c);
      cell.last_column = std::max(cell.last_column, c);
      ++cell.parts;
    }
  }

  // From above to below and from left to right, by their upper left corners.
  [[nodiscard]] std::vector<Cell>& cells() { return cells_; }
  [[nodiscard]] std::size_t columns() const { return xs_.size() - 1; }
  [[nodiscard]] std::size_t rows() const { return ys_.size() - 1; }

  // The cell in whose part of the page the middle of a box lies.
  [[nodiscard]] std::optional<std::size_t> cell_at(const PageBox& box) const {
    const float x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
    if (!(x > xs_.front() && x < xs_.back() && y > ys_.front() && y < ys_.back())) return std::nullopt;
    return cell_of_[part_of(ys_, y) * columns() + part_of(xs_, x)];
  }
  [[nodiscard]] float width_of(const Cell& cell) const { return xs_[cell.last_column + 1] - xs_[cell.column]; }
  [[nodiscard]] bool crosses(const PageBox& box, const Cell& cell) const {
    const float beyond = kCrossing * box.width();
    return box.left < xs_[cell.column] - beyond || box.right > xs_[cell.last_column + 1] + beyond;
  }

 private:
  static std::size_t place_of(const std::vector<float>& places, float at) {
    return static_cast<std::size_t>(std::lower_bound(places.begin(), places.end(), at) - places.begin());
  }
  static std::size_t part_of(const std::vector<float>& places, float at) {
    return static_cast<std::size_t>(std::upper_bound(places.begin() + 1, places.end() - 1, at) - places.begin()) - 1;
  }
  static bool covers(const Rule& rule, float begin, float end) {
    const float middle = (begin + end) / 2;
    return rule.begin <= middle && middle <= rule.end;
  }

  std::vector<float> xs_, ys_;
  std::vector<std::size_t> cell_of_;  // by part, row by row
  std::vector<Cell> cells_;
};

// Words of a line that stand in one cell.
PageLine piece_of(const PageLine& line, std::size_t begin, std::size_t end) {
  PageLine piece{{}, line.words[begin].box, line.size, line.block, line.turned, line.cell};
  for (std::size_t w = begin; w < end; ++w) {
    piece.words.push_back(line.words[w]);
    cover(piece.box, line.words[w].box);
  }
  return piece;
}

// What stands in a cell, from above to below; pieces of one line are one.
void put_in_lines(std::vector<PageLine>& pieces) {
  const auto middle = [](const PageLine& line) { return (line.box.top + line.box.bottom) / 2; };
  std::stable_sort(pieces.begin(), pieces.end(),
                   [&](const PageLine& a, const PageLine& b) { return middle(a) < middle(b); });
  std::vector<PageLine> lines;
  for (std::size_t begin = 0; begin < pieces.size();) {
    std::size_t end = begin + 1;
    while (end < pieces.size() && !pieces[begin].turned && !pieces[end].turned &&
           middle(pieces[end]) < pieces[begin].box.bottom)
      ++end;
    std::stable_sort(pieces.begin() + static_cast<std::ptrdiff_t>(begin),
                     pieces.begin() + static_cast<std::ptrdiff_t>(end),
                     [](const PageLine& a, const PageLine& b) { return a.box.left < b.box.left; });
    PageLine line = std::move(pieces[begin]);
    for (++begin; begin < end; ++begin) {
      line.words.back().space_after = true;
      cover(line.box, pieces[begin].box);
      std::move(pieces[begin].words.begin(), pieces[begin].words.end(), std::back_inserter(line.words));
    }
    lines.push_back(std::move(line));
  }
  pieces = std::move(lines);
}

// Words of a line of a page, and the cell that they stand in.
struct Piece {
  std::size_t line = 0, begin = 0, end = 0;
  std::optional<std::size_t> cell;
};

std::vector<Piece> pieces_of(const Page& page, const Grid& grid) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const PageLine& line = page.lines[i];
    if (line.turned || line.cell != 0) {
      pieces.push_back({i, 0, line.words.size(), line.cell == 0 ? grid.cell_at(line.box) : std::nullopt});
      continue;
    }
    for (std::size_t w = 0; w < line.words.size(); ++w) {
      const auto cell = grid.cell_at(line.words[w].box);
      if (w == 0 || cell != pieces.back().cell) pieces.push_back({i, w, w, cell});
      pieces.back().end = w + 1;
    }
  }
  return pieces;
}

// Whether words stand inside of cells, and cells beside each other.
bool is_table(const Page& page, Grid& grid, const std::vector<Piece>& pieces) {
  std::size_t words = 0, crossing = 0;
  for (const Piece& piece : pieces) {
    if (!piece.cell) continue;
    Cell& cell = grid.cells()[*piece.cell];
    ++cell.pieces;
    const PageLine& line = page.lines[piece.line];
    for (std::size_t w = piece.begin; w < piece.end && !line.turned; ++w, ++words)
      crossing += grid.crosses(line.words[w].box, cell);
  }
  if (crossing * 10 > words) return false;
  std::vector<std::size_t> filled(grid.rows(), 0);
  for (const Cell& cell : grid.cells()) {
    if (cell.pieces == 0) continue;
    if (cell.parts != (cell.last_row - cell.row + 1) * (cell.last_column - cell.column + 1)) return false;
    ++filled[cell.row];
  }
  return static_cast<std::size_t>(
             std::count_if(filled.begin(), filled.end(), [](std::size_t cells) { return cells > 1; })) >= kFewestRows;
}

// Whether it holds running text in a frame; what is under it is a table of its own.
bool is_band(const Cell& cell, const Grid& grid) {
  return cell.column == 0 && cell.last_column + 1 == grid.columns() && cell.pieces > kLongestBand;
}

// A line of a cell, and which of the lines of its row of the grid it stands on.
struct InRow {
  std::size_t cell = 0, line = 0;  // by number
  std::size_t level = 0;
};

// The lines of cells that stand beside each other, by level and cell.
std::vector<InRow> levels_of(const std::vector<Cell*>& row) {
  std::vector<InRow> lines;
  for (std::size_t c = 0; c < row.size(); ++c)
    for (std::size_t i = 0; i < row[c]->lines.size(); ++i) lines.push_back({c, i, 0});
  const auto box = [&](const InRow& line) -> const PageBox& { return row[line.cell]->lines[line.line].box; };
  const auto middle = [&](const InRow& line) { return (box(line).top + box(line).bottom) / 2; };
  std::stable_sort(lines.begin(), lines.end(), [&](const InRow& a, const InRow& b) { return middle(a) < middle(b); });
  for (std::size_t i = 1, first = 0; i < lines.size(); ++i) {
    const bool under = middle(lines[i]) > box(lines[first]).bottom;
    lines[i].level = lines[i - 1].level + (under ? 1 : 0);
    if (under) first = i;
  }
  std::stable_sort(lines.begin(), lines.end(), [](const InRow& a, const InRow& b) {
    return std::pair(a.level, a.cell) < std::pair(b.level, b.cell);
  });
  return lines;
}

// Whether each line of these cells is a row, as where a table has rules between columns alone: below each other stand
// figures, or what would have fitted on the line above, wherever two cells or more go on from line to line.
bool lines_are_rows(const std::vector<Cell*>& row, const std::vector<InRow>& lines, const Grid& grid) {
  if (lines.empty()) return false;
  struct Break {
    std::size_t cells = 0, figures = 0, filled = 0;
  };
  std::vector<Break> breaks(lines.back().level + 1);
  std::vector<const InRow*> above(row.size(), nullptr);
  for (const InRow& line : lines) {
    const InRow* before = std::exchange(above[line.cell], &line);
    if (before == nullptr || before->level + 1 != line.level) continue;
    const Cell& cell = *row[line.cell];
    const PageLine &last = cell.lines[before->line], &next = cell.lines[line.line];
    Break& at = breaks[line.level];
    ++at.cells;
    if (is_figure(last.words) && is_figure(next.words))
      ++at.figures;
    else if (!had_room(last, grid.width_of(cell) - last.size - last.box.width(), next))
      ++at.filled;
  }
  Break all;
  bool rows = false;
  for (const Break& at : breaks) {
    if (at.cells < 2) continue;
    if (at.filled > 0 && at.figures == 0) return false;
    all.figures += at.figures;
    all.filled += at.filled;
    rows = true;
  }
  return rows && (all.filled == 0 || all.figures > 1);
}

// Puts the words of a page into the cells of a grid, and those into tables.
void fill(Page& page, Grid& grid, const std::vector<Piece>& pieces) {
  std::vector<PageLine> rest;
  for (const Piece& piece : pieces) {
    Cell* cell = piece.cell ? &grid.cells()[*piece.cell] : nullptr;
    if (cell != nullptr && is_band(*cell, grid)) cell = nullptr;
    (cell != nullptr ? cell->lines : rest).push_back(piece_of(page.lines[piece.line], piece.begin, piece.end));
  }
  CellNumbers numbers(page);
  page.lines = std::move(rest);
  std::vector<PageLine> table;
  const auto put = [&] {
    if (!table.empty()) put_table(page, std::move(table));
    table.clear();
    numbers.next_table();
  };
  put();
  std::vector<Cell>& cells = grid.cells();
  for (std::size_t begin = 0; begin < cells.size();) {
    const std::size_t number = cells[begin].row;
    std::vector<Cell*> row;
    for (; begin < cells.size() && cells[begin].row == number; ++begin) {
      if (cells[begin].pieces > 0 && cells[begin].lines.empty()) put();  // a band
      put_in_lines(cells[begin].lines);
      row.push_back(&cells[begin]);
    }
    std::vector<InRow> lines = levels_of(row);
    const bool rows = lines_are_rows(row, lines, grid);
    if (!rows)
      std::stable_sort(lines.begin(), lines.end(), [](const InRow& a, const InRow& b) { return a.cell < b.cell; });
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i == 0 || lines[i].cell != lines[i - 1].cell || rows) numbers.next_cell();
      PageLine& line = row[lines[i].cell]->lines[lines[i].line];
      numbers.mark(line);
      table.push_back(std::move(line));
    }
  }
  put();
}

}  // namespace

void find_grids(Page& page) {
  for (const Rules& rules : groups_of(page.rules)) {
    Grid grid(rules);
    const std::vector<Piece> pieces = pieces_of(page, grid);
    if (is_table(page, grid, pieces)) fill(page, grid, pieces);
  }
}

}  // namespace tifa
