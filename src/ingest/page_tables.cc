// Tables without rules, by gaps between columns that hold over consecutive rows. Who is unsure leaves lines: what two
// columns of running text, a list with marks or a list of contents could be is no table.
#include "ingest/page_tables.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>
#include <vector>

#include "ingest/page_lines.h"
#include "ingest/pages.h"
#include "structure/numbering.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr float kCellGap = 1.0F;          // sizes of letters between two cells of a row, at least
constexpr float kHeadGap = 0.7F;          // between two heads of columns that are known already
constexpr float kGutter = 0.8F;           // between two columns, at least
constexpr std::size_t kFewestRows = 3;    // with two cells or more
constexpr float kFarthestRow = 3.2F;      // sizes of letters from row to row, at most
constexpr float kPadded = 1.7F;           // from row to row, in a table with room around its cells
constexpr float kRunningText = 8;         // sizes of letters: a line of running text on average
constexpr float kSamePlace = 0.6F;        // sizes of letters
constexpr float kOneLine = 1.35F;         // from line to line inside a cell, at most
constexpr std::size_t kMostColumns = 64;  // a page with more gaps than these has no table
constexpr std::size_t kMostRows = 300;    // nor has one with more rows

struct Piece {
  std::size_t line = 0;  // of the page
  std::vector<PageWord> words;
  PageBox box;
  float size = 0;
};

struct Row {
  std::vector<Piece> pieces;  // from left to right
  PageBox box;
  float size = 0;
};

struct Interval {
  float left = 0, right = 0;
};

// The words of a line, cut where a gap between them is larger than `gap` letters.
void cut(const std::vector<PageWord>& words, std::size_t line, float size, float gap, std::vector<Piece>& pieces) {
  for (std::size_t w = 0; w < words.size(); ++w) {
    if (w == 0 || words[w].box.left - words[w - 1].box.right > gap * size)
      pieces.push_back({line, {}, words[w].box, size});
    cover(pieces.back().box, words[w].box);
    pieces.back().words.push_back(words[w]);
  }
}

// What stands beside each other, from top to bottom.
std::vector<Row> rows_of(const Page& page) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < page.lines.size(); ++i)
    if (!page.lines[i].turned && page.lines[i].cell == 0)
      cut(page.lines[i].words, i, page.lines[i].size, kCellGap, pieces);
  const auto middle = [](const PageBox& box) { return (box.top + box.bottom) / 2; };
  std::stable_sort(pieces.begin(), pieces.end(),
                   [&](const Piece& a, const Piece& b) { return middle(a.box) < middle(b.box); });
  std::vector<Row> rows;
  for (Piece& piece : pieces) {
    if (rows.empty() || middle(piece.box) > rows.back().pieces.front().box.bottom)
      rows.push_back({{}, piece.box, piece.size});
    cover(rows.back().box, piece.box);
    rows.back().pieces.push_back(std::move(piece));
  }
  // Where a line reaches over two rows, none can be told.
  std::vector<std::size_t> row_of(page.lines.size(), rows.size());
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (const Piece& piece : rows[r].pieces) {
      if (row_of[piece.line] != rows.size() && row_of[piece.line] != r) return {};
      row_of[piece.line] = r;
    }
  }
  for (Row& row : rows)
    std::stable_sort(row.pieces.begin(), row.pieces.end(),
                     [](const Piece& a, const Piece& b) { return a.box.left < b.box.left; });
  return rows;
}

// The columns with one more row: its pieces widen those they stand in, and join those they stand over.
std::vector<Interval> with_row(std::vector<Interval> columns, const Row& row) {
  for (const Piece& piece : row.pieces) columns.push_back({piece.box.left, piece.box.right});
  std::sort(columns.begin(), columns.end(), [](const Interval& a, const Interval& b) { return a.left < b.left; });
  std::vector<Interval> joined;
  for (const Interval& one : columns) {
    if (!joined.empty() && one.left < joined.back().right + kGutter * row.size)
      joined.back().right = std::max(joined.back().right, one.right);
    else
      joined.push_back(one);
  }
  return joined;
}

std::string text_of(const std::vector<PageWord>& words) {
  std::string text;
  for (const PageWord& word : words) text += word.text;
  return text;
}

bool is_mark(const Piece& piece) {
  const std::string text = text_of(piece.words);
  const auto label = parse_label(text);
  return is_bullet(text) || (label && label->size == text.size());
}

// A run of rows that may be a table.
struct Table {
  std::size_t begin = 0, end = 0;  // rows
  std::vector<Interval> columns;
};

