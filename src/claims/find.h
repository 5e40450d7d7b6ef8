// Finds the claims of an article about documents. docs/guide/check.md describes the grammar, with examples.
#pragma once

#include <vector>

#include "claims/article.h"
#include "claims/claim.h"
#include "claims/library.h"

namespace tifa {

// Claims in order of the article, quotations (quotations.h) among them. A sentence that is not about texts gives none;
// one that is and that no rule can settle gives kOther with the reason. What a claim is about is resolved as far as the
// library and the article allow. Deterministic; linear in the article, a sentence of more than 4,000 tokens is read in
// pieces.
[[nodiscard]] std::vector<Claim> find_claims(const Article& article, const Library& library);

}  // namespace tifa
