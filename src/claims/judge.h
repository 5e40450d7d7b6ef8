// Judging a claim: from what it says and the texts at hand to a verdict with rule, coverage and passages.
#pragma once

#include <tifa/check.h>

#include "claims/claim.h"
#include "claims/texts.h"

namespace tifa {

// The verdict on one claim. Its `begin`, `end` are left to the caller, who knows the article. Pure function of the
// claim and the corpus; threads may judge different claims at the same time. Cost: one count for each rule tried and
// edition the claim speaks of; for a figure that fails, one more for each neighbouring edition.
[[nodiscard]] CheckedClaim judge(const Claim& claim, Texts& texts);

[[nodiscard]] const char* claim_kind_name(ClaimKind kind);
[[nodiscard]] const char* term_source_name(TermSource source);

}  // namespace tifa
