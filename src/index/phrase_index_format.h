// The bytes of a phrase index, as docs/formats/segment.md describes them; shared by builder and reader.
#pragma once

#include <array>
#include <cstdint>

#include "text/character_table.h"

namespace tifa::phrase_index_format {

// Parts, in this order, each filled up with zero bytes to a multiple of 8.
enum IndexPart : std::size_t {
  kUnits,             // u16: UTF-16 of the distinct folded blocks, a unit 0 behind each
  kOrder,             // u24, or u32 from 2^24 units on: units at which a phrase may begin, in the order of what follows
  kLeads,             // u64: the first four units of every kStride-th of them, as leading_units() gives them
  kBlockStarts,       // u32: unit at which each distinct block begins, and the end of the last
  kBlockOf,           // u32: the distinct block that holds every kStride-th unit
  kOccurrenceBegins,  // u32: index of the first occurrence of each distinct block, and the end of the last
  kOccurrences,       // u32, u32: document and block
  kDifferenceBegins,  // u32: byte at which the difference of each distinct block begins, and the end of the last
  kDifferences,       // from the folded to the clean text of the distinct blocks (index/block_text.h)
  kHolderOf,          // u32: the holder of every kStride units; where they have several, documents + groups + a piece
  kPieces,            // u32, u32: end of a run of units with one holder, and that holder
  kGroupBegins,       // u32: index of the first document of each group, and the end of the last
  kGroups,            // u32: documents, ascending; one that holds a block twice stands twice
  kParts
};

inline constexpr std::uint32_t kStride = 64;

// The holder of a distinct block is what it stands in: its document, if it stands once, else documents + its group,
// which names a document for each time. Most distinct blocks that repeat share their group with many others.

struct Head {
  std::uint64_t documents = 0;
  std::array<std::uint64_t, kParts> counts{};  // records of each part
  std::array<std::uint64_t, kParts> hashes{};  // XXH3-64 of each, without the filling
  std::uint64_t head_hash = 0;                 // XXH3-64 of the bytes before it
};
static_assert(sizeof(Head) == 224);

// Bytes of a record of a part, in an index of so many units.
[[nodiscard]] constexpr std::size_t record_size(std::size_t part, std::uint64_t units) {
  constexpr std::array<std::size_t, kParts> kSizes = {2, 0, 8, 4, 4, 4, 8, 4, 1, 4, 8, 4, 4};
  if (part == kOrder) return units < std::uint64_t{1} << 24 ? 3 : 4;
  return kSizes[part];
}

// A letter of a spaced script: behind another one no phrase begins that is looked up by words.
[[nodiscard]] inline bool is_inner_letter(char32_t before, char32_t code) {
  const auto letter = [](char32_t c) { return (character_flags(c) & kFlagWord) != 0 && !(c >= U'0' && c <= U'9'); };
  return letter(before) && letter(code);
}

// Whether the index holds a place at a character behind another one (0: at the begin of a block).
[[nodiscard]] inline bool begins_phrase(char32_t before, char32_t code) {
  // The common case first: a character of a script written without spaces begins a phrase wherever it stands.
  return (character_flags(code) & kFlagHan) != 0 || (code != U' ' && code != 0 && !is_inner_letter(before, code));
}

// Appends a character to a string or vector of UTF-16 units.
template <class Units>
void append_utf16(char32_t code, Units& units) {
  if (code < 0x10000) {
    units.push_back(static_cast<char16_t>(code));
  } else {
    units.push_back(static_cast<char16_t>(0xD800 + ((code - 0x10000) >> 10)));
    units.push_back(static_cast<char16_t>(0xDC00 + (code & 0x3FF)));
  }
}

}  // namespace tifa::phrase_index_format
