// Tables as a workbook for spreadsheet programs (Office Open XML, ECMA-376).
#pragma once

#include <string>
#include <vector>

#include <tifa/result.h>

#include "render/method.h"
#include "render/table.h"

namespace tifa {

// Names of sheets as the format wants them, from names as they are: at most 31 UTF-16 units, none of []:*?/\ nor
// control characters, no apostrophe at an end, not empty, not "History", no two alike when case and width are set
// aside.
[[nodiscard]] std::vector<std::string> sheet_names(const std::vector<std::string>& wanted);

// The bytes of the workbook: a sheet a table with the columns that hold data, then a sheet "Method" with the command
// (if given) and the rows of `method`. Tables of the same name and columns share a sheet. Texts are always texts, never
// formulas or links; what a cell cannot hold is cut at the end (32,767 UTF-16 units), and Method says so. The same
// input gives the same bytes. O(size), with temporary files. Errors: kLimit for more rows or columns than a sheet
// holds, kIo when there is no room for temporary files.
[[nodiscard]] Result<std::string> to_xlsx(std::vector<Table> tables, const std::vector<MethodRow>& method,
                                          const std::string& command);

}  // namespace tifa
