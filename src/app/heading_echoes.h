// Chapters without a counterpart whose heading has words of a heading of the other edition: a chapter that was split
// or taken apart, so that its subject did not come or go with it.
#pragma once

#include <vector>

#include <tifa/report.h>

namespace tifa {

// Of added and dropped sections the longest run of words that a heading of the other edition has as well, the first
// such heading: four characters of Chinese at least or two English words, no function word at the edges, in any form of
// a word, not across punctuation; the numbering of headings is no part of them. What several headings of an edition
// have is the subject of none. O(headings).
[[nodiscard]] std::vector<HeadingEcho> heading_echoes(const std::vector<SectionRow>& sections);

}  // namespace tifa
