// A document as the bytes that a segment keeps of it.
#include <algorithm>

#include "base/hash.h"
#include "index/segment_format.h"
#include "text/fold.h"

namespace tifa {
namespace {

using namespace segment_format;

struct FoldedBlocks {
  std::string text;
  std::vector<OffsetMap::Run> runs;
  std::vector<BlockRecord> records;
};

FoldedBlocks fold_blocks(const Document& document) {
  FoldedBlocks result;
  result.text.reserve(document.text.size());
  result.records.reserve(document.blocks.size());
  for (const Block& block : document.blocks) {
    if (!result.records.empty()) {
      result.runs.push_back({static_cast<std::uint32_t>(result.text.size()), block.range.begin, 1, 1, 0});
      result.text += '\n';
    }
    const auto base = static_cast<std::uint32_t>(result.text.size());
    const Folded folded = fold(document.block_text(block), Folding::kDefault);
    for (OffsetMap::Run run : folded.map.runs()) {
      run.derived += base;
      run.origin += block.range.begin;
      result.runs.push_back(run);
    }
    result.text += folded.text;
    BlockRecord record;
    record.text = block.range;
    record.folded = {base, static_cast<std::uint32_t>(result.text.size())};
    record.run_in_end = block.run_in_end;
    record.section = block.section;
    record.kind = block.kind;
    record.level = block.level;
    result.records.push_back(record);
  }
  return result;
}

std::vector<SectionRecord> section_records(const Document& document) {
  std::vector<SectionRecord> records;
  records.reserve(document.sections.size());
  for (const Section& section : document.sections) {
    SectionRecord record;
    record.parent = section.parent;
    record.heading = section.heading;
    record.first_block = kNoIndex;
    record.end_block = section.end_block;
    record.number = section.number;
    record.title = section.title;
    record.level = section.level;
    records.push_back(record);
  }
  // A block is the first of its section and of every section around it that has none yet; the walk outwards ends at the
  // first that has one, so that all walks together are linear.
  for (std::uint32_t block = 0; block < document.blocks.size(); ++block)
    for (std::uint32_t s = document.blocks[block].section; s < records.size() && records[s].first_block == kNoIndex;
         s = records[s].parent)
      records[s].first_block = block;
  for (std::size_t i = 0; i < records.size(); ++i) {
    SectionRecord& record = records[i];
    const std::string& label = document.sections[i].label;
    if (record.first_block == kNoIndex)
      record.first_block = std::min(record.end_block, record.heading == kNoIndex ? 0 : record.heading);
    else if (document.block_text(document.blocks[record.first_block]).substr(0, label.size()) == label)
      record.label_size = static_cast<std::uint32_t>(label.size());
  }
  return records;
}

std::array<Lengths, kPartCount> measure_parts(const Document& document) {
  std::array<Lengths, kPartCount> lengths{};
  const auto add = [&](Part part, std::uint32_t begin, std::uint32_t end) {
    if (begin < end) lengths[static_cast<std::size_t>(part)] += measure(Range{begin, end}.of(document.text));
  };
  for (const Block& block : document.blocks) {
    add(Part::kRunIn, block.range.begin, block.run_in_end);
    add(part_of(block, block.run_in_end), std::max(block.run_in_end, block.range.begin), block.range.end);
  }
  return lengths;
}

void append_padded(std::string& bytes, const void* data, std::size_t size) {
  if (size != 0) bytes.append(static_cast<const char*>(data), size);
  bytes.resize(padded(bytes.size()), '\0');
}

template <class T>
void append_records(std::string& bytes, std::span<const T> records) {
  append_padded(bytes, records.data(), records.size_bytes());
}

}  // namespace

DocumentPayload make_payload(const Document& document) {
  const FoldedBlocks folded = fold_blocks(document);
  const std::vector<SectionRecord> sections = section_records(document);
  const std::vector<std::uint32_t> omissions = document.omissions();
  std::string part_names;
  for (const std::string& name : document.places.parts) (part_names += name) += '\0';
  DocumentView view;
  view.text = document.text;
  view.folded = folded.text;
  view.fold_runs = folded.runs;
  view.origin_runs = document.origin.runs();
  view.blocks = folded.records;
  view.sections = sections;
  view.places = document.places.places;
  view.part_names = part_names;
  view.omissions = omissions;
  view.lengths = measure_parts(document);
  view.language = document.language;
  DocumentPayload payload;
  payload.bytes = payload_bytes(view);
  payload.hash = xxh3(payload.bytes);
  return payload;
}

namespace segment_format {

std::string payload_bytes(const DocumentView& view) {
  PayloadHeader header;
  header.text_size = static_cast<std::uint32_t>(view.text.size());
  header.folded_size = static_cast<std::uint32_t>(view.folded.size());
  header.fold_runs = static_cast<std::uint32_t>(view.fold_runs.size());
  header.origin_runs = static_cast<std::uint32_t>(view.origin_runs.size());
  header.blocks = static_cast<std::uint32_t>(view.blocks.size());
  header.sections = static_cast<std::uint32_t>(view.sections.size());
  header.language = static_cast<std::uint32_t>(view.language);
  header.places = static_cast<std::uint32_t>(view.places.size());
  header.part_names = static_cast<std::uint32_t>(view.part_names.size());
  header.omissions = static_cast<std::uint32_t>(view.omissions.size());
  header.lengths = view.lengths;
  std::string bytes;
  bytes.reserve(sizeof header + view.text.size() + view.folded.size() + 64 + view.fold_runs.size_bytes() +
                view.origin_runs.size_bytes() + view.blocks.size_bytes() + view.sections.size_bytes() +
                view.places.size_bytes() + view.part_names.size() + view.omissions.size_bytes());
  append_padded(bytes, &header, sizeof header);
  append_padded(bytes, view.text.data(), view.text.size());
  append_padded(bytes, view.folded.data(), view.folded.size());
  append_records(bytes, view.fold_runs);
  append_records(bytes, view.origin_runs);
  append_records(bytes, view.blocks);
  append_records(bytes, view.sections);
  append_records(bytes, view.places);
  append_padded(bytes, view.part_names.data(), view.part_names.size());
  append_records(bytes, view.omissions);
  return bytes;
}

}  // namespace segment_format

}  // namespace tifa
