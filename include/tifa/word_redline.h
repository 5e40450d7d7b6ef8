// A redline of Word documents that looks like the newer of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <tifa/app.h>
#include <tifa/render.h>

namespace tifa {

// How a Word document looks, for a redline of it that looks like it: markup of WordprocessingML with the prefix w, free
// of references to other parts. Numbers of markup are indices into `markup`, whose first is empty.
struct WordFormatting {
  struct Paragraph {
    std::size_t properties = 0, mark = 0;  // in <w:pPr>; of the mark at its end, in <w:rPr>
    std::optional<std::size_t> block;      // of the clean text; none: an empty paragraph
    std::uint64_t label = 0;               // code points of the number that the text begins with and Word shows itself
    std::optional<std::size_t> cell;
  };
  struct Run {
    std::uint64_t begin = 0;     // code point of the clean text; it goes on to the next
    std::size_t properties = 0;  // in <w:rPr>
  };
  struct Cell {
    std::size_t row = 0, properties = 0;
  };
  struct Row {
    std::size_t table = 0, properties = 0;
  };
  std::string styles, numbering, page;  // inside <w:styles>, <w:numbering>, <w:sectPr>
  std::vector<std::string> markup;
  std::vector<Paragraph> paragraphs;  // in the order of the document
  std::vector<Run> runs;              // ascending
  std::vector<Cell> cells;            // those of a row, and the rows of a table, stand one after the other
  std::vector<Row> rows;
  std::vector<std::size_t> tables;  // their properties and columns
};

struct WordRedline {
  RedlineAnswer answer;
  std::unique_ptr<const WordFormatting> a, b;  // of those that are Word documents; of A only with B
};

// As redline(), and reads the sources again where that of B is a Word document. Where their formatting cannot be had a
// diagnostic says why.
[[nodiscard]] Result<WordRedline> word_redline(const Workspace& workspace, const RedlineRequest& request,
                                               const Context& context, Diagnostics& diagnostics);

// As a Word document, whatever the format of the options.
[[nodiscard]] Result<std::string> render(const WordRedline& redline, const RenderOptions& options);

}  // namespace tifa
