// Where text lies in a file that does not hold it as bytes: paragraphs of a DOCX, boxes on pages of a PDF, rows of a
// workbook.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"

namespace tifa {

enum class PlaceKind : std::uint16_t {
  kParagraph,  // the number-th of its part
  kNote,       // the number-th footnote or endnote
  kRow,        // of a sheet
  kCell,       // `left` is the column, from 1
  kPage,       // with a box
  kLine,       // of a text without further structure
};

// From byte `begin` of the extracted stream to the begin of the next place, text lies here. On disk as it is here.
struct SourcePlace {
  std::uint32_t begin = 0;
  std::uint32_t part = 0;    // index into SourcePlaces::parts; a part without a name is the file itself
  std::uint32_t number = 0;  // from 1
  PlaceKind kind = PlaceKind::kParagraph;
  // Of a page: the box in points (1/72 inch) from its upper left corner, rounded outwards; all 0 for the whole page.
  std::uint16_t left = 0, top = 0, right = 0, bottom = 0;
  std::uint16_t reserved = 0;
  friend bool operator==(const SourcePlace&, const SourcePlace&) = default;
};
static_assert(sizeof(SourcePlace) == 24);

// Empty for a source that holds its text as bytes.
struct SourcePlaces {
  std::vector<std::string> parts;   // names inside the file: "word/document.xml"; no control characters
  std::vector<SourcePlace> places;  // ascending by begin; the first begins at 0
  friend bool operator==(const SourcePlaces&, const SourcePlaces&) = default;
};

// Whether places ascend from 0, stay in a stream of `size` bytes and name parts that exist. O(places).
[[nodiscard]] bool places_hold(std::span<const SourcePlace> places, std::size_t parts, std::uint64_t size);

// Where a range of the stream lies: "word/document.xml/p=12", "word/document.xml/p=12-14",
// "page=3&box=72,100,520,114" (one box around all of it a page); "bytes=10-20" where there are no places.
// O(log places + places in the range).
[[nodiscard]] std::string locator(std::span<const SourcePlace> places, std::span<const std::string_view> parts,
                                  Range stream);

}  // namespace tifa