class Judge {
 public:
  Judge(const std::vector<Row>& rows, const Table& table) : rows_(rows), table_(table) {
    cells_.resize(table.columns.size());
    for (std::size_t r = table.begin; r < table.end; ++r) {
      full_ += rows[r].pieces.size() > 1;
      for (const Piece& piece : rows[r].pieces) cells_[column_of(table.columns, piece)].push_back(&piece);
    }
  }

  static std::size_t column_of(const std::vector<Interval>& columns, const Piece& piece) {
    const auto after = std::partition_point(columns.begin(), columns.end(),
                                            [&](const Interval& c) { return c.left <= piece.box.left; });
    return after == columns.begin() ? 0 : static_cast<std::size_t>(after - columns.begin()) - 1;
  }

  [[nodiscard]] bool is_running_text(std::size_t column) const {
    const Cells& cells = cells_[column];
    const float width = table_.columns[column].right - table_.columns[column].left;
    float widths = 0, sizes = 0;
    std::size_t reach = 0;
    for (const Piece* piece : cells) {
      widths += piece->box.width();
      sizes += piece->size;
      reach += piece->box.width() > 0.8F * width;
    }
    return widths >= kRunningText * sizes && reach * 10 >= cells.size() * 6;
  }

  [[nodiscard]] bool is_table() const {
    if (full_ < kFewestRows || full_ * 10 < (table_.end - table_.begin) * 6) return false;
    std::size_t columns = cells_.size(), aligned = 0, figures = 0;
    for (std::size_t c = 0; c < cells_.size(); ++c) {
      if (is_running_text(c)) return false;
      aligned += is_aligned(cells_[c]);
      figures += most(cells_[c], [](const Piece& piece) { return is_figure(piece.words); });
    }
    if (most(cells_.front(), is_mark)) --columns;
    if (columns < 2 || aligned + 1 < cells_.size() || aligned == 0) return false;
    if (columns == 2 && is_contents()) return false;
    return figures > 0 || has_strong_head() || is_padded();
  }

 private:
  using Cells = std::vector<const Piece*>;

  template <class Is>
  static bool most(const Cells& cells, Is is) {
    const auto found = std::count_if(cells.begin(), cells.end(), [&](const Piece* piece) { return is(*piece); });
    // The head of a column is a word.
    return found > 0 && static_cast<std::size_t>(found) * 10 >= (cells.size() - 1) * 7;
  }

  // Whether most cells share their left or right edge or their middle.
  static bool is_aligned(const Cells& cells) {
    const auto share = [&](auto place) {
      std::vector<float> places;
      for (const Piece* piece : cells) places.push_back(place(piece->box));
      std::sort(places.begin(), places.end());
      const float reach = kSamePlace * cells.front()->size;
      std::size_t best = 0;
      for (std::size_t begin = 0, end = 0; end < places.size(); ++end) {
        while (places[end] - places[begin] > reach) ++begin;
        best = std::max(best, end - begin + 1);
      }
      return best * 10 >= places.size() * 7;
    };
    return share([](const PageBox& box) { return box.left; }) || share([](const PageBox& box) { return box.right; }) ||
           share([](const PageBox& box) { return (box.left + box.right) / 2; });
  }

  // Titles and the numbers of their pages, which only grow.
  [[nodiscard]] bool is_contents() const {
    int last = 0;
    for (const Piece* piece : cells_.back()) {
      const std::string text = text_of(piece->words);
      if (text.empty() || text.size() > 4 || text.find_first_not_of("0123456789") != text.npos) return false;
      const int number = std::stoi(text);
      if (number < last) return false;
      last = number;
    }
    return true;
  }

  [[nodiscard]] bool has_strong_head() const {
    const auto strong = [](const Row& row) {
      return std::all_of(row.pieces.begin(), row.pieces.end(), [](const Piece& piece) {
        return std::all_of(piece.words.begin(), piece.words.end(), [](const PageWord& word) { return word.strong; });
      });
    };
    return strong(rows_[table_.begin]) && !strong(rows_[table_.end - 1]);
  }

  [[nodiscard]] bool is_padded() const {
    for (std::size_t r = table_.begin + 1; r < table_.end; ++r)
      if (rows_[r].box.top - rows_[r - 1].box.top < kPadded * rows_[r].size) return false;
    return true;
  }

  const std::vector<Row>& rows_;
  const Table& table_;
  std::vector<Cells> cells_;  // by column
  std::size_t full_ = 0;      // rows of two cells or more
};

