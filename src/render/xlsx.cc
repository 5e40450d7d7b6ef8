#include "render/xlsx.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <stdlib.h>  // mkdtemp
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <filesystem>
#include <iterator>
#include <limits>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "base/file.h"
#include "render/xlsx_library.h"
#include "render/zip_parts.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace tifa {
namespace {

// Limits of the format, as Microsoft states them for Excel.
constexpr std::size_t kMostRows = 1'048'576;
constexpr std::size_t kMostColumns = 16'384;
constexpr std::size_t kMostUnits = 32'767;  // UTF-16 units of a cell
constexpr std::size_t kNameUnits = 31;      // … of a sheet's name

std::size_t utf16_units(char32_t code) { return code > 0xFFFF ? 2 : 1; }

// A folder of our own for temporary files, removed with what lies in it.
class TemporaryFolder {
 public:
  static Result<TemporaryFolder> make() {
    std::error_code error;
    const std::filesystem::path parent = std::filesystem::temp_directory_path(error);
    std::string name = ((error ? std::filesystem::path("/tmp") : parent) / "tifa-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) {
      Error failed = system_error(errno, "cannot make a folder for temporary files", parent.string());
      failed.todo = "make room there, or name another place in the variable TMPDIR";
      return tl::unexpected(std::move(failed));
    }
    return TemporaryFolder(name);
  }
  TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  explicit TemporaryFolder(std::filesystem::path path) : path_(std::move(path)) {}
  std::filesystem::path path_;
};

Error no_room(const std::filesystem::path& folder) {
  return {ErrorCode::kIo, "there is no room to put the workbook together", folder.parent_path().string(),
          "make room there, or name another place in the variable TMPDIR"};
}

// Whether so many bytes can be written there. Asked beforehand, because the library reports a full disk on standard
// error or not at all.
Status room_for(std::uint64_t bytes, const std::filesystem::path& folder) {
  const std::string file = (folder / "room").string();
  const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (descriptor < 0) return tl::unexpected(no_room(folder));
  const int failed = ::posix_fallocate(descriptor, 0, static_cast<off_t>(bytes));
  ::close(descriptor);
  ::unlink(file.c_str());
  if (failed != 0) return tl::unexpected(no_room(folder));
  return {};
}

// What the temporary files of a workbook take: texts are written once as they are and once packed, and each cell has
// its markup.
std::uint64_t bytes_needed(const std::vector<Table>& tables, const std::vector<MethodRow>& method) {
  constexpr std::uint64_t kParts = 64 << 10, kCell = 64;
  std::uint64_t bytes = kParts;
  for (const Table& table : tables)
    for (const auto& row : table.rows)
      for (const Cell& cell : row) {
        const auto* text = std::get_if<std::string>(&cell);
        bytes += kCell + (text != nullptr ? 2 * text->size() : 0);
      }
  for (const MethodRow& row : method) bytes += 3 * kCell + 2 * (row.of.size() + row.what.size() + row.value.size());
  return bytes;
}

// Whether a reader of the format would take the text at `at` for an escaped character (ECMA-376-1, 22.9.2.19): _x0041_.
bool looks_escaped(std::string_view text, std::size_t at) {
  if (text.size() - at < 7 || text[at] != '_' || text[at + 1] != 'x' || text[at + 6] != '_') return false;
  return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 2,
                     text.begin() + static_cast<std::ptrdiff_t>(at) + 6,
                     [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); });
}

// A text as a cell holds it: without what XML cannot carry, escapes kept apart from what only looks like them, cut
// where the cell is full.
std::string storable(std::string_view text, bool& was_cut) {
  std::string result;
  std::size_t units = 0, room_for_ellipsis = 0;  // bytes of the result that leave one unit free
  std::size_t valid_until = std::min(text.size(), find_invalid_utf8(text));
  const auto add = [&](std::string_view piece, std::size_t width) {
    if (units < kMostUnits) room_for_ellipsis = result.size();
    result += piece;
    units += width;
  };
  for (std::size_t at = 0; at < text.size() && units <= kMostUnits;) {
    if (at == valid_until) {  // from an argument or a file name; texts are valid
      add("\xEF\xBF\xBD", 1);
      const std::size_t next = find_invalid_utf8(text.substr(++at));
      valid_until = next == std::string_view::npos ? text.size() : at + next;
      continue;
    }
    const CodePoint point = decode_utf8(text, at);
    const char32_t code = point.value;
    if (code == '\r') {
      if (at + 1 == text.size() || text[at + 1] != '\n') add("\n", 1);
    } else if (code == '_' && looks_escaped(text, at)) {
      add("_x005F_", 7);
    } else if ((code >= 0x20 || code == '\n' || code == '\t') && (code & 0xFFFE) != 0xFFFE) {
      add(text.substr(at, point.length), utf16_units(code));
    }
    at += point.length;
  }
  if (units <= kMostUnits) return result;
  was_cut = true;
  result.resize(room_for_ellipsis);
  return result + "…";
}

