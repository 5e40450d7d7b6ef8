#include "ingest/package_readers.h"

namespace tifa {

decltype(FormatRow::read) package_reader(Format format) {
  switch (format) {
    case Format::kDocx:
      return read_docx;
    case Format::kOdt:
      return read_odt;
    case Format::kEpub:
      return read_epub;
    case Format::kXlsx:
      return read_xlsx;
    default:
      return nullptr;
  }
}

}  // namespace tifa
