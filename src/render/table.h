// Tables between an answer and its text forms: typed cells, columns, and lines of prose before and after.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <tifa/render.h>

namespace tifa {

// Nothing, a text, an integer, a number shown with `digits` decimals.
struct Number {
  double value = 0;
  int digits = 2;
};
using Cell = std::variant<std::monostate, std::string, std::int64_t, Number>;

// A cell as people read it: nothing is "", a number has its decimals.
[[nodiscard]] std::string cell_text(const Cell& cell);

enum class Align : std::uint8_t { kLeft, kRight };
// Where a column appears: in tables for people, in data (CSV, TSV, JSONL), or both.
enum class Use : std::uint8_t { kBoth, kPeople, kData };

struct Column {
  std::string name;  // of the data; tables for people show it with '_' as a space
  Align align = Align::kLeft;
  Use use = Use::kBoth;
  bool wrap = false;      // takes the width that is left and breaks into lines
  bool from_end = false;  // when cut to fit, the beginning goes (left context of a concordance)
};

struct Table {
  std::vector<std::string> before;  // prose for people
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
  std::vector<std::string> after;
};

// Columns a text takes in a terminal (East Asian wide characters take two).
[[nodiscard]] int text_width(std::string_view text);
// Breaks text into lines of at most `width` columns: at spaces, between Chinese characters, never before closing
// punctuation.
[[nodiscard]] std::vector<std::string> wrap_text(std::string_view text, int width);
// Makes text that is safe and steady in a terminal: control characters (escape sequences of a hostile document) and
// bidirectional overrides become �.
[[nodiscard]] std::string printable(std::string_view text);

[[nodiscard]] std::string to_terminal(const std::vector<Table>& tables, int width);
[[nodiscard]] std::string to_markdown(const std::vector<Table>& tables);
// RFC 4180 with line feeds; a cell that a spreadsheet would run as a formula gets an apostrophe before it.
[[nodiscard]] std::string to_csv(const std::vector<Table>& tables);
// Tab-separated; tabs and line breaks in cells become spaces.
[[nodiscard]] std::string to_tsv(const std::vector<Table>& tables);

}  // namespace tifa
