// What the glossary of tifa.toml calls a wording of the texts in the language of the page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <tifa/report.h>

#include "render/words.h"

namespace tifa {

// The renderings of the entry that a wording is, whole and folded alike, in the other language; empty where it is none.
// O(log entries) of the glossary.
[[nodiscard]] std::vector<std::string> renderings_of(const ReportAnswer& answer, std::string_view wording);

// Those in the language of the page, in quotation marks: “farming the sea”; empty where there are none.
[[nodiscard]] std::string gloss_of(const ReportAnswer& answer, std::string_view wording, const Words& words);
// A wording as sentences quote it, with its gloss: “耕海” (“farming the sea”).
[[nodiscard]] std::string quoted_with_gloss(const ReportAnswer& answer, const std::string& wording, const Words& words);

// The gloss in brackets as element content, muted.
[[nodiscard]] std::string muted_gloss(const ReportAnswer& answer, std::string_view wording, const Words& words);
// A sentence of the page as element content, its glosses muted. O(sentence · glossary).
[[nodiscard]] std::string with_muted_glosses(const ReportAnswer& answer, const std::string& sentence,
                                             const Words& words);

}  // namespace tifa
