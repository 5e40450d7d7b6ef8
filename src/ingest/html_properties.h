// What a page says of itself in its head: <meta>, JSON-LD, <title>, <link rel=canonical>, <html lang>, <time>.
#pragma once

#include <string>
#include <string_view>

#include "ingest/html_page.h"

namespace tifa {

// Values as they stand, references decoded, white space as one space, at most 500 bytes each; what is said more than
// once is taken from JSON-LD before <meta> before the rest. O(page).
[[nodiscard]] SourceProperties html_properties(std::string_view source, const HtmlPage& page);

// The text of the first <title>, decoded.
[[nodiscard]] std::string html_title(std::string_view source, const HtmlPage& page);

}  // namespace tifa
