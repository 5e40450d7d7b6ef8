// Which dropped phrase of a comparison may live on under a new one.
#pragma once

#include <tifa/report.h>

namespace tifa {

// Names of one length, of ideographs, whose first or last half is the same and whose other halves share a character
// (量子技术, 量子科技), and that stand, in A and in B, directly beside the same two characters at least, the marks of
// lists and quotations passed over: each is set beside the other in `compare`. From the passages shown. O(dropped · new
// + pairs that are alike · hits shown²).
void link_renamings(ReportAnswer& answer);

}  // namespace tifa
