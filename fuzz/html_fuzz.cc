// Any text as a page.
#include "whole.h"

#include "ingest/readers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (tifa::find_invalid_utf8(bytes) != std::string_view::npos) return 0;
  auto raw = tifa::read_html(bytes);
  if (raw) tifa::fuzzing::expect(raw->source_size == size, "the source's size is its own");
  tifa::fuzzing::expect_whole(std::move(raw));
  return 0;
}