// The longest run of rows from `begin` on in which two columns or more hold.
Table run_from(const std::vector<Row>& rows, std::size_t begin) {
  Table table{begin, begin, {}};
  std::size_t full = 0;
  std::vector<Interval> columns;
  for (std::size_t r = begin; r < rows.size(); ++r) {
    if (r > begin && rows[r].box.top - rows[r - 1].box.top > kFarthestRow * rows[r].size) break;
    std::vector<Interval> grown = with_row(columns, rows[r]);
    if (grown.size() < 2 || grown.size() > kMostColumns) break;
    // A line over several columns ends a table; rows of fewer columns begin another.
    if (full >= kFewestRows && grown.size() < columns.size()) break;
    if (rows[r].pieces.size() == 1 && grown.size() > columns.size()) break;
    columns = std::move(grown);
    if (rows[r].pieces.size() < 2) continue;
    ++full;
    table.end = r + 1;
    table.columns = columns;
  }
  return table;
}

// The rows of what may be a table beside running text, without the text, and with rows above from `free` on that stand
// in one or the other; none where a line has pieces of both.
std::vector<Row> rows_beside_text(const std::vector<Row>& rows, const Table& table, std::size_t free) {
  const Judge judge(rows, table);
  const bool text_before = judge.is_running_text(0), text_behind = judge.is_running_text(table.columns.size() - 1);
  if (text_before == text_behind) return {};
  const Interval text = text_before ? table.columns.front() : table.columns.back();
  const auto in_text = [&](const Piece& piece) { return piece.box.left < text.right && piece.box.right > text.left; };
  const auto beyond = [&](const Piece& piece) {
    return text_before ? piece.box.right > text.right : piece.box.left < text.left;
  };
  std::size_t begin = table.begin;
  while (begin > free && rows[begin].box.top - rows[begin - 1].box.top <= kFarthestRow * rows[begin].size &&
         std::none_of(rows[begin - 1].pieces.begin(), rows[begin - 1].pieces.end(),
                      [&](const Piece& piece) { return in_text(piece) == beyond(piece); }))
    --begin;
  std::vector<Row> beside;
  std::vector<std::size_t> lines, others;
  for (std::size_t r = begin; r < table.end; ++r) {
    Row row{{}, {}, rows[r].size};
    for (const Piece& piece : rows[r].pieces) {
      (in_text(piece) ? others : lines).push_back(piece.line);
      if (in_text(piece)) continue;
      if (row.pieces.empty()) row.box = piece.box;
      cover(row.box, piece.box);
      row.pieces.push_back(piece);
    }
    if (!row.pieces.empty()) beside.push_back(std::move(row));
  }
  std::sort(lines.begin(), lines.end());
  const bool apart = std::none_of(others.begin(), others.end(), [&](std::size_t line) {
    return std::binary_search(lines.begin(), lines.end(), line);
  });
  // A table begins with two cells or more.
  while (!beside.empty() && beside.front().pieces.size() < 2) beside.erase(beside.begin());
  return apart ? beside : std::vector<Row>();
}

// Takes in the row above, where it is the heads of columns: set closer than cells, each over one column.
void take_head(std::vector<Row>& rows, Table& table, std::size_t first_free) {
  if (table.begin == first_free) return;
  Row& row = rows[table.begin - 1];
  if (rows[table.begin].box.top - row.box.top > kFarthestRow * row.size) return;
  std::vector<Piece> heads;
  for (const Piece& piece : row.pieces) cut(piece.words, piece.line, piece.size, kHeadGap, heads);
  if (heads.size() < 2) return;
  std::vector<std::size_t> over;
  for (const Piece& head : heads) {
    std::size_t columns = 0, last = 0;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (head.box.right <= table.columns[c].left || head.box.left >= table.columns[c].right) continue;
      ++columns;
      last = c;
    }
    if (columns != 1 || (!over.empty() && last <= over.back())) return;
    over.push_back(last);
  }
  for (std::size_t h = 0; h < heads.size(); ++h) {
    Interval& column = table.columns[over[h]];
    column = {std::min(column.left, heads[h].box.left), std::max(column.right, heads[h].box.right)};
  }
  row.pieces = std::move(heads);
  --table.begin;
}

// Whether a row goes on with the cells of the one above.
bool goes_on(const std::vector<Row>& rows, const Table& table, std::size_t row, float pitch) {
  const float distance = rows[row].box.top - rows[row - 1].box.top;
  return Judge::column_of(table.columns, rows[row].pieces.front()) > 0 && distance < kOneLine * rows[row].size &&
         distance * 1.2F < pitch;
}

// The usual distance of rows that begin in the first column.
float pitch_of(const std::vector<Row>& rows, const Table& table) {
  float pitch = 0;
  for (std::size_t r = table.begin + 1; r < table.end; ++r)
    if (Judge::column_of(table.columns, rows[r].pieces.front()) == 0)
      pitch = std::max(pitch, rows[r].box.top - rows[r - 1].box.top);
  return pitch;
}

