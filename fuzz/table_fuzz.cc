// Any bytes as a table of documents: rows come in order, each inside the table, each a document or a refusal with a
// reason. The first byte chooses the format.
#include <cstdint>
#include <string_view>

#include "expect.h"
#include "ingest/ingest.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using tifa::fuzzing::expect;
  if (size == 0) return 0;
  const tifa::Format format = data[0] % 2 == 0 ? tifa::Format::kJsonl : tifa::Format::kCsv;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  auto columns = tifa::guess_columns(bytes, format, {});
  if (!columns) {
    expect(!columns.error().sentence().empty(), "a refusal has a reason");
    columns = tifa::TableColumns{.id = "id", .date = "date", .text = "text", .title = "title"};
  }
  std::uint32_t number = 0, at = 0;
  tifa::IngestOptions options;
  options.place = "input";
  const auto status = tifa::read_table(bytes, format, *columns, options, [&](tifa::TableRow&& row) -> tifa::Status {
    expect(row.number > number, "rows come in order");
    expect(row.origin.begin >= at && row.origin.begin <= row.origin.end, "rows do not overlap");
    expect(row.origin.end <= bytes.size(), "a row lies inside the table");
    if (row.refused) expect(!row.refused->sentence().empty(), "a refused row has a reason");
    number = row.number;
    at = row.origin.end;
    return {};
  });
  if (!status) expect(!status.error().sentence().empty(), "a refusal has a reason");
  return 0;
}
