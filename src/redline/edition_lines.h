// Lines of a document's head that say which edition it is: they differ because another edition is compared, and are no
// rewording of the text.
#pragma once

#include <cstdint>
#include <vector>

#include "redline/redline.h"

namespace tifa {

// How many blocks stand before the first that is neither title nor note; 0 in a text that has no other. O(head).
[[nodiscard]] std::uint32_t head_blocks(const DocumentView& view);

// Sets RedlineRow::names_edition of the rows that changed and hold nothing but notes of the head with a figure in them
// (the date, when it was released, its number, when it was adopted), or a title on each side that differs in day, year
// and number alone. O(head).
void mark_edition_lines(std::vector<RedlineRow>& rows, const DocumentView& a, const DocumentView& b);

}  // namespace tifa
