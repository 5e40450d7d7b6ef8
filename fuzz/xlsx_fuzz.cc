// Any bytes as a sheet of a workbook, and as its strings: refused with a sentence, or a document or table that accounts
// for all text that it extracted.
#include <cstdint>
#include <string>
#include <string_view>

#include "ingest/ingest.h"
#include "ingest/readers.h"
#include "render/stored_zip.h"
#include "whole.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using tifa::fuzzing::expect;
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const std::string workbook = tifa::stored_zip(
      {{"xl/workbook.xml",
        "<workbook><sheets><sheet name=\"a\"/><sheet name=\"b\" state=\"hidden\"/></sheets></workbook>"},
       {"xl/worksheets/sheet1.xml", bytes},
       {"xl/worksheets/sheet2.xml", "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"},
       {"xl/sharedStrings.xml", size % 2 == 0 ? bytes : "<sst><si><t>x</t></si><si><t>\"y\",</t></si></sst>"},
       {"xl/styles.xml", "<styleSheet><cellXfs><xf numFmtId=\"14\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>"}});
  tifa::fuzzing::expect_whole(tifa::read_xlsx(workbook, {}));
  tifa::TableColumns columns;
  columns.text = "text";
  std::uint32_t at = 0;
  const auto status =
      tifa::read_table(workbook, tifa::Format::kXlsx, columns, {}, [&](tifa::TableRow&& row) -> tifa::Status {
        expect(row.origin.begin >= at && row.origin.begin <= row.origin.end, "rows do not overlap");
        at = row.origin.end;
        return {};
      });
  expect(status || !status.error().sentence().empty(), "a table that is refused has a reason");
  return 0;
}
