// libxlsxwriter, loaded when the first workbook is written: it brings libcrypto, whose relocation took about half of
// the start of every command.
#pragma once

#include <xlsxwriter.h>

#include <tifa/result.h>

namespace tifa {

// Its functions that are in use.
struct XlsxLibrary {
  decltype(&::workbook_new_opt) workbook_new_opt = nullptr;
  decltype(&::workbook_set_properties) workbook_set_properties = nullptr;
  decltype(&::lxw_workbook_free) lxw_workbook_free = nullptr;
  decltype(&::workbook_add_worksheet) workbook_add_worksheet = nullptr;
  decltype(&::workbook_add_format) workbook_add_format = nullptr;
  decltype(&::workbook_close) workbook_close = nullptr;
  decltype(&::worksheet_write_string) worksheet_write_string = nullptr;
  decltype(&::worksheet_write_number) worksheet_write_number = nullptr;
  decltype(&::worksheet_set_column) worksheet_set_column = nullptr;
  decltype(&::worksheet_freeze_panes) worksheet_freeze_panes = nullptr;
  decltype(&::worksheet_autofilter) worksheet_autofilter = nullptr;
  decltype(&::worksheet_ignore_errors) worksheet_ignore_errors = nullptr;
  decltype(&::worksheet_set_paper) worksheet_set_paper = nullptr;
  decltype(&::worksheet_set_landscape) worksheet_set_landscape = nullptr;
  decltype(&::worksheet_fit_to_pages) worksheet_fit_to_pages = nullptr;
  decltype(&::worksheet_repeat_rows) worksheet_repeat_rows = nullptr;
  decltype(&::format_set_align) format_set_align = nullptr;
  decltype(&::format_set_num_format) format_set_num_format = nullptr;
  decltype(&::format_set_indent) format_set_indent = nullptr;
  decltype(&::format_set_text_wrap) format_set_text_wrap = nullptr;
  decltype(&::format_set_bold) format_set_bold = nullptr;
  decltype(&::format_set_bottom) format_set_bottom = nullptr;
  decltype(&::lxw_rowcol_to_range) lxw_rowcol_to_range = nullptr;
};

// Thread-safe. kNotFound when the machine does not have the library that tifa was built with.
[[nodiscard]] Result<const XlsxLibrary*> xlsx_library();

}  // namespace tifa
