// Quotations of an article: what stands between quotation marks and is somebody's wording, in which pieces, and whose.
#pragma once

#include <string_view>
#include <vector>

#include "base/range.h"
#include "claims/claim.h"

namespace tifa {

// The quotations of a text as claims of kind kQuotation, in order; editions and ids are left open. A quotation has a
// piece for each run of words between its ends, ellipses, square brackets and paragraph ends. Terms that are named or
// counted, titles and words in scare quotes are no quotations. What a document is said to say without quotation marks
// is one that is marked as indirect. English or Chinese, told by paragraph. O(length).
[[nodiscard]] std::vector<Claim> find_quotations(std::string_view text, const std::vector<Range>& paragraphs);

}  // namespace tifa
