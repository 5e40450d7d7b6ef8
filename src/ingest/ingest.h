// Readers: the bytes of a source to documents. A registry of formats; what a file is, is told from bytes and name.
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

namespace tifa {

enum class Format : std::uint8_t { kText, kMarkdown, kJsonl, kCsv };
[[nodiscard]] std::string_view format_name(Format format);
// By extension, .md .markdown, .jsonl .ndjson, .csv .tsv; else text.
[[nodiscard]] Format format_of(std::string_view file_name);

inline constexpr std::uint64_t kMaxSourceBytes = 256ULL << 20;  // a single document above this is refused

struct IngestOptions {
  Language language = Language::kUnknown;  // as declared; detected when unknown
  std::string title;                       // when known from elsewhere
  std::string place;                       // for errors: the file as the user names it
};

// One document of a text or Markdown source. Errors: those of decode(); kInput when nothing but set-aside text remains;
// kLimit above kMaxSourceBytes. Linear time in the source.
[[nodiscard]] Result<Document> ingest(std::string_view bytes, Format format, const IngestOptions& options);

// A row of a table of documents.
struct TableRow {
  std::uint32_t number = 0;                   // 1-based row (JSONL: line; CSV: record, the head not counted)
  Range origin;                               // bytes of the row in the table, line end included
  std::map<std::string, std::string> fields;  // every scalar field as text, the text column left out
  std::optional<Error> refused;               // not an object, no text column …: the reason
  Document document;                          // of the text column; its origin is bytes of the table
};

struct TableColumns {
  std::string id, date, text, title;  // column names; empty: not given
};

// Rows of a JSONL or CSV table, in order, one call of `row` each (so that memory stays bounded by the largest row). A
// malformed row is refused by itself; errors are kept for what makes the whole unreadable.
[[nodiscard]] Status read_table(std::string_view bytes, Format format, const TableColumns& columns,
                                const IngestOptions& options, const std::function<Status(TableRow&&)>& row);

// Guesses which columns hold id, date, title and text from names and contents of the first rows (text: the longest).
[[nodiscard]] Result<TableColumns> guess_columns(std::string_view bytes, Format format, std::string_view place);

}  // namespace tifa
