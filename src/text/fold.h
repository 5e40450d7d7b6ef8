// Folding: makes variants of one wording equal, with an exact map back to the text as it stands.
#pragma once

#include <string>
#include <string_view>

#include "base/offset_map.h"

namespace tifa {

// kNone keeps the text byte for byte.
// kDefault
//  - unifies width (NFKC compatibility width forms only: Ａ→a, １→1, ＋→+, ％→%), letter case (simple case folding),
//    Traditional → Simplified by single code points (deterministic one-to-one table), dashes (— – ― ─ － → -; a run
//    of them is one), apostrophes ’ → ' inside a word, ellipses, full-width ，：；！？（） to one form with their ASCII
//    counterparts;
//  - drops quotation marks and zero-width characters; a closing mark directly before an opening one (”“) leaves a
//    boundary U+001F, so that listed items never join;
//  - a line break inside the text is dropped between two characters of scripts written without spaces, else it is a
//    space; runs of white space are one space; a space between a Han character and a Latin letter or digit is
//    dropped (在 2025 年 = 在2025年), one between two Han characters stays.
// Clause and sentence punctuation stays, so nothing joins across it.
enum class Folding : std::uint8_t { kNone, kDefault };

struct Folded {
  std::string text;
  OffsetMap map;  // folded byte → byte of the text that was folded
};

// O(length). The result never contains '\n'. Precondition: valid UTF-8. Idempotent: folding a folded text gives it
// unchanged.
[[nodiscard]] Folded fold(std::string_view text, Folding folding);
// The same without the map, for search terms (leading and trailing white space is dropped as well).
[[nodiscard]] std::string fold_term(std::string_view term, Folding folding);
// Names the tables: "unicode-15.0 opencc-1.1.6 fold-1"; part of the index hash.
[[nodiscard]] std::string_view folding_version();

}  // namespace tifa
