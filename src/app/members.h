// Documents in ZIPs: members as candidates of their own.
#pragma once

#include <functional>
#include <vector>

#include <tifa/result.h>

#include "app/candidates.h"

namespace tifa {

// The candidates with the members of ZIPs in place of the ZIPs, ZIPs in them up to kDeepestPackage deep. A member has
// the place of its ZIP before its own name. What cannot be taken goes to `refuse`. A file is read when it is a package.
[[nodiscard]] std::vector<IncomingDocument> with_members(std::vector<IncomingDocument> named,
                                                         const std::function<void(const Error&)>& refuse);

}  // namespace tifa
