// Folding: makes variants of one wording equal, with an exact map back to the text as it stands.
#pragma once

#include <string>
#include <string_view>

#include "base/offset_map.h"

namespace tifa {

// kNone keeps the text byte for byte.
// kDefault
//  - unifies width, size and direction of form (NFKC's wide, narrow, small and vertical forms: Ａ→a, １→1, ＋→+, ％→%,
//    ，；：！？（）．→ their ASCII counterparts), letter case (simple case folding), Traditional, old and regional
//    forms → Simplified by single code points (deterministic one-to-one table), compatibility ideographs and Kangxi
//    radicals, title marks (〈〉→《》), ○→〇, ∶→:, dashes (— – ― ─ － → -; a run of them is one), ellipses (……, ..., ⋯
//    → …, a run is one), apostrophes ’ → ' between two letters of spaced scripts, ligatures as PDF files have them (ﬁ →
//    fi), a letter with combining marks behind it (U+0300–036F) and the one character for both (Unicode's canonical
//    composition, one mark after the other, up to the first that has none);
//  - drops quotation marks and zero-width characters; a mark that opens right after one that closed (”“, or "" where
//    marks are neutral), with or without white space between, leaves a boundary U+001F, so that listed items never
//    join;
//  - white space: a run is one space, which stands for the first character of the run; with a line break in it, it is
//    dropped beside a character of a script written without spaces or East Asian punctuation, and inside a symbol
//    behind a Han character (广义货币M⏎2, （PM⏎2.5）); between a Han character
//    and a letter or digit it is dropped (在 2025 年 = 在2025年); between two Han characters it stays, but beside
//    a quotation mark that was dropped it goes with the mark (实施 “走出去”战略 = 实施“走出去”战略); beside U+001F it
//    is dropped. For all of these, what is dropped between two characters does not part them.
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
// Names the tables: "unicode-15.0 opencc-1.1.6 fold-4"; part of the index hash.
[[nodiscard]] std::string_view folding_version();

}  // namespace tifa