class Workbook {
 public:
  Workbook(const XlsxLibrary& library, const std::filesystem::path& folder)
      : lxw_(library), file_((folder / "book.xlsx").string()), temporary_(folder.string()) {
    lxw_workbook_options options{};
    options.tmpdir = temporary_.data();
    book_ = lxw_.workbook_new_opt(file_.c_str(), &options);
    lxw_doc_properties properties{};
    properties.created = 315'532'800;  // 1980-01-01, the first date that ZIP knows: the same answer, the same bytes
    lxw_.workbook_set_properties(book_, &properties);
  }
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  ~Workbook() {
    if (book_ != nullptr) lxw_.lxw_workbook_free(book_);
  }

  void add(const Table& table, const std::string& name);
  void add_method(const std::vector<MethodRow>& method, const std::string& command, const std::string& name);
  // The bytes; the workbook is done with.
  Result<std::string> finish();

 private:
  struct Look {
    const char* number = nullptr;
    bool bold = false, right = false, wrap = false;
  };
  lxw_format* look(const Look& look);
  // Writes one cell and gives the columns of a screen that its longest line takes.
  int put(lxw_worksheet* sheet, std::size_t row, std::size_t column, const Cell& cell, const Column& kind, bool wrap);
  int put_text(lxw_worksheet* sheet, std::size_t row, std::size_t column, std::string_view text, lxw_format* format);
  void for_print(lxw_worksheet* sheet) const;

  const XlsxLibrary& lxw_;
  std::string file_, temporary_;
  lxw_workbook* book_ = nullptr;
  std::map<std::string, lxw_format*> looks_;
  std::string sheet_name_;
  std::uint64_t cut_ = 0;
  std::string first_cut_;
};

lxw_format* Workbook::look(const Look& look) {
  lxw_format*& format =
      looks_[fmt::format("{}|{}|{}|{}", look.number == nullptr ? "" : look.number, look.bold, look.right, look.wrap)];
  if (format != nullptr) return format;
  format = lxw_.workbook_add_format(book_);
  lxw_.format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  if (look.number != nullptr) lxw_.format_set_num_format(format, look.number);
  if (look.right) {
    lxw_.format_set_align(format, LXW_ALIGN_RIGHT);
    lxw_.format_set_indent(format, 1);  // away from the text of the next column
  }
  if (look.wrap) lxw_.format_set_text_wrap(format);
  if (look.bold) {
    lxw_.format_set_bold(format);
    lxw_.format_set_bottom(format, LXW_BORDER_THIN);
  }
  return format;
}

int Workbook::put_text(lxw_worksheet* sheet, std::size_t row, std::size_t column, std::string_view text,
                       lxw_format* format) {
  bool was_cut = false;
  const std::string stored = storable(text, was_cut);
  if (was_cut && cut_++ == 0) first_cut_ = fmt::format("row {} of “{}”", row + 1, sheet_name_);
  lxw_.worksheet_write_string(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), stored.c_str(),
                              format);
  int widest = 0;
  for (std::size_t begin = 0; begin <= stored.size();) {
    const std::size_t end = std::min(stored.find('\n', begin), stored.size());
    widest = std::max(widest, text_width(std::string_view(stored).substr(begin, end - begin)));
    begin = end + 1;
  }
  return widest;
}

