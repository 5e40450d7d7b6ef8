// The redline of two documents: block by block what became of it, and the edit script under it.
#pragma once

#include <cstdint>
#include <vector>

#include <tifa/context.h>
#include <tifa/result.h>

#include "index/segment.h"
#include "redline/script.h"

namespace tifa {

enum class RowKind : std::uint8_t { kSame, kEdit, kInsert, kDelete, kMove, kSplit, kMerge, kRenumber };
[[nodiscard]] const char* row_kind_name(RowKind kind);

// Consecutive blocks of A and what they are in B.
struct RedlineRow {
  RowKind kind = RowKind::kSame;
  Range a, b;                  // blocks; empty on the side where there are none
  Range text_a, text_b;        // bytes, with the line breaks between the blocks and after the last
  Range edits;                 // of the script
  bool moved = false;          // of a split or merged block too
  bool edited = false;         // something in it was inserted or deleted
  bool heading = false;        // a title or heading
  bool names_edition = false;  // see edition_lines.h
  std::uint32_t move = 0;      // its number, when it moved as a whole
};

// A passage that stands elsewhere in B.
struct RedlineMove {
  Range a, b;                          // bytes
  std::uint32_t row_a = 0, row_b = 0;  // where it went from and to; equal for a whole block
  bool block = false;                  // a whole block, else a passage of one
};

struct Redline {
  std::vector<RedlineRow> rows;  // in the order of B; what was deleted behind what it followed in A
  EditScript script;
  std::vector<RedlineMove> moves;  // move n stands at n - 1
};

// Every block of A and of B lies in exactly one row. Errors: kLimit when the texts are larger than 1 GiB together,
// kStopped. Near linear in the length of the texts, whatever they hold; memory about 40 bytes a character.
[[nodiscard]] Result<Redline> make_redline(const DocumentView& a, const DocumentView& b, const Context& context);

}  // namespace tifa
