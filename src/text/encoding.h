// Bytes of a source to UTF-8, with the map back to the bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <tifa/result.h>
#include "base/offset_map.h"

namespace tifa {

enum class Encoding : std::uint8_t {
  kUtf8,
  kUtf8Bom,
  kUtf16Le,
  kUtf16Be,
  kGb18030,
  kBig5,      // with the Hong Kong supplement
  kShiftJis,  // with the extensions of Windows
  kEucJp,     // without the supplement (JIS X 0212)
  kEucKr,     // with the extensions of Windows
  kIbm866,    // from here on a byte a character (legacy_encodings.h)
  kIso8859Part2,
  kIso8859Part3,
  kIso8859Part4,
  kIso8859Part5,
  kIso8859Part6,
  kIso8859Part7,
  kIso8859Part8,
  kIso8859Part10,
  kIso8859Part13,
  kIso8859Part14,
  kIso8859Part15,
  kIso8859Part16,
  kKoi8R,
  kKoi8U,
  kMacintosh,
  kWindows874,
  kWindows1250,
  kWindows1251,
  kWindows1252,  // also what calls itself ISO-8859-1 or ASCII
  kWindows1253,
  kWindows1254,
  kWindows1255,
  kWindows1256,
  kWindows1257,
  kWindows1258,
  kMacCyrillic,
};

[[nodiscard]] std::string_view encoding_name(Encoding encoding);  // "UTF-8", "UTF-8 with BOM", "UTF-16LE", …

struct DecodedText {
  std::string text;  // valid UTF-8; the BOM is not in it
  OffsetMap origin;  // byte of text → byte of the source
  Encoding encoding = Encoding::kUtf8;
  bool guessed = false;  // from a few bytes, so that who reads the text should be told
};

// Tells the encoding and decodes: byte order mark; UTF-16 by its NUL pattern; strict UTF-8, since text in another
// encoding hardly ever is; `told`, a label from beside the text (the header it came with, the settings of who added
// it); what the text declares (<meta charset>, an XML head), each when it is strictly valid by it; Japanese, Chinese
// and Korean by their common characters; plain English with a few marks and accents of Windows-1252; what uchardet
// finds when it is strictly valid. Errors: kInput for an empty source, for binary data (NUL or control bytes), for
// UTF-8 damaged at a named byte, for what is none of these; kLimit above 1 GiB. Nothing is replaced silently.
[[nodiscard]] Result<DecodedText> decode(std::string_view bytes, std::string_view told = {});

}  // namespace tifa
