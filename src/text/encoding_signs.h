// What the encoding of bytes is that declare none, by what is written in them: Japanese by its kana and commonest
// characters, Windows-1252 by a few marks and accents among plain words.
#pragma once

#include <optional>
#include <string_view>

#include "text/encoding.h"

namespace tifa {

// Shift_JIS, EUC-JP or GB18030, when the first 16 KiB read by it are Japanese: hiragana, and mostly Han characters that
// Japanese has often. Whether all of it is valid is not looked at.
[[nodiscard]] std::optional<Encoding> japanese_encoding(std::string_view bytes);

// Whether these bytes are plain English and what Windows-1252 has beside it: quotation marks, dashes and signs where
// they stand in text, and few letters with accents, each in a word. Linear time.
[[nodiscard]] bool reads_as_windows_1252(std::string_view bytes);

// Whether the bytes switch between character sets as Japanese mail does (ISO-2022-JP), which is not read.
[[nodiscard]] bool is_iso_2022_jp(std::string_view bytes);

}  // namespace tifa
