// Sentences with the wordings that the notes on a phrase name: what a reader needs to tell whether they mean the same.
#pragma once

#include <vector>

#include <tifa/app.h>
#include <tifa/report.h>
#include <tifa/result.h>

#include "corpus/corpus.h"
#include "query/rule.h"

namespace tifa {

// Fills PhraseEvidence::beside: of each wording two sentences of A and of B, where it stands there. O(wordings ·
// texts).
[[nodiscard]] Status add_wording_evidence(const Workspace& workspace, const Edition& a, const Edition& b,
                                          const std::vector<Edition>& around, const Rule& rule, PhraseEvidence& behind);

}  // namespace tifa
