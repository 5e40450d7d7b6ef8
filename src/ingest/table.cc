// Tables of documents: JSONL, CSV and workbooks (which their reader hands over as CSV), a row at a time.
#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "ingest/csv_record.h"
#include "ingest/ingest.h"
#include "ingest/ingest_text.h"
#include "ingest/json_row.h"
#include "structure/shape.h"
#include "text/ascii.h"
#include "text/encoding.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::uint64_t kMaxTableBytes = 0xFFFFFFFFULL;  // offsets are 32 bits wide
constexpr std::size_t kSampleRows = 50;                  // looked at to guess columns

std::uint32_t u32(std::size_t value) { return static_cast<std::uint32_t>(value); }

// The table as UTF-8, with its map where it was in another encoding.
struct TableText {
  std::string_view source;
  std::uint32_t begin = 0;  // after a byte order mark
  std::optional<DecodedText> decoded;
  bool checked = true;  // false: a row may hold bytes that are not UTF-8
  Encoding encoding = Encoding::kUtf8;
  SourcePlaces places;  // of a workbook

  // Not a member: it would still point to where a short text stood before this was moved.
  [[nodiscard]] std::string_view text() const { return decoded ? std::string_view(decoded->text) : source; }
};

// A workbook as the CSV that its reader made of it.
TableText text_of_workbook(RawDocument workbook) {
  TableText table;
  table.decoded = DecodedText{std::move(workbook.text), std::move(workbook.origin), Encoding::kUtf8};
  table.places = std::move(workbook.places);
  return table;
}

Result<TableText> open_workbook(std::string_view bytes, const IngestOptions& options) {
  IngestOptions of_table = options;
  of_table.read.as_table = true;
  auto raw = read_raw(bytes, Format::kXlsx, of_table);
  if (!raw) return tl::unexpected(raw.error());
  return text_of_workbook(std::move(*raw));
}

// Where a row of a workbook lies: all of it in one place.
SourcePlaces place_of_row(const SourcePlaces& places, Range row) {
  const auto after = std::partition_point(places.places.begin(), places.places.end(),
                                          [&](const SourcePlace& place) { return place.begin <= row.begin; });
  if (after == places.places.begin()) return {};
  SourcePlace place = *(after - 1);
  SourcePlaces own{{places.parts[place.part]}, {}};
  place.begin = place.part = 0;
  own.places.push_back(place);
  return own;
}

Result<TableText> open_table(std::string_view bytes, Format format, const IngestOptions& options) {
  const std::string_view place = options.place;
  if (format == Format::kXlsx) return open_workbook(bytes, options);
  if (format != Format::kJsonl && format != Format::kCsv)
    return fail(ErrorCode::kUsage, fmt::format("a {} file is one document, not a table", format_name(format)),
                std::string(place), "add it as a file");
  if (bytes.size() > kMaxTableBytes)
    return fail(ErrorCode::kLimit, fmt::format("the table has {} MiB; it may have 4095", bytes.size() >> 20),
                std::string(place), "split it");
  TableText table;
  if (bytes.empty()) return fail(ErrorCode::kInput, "the table is empty", std::string(place));
  table.source = bytes;
  if (bytes.find('\0') == bytes.npos && find_invalid_utf8(bytes) == bytes.npos) {
    if (bytes.starts_with("\xEF\xBB\xBF")) {
      table.begin = 3;
      table.encoding = Encoding::kUtf8Bom;
    }
    return table;
  }
  auto decoded = decode(bytes, options.read.encoding);
  if (decoded) {
    table.encoding = decoded->encoding;
    table.decoded = std::move(*decoded);
    return table;
  }
  if (format == Format::kJsonl && bytes[0] == '{') {
    // A damaged row is refused by itself.
    table.checked = false;
    return table;
  }
  Error error = std::move(decoded.error());
  error.where = error.where.empty() ? std::string(place)
                : place.empty()     ? error.where
                                    : fmt::format("{}, {}", place, error.where);
  return tl::unexpected<Error>(std::move(error));
}

// A row before its text becomes a document: the fields with their places.
struct Row {
  std::uint32_t number = 0;
  Range range;
  std::string problem;
  std::map<std::string, std::string> fields;
  std::vector<Range> values;  // of all columns but the text, ascending
  bool has_text = false;
  Range text_range;
  std::string text;
  OffsetMap origin;
};

std::string place_of(const Row& row, std::string_view table) {
  return fmt::format("{}{}row {}", table, table.empty() ? "" : ", ", row.number);
}

void take_json(std::string_view text, Range line, std::string_view text_column, Row& row) {
  JsonRow json = read_json_row(text, line, text_column);
  if (!json.problem.empty())
    row.problem = fmt::format("{} at byte {} of the row", json.problem, json.at - line.begin + 1);
  for (JsonField& field : json.fields) {
    if (field.key == text_column) {
      row.has_text = field.kind == FieldKind::kString;
      row.text_range = field.value;
      row.text = std::move(field.text);
      row.origin = std::move(field.origin);
      if (row.has_text) continue;
      if (field.kind != FieldKind::kNull && row.problem.empty())
        row.problem = fmt::format("“{}” is not a string", field.key);
    }
    row.values.push_back(field.value);
    if (field.kind != FieldKind::kNull && field.kind != FieldKind::kNested)
      row.fields[field.key] = std::move(field.text);
  }
}

