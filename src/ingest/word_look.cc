#include "ingest/word_look.h"

#include <algorithm>

#include "ingest/word_markup.h"
#include "text/utf8.h"

namespace tifa {
namespace {

bool plain(std::string_view text) {
  return find_invalid_utf8(text) == text.npos &&
         std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

}  // namespace

std::string fault_in(const WordLook& look) {
  const auto sound = [](const std::string& text) { return plain(text) && is_word_markup(text); };
  if (!sound(look.styles) || !sound(look.numbering) || !sound(look.page) ||
      !std::all_of(look.markup.begin(), look.markup.end(), sound))
    return "markup";
  if (look.markup.empty() || !look.markup.front().empty()) return "no empty markup";
  const auto known = [&](std::uint32_t markup) { return markup < look.markup.size(); };
  if (!std::all_of(look.tables.begin(), look.tables.end(), known)) return "table";
  std::uint32_t before = 0;
  for (const WordLook::Row& row : look.rows) {
    if (row.table >= look.tables.size() || row.table < before || !known(row.properties)) return "row";
    before = row.table;
  }
  before = 0;
  for (const WordLook::Cell& cell : look.cells) {
    if (cell.row >= look.rows.size() || cell.row < before || !known(cell.properties)) return "cell";
    before = cell.row;
  }
  before = 0;
  std::uint32_t cell = 0;  // of the last paragraph in one: a table is entered once
  for (const WordLook::Paragraph& paragraph : look.paragraphs) {
    if (paragraph.begin < before || !known(paragraph.properties) || !known(paragraph.mark) ||
        (paragraph.cell != kNoIndex && paragraph.cell >= look.cells.size()) ||
        find_invalid_utf8(paragraph.label) != std::string_view::npos)
      return "paragraph";
    if (paragraph.cell != kNoIndex && paragraph.cell < cell) return "order of cells";
    if (paragraph.cell != kNoIndex) cell = paragraph.cell;
    before = paragraph.begin;
  }
  before = 0;
  for (const WordLook::Run& run : look.runs) {
    if (run.begin < before || !known(run.properties)) return "run";
    before = run.begin;
  }
  return {};
}

}  // namespace tifa
