#include "index/packed_document.h"

#include <limits>
#include <vector>

#include "index/packed_numbers.h"
#include "index/segment_format.h"

namespace tifa {
namespace {

constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();

std::int64_t step(std::uint64_t from, std::uint64_t to) {
  return static_cast<std::int64_t>(to) - static_cast<std::int64_t>(from);
}

// Adds a difference that was read; what is no 32-bit number makes `good` false.
std::uint32_t stepped(std::uint64_t from, std::int64_t by, bool& good) {
  const std::uint64_t to = from + static_cast<std::uint64_t>(by);
  good = good && to <= kMost;
  return static_cast<std::uint32_t>(to);
}

// Whether the blocks fill both texts, one byte between two. That it is a line break which a run puts in is not looked
// at: the writer unpacks and compares.
bool regular(const DocumentView& document) {
  std::uint64_t text = 0;
  std::uint64_t folded = 0;
  for (const BlockRecord& block : document.blocks) {
    if (block.text.begin != text || block.folded.begin != folded || block.reserved != 0) return false;
    text = block.text.end + std::uint64_t{1};
    folded = block.folded.end + std::uint64_t{1};
  }
  return document.blocks.empty() ? document.text.empty() && document.folded.empty()
                                 : text == document.text.size() + 1 && folded == document.folded.size() + 1;
}

void pack_sections(const DocumentView& document, PackedWriter& writer) {
  writer.number(document.sections.size());
  std::uint32_t block = 0, title = 0;
  for (const SectionRecord& section : document.sections) {
    writer.number(section.parent + std::uint32_t{1});
    writer.number(section.heading + std::uint32_t{1});
    writer.difference(step(block, section.first_block));
    writer.difference(step(section.first_block, section.end_block));
    writer.number(section.label_size);
    writer.difference(section.number);
    writer.difference(step(title, section.title.begin));
    writer.difference(step(section.title.begin, section.title.end));
    writer.number(section.level);
    block = section.first_block;
    title = section.title.begin;
  }
}

std::vector<SectionRecord> unpack_sections(PackedReader& reader, bool& good) {
  std::vector<SectionRecord> sections(reader.count());
  std::uint32_t block = 0, title = 0;
  for (SectionRecord& section : sections) {
    section.parent = static_cast<std::uint32_t>(reader.number()) - 1;
    section.heading = static_cast<std::uint32_t>(reader.number()) - 1;
    section.first_block = block = stepped(block, reader.difference(), good);
    section.end_block = stepped(block, reader.difference(), good);
    section.label_size = static_cast<std::uint32_t>(reader.number());
    section.number = static_cast<std::int32_t>(reader.difference());
    section.title.begin = title = stepped(title, reader.difference(), good);
    section.title.end = stepped(title, reader.difference(), good);
    section.level = static_cast<std::uint32_t>(reader.number());
  }
  return sections;
}

void pack_origin(const DocumentView& document, PackedWriter& writer) {
  writer.number(document.origin_runs.size());
  std::uint64_t derived = 0, origin = 0;
  for (const OffsetMap::Run& run : document.origin_runs) {
    // Nearly all are copies and line breaks put in.
    const bool copied = run.derived_step == 1 && run.origin_step <= 1;
    writer.number(std::uint64_t{run.steps} << 2 | std::uint64_t{copied} << 1 | (run.origin_step & 1U));
    if (!copied) {
      writer.number(run.derived_step);
      writer.number(run.origin_step);
    }
    writer.difference(step(derived, run.derived));
    writer.difference(step(origin, run.origin));
    derived = run.derived + std::uint64_t{run.steps} * run.derived_step;
    origin = run.origin + std::uint64_t{run.steps} * run.origin_step;
  }
}

std::vector<OffsetMap::Run> unpack_origin(PackedReader& reader, bool& good) {
  std::vector<OffsetMap::Run> runs(reader.count());
  std::uint64_t derived = 0, origin = 0;
  for (OffsetMap::Run& run : runs) {
    const std::uint64_t head = reader.number();
    run.steps = static_cast<std::uint32_t>(head >> 2);
    run.derived_step = 1;
    run.origin_step = head & 1;
    if ((head & 2) == 0) {
      run.derived_step = static_cast<std::uint16_t>(reader.number());
      run.origin_step = static_cast<std::uint16_t>(reader.number());
    }
    run.derived = stepped(derived, reader.difference(), good);
    run.origin = stepped(origin, reader.difference(), good);
    derived = run.derived + std::uint64_t{run.steps} * run.derived_step;
    origin = run.origin + std::uint64_t{run.steps} * run.origin_step;
  }
  return runs;
}

void pack_places(const DocumentView& document, PackedWriter& writer) {
  writer.number(document.places.size());
  std::uint32_t begin = 0, number = 0;
  for (const SourcePlace& place : document.places) {
    writer.difference(step(begin, place.begin));
    writer.number(place.part);
    writer.difference(step(number, place.number));
    writer.number(static_cast<std::uint64_t>(place.kind));
    for (const std::uint16_t side : {place.left, place.top, place.right, place.bottom}) writer.number(side);
    begin = place.begin;
    number = place.number;
  }
}

std::vector<SourcePlace> unpack_places(PackedReader& reader, bool& good) {
  std::vector<SourcePlace> places(reader.count());
  std::uint32_t begin = 0, number = 0;
  for (SourcePlace& place : places) {
    place.begin = begin = stepped(begin, reader.difference(), good);
    place.part = static_cast<std::uint32_t>(reader.number());
    place.number = number = stepped(number, reader.difference(), good);
    place.kind = static_cast<PlaceKind>(reader.number());
    for (std::uint16_t* side : {&place.left, &place.top, &place.right, &place.bottom})
      *side = static_cast<std::uint16_t>(reader.number());
  }
  return places;
}

void pack_omissions(const DocumentView& document, PackedWriter& writer) {
  writer.number(document.omissions.size());
  std::uint32_t before = 0;
  for (const std::uint32_t at : document.omissions) {
    writer.difference(step(before, at));
    before = at;
  }
}

std::vector<std::uint32_t> unpack_omissions(PackedReader& reader, bool& good) {
  std::vector<std::uint32_t> omissions(reader.count());
  std::uint32_t before = 0;
  for (std::uint32_t& at : omissions) at = before = stepped(before, reader.difference(), good);
  return omissions;
}

std::optional<std::array<Lengths, kPartCount>> read_lengths(PackedReader& reader) {
  std::array<Lengths, kPartCount> lengths{};
  for (Lengths& of : lengths) {
    of.han = reader.number();
    of.characters = reader.number();
    of.words = reader.number();
    of.word_count = reader.number();
  }
  if (!reader.good()) return std::nullopt;
  return lengths;
}

}  // namespace

std::optional<std::string> pack_document(const DocumentView& document, std::span<const std::uint32_t> stored) {
  if (stored.size() != document.blocks.size() || !regular(document)) return std::nullopt;
  std::string packed;
  PackedWriter writer(packed);
  for (const Lengths& of : document.lengths)
    for (const std::uint64_t length : {of.han, of.characters, of.words, of.word_count}) writer.number(length);
  writer.number(static_cast<std::uint64_t>(document.language));
  writer.number(document.text.size());
  writer.number(document.blocks.size());
  std::uint32_t section = 0;
  std::uint64_t expected = 0;
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const BlockRecord& block = document.blocks[i];
    writer.difference(step(expected, stored[i]));
    writer.number(static_cast<std::uint64_t>(block.level) << 3 | static_cast<std::uint64_t>(block.kind));
    writer.difference(step(section, block.section));
    writer.number(block.run_in_end - block.text.begin);
    expected = stored[i] + std::uint64_t{1};
    section = block.section;
  }
  pack_sections(document, writer);
  pack_origin(document, writer);
  pack_places(document, writer);
  pack_omissions(document, writer);
  writer.bytes(document.part_names);
  return packed;
}

