// Encodings from before Unicode as the WHATWG Encoding Standard maps them, by our own tables: system converters differ.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "text/encoding.h"

namespace tifa {

// One character at bytes[0], `left` > 0 bytes being there; length 0 where none stands. Big5 has four codes for a letter
// with a combining mark: then `mark` is the second character.
struct LegacyCharacter {
  char32_t code = 0;
  std::uint32_t length = 0;
  char32_t mark = 0;
};
// Of Big5, Shift_JIS, EUC-JP (without JIS X 0212), EUC-KR and the single-byte encodings.
[[nodiscard]] LegacyCharacter decode_legacy(Encoding encoding, const unsigned char* bytes, std::size_t left);

// Decodes strictly by one encoding other than UTF-8 and UTF-16. Errors: kInput for bytes that are not valid in it.
[[nodiscard]] Result<DecodedText> decode_as(std::string_view source, Encoding encoding);

// "gb2312", " ISO-8859-1 " → the encoding that is meant, by the labels of the standard; nothing for one that is not
// known or not read here.
[[nodiscard]] std::optional<Encoding> encoding_of_label(std::string_view label);

// What the begin of a file says in ASCII: small letters, without NUL bytes (halves of UTF-16).
[[nodiscard]] std::string plain_head(std::string_view bytes);

// What the first 1,024 bytes declare: <?xml encoding="…"?>, <meta charset=…>, <meta … content="…; charset=…">.
[[nodiscard]] std::optional<Encoding> declared_encoding(std::string_view bytes);

// What uchardet takes the bytes for (the first 256 KiB); nothing when it does not know, or it is not read here.
[[nodiscard]] std::optional<Encoding> detected_encoding(std::string_view bytes);

}  // namespace tifa