int Workbook::put(lxw_worksheet* sheet, std::size_t row, std::size_t column, const Cell& cell, const Column& kind,
                  bool wrap) {
  const auto write = [&](double value, const char* format) {
    lxw_.worksheet_write_number(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column), value,
                                look({format, false, true, false}));
  };
  if (const auto* text = std::get_if<std::string>(&cell)) {
    if (text->empty()) return 0;
    return put_text(sheet, row, column, *text, look({nullptr, false, kind.align == Align::kRight, wrap}));
  }
  if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
    write(static_cast<double>(*integer), "#,##0");
  } else if (const auto* number = std::get_if<Number>(&cell)) {
    if (!std::isfinite(number->value))
      return put_text(sheet, row, column, cell_text(cell), look({nullptr, false, true, false}));
    static constexpr const char* kFixed[] = {"#,##0", "0.0", "0.00", "0.000", "0.0000"};
    const int digits = std::clamp(number->digits, 0, 4);  // of what is shown; the value is whole
    write(number->value, number->notation == Notation::kSigned        ? "+#,##0;-#,##0;+0"
                         : number->notation == Notation::kSignificant ? "0.00E+00"
                                                                      : kFixed[digits]);
  } else {
    return 0;
  }
  return text_width(cell_text(cell)) + 3;  // thousands separators, the indent
}

void Workbook::for_print(lxw_worksheet* sheet) const {
  constexpr std::uint8_t kA4 = 9;
  lxw_.worksheet_set_paper(sheet, kA4);
  lxw_.worksheet_set_landscape(sheet);
  lxw_.worksheet_fit_to_pages(sheet, 1, 0);
  lxw_.worksheet_repeat_rows(sheet, 0, 0);
}

void Workbook::add(const Table& table, const std::string& name) {
  constexpr int kWidest = 60, kFilterArrow = 3;
  sheet_name_ = name;
  lxw_worksheet* sheet = lxw_.workbook_add_worksheet(book_, name.c_str());
  const auto shown = columns_for(table, Use::kData, true);
  for (std::size_t c = 0; c < shown.size(); ++c) {
    const Column& column = table.columns[shown[c]];
    // A column's look must be known before its cells are written.
    const bool wrap = column.wrap || std::any_of(table.rows.begin(), table.rows.end(), [&](const auto& row) {
                        const auto* text = std::get_if<std::string>(&row[shown[c]]);
                        return text != nullptr && text->find('\n') != std::string::npos;
                      });
    int width = put_text(sheet, 0, c, column.name, look({nullptr, true, column.align == Align::kRight, false}));
    width += kFilterArrow;
    for (std::size_t r = 0; r < table.rows.size(); ++r)
      width = std::max(width, 1 + put(sheet, r + 1, c, table.rows[r][shown[c]], column, wrap));
    lxw_.worksheet_set_column(sheet, static_cast<lxw_col_t>(c), static_cast<lxw_col_t>(c), std::min(width, kWidest),
                              nullptr);
  }
  lxw_.worksheet_freeze_panes(sheet, 1, 0);
  for_print(sheet);
  if (shown.empty()) return;
  const auto last_row = static_cast<lxw_row_t>(table.rows.size());
  const auto last_column = static_cast<lxw_col_t>(shown.size() - 1);
  lxw_.worksheet_autofilter(sheet, 0, 0, last_row, last_column);
  // An edition named 2025 is a name; spreadsheets would mark it as a number kept as text.
  char range[LXW_MAX_CELL_RANGE_LENGTH];
  lxw_.lxw_rowcol_to_range(range, 0, 0, last_row, last_column);
  lxw_.worksheet_ignore_errors(sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, range);
}

void Workbook::add_method(const std::vector<MethodRow>& method, const std::string& command, const std::string& name) {
  constexpr int kOf = 30, kWhat = 24, kValue = 100;
  sheet_name_ = name;
  lxw_worksheet* sheet = lxw_.workbook_add_worksheet(book_, name.c_str());
  std::size_t row = 0;
  const auto put_row = [&](std::string_view of, std::string_view what, std::string_view value, bool bold) {
    lxw_format* format = look({nullptr, bold, false, true});
    std::size_t column = 0;
    for (const std::string_view text : {of, what, value}) put_text(sheet, row, column++, text, format);
    ++row;
  };
  put_row("of", "what", "value", true);
  if (!command.empty()) put_row("", "command", command, false);
  for (const MethodRow& one : method) put_row(one.of, one.what, one.value, false);
  if (cut_ > 0)
    put_row("", "cut",
            fmt::format("{} {} longer than the {} characters that a cell holds and {} with “…”: the first in {}", cut_,
                        cut_ == 1 ? "text was" : "texts were", kMostUnits, cut_ == 1 ? "ends" : "end", first_cut_),
            false);
  lxw_.worksheet_set_column(sheet, 0, 0, kOf, nullptr);
  lxw_.worksheet_set_column(sheet, 1, 1, kWhat, nullptr);
  lxw_.worksheet_set_column(sheet, 2, 2, kValue, nullptr);
  lxw_.worksheet_freeze_panes(sheet, 1, 0);
  for_print(sheet);
}

