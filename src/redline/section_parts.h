// Where the text of chapters stands in the other document, told by the wording that both have: a chapter that was
// split, joined with another, or taken apart has its text in several.
#pragma once

#include <cstdint>
#include <vector>

#include <tifa/answers.h>

#include "index/segment.h"

namespace tifa {

struct SharedText {
  std::uint32_t a = 0, b = 0;  // chapters: indices into the views' sections
  double of_a = 0;             // 0..1: of the characters (words) of a's text, those in runs that stand in b as well
  double of_b = 0;             // of b's text, those in runs that stand in a
};

// The pairs of chapters (the outermost level that has two sections) that have a run in common (kLeastRunHan,
// kLeastRunWords), ascending by a and b. Runs are of folded text without punctuation; they may reach over the end of a
// block. Each character counts once for each pair; the shares of a chapter can add up to less or to more than 1.
// Chapters' own headings are no part of their text. A run that stands in more than 256 chapters of a document is passed
// over. O(text log text + text · chapters that have the same run).
[[nodiscard]] std::vector<SharedText> shared_texts(const DocumentView& a, const DocumentView& b);

}  // namespace tifa
