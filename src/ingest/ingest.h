// Reading: the bytes of a source to documents, by the registry of formats (formats.h).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tifa/context.h>
#include <tifa/result.h>

#include "document/document.h"
#include "ingest/formats.h"
#include "ingest/reader_pool.h"

namespace tifa {

struct IngestOptions {
  Language language = Language::kUnknown;  // as declared; detected when unknown
  std::string title;                       // when known from elsewhere
  std::string place;                       // for errors: the file as the user names it
  ReadOptions read;
  // Reads what is hostile in limited processes. Null: in this process, for tests and fuzzing.
  ReaderPool* readers = nullptr;
};

// The one document of a source. Errors: those of its reader; kInput when nothing but set-aside text remains; kUsage for
// a table or container; kLimit above kMaxSourceBytes. Linear time in the source.
[[nodiscard]] Result<Document> ingest(std::string_view bytes, Format format, const IngestOptions& options);

// What its reader hands over of a source that is one document, before structure; the same errors.
[[nodiscard]] Result<RawDocument> read_raw(std::string_view bytes, Format format, const IngestOptions& options);

// A row of a table of documents.
struct TableRow {
  std::uint32_t number = 0;  // 1-based row (JSONL: line; CSV: record, the head not counted)
  Range origin;              // bytes of the row in the table, line end included; of a workbook, of its stream of text
  std::map<std::string, std::string> fields;  // every scalar field as text, the text column left out
  std::optional<Error> refused;               // not an object, no text column …: the reason
  Document document;                          // of the text column; its origin is bytes of the table
};

struct TableColumns {
  std::string id, date, text, title;  // column names; empty: not given
};

// Rows of a JSONL or CSV table or of a workbook, in order, one call of `row` each (so that memory stays bounded by the
// largest row). A malformed row is refused by itself; errors are kept for what makes the whole unreadable.
[[nodiscard]] Status read_table(std::string_view bytes, Format format, const TableColumns& columns,
                                const IngestOptions& options, const std::function<Status(TableRow&&)>& row);

// The same of a workbook that its reader has read as a table; `columns` names the text.
[[nodiscard]] Status read_workbook(RawDocument workbook, const TableColumns& columns, const IngestOptions& options,
                                   const std::function<Status(TableRow&&)>& row);

// Guesses which columns hold id, date, title and text from names and contents of the first rows that can be read (text:
// the longest). Where none can, the error is that for which read_table() refuses the first one.
[[nodiscard]] Result<TableColumns> guess_columns(std::string_view bytes, Format format, const IngestOptions& options);

}  // namespace tifa