Result<std::string> Workbook::finish() {
  const lxw_error error = lxw_.workbook_close(std::exchange(book_, nullptr));
  if (error != LXW_NO_ERROR) return tl::unexpected(no_room(temporary_));
  auto bytes = read_file(file_, std::numeric_limits<std::uint32_t>::max(), file_);
  if (bytes && !xml_parts_complete(*bytes)) return tl::unexpected(no_room(temporary_));
  return bytes;
}

// Puts the rows of tables with the same name and columns into the first of them, and drops what has no columns.
void join_alike(std::vector<Table>& tables) {
  std::map<std::vector<std::string>, std::size_t> first;
  std::vector<Table> joined;
  for (Table& table : tables) {
    if (table.columns.empty()) continue;
    std::vector<std::string> shape = {table.name};
    for (const Column& column : table.columns) shape.push_back(column.name);
    const auto [there, is_new] = first.emplace(std::move(shape), joined.size());
    if (is_new)
      joined.push_back(std::move(table));
    else
      std::move(table.rows.begin(), table.rows.end(), std::back_inserter(joined[there->second].rows));
  }
  tables = std::move(joined);
}

}  // namespace

std::vector<std::string> sheet_names(const std::vector<std::string>& wanted) {
  std::set<std::string> taken = {fold_term("History", Folding::kDefault)};
  std::vector<std::string> names;
  for (const std::string& one : wanted) {
    bool unused = false;
    std::string clean;
    for (const char c : storable(one, unused))
      clean += std::string_view("[]:*?/\\\n\t").find(c) == std::string_view::npos ? c : ' ';
    const auto fitted = [&](std::size_t room) {
      const auto at_edge = [](char c) { return c == ' ' || c == '\''; };
      std::size_t begin = 0, units = 0;
      while (begin < clean.size() && at_edge(clean[begin])) ++begin;
      std::size_t end = begin;
      while (end < clean.size()) {
        const CodePoint point = decode_utf8(clean, end);
        units += utf16_units(point.value);
        if (units > room) break;
        end += point.length;
      }
      while (end > begin && at_edge(clean[end - 1])) --end;
      return end > begin ? clean.substr(begin, end - begin) : std::string("table");
    };
    std::string name = fitted(kNameUnits);
    for (std::size_t number = 2; !taken.insert(fold_term(name, Folding::kDefault)).second; ++number) {
      const std::string suffix = fmt::format(" ({})", number);
      name = fitted(kNameUnits - suffix.size()) + suffix;
    }
    names.push_back(name);
  }
  return names;
}

Result<std::string> to_xlsx(std::vector<Table> tables, const std::vector<MethodRow>& method,
                            const std::string& command) {
  join_alike(tables);
  std::vector<std::string> wanted;
  for (const Table& table : tables) {
    if (table.rows.size() >= kMostRows || table.columns.size() > kMostColumns)
      return fail(ErrorCode::kLimit,
                  fmt::format("the table “{}” has {} rows and {} columns, and a sheet of a workbook holds {} and {}",
                              table.name, table.rows.size() + 1, table.columns.size(), kMostRows, kMostColumns),
                  {}, "ask for less (--in, --limit) or take --format csv");
    wanted.push_back(table.name);
  }
  wanted.emplace_back("Method");
  const std::vector<std::string> names = sheet_names(wanted);
  const auto library = xlsx_library();
  if (!library) return tl::unexpected(library.error());
  auto folder = TemporaryFolder::make();
  if (!folder) return tl::unexpected(folder.error());
  if (auto room = room_for(bytes_needed(tables, method), folder->path()); !room) return tl::unexpected(room.error());
  Workbook book(**library, folder->path());
  for (std::size_t i = 0; i < tables.size(); ++i) book.add(tables[i], names[i]);
  book.add_method(method, command, names.back());
  return book.finish();
}

}  // namespace tifa
