// A block on its way from raw lines to the document: what the passes of this room hand to each other.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "structure/numbering.h"
#include "structure/shape.h"
#include "structure/structure.h"

namespace tifa {

struct Piece {
  Range range;  // of RawDocument::text
  Hint hint = Hint::kNone;
  Ruling ruling = Ruling::kNone;
  std::uint8_t markup_level = 0;
  std::uint32_t blank_lines = 0;  // before it
  std::uint32_t strong_end = 0;   // bold text that it begins with ends here, in bytes of RawDocument::text; else 0
  std::uint8_t indent = 0;        // of a list item, in columns
  bool strong_heading = false;    // a heading because it stands alone in bold
  Shape shape;
  std::optional<Label> label;
  BlockKind kind = BlockKind::kParagraph;
  std::optional<Reason> dropped;      // not part of the document: why
  std::uint32_t run_in_end = 0;       // in bytes of RawDocument::text; range.begin when there is no run-in heading
  std::uint32_t sequence = kNoIndex;  // the numbering it belongs to
  std::uint32_t sequence_end = 0;     // the last piece of that numbering that opens a section
  bool opens_section = false;         // a heading, an article or a numbered paragraph with a run-in heading

  [[nodiscard]] std::string_view text(const RawDocument& raw) const { return range.of(raw.text); }
  // Its text after the label.
  [[nodiscard]] std::string_view rest(const RawDocument& raw) const {
    return text(raw).substr(label ? label->rest : 0);
  }
  [[nodiscard]] bool body() const { return !dropped && kind != BlockKind::kTitle && kind != BlockKind::kNote; }
};

using Pieces = std::vector<Piece>;

// Takes out what a transcriber wrote between the speaker's words, “(Applause.)”, also inside a sentence, and sets it
// aside; a block of nothing else goes with it. O(length). Run before join_lines.
void set_stage_directions_aside(RawDocument& raw);

// Lines to paragraphs: joins lines that were cut inside a sentence or figure. O(length).
[[nodiscard]] Pieces join_lines(const RawDocument& raw);

// Sets licence notices, site notices, page numbers aside (dropped). O(length).
void set_boilerplate_aside(const RawDocument& raw, Pieces& pieces);

// Finds the title lines, a title that stands twice, and the notes under it (adoption, occasion, author).
void find_titles(const RawDocument& raw, std::string_view known_title, Pieces& pieces);

// Sets lists of contents aside: a list under 目录 or Contents, links to places in the same document, lines that only
// name later headings. Run after find_headings.
void set_contents_aside(const RawDocument& raw, Pieces& pieces);

// 目录, Contents: the line over a list of contents.
[[nodiscard]] bool is_contents_title(std::string_view text);

// Tells bold lines that head what follows them. Run before find_headings, which must know them.
void find_strong_headings(const RawDocument& raw, Pieces& pieces);

// Marks run-in headings that are set in bold: “**Corporate transactions.** Your data may …”.
void find_strong_run_ins(const RawDocument& raw, Pieces& pieces);

// Decides which pieces are headings, list items, articles and numbered paragraphs.
void find_headings(const RawDocument& raw, Pieces& pieces);

// Finds headings without a number. Run after find_headings.
void find_plain_headings(const RawDocument& raw, Pieces& pieces);

// Marks run-in headings of paragraphs without a label, where the document uses them consistently.
void find_run_ins(const RawDocument& raw, Pieces& pieces);

}  // namespace tifa