// The cells of a table as lines, row by row.
std::vector<PageLine> cells_of(std::vector<Row>& rows, const Table& table, CellNumbers& numbers) {
  numbers.next_table();
  std::vector<std::vector<PageLine>> cells;  // of the row that is read, by column
  std::vector<PageLine> lines;
  const auto flush = [&] {
    for (std::vector<PageLine>& cell : cells) {
      numbers.next_cell();
      for (PageLine& line : cell) {
        numbers.mark(line);
        lines.push_back(std::move(line));
      }
    }
    cells.assign(table.columns.size(), {});
  };
  flush();
  const float pitch = pitch_of(rows, table);
  for (std::size_t r = table.begin; r < table.end; ++r) {
    if (r > table.begin && !goes_on(rows, table, r, pitch)) flush();
    for (Piece& piece : rows[r].pieces) {
      PageLine line;
      line.box = piece.box;
      line.size = piece.size;
      line.words = std::move(piece.words);
      cells[Judge::column_of(table.columns, piece)].push_back(std::move(line));
    }
  }
  flush();
  return lines;
}

float overlap(const PageBox& a, const PageBox& b) { return std::min(a.right, b.right) - std::max(a.left, b.left); }

}  // namespace

void cover(PageBox& box, const PageBox& other) {
  box = {std::min(box.left, other.left), std::min(box.top, other.top), std::max(box.right, other.right),
         std::max(box.bottom, other.bottom)};
}

bool is_figure(const std::vector<PageWord>& words) {
  std::size_t digits = 0, letters = 0;
  const std::string text = text_of(words);
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    at += point.length;
    if (point.value >= U'0' && point.value <= U'9')
      ++digits;
    else if (point.value >= 0x80 ? point.value >= 0x3400 || (point.value >= 0xC0 && point.value < 0x2000)
                                 : is_ascii_letter(static_cast<char>(point.value)))
      ++letters;
  }
  return digits >= letters && (digits > 0 || letters == 0);
}

CellNumbers::CellNumbers(const Page& page) {
  for (const PageLine& line : page.lines) {
    block_ = std::max(block_, line.block);
    cell_ = std::max(cell_, line.cell);
  }
}

void put_table(Page& page, std::vector<PageLine> table) {
  PageBox box = table.front().box;
  for (const PageLine& line : table) cover(box, line.box);
  constexpr float kAlike = 0.2F;
  const std::size_t none = page.lines.size();
  std::size_t above = none, below = none, beside = none;
  float above_share = 0, below_share = 0;  // of the width of both together
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const PageBox& other = page.lines[i].box;
    const float middle = (other.top + other.bottom) / 2;
    const float width = std::max(box.right, other.right) - std::min(box.left, other.left);
    const float share = width > 0 ? overlap(box, other) / width : 0;
    if (middle > box.top && beside == none) beside = i;
    if (share <= 0) continue;
    if (middle < box.top) {
      above = i;
      above_share = share;
    } else if (middle > box.bottom && below == none) {
      below = i;
      below_share = share;
    }
  }
  const std::size_t at = above != none && (below == none || above_share + kAlike > below_share) ? above + 1
                         : below != none                                                        ? below
                                                                                                : beside;
  page.lines.insert(page.lines.begin() + static_cast<std::ptrdiff_t>(at), std::make_move_iterator(table.begin()),
                    std::make_move_iterator(table.end()));
}

void find_tables(Page& page) {
  std::vector<Row> rows = rows_of(page);
  if (rows.size() > kMostRows) return;
  std::vector<bool> in(page.lines.size(), false);  // a table
  std::vector<std::vector<PageLine>> tables;
  CellNumbers numbers(page);
  std::size_t free = 0;  // rows before this one are in tables
  for (std::size_t r = 0; r < rows.size();) {
    Table table = rows[r].pieces.size() > 1 ? run_from(rows, r) : Table{r, r, {}};
    const auto take = [&](std::vector<Row>& of, const Table& found) {
      for (std::size_t i = found.begin; i < found.end; ++i)
        for (const Piece& piece : of[i].pieces) in[piece.line] = true;
      tables.push_back(cells_of(of, found, numbers));
      r = free = table.end;
    };
    if (table.end == r) {
      ++r;
    } else if (Judge(rows, table).is_table()) {
      take_head(rows, table, free);
      take(rows, table);
    } else if (std::vector<Row> beside = rows_beside_text(rows, table, free); !beside.empty()) {
      const Table narrow = run_from(beside, 0);
      if (narrow.end > 0 && Judge(beside, narrow).is_table())
        take(beside, narrow);
      else
        ++r;
    } else {
      ++r;
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < page.lines.size(); ++i)
    if (!in[i] && kept++ != i) page.lines[kept - 1] = std::move(page.lines[i]);
  page.lines.resize(kept);
  for (std::vector<PageLine>& table : tables) put_table(page, std::move(table));
}

}  // namespace tifa
