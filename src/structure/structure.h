// From raw blocks to a document: titles, headings, sections, run-ins, lists, boilerplate.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/document.h"

namespace tifa {

// What a reader knows of a piece of text from the format's own markup.
enum class Hint : std::uint8_t {
  kNone,
  kHeading,
  kListItem,
  kTableCell,
  kQuote,
  kTitle,       // of the whole document
  kNote,        // a footnote or endnote; it stands after the block that refers to it
  kMetadata,    // in the head of a file: dates of adoption, sources
  kAnchorLink,  // nothing but a link to a place in the same document
};
inline constexpr Hint kLastHint = Hint::kAnchorLink;

// What a rule of the user says of a piece of text.
enum class Ruling : std::uint8_t { kNone, kKeep, kDrop };

// A line or paragraph as the reader of a format found it.
struct RawBlock {
  Range range;  // of RawDocument::text
  Hint hint = Hint::kNone;
  std::uint8_t level = 0;        // of a heading by markup
  bool paragraph_start = false;  // the source marks a new paragraph here: blank line, indentation, markup
  std::uint8_t indent = 0;       // of a list item: columns before its mark
  std::uint32_t strong_end =
      0;  // bold text that the block begins with ends here, in bytes of RawDocument::text; else 0
  Ruling ruling = Ruling::kNone;  // what a rule of the manifest says of the block
};

// What a reader of a format hands over. Every byte of the source (of the extracted stream) is in `origin` or in
// `set_aside`, once.
struct RawDocument {
  std::string text;  // decoded, markup taken out
  OffsetMap origin;
  std::vector<RawBlock> blocks;  // lines (plain text) or paragraphs (marked-up formats), ascending
  std::vector<SetAside> set_aside;
  std::uint64_t source_size = 0;
  Encoding encoding = Encoding::kUtf8;
  SourcePlaces places;    // where the source does not hold its text as bytes; then origin and set_aside are of the
                          // extracted stream, and source_size is its size
  std::string extracted;  // that stream
  SourceProperties properties;
  std::string unread;              // as of Document
  std::uint64_t kept_reasons = 0;  // 1 << reason: what structure would set aside for it is kept, by a rule
  bool hard_lines = true;  // blocks are lines that may cut sentences; false where markup says what a paragraph is
};

// What is wrong with a hand-over, or nothing: text that is not UTF-8, maps that leave or double a byte of the source,
// blocks that do not ascend, places that do not hold. O(length log length).
[[nodiscard]] std::string fault_in(const RawDocument& raw);

// Joins lines cut inside sentences, sets boilerplate aside, finds titles, headings, sections, run-ins, lists, notes.
// `language` when declared; else detected. `title` when known from elsewhere (a table column, the manifest): helps to
// tell the title in the text. O(length). Never fails: any text has at least a root section.
[[nodiscard]] Document structure(RawDocument raw, Language language = Language::kUnknown, std::string_view title = {});

}  // namespace tifa
