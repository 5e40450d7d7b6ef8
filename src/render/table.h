// Tables between an answer and its text forms: typed cells, columns, and lines of prose before and after.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <tifa/render.h>

namespace tifa {

// How a number is written: with `digits` decimals, the same with its sign, or with `digits` significant ones
// ("3.2e-09").
enum class Notation : std::uint8_t { kFixed, kSigned, kSignificant };
struct Number {
  double value = 0;
  int digits = 2;
  Notation notation = Notation::kFixed;
};
// Nothing, a text, an integer, a number.
using Cell = std::variant<std::monostate, std::string, std::int64_t, Number>;

// A value as an integer, where it is one that a double holds for certain: within ±9·10^15.
[[nodiscard]] std::optional<std::int64_t> whole_number(double value);

enum class Align : std::uint8_t { kLeft, kRight };
// Where a column appears: in tables for people, in data (CSV, TSV, JSONL), or both.
enum class Use : std::uint8_t { kBoth, kPeople, kData };

struct Column {
  std::string name;  // of the data; tables for people show it with '_' as a space
  Align align = Align::kLeft;
  Use use = Use::kBoth;
  bool wrap = false;      // takes the width that is left and breaks into lines
  bool from_end = false;  // when cut to fit, the beginning goes (left context of a concordance)
  // Its heading, or its cells, name editions (“gwr:2025”): in a terminal that is too narrow for the table they stand
  // without the series: where all of the answer have the same, or where a column of the table names it (kSeries).
  enum class Editions : std::uint8_t { kNone, kHeading, kCells, kSeries } editions = Editions::kNone;
};

struct Table {
  std::vector<std::string> before;  // prose for people
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  std::vector<std::string> after;
  std::string name;  // of its sheet in a workbook
};

// The columns shown for a use. A column without any content is left out for people (of a table that has rows), and for
// data where `drop_empty` is set.
[[nodiscard]] std::vector<std::size_t> columns_for(const Table& table, Use use, bool drop_empty = false);
// Columns a text takes in a terminal (East Asian wide characters take two).
[[nodiscard]] int text_width(std::string_view text);
// Breaks text into lines of at most `width` columns: at spaces, between Chinese characters, never before closing
// punctuation.
[[nodiscard]] std::vector<std::string> wrap_text(std::string_view text, int width);
// Makes text that is safe and steady in a terminal: control characters (escape sequences of a hostile document) and
// bidirectional overrides become �.
[[nodiscard]] std::string printable(std::string_view text);

// A cell as text forms write it.
void append_cell(std::string& out, const Cell& cell);
[[nodiscard]] std::string cell_text(const Cell& cell);

[[nodiscard]] std::string to_terminal(const std::vector<Table>& tables, int width);
[[nodiscard]] std::string to_markdown(const std::vector<Table>& tables);
// RFC 4180 with line feeds; a cell that a spreadsheet would run as a formula gets an apostrophe before it.
[[nodiscard]] std::string to_csv(std::vector<Table> tables, unsigned threads = 1);
// Tab-separated; tabs and line breaks in cells become spaces.
[[nodiscard]] std::string to_tsv(const std::vector<Table>& tables);

}  // namespace tifa
