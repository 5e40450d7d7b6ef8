#include "render/xlsx_library.h"

#include <dlfcn.h>

#include <type_traits>

namespace tifa {
namespace {

Result<XlsxLibrary> load() {
  void* const library = ::dlopen(TIFA_XLSXWRITER, RTLD_NOW | RTLD_LOCAL);
  bool complete = library != nullptr;
  const auto take = [&](auto& function, const char* name) {
    if (!complete) return;
    function = reinterpret_cast<std::remove_reference_t<decltype(function)>>(::dlsym(library, name));
    complete = function != nullptr;
  };
  XlsxLibrary loaded;
  take(loaded.workbook_new_opt, "workbook_new_opt");
  take(loaded.workbook_set_properties, "workbook_set_properties");
  take(loaded.lxw_workbook_free, "lxw_workbook_free");
  take(loaded.workbook_add_worksheet, "workbook_add_worksheet");
  take(loaded.workbook_add_format, "workbook_add_format");
  take(loaded.workbook_close, "workbook_close");
  take(loaded.worksheet_write_string, "worksheet_write_string");
  take(loaded.worksheet_write_number, "worksheet_write_number");
  take(loaded.worksheet_set_column, "worksheet_set_column");
  take(loaded.worksheet_freeze_panes, "worksheet_freeze_panes");
  take(loaded.worksheet_autofilter, "worksheet_autofilter");
  take(loaded.worksheet_ignore_errors, "worksheet_ignore_errors");
  take(loaded.worksheet_set_paper, "worksheet_set_paper");
  take(loaded.worksheet_set_landscape, "worksheet_set_landscape");
  take(loaded.worksheet_fit_to_pages, "worksheet_fit_to_pages");
  take(loaded.worksheet_repeat_rows, "worksheet_repeat_rows");
  take(loaded.format_set_align, "format_set_align");
  take(loaded.format_set_num_format, "format_set_num_format");
  take(loaded.format_set_indent, "format_set_indent");
  take(loaded.format_set_text_wrap, "format_set_text_wrap");
  take(loaded.format_set_bold, "format_set_bold");
  take(loaded.format_set_bottom, "format_set_bottom");
  take(loaded.lxw_rowcol_to_range, "lxw_rowcol_to_range");
  if (!complete)
    return fail(ErrorCode::kNotFound, "a workbook cannot be written without the library " TIFA_XLSXWRITER, "",
                "install it, or take --format csv");
  return loaded;
}

}  // namespace

Result<const XlsxLibrary*> xlsx_library() {
  static const Result<XlsxLibrary> kLibrary = load();
  if (!kLibrary) return tl::unexpected(kLibrary.error());
  return &*kLibrary;
}

}  // namespace tifa
