// Index segments: immutable, memory-mapped files that hold the clean and the folded text of documents with their
// blocks, sections and offset maps, and where each phrase of them stands. The format is described in
// docs/formats/segment.md.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tifa/result.h>

#include "base/offset_map.h"
#include "base/range.h"
#include "document/document.h"
#include "text/words.h"

namespace tifa {

class PhraseIndex;

// On disk as they are here: little-endian, fixed width, no padding.
struct BlockRecord {
  Range text;                    // bytes of the clean text
  Range folded;                  // bytes of the folded text
  std::uint32_t run_in_end = 0;  // byte of the clean text, as in Block
  std::uint32_t section = 0;
  BlockKind kind = BlockKind::kParagraph;
  std::uint8_t level = 0;
  std::uint16_t reserved = 0;
};
static_assert(sizeof(BlockRecord) == 28);

struct SectionRecord {
  std::uint32_t parent = kNoIndex;
  std::uint32_t heading = kNoIndex;  // block
  std::uint32_t first_block = 0;     // of the section or one inside it
  std::uint32_t end_block = 0;
  std::uint32_t label_size = 0;  // bytes: the label is what the first block begins with; 0 when there is none
  std::int32_t number = 0;
  Range title;  // bytes of the clean text
  std::uint32_t level = 0;
};
static_assert(sizeof(SectionRecord) == 36);

// One document inside a segment. Views are valid as long as the Segment lives.
struct DocumentView {
  std::string_view text;
  std::string_view folded;                      // the blocks folded by Folding::kDefault, one '\n' between two
  std::span<const OffsetMap::Run> fold_runs;    // folded byte → byte of text
  std::span<const OffsetMap::Run> origin_runs;  // byte of text → byte of the source
  std::span<const BlockRecord> blocks;
  std::span<const SectionRecord> sections;
  std::span<const SourcePlace> places;      // where the source does not hold its text as bytes
  std::string_view part_names;              // of places, each ended by a NUL byte
  std::array<Lengths, kPartCount> lengths;  // of each part of the document
  Language language = Language::kUnknown;
  // Document::omissions(): where, inside of blocks, the source has words that the text leaves out.
  std::span<const std::uint32_t> omissions;

  // The block that holds byte `at` of the clean or of the folded text. O(log blocks).
  [[nodiscard]] std::uint32_t block_at_text(std::uint32_t at) const;
  [[nodiscard]] std::uint32_t block_at_folded(std::uint32_t at) const;
  [[nodiscard]] Range folded_to_text(Range range) const { return to_origin(fold_runs, range); }
  [[nodiscard]] Range text_to_source(Range range) const { return to_origin(origin_runs, range); }
  // Where a range of the clean text lies in the source, as the fragment of an address: "bytes=1200-1206",
  // "word/document.xml/p=12", "page=3&box=72,100,520,114". O(log length + parts + places in the range).
  [[nodiscard]] std::string locate(Range text) const;
  // The omissions inside of a range, as bytes from its begin. O(log omissions + those found).
  [[nodiscard]] std::vector<std::uint32_t> omissions_in(Range range) const;
};

// A document made ready for a segment: serialised payload, computed without knowing where it will lie. Pure function of
// the document, so that workers can make them in parallel. O(length).
struct DocumentPayload {
  std::string bytes;
  std::uint64_t hash = 0;  // XXH3-64 of bytes
};
[[nodiscard]] DocumentPayload make_payload(const Document& document);
// The document of a payload in memory (aligned to 8 bytes); nothing when its ranges do not hold together. The view
// refers to the bytes. O(blocks + sections + runs).
[[nodiscard]] std::optional<DocumentView> view_payload(std::string_view payload);

// Writes a segment as a stream: memory is one payload and what PhraseIndexBuilder takes. The file has an “incomplete”
// magic until finish(), which syncs it, renames it to its content hash and syncs the folder. Not finished: the file is
// removed.
class SegmentWriter {
 public:
  static Result<SegmentWriter> create(const std::filesystem::path& folder);
  SegmentWriter(SegmentWriter&&) noexcept;
  SegmentWriter& operator=(SegmentWriter&&) noexcept;
  ~SegmentWriter();

  Result<std::uint32_t> add(std::string_view payload, std::uint64_t hash);  // gives the document's index in the segment
  [[nodiscard]] std::uint64_t size() const;                                 // bytes of the payloads so far, unpacked
  // Sorts the phrase index on so many threads and gives the file's name.
  Result<std::string> finish(unsigned threads = 1);

 private:
  struct State;
  explicit SegmentWriter(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// A finished segment. Thread-safe. Opening checks structure and version; document() checks the payload's hash the first
// time it is asked for and every range in it, so that a damaged file is an error and never a crash.
class Segment {
 public:
  static Result<std::shared_ptr<const Segment>> open(const std::filesystem::path& file);
  ~Segment();
  Segment(const Segment&) = delete;
  Segment& operator=(const Segment&) = delete;

  [[nodiscard]] std::uint32_t document_count() const;
  [[nodiscard]] Result<DocumentView> document(std::uint32_t index) const;
  [[nodiscard]] Result<std::string_view> payload(std::uint32_t index) const;  // for merging
  // The lengths of each part of a document, as its view has them, without reading the text.
  [[nodiscard]] Result<std::array<Lengths, kPartCount>> lengths(std::uint32_t index) const;
  // Where phrases stand. The hash of an index of up to 16 MiB is checked the first time; of a larger one only that of
  // the parts which bound what a lookup gives, the rest by verify() alone: to read it all would cost more than the
  // lookups of a command.
  [[nodiscard]] Result<const PhraseIndex*> phrases() const;
  // For who has asked for all documents that are needed: their views stay, the pages of the file leave the process.
  void leave_pages() const;
  [[nodiscard]] Status verify() const;  // every byte: header, table, payloads, phrase index

 private:
  struct State;
  explicit Segment(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace tifa