void take_csv(std::string_view text, const CsvRecord& record, const std::vector<std::string>& head,
              std::string_view text_column, Row& row) {
  row.problem = record.problem;
  if (record.fields.size() > head.size() && row.problem.empty())
    row.problem = fmt::format("the row has {} fields and the head has {}", record.fields.size(), head.size());
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    const CsvField& field = record.fields[i];
    if (i < head.size() && head[i] == text_column) {
      row.has_text = true;
      row.text_range = field.value;
      row.text = field.text(text, row.origin);
      continue;
    }
    row.values.push_back(field.value);
    std::string value = field.text(text);
    if (i < head.size() && !value.empty()) row.fields[head[i]] = std::move(value);
  }
}

// Calls `take` for every row of the table; `take` may stop with an error.
template <class Take>
Status for_each_row(const TableText& table, Format format, std::string_view text_column, std::string_view place,
                    const Take& take) {
  std::uint32_t number = 0;
  if (format == Format::kJsonl) {
    for (std::uint32_t at = table.begin; at < table.text().size();) {
      const std::size_t found = table.text().find('\n', at);
      const std::uint32_t end = found == table.text().npos ? u32(table.text().size()) : u32(found);
      const std::uint32_t next = found == table.text().npos ? end : end + 1;
      ++number;
      Row row;
      row.number = number;
      row.range = {at, next};
      const std::string_view line = table.text().substr(at, end - at);
      at = next;
      if (line.find_first_not_of(" \t\r") == line.npos) continue;
      const std::size_t damaged = table.checked ? line.npos : find_invalid_utf8(line);
      if (damaged != line.npos)
        row.problem = fmt::format("the row is not valid UTF-8 at its byte {}", damaged + 1);
      else
        take_json(table.text(), {row.range.begin, end}, text_column, row);
      if (auto status = take(std::move(row)); !status) return status;
    }
    return {};
  }
  const char separator = csv_separator(table.text(), table.begin);
  const CsvRecord head_record = read_csv_record(table.text(), table.begin, separator);
  std::vector<std::string> head;
  for (const CsvField& field : head_record.fields) head.push_back(std::string(trimmed(field.text(table.text()))));
  if (!text_column.empty() && std::find(head.begin(), head.end(), text_column) == head.end())
    return fail(ErrorCode::kNotFound, fmt::format("the table has no column “{}”", text_column), std::string(place),
                fmt::format("its columns are {}", fmt::join(head, ", ")));
  for (std::uint32_t at = head_record.next; at < table.text().size();) {
    const CsvRecord record = read_csv_record(table.text(), at, separator);
    ++number;
    Row row;
    row.number = number;
    row.range = {at, record.next};
    at = record.next;
    if (record.fields.size() == 1 && !record.fields[0].quoted && record.fields[0].value.empty()) continue;
    take_csv(table.text(), record, head, text_column, row);
    if (auto status = take(std::move(row)); !status) return status;
  }
  return {};
}

// The row's bytes that are not its text: values of other columns, and the syntax between.
std::vector<SetAside> rest_of(const Row& row) {
  std::vector<SetAside> rest;
  std::uint32_t at = row.range.begin;
  const auto up_to = [&](Range value, bool text) {
    if (value.begin > at) rest.push_back({Reason::kMarkup, {at, value.begin}});
    if (!text && !value.empty()) rest.push_back({Reason::kMetadata, value});
    at = value.end;
  };
  bool text_done = false;
  for (const Range& value : row.values) {
    if (!text_done && row.text_range.begin < value.begin) {
      up_to(row.text_range, true);
      text_done = true;
    }
    up_to(value, false);
  }
  if (!text_done) up_to(row.text_range, true);
  if (row.range.end > at) rest.push_back({Reason::kMarkup, {at, row.range.end}});
  return rest;
}

std::string field_of(const Row& row, const std::string& column) {
  const auto it = row.fields.find(column);
  return it == row.fields.end() ? std::string() : it->second;
}

bool one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), ascii_lower(name)) != names.end();
}

