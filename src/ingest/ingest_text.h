// One text that a table holds in a field, as a document.
#pragma once

#include <string>
#include <vector>

#include "ingest/ingest.h"

namespace tifa {

// `text` is valid UTF-8, `origin` maps it to bytes of the table, `rest` is what else the row holds. O(length).
[[nodiscard]] Document ingest_text(std::string text, const OffsetMap& origin, std::vector<SetAside> rest,
                                   const IngestOptions& options);

}  // namespace tifa
