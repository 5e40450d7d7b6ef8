// Any bytes as a saved page.
#include "whole.h"

#include "ingest/readers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  tifa::fuzzing::expect_whole(tifa::read_mhtml_source({reinterpret_cast<const char*>(data), size}, {}));
  return 0;
}
