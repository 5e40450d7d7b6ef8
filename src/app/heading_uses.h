// Which uses of a phrase stand in the title, or in headings that the other edition words in another way: the phrase
// came or went with them.
#pragma once

#include <string>
#include <vector>

#include <tifa/report.h>

#include "app/longer_wording.h"

namespace tifa {

struct HeadingUses {
  std::vector<RetitledHeading> headings;  // in order of the text, each once
  bool all = false;                       // of the uses; false of none
  std::string title;                      // of the document, where a use stands in it; else empty
};

// Uses in one of the two texts, that of A or of B. O(uses · retitled sections).
[[nodiscard]] HeadingUses find_heading_uses(const PhraseHits& uses, const std::vector<RetitledSection>& retitled,
                                            bool of_a);

}  // namespace tifa
