// One line of a JSONL table: strict JSON (RFC 8259), with the place of every value.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/offset_map.h"
#include "base/range.h"

namespace tifa {

enum class FieldKind : std::uint8_t { kString, kNumber, kTrueFalse, kNull, kNested };

struct JsonField {
  std::string key;
  FieldKind kind = FieldKind::kNull;
  Range value;       // bytes of the value without its quotation marks
  std::string text;  // of a string, its characters; of the other scalars, the bytes as they stand
  OffsetMap origin;  // of the text field: character → bytes of the source
};

struct JsonRow {
  std::vector<JsonField> fields;
  std::string problem;   // empty when the row is an object that could be read
  std::uint32_t at = 0;  // where the problem lies
};

// Reads the object in `bytes[line]`. The origin map is made for the field called `text_key` only; ranges are bytes of
// `bytes`. A key that stands twice, a lone surrogate and U+0000 are problems. Nesting above 64 is one. O(line), no
// recursion. Precondition: the line is valid UTF-8.
[[nodiscard]] JsonRow read_json_row(std::string_view bytes, Range line, std::string_view text_key);

}  // namespace tifa
