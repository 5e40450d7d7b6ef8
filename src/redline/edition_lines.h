// Lines of a document's head that say which edition it is: they differ because another edition is compared, and are no
// rewording of the text.
#pragma once

#include <vector>

#include "redline/redline.h"

namespace tifa {

// Sets RedlineRow::names_edition of the rows that changed and hold nothing but notes of the head with a figure in them
// (the date, when it was released, its number, when it was adopted), or a title on each side that differs in day, year
// and number alone. The head is what stands before the first block that is neither title nor note. O(head).
void mark_edition_lines(std::vector<RedlineRow>& rows, const DocumentView& a, const DocumentView& b);

}  // namespace tifa
