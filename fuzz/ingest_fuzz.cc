// Any bytes as a document: refused with a sentence, or a document in which every byte of the source is accounted for
// once and blocks and sections nest. The first byte chooses the format.
#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "expect.h"
#include "ingest/ingest.h"
#include "text/utf8.h"

namespace {

using tifa::Document;
using tifa::fuzzing::expect;

void expect_every_byte_once(const Document& document) {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> pieces;
  for (const auto& run : document.origin.runs()) {
    const std::uint64_t length = std::uint64_t{run.steps} * run.origin_step;
    if (length > 0) pieces.emplace_back(run.origin, run.origin + length);
  }
  for (const auto& aside : document.set_aside) {
    if (!aside.origin.empty()) pieces.emplace_back(aside.origin.begin, aside.origin.end);
  }
  std::sort(pieces.begin(), pieces.end());
  std::uint64_t at = 0;
  for (const auto& [begin, end] : pieces) {
    expect(begin == at, "every byte of the source is kept or set aside, none twice");
    at = end;
  }
  expect(at == document.source_size, "every byte of the source is kept or set aside to its end");
}

void expect_nested(const Document& document) {
  expect(!document.sections.empty(), "a document has a root section");
  std::uint32_t at = 0;
  for (const auto& block : document.blocks) {
    expect(block.range.begin >= at && block.range.begin <= block.range.end, "blocks ascend");
    expect(block.range.end <= document.text.size(), "blocks lie inside the text");
    expect(block.run_in_end >= block.range.begin && block.run_in_end <= block.range.end,
           "a run-in lies inside its block");
    expect(block.section < document.sections.size(), "a block's section exists");
    at = block.range.end;
  }
  for (std::uint32_t i = 0; i < document.sections.size(); ++i) {
    const auto& section = document.sections[i];
    expect(i == 0 ? section.parent == tifa::kNoIndex : section.parent < i, "a section's parent stands before it");
    expect(section.heading == tifa::kNoIndex || section.heading < document.blocks.size(), "a section's heading exists");
    expect(section.end_block <= document.blocks.size(), "a section ends inside the document");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const tifa::Format format = data[0] % 2 == 0 ? tifa::Format::kText : tifa::Format::kMarkdown;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  tifa::IngestOptions options;
  options.place = "input";
  const auto document = tifa::ingest(bytes, format, options);
  if (!document) {
    expect(!document.error().sentence().empty(), "a refusal has a reason");
    return 0;
  }
  expect(document->source_size == bytes.size(), "the source's size is its own");
  expect(tifa::find_invalid_utf8(document->text) == std::string_view::npos, "clean text is valid UTF-8");
  expect_every_byte_once(*document);
  expect_nested(*document);
  return 0;
}
