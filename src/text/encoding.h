// Bytes of a source to UTF-8, with the map back to the bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <tifa/result.h>
#include "base/offset_map.h"

namespace tifa {

enum class Encoding : std::uint8_t { kUtf8, kUtf8Bom, kUtf16Le, kUtf16Be, kGb18030 };

[[nodiscard]] std::string_view encoding_name(Encoding encoding);  // "UTF-8", "UTF-8 with BOM", "UTF-16LE", …

struct DecodedText {
  std::string text;  // valid UTF-8; the BOM is not in it
  OffsetMap origin;  // byte of text → byte of the source
  Encoding encoding = Encoding::kUtf8;
};

// Tells the encoding (BOM, then strict UTF-8, then UTF-16 by its NUL pattern, then GB18030 when strictly valid and
// mostly common Han characters) and decodes. Errors: kInput for an empty source, for binary data (NUL or control
// bytes), for UTF-8 damaged at a named byte, for what is none of these; kLimit above 1 GiB. Nothing is replaced
// silently.
[[nodiscard]] Result<DecodedText> decode(std::string_view bytes);

}  // namespace tifa
