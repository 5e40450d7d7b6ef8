#include "ingest/csv_record.h"

#include <algorithm>

namespace tifa {

std::string CsvField::text(std::string_view bytes) const {
  OffsetMap origin;
  return text(bytes, origin);
}

std::string CsvField::text(std::string_view bytes, OffsetMap& origin) const {
  const std::string_view raw = value.of(bytes);
  if (!doubled) {
    origin.append_copy(value.begin, value.size());
    return std::string(raw);
  }
  std::string result;
  std::uint32_t from = 0;
  while (from < raw.size()) {
    const std::size_t mark = std::min(raw.find("\"\"", from), raw.size());
    result.append(raw.substr(from, mark - from));
    origin.append_copy(value.begin + from, static_cast<std::uint32_t>(mark) - from);
    if (mark == raw.size()) break;
    result += '"';
    origin.append_unit(value.begin + static_cast<std::uint32_t>(mark), 1, 2);
    from = static_cast<std::uint32_t>(mark) + 2;
  }
  return result;
}

CsvRecord read_csv_record(std::string_view bytes, std::uint32_t at, char separator) {
  CsvRecord record;
  const auto size = static_cast<std::uint32_t>(bytes.size());
  while (true) {
    CsvField field;
    if (at < size && bytes[at] == '"') {
      field.quoted = true;
      field.value.begin = ++at;
      while (true) {
        const std::size_t mark = bytes.find('"', at);
        if (mark == bytes.npos) {
          record.problem = "a quotation mark is never closed";
          field.value.end = size;
          record.fields.push_back(field);
          record.next = size;
          return record;
        }
        at = static_cast<std::uint32_t>(mark) + 1;
        if (at >= size || bytes[at] != '"') break;
        field.doubled = true;
        ++at;
      }
      field.value.end = at - 1;
      if (at < size && bytes[at] != separator && bytes[at] != '\n' && bytes[at] != '\r' && record.problem.empty())
        record.problem = "something follows a closing quotation mark";
      while (at < size && bytes[at] != separator && bytes[at] != '\n') ++at;
    } else {
      field.value.begin = at;
      while (at < size && bytes[at] != separator && bytes[at] != '\n') ++at;
      field.value.end = at;
      if (field.value.end > field.value.begin && bytes[field.value.end - 1] == '\r' &&
          (at == size || bytes[at] == '\n'))
        --field.value.end;
    }
    record.fields.push_back(field);
    if (at >= size) {
      record.next = size;
      return record;
    }
    if (bytes[at++] == '\n') {
      record.next = at;
      return record;
    }
  }
}

char csv_separator(std::string_view bytes, std::uint32_t at) {
  char best = ',';
  std::size_t most = 0;
  for (char separator : {',', '\t', ';'}) {
    const std::size_t fields = read_csv_record(bytes, at, separator).fields.size();
    if (fields > most) {
      most = fields;
      best = separator;
    }
  }
  return best;
}

}  // namespace tifa
