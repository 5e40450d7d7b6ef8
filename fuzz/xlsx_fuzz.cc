// The parts of workbooks, as a document and as a table: package_parts.h says how they stand in the input.
#include "package_parts.h"
#include "whole.h"

#include "ingest/ingest.h"
#include "ingest/package_readers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using tifa::fuzzing::expect;
  const std::string workbook = tifa::fuzzing::package_of({reinterpret_cast<const char*>(data), size});
  tifa::ReadOptions options;
  for (const bool table : {false, true}) {
    options.as_table = table;
    tifa::fuzzing::expect_whole(tifa::read_xlsx(workbook, options));
  }
  options.as_table = true;
  auto table = tifa::read_xlsx(workbook, options);
  if (!table) return 0;
  const std::uint64_t size_of_stream = table->source_size;
  tifa::TableColumns columns;
  columns.text = "text";
  std::uint32_t at = 0;
  const auto status = tifa::read_workbook(std::move(*table), columns, {}, [&](tifa::TableRow&& row) -> tifa::Status {
    expect(row.origin.begin >= at && row.origin.begin <= row.origin.end, "rows do not overlap");
    expect(row.origin.end <= size_of_stream, "a row lies inside the workbook");
    if (row.refused) return {};
    const auto& places = row.document.places.places;
    expect(places.size() == 1 && places[0].kind == tifa::PlaceKind::kRow, "a row lies in one row of a sheet");
    expect(places[0].begin == 0 && places[0].part == 0, "its place is of its own text");
    at = row.origin.end;
    return {};
  });
  expect(status || !status.error().sentence().empty(), "a table that is refused has a reason");
  return 0;
}
