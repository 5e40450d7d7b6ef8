// Any bytes as a PDF, through poppler in this process: what comes of its pages accounts for every letter. Poppler is
// not built with the fuzzer's eyes, so that what is found is found by changing whole files.
#include <cstdint>
#include <string_view>

#include "whole.h"

#include "pdf_pages.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  tifa::fuzzing::expect_whole(tifa::read_pdf({reinterpret_cast<const char*>(data), size}));
  return 0;
}
