// Ready-made series, as they are written into a manifest.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tifa/app.h>

namespace tifa {

// What is put behind `manifest` to declare the ready-made series `names`, each once: their tables, without those of
// collections that stand already and without links to series that are declared in neither. Errors: kNotFound for a
// name of no ready-made series. O(length of both, for each table of a collection or link).
[[nodiscard]] Result<std::string> ready_made_series(const std::vector<std::string>& names, std::string_view manifest);

}  // namespace tifa
