// What must hold across the tables of a manifest once each of them is read.
#pragma once

#include <tifa/result.h>

#include "corpus/manifest.h"

namespace tifa {

// No name for both a series and a collection, no edition (id, language, stage) twice, no link to what no series has.
// Errors name the line. O(n log n).
[[nodiscard]] Status check_manifest(const Manifest& manifest);

}  // namespace tifa