std::optional<std::string> unpack_document(std::string_view packed,
                                           const std::function<std::optional<StoredBlock>(std::uint32_t)>& block) {
  PackedReader reader(packed);
  DocumentView document;
  const auto lengths = read_lengths(reader);
  if (!lengths) return std::nullopt;
  document.lengths = *lengths;
  document.language = static_cast<Language>(reader.number());
  const std::uint64_t size = reader.number();
  std::vector<BlockRecord> blocks(reader.count());
  if (!reader.good() || size > kMost) return std::nullopt;
  std::string text, folded;
  std::vector<OffsetMap::Run> runs;
  bool good = true;
  std::uint32_t section = 0;
  std::uint64_t stored = 0;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    BlockRecord& record = blocks[i];
    stored = stepped(stored, reader.difference(), good);
    const auto source = block(static_cast<std::uint32_t>(stored));
    if (!source || !good || !reader.good()) return std::nullopt;
    ++stored;
    if (i > 0) {
      text += '\n';
      runs.push_back({static_cast<std::uint32_t>(folded.size()), static_cast<std::uint32_t>(text.size()), 1, 1, 0});
      folded += '\n';
    }
    record.text.begin = static_cast<std::uint32_t>(text.size());
    record.folded.begin = static_cast<std::uint32_t>(folded.size());
    append_units(source->folded, folded);
    if (!restore_block(std::string_view(folded).substr(record.folded.begin), source->difference, record.folded.begin,
                       text, runs) ||
        text.size() > size || folded.size() > kMost)
      return std::nullopt;
    record.text.end = static_cast<std::uint32_t>(text.size());
    record.folded.end = static_cast<std::uint32_t>(folded.size());
    const std::uint64_t kind = reader.number();
    record.kind = static_cast<BlockKind>(kind & 7);
    record.level = static_cast<std::uint8_t>(kind >> 3);
    record.section = section = stepped(section, reader.difference(), good);
    record.run_in_end = static_cast<std::uint32_t>(record.text.begin + reader.number());
  }
  const std::vector<SectionRecord> sections = unpack_sections(reader, good);
  const std::vector<OffsetMap::Run> origin = unpack_origin(reader, good);
  const std::vector<SourcePlace> places = unpack_places(reader, good);
  const std::vector<std::uint32_t> omissions = unpack_omissions(reader, good);
  document.part_names = reader.rest();
  if (!good || !reader.good() || text.size() != size) return std::nullopt;
  document.text = text;
  document.folded = folded;
  document.fold_runs = runs;
  document.origin_runs = origin;
  document.blocks = blocks;
  document.sections = sections;
  document.places = places;
  document.omissions = omissions;
  return segment_format::payload_bytes(document);
}

std::optional<std::array<Lengths, kPartCount>> packed_lengths(std::string_view packed) {
  PackedReader reader(packed);
  return read_lengths(reader);
}

}  // namespace tifa