Status rows_of(const TableText& table, Format format, const TableColumns& columns, const IngestOptions& options,
               const std::function<Status(TableRow&&)>& row) {
  const OffsetMap* inner = table.decoded ? &table.decoded->origin : nullptr;
  return for_each_row(table, format, columns.text, options.place, [&](Row&& source) -> Status {
    TableRow out;
    out.number = source.number;
    out.origin = inner != nullptr ? inner->to_origin(source.range) : source.range;
    out.fields = std::move(source.fields);
    source.fields = out.fields;
    const std::string title = field_of(source, columns.title.empty() ? "title" : columns.title);
    const auto refuse = [&](std::string what) {
      std::string where = place_of(source, options.place);
      if (!title.empty()) where += fmt::format(" (“{}”)", shortened(one_line(title), 40));
      out.refused = Error{ErrorCode::kInput, std::move(what), std::move(where), {}};
      return row(std::move(out));
    };
    if (!source.problem.empty()) return refuse(std::move(source.problem));
    if (!columns.id.empty() && columns.id != columns.text && trimmed(field_of(source, columns.id)).empty())
      return refuse(fmt::format("the row has no “{}”", columns.id));
    if (!source.has_text || trimmed(source.text).empty())
      return refuse(fmt::format("the row has no text in “{}”", columns.text));
    if (source.text.size() > kMaxSourceBytes)
      return refuse(fmt::format("the text has {} MiB; a single document may have {}", source.text.size() >> 20,
                                kMaxSourceBytes >> 20));
    IngestOptions of_row = options;
    if (of_row.title.empty()) of_row.title = title;
    std::vector<SetAside> rest = rest_of(source);
    OffsetMap origin = std::move(source.origin);
    if (inner != nullptr) {
      origin = origin.then(*inner);
      for (SetAside& item : rest) item.origin = inner->to_origin(item.origin);
    }
    out.document = ingest_text(std::move(source.text), origin, std::move(rest), of_row);
    out.document.source_size = out.origin.size();
    out.document.encoding = table.encoding;
    out.document.places = place_of_row(table.places, out.origin);
    if (out.document.blocks.empty()) return refuse(fmt::format("the row has no text in “{}”", columns.text));
    return row(std::move(out));
  });
}

}  // namespace

Status read_table(std::string_view bytes, Format format, const TableColumns& columns, const IngestOptions& options,
                  const std::function<Status(TableRow&&)>& row) {
  if (columns.text.empty())
    return fail(ErrorCode::kUsage, "no column is named as the text", options.place,
                "name it: table = { …, text = \"…\" }");
  auto table = open_table(bytes, format, options);
  if (!table) return tl::unexpected<Error>(std::move(table.error()));
  return rows_of(*table, format, columns, options, row);
}

Status read_workbook(RawDocument workbook, const TableColumns& columns, const IngestOptions& options,
                     const std::function<Status(TableRow&&)>& row) {
  return rows_of(text_of_workbook(std::move(workbook)), Format::kXlsx, columns, options, row);
}

Result<TableColumns> guess_columns(std::string_view bytes, Format format, const IngestOptions& options) {
  const std::string& place = options.place;
  auto table = open_table(bytes, format, options);
  if (!table) return tl::unexpected<Error>(std::move(table.error()));
  struct Column {
    std::size_t rows = 0;
    std::uint64_t bytes = 0;
    std::set<std::string> values;
    std::size_t first_seen = 0;
  };
  std::map<std::string, Column> columns;
  std::size_t rows = 0;
  std::optional<Error> first_problem;  // rows that are refused say nothing of the columns
  const auto status = for_each_row(*table, format, {}, place, [&](Row&& row) -> Status {
    if (rows >= kSampleRows) return fail(ErrorCode::kStopped, "enough rows");
    if (!row.problem.empty()) {
      if (!first_problem) first_problem = Error{ErrorCode::kInput, std::move(row.problem), place_of(row, place), {}};
      return {};
    }
    ++rows;
    for (auto& [name, value] : row.fields) {
      Column& column = columns.try_emplace(name).first->second;
      ++column.rows;
      column.bytes += value.size();
      if (value.size() <= 200) column.values.insert(value);
    }
    return {};
  });
  if (!status && status.error().code != ErrorCode::kStopped) return tl::unexpected<Error>(status.error());
  if (rows == 0 && first_problem) return tl::unexpected<Error>(std::move(*first_problem));
  if (columns.empty())
    return fail(ErrorCode::kInput, "the table has no row that could be read", std::string(place),
                "check that it is the format its name says");
  TableColumns guess;
  std::uint64_t longest = 0;
  for (const auto& [name, column] : columns) {
    const std::uint64_t weight =
        column.bytes / column.rows * (one_of(name, {"text", "content", "body", "正文", "内容"}) ? 4 : 1);
    if (weight > longest) {
      longest = weight;
      guess.text = name;
    }
  }
  const auto named = [&](std::initializer_list<std::string_view> names) {
    for (std::string_view wanted : names)
      for (const auto& [name, column] : columns)
        if (name != guess.text && one_of(name, {wanted})) return name;
    return std::string();
  };
  guess.title = named({"title", "name", "标题", "题目", "名称"});
  guess.date = named({"date", "adopted", "published", "published_at", "released", "time", "日期", "发布日期", "时间"});
  guess.id = named({"id", "edition", "year", "number", "编号", "年份", "届", "年"});
  if (guess.id.empty()) {
    // A short column whose values all differ names the rows; then any that has one in every row.
    for (const auto& [name, column] : columns)
      if (guess.id.empty() && name != guess.text && name != guess.title && column.rows == rows &&
          column.values.size() == rows && column.bytes / column.rows <= 24)
        guess.id = name;
  }
  if (guess.id.empty()) guess.id = !guess.date.empty() ? guess.date : guess.title;
  return guess;
}

}  // namespace tifa
