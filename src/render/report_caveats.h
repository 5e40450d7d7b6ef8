// What a reader must know besides the number of a phrase or a term, in a few words: under charts, at findings.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <tifa/report.h>

#include "render/words.h"

namespace tifa {

// The mark of what has a caveat.
inline constexpr const char* kCaveatMark = "†";

// Whether what the first uses stand in is a title or another word, so that they are no uses of the phrase itself. In a
// longer wording they are.
[[nodiscard]] bool is_another_word(const std::optional<BoundFirstUses>& first_uses);
// The first edition that has a phrase, held in full or in part, but for uses that are none; empty for none.
[[nodiscard]] const std::string& first_edition(const PhraseRow& row, const PhraseEvidence& behind);

// Of a phrase of the comparison, by its place there: the longer wording that it mostly stands in, what stands in its
// place in the other edition, hits across words. A clause without a full stop; empty where there is nothing to say.
[[nodiscard]] std::string phrase_caveat(const ReportAnswer& answer, std::size_t phrase, const Words& words);
// Texts of PhraseEvidence::in_other_texts, so many at most, with the editions that they are of.
[[nodiscard]] std::string other_texts_named(const ReportAnswer& answer, const std::vector<std::string>& texts,
                                            std::size_t most, const Words& words);
// Of a followed term over all its editions.
[[nodiscard]] std::string term_caveat(const ReportAnswer& answer, const ReportTerm& term, const Words& words);
// One note under a chart for all that is marked in it: name and caveat; empty for none.
[[nodiscard]] std::string caveats_note(const std::vector<std::pair<std::string, std::string>>& caveats,
                                       const Words& words);

}  // namespace tifa
