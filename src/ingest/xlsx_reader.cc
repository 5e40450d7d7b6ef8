// XLSX: the cells of a workbook as a document, or its first sheet with a head and rows as a table in CSV.
#include <algorithm>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include <fmt/format.h>

#include "ingest/extract.h"
#include "ingest/package.h"
#include "ingest/package_readers.h"
#include "ingest/relations.h"
#include "ingest/xlsx_cells.h"
#include "ingest/xml.h"

namespace tifa {
namespace {

using Node = pugi::xml_node;
using Row = XlsxRow;
using Tree = std::unique_ptr<pugi::xml_document>;

constexpr const char* kWorkbook = "xl/workbook.xml";

struct Sheet {
  std::string name, part;
  bool hidden = false;
};

class XlsxReader {
 public:
  XlsxReader(Package package, const ReadOptions& options) : package_(std::move(package)), options_(options) {}

  Result<RawDocument> read() {
    if (auto status = read_workbook(); !status) return tl::unexpected(status.error());
    if (auto status = read_strings(); !status) return tl::unexpected(status.error());
    if (package_.has("xl/styles.xml")) {
      auto tree = parse("xl/styles.xml");
      if (!tree) return tl::unexpected(tree.error());
      formats_ = XlsxFormats(**tree);
    }
    const std::size_t shown = static_cast<std::size_t>(
        std::count_if(sheets_.begin(), sheets_.end(), [](const Sheet& sheet) { return !sheet.hidden; }));
    bool table_done = false;
    for (const Sheet& sheet : sheets_) {
      if (!package_.has(sheet.part)) continue;  // a chart has a sheet of its own
      auto rows = read_rows(sheet.part);
      if (!rows) return tl::unexpected(rows.error());
      out_.part(sheet.name);
      const bool is_table = rows->size() > 1 && !sheet.hidden && !table_done;
      if (options_.as_table && is_table)
        write_table(*rows);
      else if (options_.as_table || sheet.hidden)
        leave_out(*rows, sheet.hidden ? Reason::kHidden : Reason::kOtherPart);
      else
        write_cells(sheet, *rows, shown > 1);
      table_done = table_done || is_table;
    }
    out_.leave_out(readings_, Reason::kGloss);
    return out_.finish({});
  }

 private:
  Result<Tree> parse(const std::string& part) {
    auto bytes = package_.read(part);
    if (!bytes) return tl::unexpected(bytes.error());
    return parse_xml(*bytes, part);
  }

  Status read_workbook() {
    auto tree = parse(kWorkbook);
    if (!tree) return tl::unexpected(tree.error());
    auto relations = relations_of(package_, kWorkbook);
    if (!relations) return tl::unexpected(relations.error());
    std::map<std::string, std::string, std::less<>> targets;
    for (Relation& relation : *relations) targets[std::move(relation.id)] = std::move(relation.target);
    const Node workbook = child_of(**tree, "workbook");
    const std::string_view from_1904 = attribute_of(child_of(workbook, "workbookPr"), "date1904");
    from_1904_ = from_1904 == "1" || from_1904 == "true";
    for (Node node = child_of(workbook, "sheets").first_child(); node; node = node.next_sibling()) {
      if (!is(node, "sheet")) continue;
      // r:id, not sheetId.
      const auto target = targets.find(std::string_view(node.attribute("r:id").value()));
      const std::string part =
          target != targets.end() ? target->second : fmt::format("xl/worksheets/sheet{}.xml", sheets_.size() + 1);
      const std::string_view state = attribute_of(node, "state");
      sheets_.push_back(
          {clean_characters(attribute_of(node, "name")), part, state == "hidden" || state == "veryHidden"});
    }
    if (sheets_.empty()) return fail(ErrorCode::kInput, "the workbook has no sheet", kWorkbook, "save it again");
    return {};
  }

  Status read_strings() {
    constexpr const char* kStrings = "xl/sharedStrings.xml";
    if (!package_.has(kStrings)) return {};
    auto tree = parse(kStrings);
    if (!tree) return tl::unexpected(tree.error());
    for (Node item = child_of(**tree, "sst").first_child(); item; item = item.next_sibling())
      if (is(item, "si")) strings_.push_back(string_of(item));
    return {};
  }

  // The text of a string in pieces; readings over characters are not part of it.
  std::string string_of(const Node& item) {
    std::string text;
    for (Node node = item.first_child(); node;) {
      if (is(node, "rPh")) {
        readings_ += text_of(node);
        node = next_outside(node, item);
        continue;
      }
      if (is(node, "t")) text += clean_characters(node.child_value());
      node = next_inside(node, item);
    }
    return text;
  }

