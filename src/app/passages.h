// From hits to the sentences that they stand in: what opens behind a number.
#pragma once

#include <cstdint>
#include <vector>

#include <tifa/report.h>

#include "corpus/corpus.h"
#include "index/segment.h"
#include "query/matcher.h"

namespace tifa {

// The sentences of the first `limit` hits, in the order of the text, with all their hits, so that a few more than
// `limit` may be shown; hits of one sentence stand in one passage. Of a
// sentence longer than 400 code points only what is around its hits is given. `alternatives`: of a term that has
// several, the hits of all of them, overlapping ones included; a hit is not across words where one of them stands as a
// word over a part of it. O(blocks with hits).
[[nodiscard]] Evidence evidence_of(const Edition& edition, const DocumentView& view, const std::vector<Hit>& hits,
                                   std::uint32_t limit, const std::vector<Hit>& alternatives = {});

// Where the hits stand, as shares of the document's code points, and where its outermost sections begin and end.
[[nodiscard]] Dispersion dispersion_of(const Edition& edition, const DocumentView& view, const std::vector<Hit>& hits);

}  // namespace tifa
