// The pages of a PDF as poppler reads them. The one place that knows poppler.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tifa/result.h>

#include "ingest/pages.h"

namespace tifa {

struct PdfPages {
  std::vector<Page> pages;
  SourceProperties properties;
  std::size_t unknown_letters = 0;  // their fonts do not say which they are; U+FFFD stands for them
  bool mended = false;              // its table of objects is damaged and was made anew
};

// Errors: kInput for what is damaged, encrypted or without pages; kLimit above kMostPages. Not thread-safe.
[[nodiscard]] Result<PdfPages> read_pdf_pages(std::string_view bytes);

// A PDF as a hand-over. Errors: also kInput when no page has text.
[[nodiscard]] Result<RawDocument> read_pdf(std::string_view bytes);

}  // namespace tifa
