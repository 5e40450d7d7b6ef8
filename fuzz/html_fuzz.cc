// Any text as a page: refused with a sentence, or a raw document in which every byte is kept or set aside once, and
// which structure turns into a document whose clean text holds no tag of a script.
#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "expect.h"
#include "ingest/readers.h"
#include "structure/structure.h"
#include "text/utf8.h"

namespace {

using tifa::fuzzing::expect;

void expect_every_byte_once(const tifa::Document& document) {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> pieces;
  for (const auto& run : document.origin.runs()) {
    const std::uint64_t length = std::uint64_t{run.steps} * run.origin_step;
    if (length > 0) pieces.emplace_back(run.origin, run.origin + length);
  }
  for (const auto& aside : document.set_aside)
    if (!aside.origin.empty()) pieces.emplace_back(aside.origin.begin, aside.origin.end);
  std::sort(pieces.begin(), pieces.end());
  std::uint64_t at = 0;
  for (const auto& [begin, end] : pieces) {
    expect(begin == at, "every byte of the page is kept or set aside, none twice");
    at = end;
  }
  expect(at == document.source_size, "every byte of the page is kept or set aside to its end");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (tifa::find_invalid_utf8(bytes) != std::string_view::npos) return 0;
  auto raw = tifa::read_html(bytes);
  if (!raw) {
    expect(!raw.error().sentence().empty(), "a refusal has a reason");
    return 0;
  }
  expect(raw->source_size == size, "the source's size is its own");
  std::uint32_t at = 0;
  for (const auto& block : raw->blocks) {
    expect(block.range.begin >= at && block.range.end > block.range.begin && block.range.end <= raw->text.size(),
           "raw blocks ascend and hold something");
    at = block.range.end;
  }
  const tifa::Document document = tifa::structure(std::move(*raw));
  expect(tifa::find_invalid_utf8(document.text) == std::string_view::npos, "clean text is valid UTF-8");
  expect_every_byte_once(document);
  return 0;
}
