#include "ingest/word_look.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "ingest/word_grammar.h"
#include "text/utf8.h"

namespace tifa {

std::string fault_in(const WordLook& look) {
  const auto sound = [](std::string_view text, std::string_view parent) {
    return is_word_text(text) && is_word_markup(text, parent);
  };
  if (!sound(look.styles, "styles") || !sound(look.numbering, "numbering") || !sound(look.page, "sectPr"))
    return "document";
  if (look.markup.empty() || !look.markup.front().empty()) return "no empty markup";
  // Many places have the same markup.
  std::set<std::pair<std::uint32_t, std::string_view>> found_sound;
  const auto known = [&](std::uint32_t markup, std::string_view parent) {
    if (markup >= look.markup.size()) return false;
    if (found_sound.contains({markup, parent})) return true;
    if (!sound(look.markup[markup], parent)) return false;
    found_sound.emplace(markup, parent);
    return true;
  };
  for (const std::uint32_t table : look.tables)
    if (!known(table, "table")) return "table";
  std::uint32_t before = 0;
  for (const WordLook::Row& row : look.rows) {
    if (row.table >= look.tables.size() || row.table < before || !known(row.properties, "trPr")) return "row";
    before = row.table;
  }
  before = 0;
  for (const WordLook::Cell& cell : look.cells) {
    if (cell.row >= look.rows.size() || cell.row < before || !known(cell.properties, "tcPr")) return "cell";
    before = cell.row;
  }
  before = 0;
  std::uint32_t cell = 0;  // of the last paragraph in one: a table is entered once
  for (const WordLook::Paragraph& paragraph : look.paragraphs) {
    if (paragraph.begin < before || !known(paragraph.properties, "pPr") || !known(paragraph.mark, "rPr") ||
        (paragraph.cell != kNoIndex && paragraph.cell >= look.cells.size()) ||
        find_invalid_utf8(paragraph.label) != std::string_view::npos)
      return "paragraph";
    if (paragraph.cell != kNoIndex && paragraph.cell < cell) return "order of cells";
    if (paragraph.cell != kNoIndex) cell = paragraph.cell;
    before = paragraph.begin;
  }
  before = 0;
  for (const WordLook::Run& run : look.runs) {
    if (run.begin < before || !known(run.properties, "rPr")) return "run";
    before = run.begin;
  }
  return {};
}

}  // namespace tifa
