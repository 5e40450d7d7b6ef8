// The edit script of two texts: which bytes of A stand where in B, what was deleted and what inserted. Exact in both
// directions.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <tifa/result.h>

#include "base/range.h"

namespace tifa {

enum class EditKind : std::uint8_t { kKeep, kInsert, kDelete };
[[nodiscard]] const char* edit_kind_name(EditKind kind);

// A step. Kept text has ranges of equal bytes in both; of an insertion `a` is empty, of a deletion `b`, and says where
// it happens. What moved is kept text whose place in A is elsewhere; `move` is its number (from 1), and that of the
// edits inside it; 0 for what stands in place.
struct Edit {
  EditKind kind = EditKind::kKeep;
  Range a, b;  // bytes
  std::uint32_t move = 0;
};

// Every byte of A lies in the `a` of exactly one edit and every byte of B in the `b` of exactly one. The order is that
// of a reader of B.
struct EditScript {
  std::vector<Edit> edits;
  std::string deleted, inserted;  // the bytes of all deletions and of all insertions, in the order of the edits
  std::uint32_t size_a = 0, size_b = 0;
};

// Fills in `deleted`, `inserted` and the sizes from the texts. O(length).
void take_texts(EditScript& script, std::string_view a, std::string_view b);

// The text of B from that of A, and back. Errors kInput: the text is not one that the script belongs to (its size
// differs), or the script does not cover it. O(length + edits log edits).
[[nodiscard]] Result<std::string> apply_script(const EditScript& script, std::string_view a);
[[nodiscard]] Result<std::string> revert_script(const EditScript& script, std::string_view b);

}  // namespace tifa
