// Chinese phrases that are no names by their make: counts and quantities, verbs without what they govern, ends of
// terms.
#pragma once

#include <cstddef>

#include "phrases/candidates.h"

namespace tifa {

// “Thousands of …”, “one …”: a count with its measure, or a piece of one; or a particle at an edge that is no
// part of a word. O(length).
[[nodiscard]] bool is_cut_figure(const ComparedCorpus& corpus, std::size_t begin, std::size_t end);

// Tokens [begin, end), the n-gram `node`, are a piece of something longer or point to other things only: they say how
// many or which (“a series of …”), open with a verb whose object goes on or a word that opens clauses, close with a
// verb that lacks its object, or are the general end of longer terms. O(length).
[[nodiscard]] bool is_piece(const ComparedCorpus& corpus, const NgramNode& node, std::size_t begin, std::size_t end);

}  // namespace tifa
