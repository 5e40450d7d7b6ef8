// The sentences of a report: findings and coverage in the reader's language, made by rule from the answer.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <tifa/report.h>

#include "render/edition_labels.h"
#include "render/words.h"

namespace tifa {

// A term as it was typed; a theme by its title in the language of the page, else by its name.
[[nodiscard]] std::string term_name(const ReportTerm& term, const Words& words);
// What is counted as one with a term: its alternatives, of a theme those in the language of the compared documents.
[[nodiscard]] std::vector<std::string> counted_together(const ReportAnswer& answer, const ReportTerm& term);
// A term that is followed, as sentences and citations name it: in quotation marks, or a theme with its terms.
[[nodiscard]] std::string followed_term(const ReportAnswer& answer, const ReportTerm& term, const Words& words);

// The title of the series, or that of both documents, where one is in the reader's language, and what is compared.
[[nodiscard]] std::string report_title(const ReportAnswer& answer, const Words& words);

// One sentence or two, plain text.
[[nodiscard]] std::string finding_sentence(const ReportAnswer& answer, const Finding& finding, const Words& words);
// "51 of 53 editions held in full", "… of 53 editions up to 2019 …" where terms are followed beyond B; where no edition
// is declared to exist, no more than how many are held.
[[nodiscard]] std::string coverage_in_short(const ReportAnswer& answer, const Coverage& coverage, const Words& words);
// The same with all names: "…; only in part: 1964; not held: 2020."
[[nodiscard]] std::string coverage_sentence(const ReportAnswer& answer, const Coverage& coverage, const Words& words);
// What a reader must know before reading on: editions between A and B that are not held, sides of different kinds.
[[nodiscard]] std::vector<std::string> report_cautions(const ReportAnswer& answer, const Words& words);

// What is held of a document: full text, held only in part, not the document.
[[nodiscard]] std::string shown_status(const ReportDocument& document, const Words& words);

// Whether the two texts of one series name authors (or issuers) of their own, and another each.
[[nodiscard]] bool by_two_authors(const ReportAnswer& answer);
// Which language's texts are compared, where both editions are held in another one as well; else empty.
[[nodiscard]] std::string compared_texts(const ReportAnswer& answer, const Words& words);

// Whether A or B is held only in part, so that neither counts nor absence nor length can be compared.
[[nodiscard]] bool in_part(const ReportAnswer& answer);

// The main list of a role (goals, tasks) of an edition, as its place in the lists; nothing when it has none.
[[nodiscard]] std::optional<std::size_t> main_list(const ReportAnswer& answer, const std::string& edition,
                                                   std::string_view role);

}  // namespace tifa