  Result<std::vector<Row>> read_rows(const std::string& part) {
    auto tree = parse(part);
    if (!tree) return tl::unexpected(tree.error());
    std::vector<Row> rows;
    std::uint32_t number = 0;
    for (Node node = child_of(child_of(**tree, "worksheet"), "sheetData").first_child(); node;
         node = node.next_sibling()) {
      if (!is(node, "row")) continue;
      Row row;
      row.number = number = xlsx_number(attribute_of(node, "r"), number + 1);
      std::uint32_t column = 0;
      for (Node cell = node.first_child(); cell; cell = cell.next_sibling()) {
        if (!is(cell, "c")) continue;
        // One that claims a place behind where it stands is put where it stands.
        column = std::max(column + 1, xlsx_column(attribute_of(cell, "r"), column + 1));
        if (column > kMostXlsxColumns)
          return fail(ErrorCode::kLimit, fmt::format("row {} has more than {} columns", number, kMostXlsxColumns), part,
                      "split the sheet");
        std::string text = value_of(cell);
        if (!text.empty()) row.cells.push_back({column, std::move(text)});
      }
      if (!row.cells.empty()) rows.push_back(std::move(row));
    }
    return rows;
  }

  std::string value_of(const Node& cell) {
    const std::string_view type = attribute_of(cell, "t");
    if (type == "inlineStr") return string_of(child_of(cell, "is"));
    std::string value = clean_characters(child_of(cell, "v").child_value());
    if (type == "s") {
      const std::uint32_t index = xlsx_number(value, static_cast<std::uint32_t>(strings_.size()));
      return index < strings_.size() ? strings_[index] : std::string();
    }
    if (type == "b") return value == "1" ? "TRUE" : "FALSE";
    if (!type.empty() && type != "n") return value;  // a text, an error, a date as it is written
    const std::uint32_t style = xlsx_number(attribute_of(cell, "s"), 0);
    return xlsx_number_as_shown(value, formats_.of(style), from_1904_);
  }

  void write_table(const std::vector<Row>& rows) {
    const auto head =
        std::find_if(rows.begin(), rows.end(), [](const Row& row) { return row.cells.size() > 1; }) - rows.begin();
    const std::size_t first = static_cast<std::size_t>(head) < rows.size() ? static_cast<std::size_t>(head) : 0;
    leave_out({rows.data(), first}, Reason::kMetadata);  // a title over the table
    // A cell outside of the columns of the head has no name.
    const std::uint32_t columns = rows[first].cells.back().column;
    for (std::size_t r = first; r < rows.size(); ++r) {
      const Row& row = rows[r];
      out_.place(PlaceKind::kRow, row.number);
      out_.begin_block(Hint::kNone);
      std::uint32_t at = 1;
      for (const XlsxCell& cell : row.cells) {
        if (cell.column > columns) {
          out_.leave_out(cell.text, Reason::kOtherPart);
          continue;
        }
        for (; at < cell.column; ++at) out_.insert(",");
        write_field(cell.text);
      }
      for (; at < columns; ++at) out_.insert(",");
      out_.end_block();
    }
  }

  // In quotation marks, those inside doubled.
  void write_field(std::string_view text) {
    out_.insert("\"");
    while (!text.empty()) {
      const std::size_t mark = std::min(text.find('"'), text.size() - 1) + 1;
      out_.keep(text.substr(0, mark));
      if (text[mark - 1] == '"') out_.insert("\"");
      text.remove_prefix(mark);
    }
    out_.insert("\"");
  }

  void leave_out(std::span<const Row> rows, Reason reason) {
    for (const Row& row : rows) {
      out_.place(PlaceKind::kRow, row.number);
      for (const XlsxCell& cell : row.cells) out_.leave_out(cell.text, reason);
    }
  }

  void write_cells(const Sheet& sheet, const std::vector<Row>& rows, bool named) {
    if (rows.empty()) return;
    if (named) {
      out_.place(PlaceKind::kRow, 1);
      out_.begin_block(Hint::kHeading, 2);
      out_.keep(sheet.name);
      out_.end_block();
    }
    // Lines of one cell each are paragraphs.
    const bool lines = std::all_of(rows.begin(), rows.end(), [](const Row& row) { return row.cells.size() == 1; });
    for (const Row& row : rows) {
      for (const XlsxCell& cell : row.cells) {
        out_.place(PlaceKind::kCell, row.number, static_cast<std::uint16_t>(cell.column));
        out_.begin_block(lines ? Hint::kNone : Hint::kTableCell);
        out_.keep(cell.text);
        out_.end_block();
      }
    }
  }

  Package package_;
  ReadOptions options_;
  std::vector<Sheet> sheets_;
  std::vector<std::string> strings_;
  std::string readings_;
  XlsxFormats formats_;
  bool from_1904_ = false;
  Extract out_;
};

}  // namespace

Result<RawDocument> read_xlsx(std::string_view bytes, const ReadOptions& options) {
  auto package = Package::open(bytes);
  if (!package) return tl::unexpected(package.error());
  return XlsxReader(std::move(*package), options).read();
}

}  // namespace tifa
