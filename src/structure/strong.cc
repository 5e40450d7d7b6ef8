// What bold text says of the outline: a short line in bold is a heading, a short bold beginning of a paragraph a run-in
// heading. Pages written without heading markup, and most terms of service, have no other sign.
#include <cstddef>

#include "structure/piece.h"

namespace tifa {
namespace {

constexpr std::uint32_t kLongestHeading = 45;  // visible characters
constexpr std::uint32_t kLongestLatinHeading = 110;
constexpr std::uint32_t kLongestRunIn = 45;
constexpr std::uint32_t kLongestLatinRunIn = 120;

// Bold from beginning to end, a closing mark or two apart.
bool all_strong(const RawDocument& raw, const Piece& piece) {
  if (piece.strong_end == 0) return false;
  const std::string_view after = trimmed(Range{piece.strong_end, piece.range.end}.of(raw.text));
  return after.empty() || after == "." || after == ":" || after == "。" || after == "：";
}

bool heading_shaped(const RawDocument& raw, const Piece& piece) {
  const Shape& shape = piece.shape;
  return piece.body() && piece.kind == BlockKind::kParagraph && !piece.label && all_strong(raw, piece) &&
         (piece.hint == Hint::kNone || piece.hint == Hint::kListItem) && shape.letters && shape.one_sentence() &&
         !shape.semicolons && shape.tail != U',' && shape.tail != U'，' &&
         shape.characters <= (shape.chinese() ? kLongestHeading : kLongestLatinHeading);
}

}  // namespace

void find_strong_headings(const RawDocument& raw, Pieces& pieces) {
  // From the end, so that each piece knows whether what follows is text, or a bold line of its own rank.
  const Piece* next = nullptr;
  bool next_strong = false;
  for (std::size_t i = pieces.size(); i-- > 0;) {
    Piece& piece = pieces[i];
    if (!piece.body()) continue;
    const bool shaped = heading_shaped(raw, piece);
    if (shaped && next != nullptr && next->hint != Hint::kHeading &&
        !(next_strong && next->indent <= piece.indent && next->hint == piece.hint))
      piece.strong_heading = true;
    next = &piece;
    next_strong = shaped;
  }
}

void find_strong_run_ins(const RawDocument& raw, Pieces& pieces) {
  for (Piece& piece : pieces) {
    if (piece.strong_end == 0 || !piece.body() || piece.opens_section || piece.run_in_end > piece.range.begin ||
        (piece.kind != BlockKind::kParagraph && piece.kind != BlockKind::kListItem) || all_strong(raw, piece))
      continue;
    // A word in bold at the beginning is stress; a run-in heading ends as a heading or a sentence does.
    const Shape strong = shape_of(Range{piece.range.begin, piece.strong_end}.of(raw.text));
    const std::string_view after = Range{piece.strong_end, piece.range.end}.of(raw.text);
    const bool stops = strong.closed() || strong.tail == U':' || strong.tail == U'：' || after.starts_with(".") ||
                       after.starts_with(":") || after.starts_with("。") || after.starts_with("：");
    if (!stops || !strong.letters || !strong.one_sentence() ||
        strong.characters > (strong.chinese() ? kLongestRunIn : kLongestLatinRunIn))
      continue;
    piece.run_in_end = piece.strong_end;
  }
}

}  // namespace tifa
