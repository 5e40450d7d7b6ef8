// One record of a CSV table (RFC 4180): quoted fields with line breaks and doubled quotation marks; comma, tab or
// semicolon.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/offset_map.h"
#include "base/range.h"

namespace tifa {

struct CsvField {
  Range value;  // bytes of the field without its quotation marks
  bool quoted = false;
  bool doubled = false;  // holds a doubled quotation mark

  [[nodiscard]] std::string text(std::string_view bytes) const;
  // The field's text with its map to the bytes of the table.
  [[nodiscard]] std::string text(std::string_view bytes, OffsetMap& origin) const;
};

struct CsvRecord {
  std::vector<CsvField> fields;
  std::uint32_t next = 0;  // where the next record begins
  std::string problem;     // empty when the record could be read
};

// The record that begins at `at`. A quotation mark that is never closed takes the rest of the source and is a problem.
// O(record).
[[nodiscard]] CsvRecord read_csv_record(std::string_view bytes, std::uint32_t at, char separator);

// The separator of a table, from its first record: of tab, comma and semicolon the one that stands there most often.
[[nodiscard]] char csv_separator(std::string_view bytes, std::uint32_t at);

}  // namespace tifa
