// Writing HTML: text can only come in escaped, so that a document never becomes markup.
#pragma once

#include <string>
#include <string_view>

namespace tifa {

// & < > " ' as references; control characters and bidirectional overrides as �. Fits element content and quoted
// attribute values.
[[nodiscard]] std::string escape_html(std::string_view text);

// The same for element content alone, with a span of lang="zh" around what is Chinese in a page of another language: a
// screen reader must be told where the language changes (WCAG 3.1.2).
[[nodiscard]] std::string escape_html_mixed(std::string_view text, std::string_view page_language);

// The same as escape_html, with ¶ and a break where a line ends: paragraphs that were split or merged.
[[nodiscard]] std::string html_with_breaks(std::string_view text);

// The address when it is one that may stand in a link (http or https, no control characters or spaces), else "".
[[nodiscard]] std::string link_target(std::string_view address);

// "sha256-…": the source expression of a content security policy that allows exactly this style.
[[nodiscard]] std::string csp_hash(std::string_view content);

}  // namespace tifa
