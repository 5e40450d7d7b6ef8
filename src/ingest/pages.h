// What the pages of a document show, and how that becomes running text: lines in reading order, told apart into text,
// running heads, notes and contents lists, and joined into paragraphs over columns and pages.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <tifa/result.h>

#include "structure/structure.h"

namespace tifa {

// In points (1/72 inch) from the upper left corner of the page.
struct PageBox {
  float left = 0, top = 0, right = 0, bottom = 0;
  [[nodiscard]] float width() const { return right - left; }
  [[nodiscard]] float height() const { return bottom - top; }
};

struct PageWord {
  std::string text;  // valid UTF-8, not empty
  PageBox box;
  float size = 0;  // of its letters, in points
  bool strong = false;
  bool space_after = false;
};

struct PageLine {
  std::vector<PageWord> words;  // not empty, as they are read
  PageBox box;
  float size = 0;           // of most of its letters
  std::uint32_t block = 0;  // lines that stand together have the same number, ascending on the page
  bool turned = false;      // not upright
  std::uint32_t cell = 0;   // of a table: lines of one cell have the same number, of two another; 0: of none
};

struct Page {
  float width = 0, height = 0;
  std::vector<PageLine> lines;  // in reading order, as far as the format tells it
  bool pictures = false;        // of a page without lines: it shows something else
  std::vector<PageBox> rules;   // level and upright lines that are drawn, in any order
};

inline constexpr std::size_t kMostPages = 50'000;

// The hand-over of such a document. Page and box of every line are its places. Errors: kInput when no page has text;
// kLimit of Extract. O(words × log words) but for columns: O(blocks²) on pages of at most 1,000 blocks, and
// what order_columns() takes.
[[nodiscard]] Result<RawDocument> read_pages(std::vector<Page> pages, SourceProperties properties);

// The steps of it, one file each.
enum class LineRole : std::uint8_t { kText, kRunning, kContents, kNote, kNoteGoesOn, kCell };
using Roles = std::vector<std::vector<LineRole>>;  // by page and line

// Puts what stands in a grid of rules as cells, row by row (page_grids.cc). O(rules² + words of the page) a grid, on
// pages of at most 600 rules, and so of at most 200 grids.
void find_grids(Page& page);
// The same of tables that gaps between columns tell (page_tables.cc). On pages of at most 300 rows; O(rows² × columns).
void find_tables(Page& page);
// Pieces of one line that the format holds apart, as a bullet and its text, become one (page_columns.cc).
void join_rows(Page& page);
// Puts the blocks of columns one column after the other, where a page has columns; else leaves it as it is
// (page_order.cc). O(blocks³ × log blocks) on pages of at most 200 blocks; above, the order stays.
void order_columns(Page& page);
// What stands again and again at the upper or lower edge, and page numbers (page_edges.cc).
void find_running_lines(const std::vector<Page>& pages, Roles& roles);
// The head of a table that stands again where the table goes on on the next page (page_edges.cc).
void find_repeated_heads(const std::vector<Page>& pages, Roles& roles);
// Rows of leading dots that end in a page number (page_notes.cc).
void find_contents_lines(const std::vector<Page>& pages, Roles& roles);
// Notes at the foot: small letters, under all text of their column, a mark before them (page_notes.cc).
void find_notes(const std::vector<Page>& pages, float body_size, Roles& roles);
// "1", "12", "*", "†", "①", "[3]", "3.": what marks a note.
[[nodiscard]] bool is_note_mark(std::string_view word);
// "[3]" and "3." → "3".
[[nodiscard]] std::string_view bare_mark(std::string_view word);
// The size of most letters that are text; 0 when there are none.
[[nodiscard]] float body_size_of(const std::vector<Page>& pages, const Roles& roles);

// Where the text of a line could stand.
struct PageColumn {
  float left = 0, right = 0;
  std::uint32_t number = 0;  // of the column on its page
};
// By line (page_columns.cc).
[[nodiscard]] std::vector<PageColumn> find_columns(const Page& page, const std::vector<LineRole>& roles);

}  // namespace tifa
