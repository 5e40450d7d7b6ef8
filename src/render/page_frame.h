// What the pages that tifa writes begin and end with. Nothing in them runs, nothing is fetched: the content security
// policy allows no more than the page's own style.
#pragma once

#include <string>
#include <string_view>

#include <tifa/answers.h>

#include "render/words.h"

namespace tifa {

// From the document type to </head>. `title`: plain text.
[[nodiscard]] std::string page_head(const Words& words, const Provenance& tifa, std::string_view title,
                                    std::string_view style);
// From </main>, with what made the page, to </html>.
[[nodiscard]] std::string page_foot(const Words& words, const Provenance& tifa);

}  // namespace tifa
