// The chapters of two texts beside each other: which corresponds to which, where each stands, how long it is, and what
// of its text stands in others.
#pragma once

#include <cstdint>
#include <vector>

#include <tifa/answers.h>
#include <tifa/context.h>
#include <tifa/result.h>

#include "index/segment.h"
#include "query/rule.h"

namespace tifa {

// A row for each chapter of A or B that chapter_fates() knows, in its order; shares are of the texts' lengths, which
// are in the same unit. Errors: kStopped. Costs what make_redline() and shared_texts() do, and O(chapters · log
// chapters).
[[nodiscard]] Result<std::vector<SectionRow>> section_rows(const DocumentView& a, const DocumentView& b,
                                                           std::uint64_t length_a, std::uint64_t length_b,
                                                           LengthUnit unit, const Context& context);

}  // namespace tifa
