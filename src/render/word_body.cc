#include "render/word_body.h"

#include <fmt/format.h>

#include <string_view>
#include <utility>

namespace tifa {
namespace {

std::string paragraph_xml(const std::string& properties, const std::string& mark, const std::string& content) {
  std::string xml = "<w:p>";
  if (!properties.empty() || !mark.empty()) {
    xml += "<w:pPr>" + properties;
    if (!mark.empty()) xml += "<w:rPr>" + mark + "</w:rPr>";
    xml += "</w:pPr>";
  }
  return xml + content + "</w:p>";
}

std::string style_xml(const std::string& style) {
  return style.empty() ? std::string() : fmt::format(R"(<w:pStyle w:val="{}"/>)", style);
}

}  // namespace

WordBody::WordBody(const WordFormatting* formatting, std::size_t blocks, std::function<std::string()> who)
    : formatting_(formatting), who_(std::move(who)), paragraph_of_(blocks) {
  if (formatting_ == nullptr) return;
  for (std::size_t i = 0; i < formatting_->paragraphs.size(); ++i)
    if (const auto block = formatting_->paragraphs[i].block; block && *block < blocks) paragraph_of_[*block] = i;
}

const WordFormatting::Paragraph* WordBody::format_of(std::optional<std::size_t> block) const {
  if (!block || *block >= paragraph_of_.size() || !paragraph_of_[*block]) return nullptr;
  return &formatting_->paragraphs[*paragraph_of_[*block]];
}

std::uint64_t WordBody::label_of(std::size_t block) const {
  const WordFormatting::Paragraph* format = format_of(block);
  return format == nullptr ? 0 : format->label;
}

void WordBody::add_old(const Paragraph& paragraph) {
  std::string properties = style_xml(paragraph.style);
  // Its number is text of its own; one that its style makes would count further than the newer text does.
  if (formatting_ != nullptr && !properties.empty())
    properties += R"(<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>)";
  old_ += paragraph_xml(properties, paragraph.change, paragraph.content);
}

void WordBody::add(const Paragraph& paragraph, std::optional<std::size_t> block) {
  const WordFormatting::Paragraph* format = format_of(block);
  std::string properties, mark = paragraph.change;
  if (format != nullptr) {
    const auto place = static_cast<std::size_t>(format - formatting_->paragraphs.data());
    // A block of several paragraphs has the one place.
    if (place >= next_) {
      write_empties_until(place);
      next_ = place + 1;
      go_to(format->cell);
    }
    properties = formatting_->markup[format->properties];
    mark += formatting_->markup[format->mark];
  } else if (formatting_ == nullptr) {
    properties = style_xml(paragraph.style);
  }
  // A row is new when all that it holds is; the older text's paragraphs before this one would go with it.
  if (cell_) (paragraph.inserted && old_.empty() ? row_inserted_ : row_kept_) = true;
  write(std::exchange(old_, {}));
  write(paragraph_xml(properties, mark, paragraph.content));
}

void WordBody::write(const std::string& xml) {
  if (xml.empty()) return;
  (cell_ ? row_ : body_) += xml;
  cell_empty_ = false;
}

void WordBody::write_empty(const WordFormatting::Paragraph& paragraph) {
  go_to(paragraph.cell);
  write(paragraph_xml(formatting_->markup[paragraph.properties], formatting_->markup[paragraph.mark], {}));
}

void WordBody::write_empties_until(std::size_t paragraph) {
  for (; next_ < paragraph; ++next_)
    if (!formatting_->paragraphs[next_].block) write_empty(formatting_->paragraphs[next_]);
}

std::size_t WordBody::first_cell_of_table(std::size_t cell) const {
  while (cell > 0 && table_of(cell - 1) == table_of(cell)) --cell;
  return cell;
}

// Opens a cell, with all cells of its table before it, and closes what it does not stand in.
void WordBody::go_to(std::optional<std::size_t> cell) {
  if (cell_ == cell) return;
  while (cell_ && (!cell || table_of(*cell_) != table_of(*cell) || *cell_ < *cell)) {
    const std::size_t open = *cell_;
    const bool last = open + 1 == formatting_->cells.size() || table_of(open + 1) != table_of(open);
    end_cell();
    if (last || row_of(open + 1) != row_of(open)) end_row();
    if (last) {
      body_ += "</w:tbl>";
      cell_.reset();
      break;
    }
    cell_ = open + 1;
    begin_cell();
    if (cell_ == cell) return;
  }
  if (!cell || cell_) return;  // a cell before the one that is open stays behind
  body_ += "<w:tbl>" + formatting_->markup[formatting_->tables[table_of(*cell)]];
  cell_ = first_cell_of_table(*cell);
  begin_cell();
  go_to(cell);
}

void WordBody::begin_cell() {
  const std::string& properties = formatting_->markup[formatting_->cells[*cell_].properties];
  row_ += "<w:tc>";
  if (!properties.empty()) row_ += "<w:tcPr>" + properties + "</w:tcPr>";
  cell_empty_ = true;
}

void WordBody::end_cell() {
  row_ += cell_empty_ ? "<w:p/></w:tc>" : "</w:tc>";
  cell_empty_ = true;
}

void WordBody::end_row() {
  std::string properties = formatting_->markup[formatting_->rows[row_of(*cell_)].properties];
  if (row_inserted_ && !row_kept_) properties += fmt::format("<w:ins {}/>", who_());
  body_ += "<w:tr>";
  if (!properties.empty()) body_ += "<w:trPr>" + properties + "</w:trPr>";
  body_ += std::exchange(row_, {}) + "</w:tr>";
  row_inserted_ = row_kept_ = false;
}

std::string WordBody::finish() {
  if (formatting_ != nullptr) write_empties_until(formatting_->paragraphs.size());
  const bool in_table = cell_.has_value();
  go_to(std::nullopt);
  write(std::exchange(old_, {}));
  if (in_table) body_ += "<w:p/>";  // a word processor wants one behind the last table
  return std::move(body_);
}

}  // namespace tifa
