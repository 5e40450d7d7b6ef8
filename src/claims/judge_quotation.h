// Judging a quotation: a ladder from word for word to not at all. docs/guide/check.md, “Quotations”, states its rungs.
#pragma once

#include "claims/judge_parts.h"

namespace tifa {

// Looks in the editions that the claim speaks of, or in the whole corpus where it speaks of none, in the versions whose
// language is that of the quotation; then whether it stands elsewhere; then, in texts of another language, through the
// glossary. Distance alone decides nothing: what differs in a negation, a number, a name, a qualifier or any other word
// is contradicted with the difference shown, forms of the same word and marked omissions make it hold under a rule.
// O(text) for each piece, of which there may be 500, and for a quotation that is not in its editions once through the
// corpus.
void judge_quotation(Case& the);

}  // namespace tifa
