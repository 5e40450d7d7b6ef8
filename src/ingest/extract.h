// Builds the hand-over of a format that does not hold its text as bytes: all text of the file in reading order, kept or
// left out with a reason, and where it lies.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <tifa/result.h>

#include "structure/structure.h"

namespace tifa {

inline constexpr std::uint64_t kMaxExtractedBytes = 256ULL << 20;

// The stream is what keep() and leave_out() were called with, in their order. What is inserted is not of the stream.
class Extract {
 public:
  // Following text lies in this part. Gives its number.
  std::uint32_t part(std::string_view name);
  // Following text lies at this place of the current part.
  void place(PlaceKind kind, std::uint32_t number, std::uint16_t left = 0);
  // Following text lies in this box of a page (places.h).
  void page(std::uint32_t number, std::uint16_t left, std::uint16_t top, std::uint16_t right, std::uint16_t bottom);

  // Blocks do not nest. One without text disappears.
  void begin_block(Hint hint, std::uint8_t level = 0);
  void end_block();
  [[nodiscard]] bool block_is_empty() const { return !open_ || block_.range.begin == raw_.text.size(); }
  void hint(Hint hint, std::uint8_t level = 0);  // of the open block
  void indent(std::uint8_t columns);             // of the open block

  // Source text into the open block (one is begun when there is none). `strong`: in bold.
  void keep(std::string_view text, bool strong = false);
  // Source text that does not become part of the document.
  void leave_out(std::string_view text, Reason reason);
  // What the format shows and does not hold as text: a number of a list, a tab, a line break.
  void insert(std::string_view text, bool strong = false);

  [[nodiscard]] std::uint64_t size() const { return at_; }
  // The hand-over; `hard_lines` is false, line breaks were put in as paragraph breaks. Errors: kLimit above
  // kMaxExtractedBytes; kInput when the file has no text at all.
  [[nodiscard]] Result<RawDocument> finish(SourceProperties properties);

 private:
  void flush_place();
  std::string& open_text();

  RawDocument raw_;
  std::uint64_t at_ = 0;  // in the stream
  std::uint32_t part_ = 0;
  SourcePlace pending_;
  bool place_pending_ = false;
  bool open_ = false;
  RawBlock block_;
  bool strong_so_far_ = false;
};

}  // namespace tifa
