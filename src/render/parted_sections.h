// Sections whose text stands in other sections of the other edition than their counterpart: split, joined, taken apart.
#pragma once

#include <string>
#include <vector>

#include <tifa/answers.h>

#include "render/words.h"

namespace tifa {

// Whether part of A's text goes on in another section than the row's own of B, and likewise of B's.
[[nodiscard]] bool goes_elsewhere(const SectionRow& row);
[[nodiscard]] bool comes_from_elsewhere(const SectionRow& row);

// Whether nothing of the other edition is like it.
[[nodiscard]] bool without_counterpart(const SectionRow& row);

// "about 66 % is worded like “5. Sea”, 34 % like “4. Science”".
[[nodiscard]] std::string parts_clause(const std::vector<SectionPart>& parts, const Words& words);

// A sentence for each such section, of A first: which sections of the other edition its text is worded like, its
// counterpart among them. `name_a`
// and `name_b` are what the editions are called.
[[nodiscard]] std::vector<std::string> parted_sections(const Comparison& comparison, const std::string& name_a,
                                                       const std::string& name_b, const Words& words);

}  // namespace tifa
