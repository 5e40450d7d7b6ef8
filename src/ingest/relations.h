// How the parts of an Office Open XML package refer to each other (ECMA-376, part 2, 9.3).
#pragma once

#include <string>
#include <vector>

#include <tifa/result.h>

#include "ingest/package.h"

namespace tifa {

struct Relation {
  std::string id, type;
  std::string target;  // a name inside the package; whether something stands there is not looked at
};

// Those of a part ("" for the package itself), in their order, but for what leads outside the package, which nothing
// follows. None where the part has no relations. Errors: those of reading and parsing them.
[[nodiscard]] Result<std::vector<Relation>> relations_of(Package& package, const std::string& part);

}  // namespace tifa
