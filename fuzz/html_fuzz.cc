// Any text as a page: refused with a sentence, or a raw document in which every byte is kept or set aside once, and
// which structure turns into a document with the same account.
#include <cstdint>
#include <string_view>

#include "expect.h"
#include "ingest/readers.h"
#include "structure/structure.h"
#include "text/utf8.h"

using tifa::fuzzing::expect;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (tifa::find_invalid_utf8(bytes) != std::string_view::npos) return 0;
  auto raw = tifa::read_html(bytes);
  if (!raw) {
    expect(!raw.error().sentence().empty(), "a refusal has a reason");
    return 0;
  }
  expect(raw->source_size == size, "the source's size is its own");
  expect(tifa::fault_in(*raw).empty(), "what the reader hands over holds together");
  const tifa::Document document = tifa::structure(std::move(*raw));
  expect(tifa::find_invalid_utf8(document.text) == std::string_view::npos, "clean text is valid UTF-8");
  std::uint64_t accounted = document.origin.covered_origin_bytes();
  for (const auto& aside : document.set_aside) accounted += aside.origin.size();
  expect(accounted == size, "structure keeps the account");
  return 0;
}
