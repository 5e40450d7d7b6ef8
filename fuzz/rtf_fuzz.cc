// Any bytes as RTF: refused with a sentence, or a document that accounts for all text that it extracted.
#include <string_view>

#include "ingest/readers.h"
#include "whole.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  tifa::ReadOptions options;
  options.changes = size % 2 == 0 ? tifa::Changes::kAccepted : tifa::Changes::kRejected;
  tifa::fuzzing::expect_whole(tifa::read_rtf({reinterpret_cast<const char*>(data), size}, options));
  return 0;
}
