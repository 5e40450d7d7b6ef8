// How a DOCX looks, besides its text: styles, numbering, page, and the properties of its paragraphs and runs, as markup
// that may be put into another document. Read in a limited process like the text, and checked when it comes out of it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <tifa/result.h>

#include "document/document.h"

namespace tifa {

// Markup is of the grammar in word_grammar.h, with the prefix w. Places are bytes of the stream of extracted text, as
// RawDocument::extracted has it. Numbers of markup are indices into `markup`, whose first is empty.
struct WordLook {
  struct Paragraph {
    std::uint32_t begin = 0;       // its first byte
    std::uint32_t properties = 0;  // of the paragraph, in <w:pPr>
    std::uint32_t mark = 0;        // of the mark at its end, in <w:rPr>
    std::uint32_t cell = kNoIndex;
    bool empty = false;
    std::string label;  // the number that a word processor shows before it, as the text has it
  };
  struct Run {
    std::uint32_t begin = 0;
    std::uint32_t properties = 0;  // in <w:rPr>
  };
  // Of the outermost tables; what stands in a table inside a cell stands in that cell.
  struct Cell {
    std::uint32_t row = 0, properties = 0;
  };
  struct Row {
    std::uint32_t table = 0, properties = 0;
  };

  std::string styles, numbering, page;  // inside <w:styles>, <w:numbering>, <w:sectPr>
  std::vector<std::string> markup;
  std::vector<Paragraph> paragraphs;
  std::vector<Run> runs;
  std::vector<Cell> cells;
  std::vector<Row> rows;
  std::vector<std::uint32_t> tables;  // their properties and columns, as markup
};

// What is wrong with a look that came from another process, or nothing.
[[nodiscard]] std::string fault_in(const WordLook& look);

}  // namespace tifa
