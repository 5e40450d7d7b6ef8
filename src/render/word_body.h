// The body of a Word document that shows two texts: paragraphs in the formatting of the newer one and in its tables,
// with what only the older one has between them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <tifa/word_redline.h>

namespace tifa {

class WordBody {
 public:
  // `formatting` of the newer text; null: paragraphs have the style that they are given and nothing else. `who` gives
  // the attributes of a further change: id, author, date.
  WordBody(const WordFormatting* formatting, std::size_t blocks, std::function<std::string()> who);

  struct Paragraph {
    std::string content;    // its runs
    std::string change;     // of its end, as an element; empty: it stands in both texts
    std::string style;      // where the formatting says nothing
    bool inserted = false;  // nothing of it stands in the older text
  };
  // A paragraph of the newer text: that of a block. Empty paragraphs and cells before it are written first.
  void add(const Paragraph& paragraph, std::optional<std::size_t> block);
  // One whose end stands in the older text alone: it stands before the next one of the newer, in the same cell.
  void add_old(const Paragraph& paragraph);

  // Code points of the number that Word shows itself before a block of the newer text.
  [[nodiscard]] std::uint64_t label_of(std::size_t block) const;
  // What stands in <w:body> before the section.
  [[nodiscard]] std::string finish();

 private:
  [[nodiscard]] const WordFormatting::Paragraph* format_of(std::optional<std::size_t> block) const;
  void write(const std::string& xml);
  void write_empty(const WordFormatting::Paragraph& paragraph);
  void write_empties_until(std::size_t paragraph);
  void go_to(std::optional<std::size_t> cell);
  void begin_cell();
  void end_cell();
  void end_row();
  [[nodiscard]] std::size_t row_of(std::size_t cell) const { return formatting_->cells[cell].row; }
  [[nodiscard]] std::size_t table_of(std::size_t cell) const { return formatting_->rows[row_of(cell)].table; }
  [[nodiscard]] std::size_t first_cell_of_table(std::size_t cell) const;

  const WordFormatting* formatting_;
  std::function<std::string()> who_;
  std::vector<std::optional<std::size_t>> paragraph_of_;  // by block: place in formatting_->paragraphs
  std::size_t next_ = 0;                                  // of formatting_->paragraphs, the first not written
  std::string old_;                                       // paragraphs that wait for the next one of the newer text
  std::string body_, row_;
  std::optional<std::size_t> cell_;  // that is open
  bool cell_empty_ = true;
  bool row_inserted_ = false, row_kept_ = false;  // it has a paragraph that is, one that is not
};

}  // namespace tifa
