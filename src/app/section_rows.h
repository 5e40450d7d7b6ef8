// The chapters of two texts beside each other: which corresponds to which, where each stands, how long it is, and what
// of its text stands in others; and which sections of any level have another heading.
#pragma once

#include <cstdint>
#include <vector>

#include <tifa/answers.h>
#include <tifa/context.h>
#include <tifa/result.h>

#include "index/segment.h"
#include "query/rule.h"

namespace tifa {

struct ComparedSections {
  std::vector<SectionRow> rows;
  std::vector<RetitledSection> retitled;
};

// A row for each of chapters_of() A and B, in that order; shares are of the texts' lengths, which are in the same unit;
// and the sections of section_fates() that were retitled, in B's order. Errors: kStopped. Costs what make_redline() and
// shared_texts() do, and O(chapters · log chapters).
[[nodiscard]] Result<ComparedSections> compare_sections(const DocumentView& a, const DocumentView& b,
                                                        std::uint64_t length_a, std::uint64_t length_b, LengthUnit unit,
                                                        const Context& context);

}  // namespace tifa
