// How a number and the document behind it are cited: one line of text, and BibTeX.
#pragma once

#include <string>

#include <tifa/report.h>

#include "render/words.h"

namespace tifa {

// A title that the document itself does not bear (that of the series, the name of its file) stands in brackets; of a
// text held in part it is said:
// "State Council. Report on the Work of the Government. 2025-03-05. https://… (text SHA-256 1a2b3c4d5e6f)".
[[nodiscard]] std::string cite_document(const ReportDocument& document, const Words& words);

// Whether it has a title of its own: more than its id or the name of its file.
[[nodiscard]] bool has_title(const ReportDocument& document);
// Its own title, or the name of its file where that says what it is; else that of the series, in the reader's language
// where it is known in it.
[[nodiscard]] const std::string& title_of(const ReportDocument& document, const Words& words);

// The number, its rule, the document, and the program and index that it can be repeated with. `counted`: what
// was counted, in quotation marks where it is a wording.
[[nodiscard]] std::string cite_count(const std::string& counted, std::uint64_t count, const RuleStatement& rule,
                                     const ReportDocument& document, const Provenance& tifa, const Words& words);

// A @misc entry; what BibTeX or TeX would read as markup in a field is escaped, braces and line breaks are taken out.
[[nodiscard]] std::string bibtex(const ReportDocument& document, const Words& words);

}  // namespace tifa
