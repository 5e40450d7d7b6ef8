// The account of source bytes while text is taken out of a raw document: what is kept keeps its map, what is not is set
// aside.
#pragma once

#include <cstddef>
#include <vector>

#include "base/offset_map.h"
#include "document/document.h"

namespace tifa {

// Both walk the runs of `origin` once over all calls: `run` is where the last call stopped (0 at first), `raw` ascends
// from call to call.
//
// Appends the map of raw text that is kept.
void keep_origin(const OffsetMap& origin, std::size_t& run, Range raw, OffsetMap& out);
// Appends the origin ranges of raw text that is not kept.
void set_origin_aside(const OffsetMap& origin, std::size_t& run, Range raw, Reason reason, std::vector<SetAside>& out);

}  // namespace tifa
