// What a report says of phrases that B has and A has not, and of the editions before them that were looked through.
#pragma once

#include <string>

#include <tifa/report.h>

#include "render/words.h"

namespace tifa {

// Whether what A has not can be called new: A is an earlier edition of the series, and of those before B no more are
// missing than are held.
[[nodiscard]] bool tells_what_is_new(const ReportAnswer& answer, const Words& words);
// The sentence of a phrase that is new.
[[nodiscard]] std::string new_sentence(const ReportAnswer& answer, const Finding& finding, const Words& words);
// That of several none of which is of weight by itself.
[[nodiscard]] std::string firsts_sentence(const ReportAnswer& answer, const Finding& finding, const Words& words);
// The heading of their list and the line below it, which is empty where the heading says all.
[[nodiscard]] std::string new_heading(const ReportAnswer& answer, const Words& words);
[[nodiscard]] std::string new_note(const ReportAnswer& answer, const Words& words);

}  // namespace tifa
