// What stands beside an English phrase shows that it is cut out of a term or a list.
#pragma once

#include <cstddef>

#include "phrases/candidates.h"

namespace tifa {

// Whether tokens [begin, end), a phrase of texts of words, are in all their uses a piece: an edge lies within a
// compound of the dictionary (“cost of health” before “care”) or within two words that stand joined again and again
// (“agricultural science” before “and technology”), or they are two items of a list of more (“drugs and gangs” before
// “and crime”). O(n-gram length).
[[nodiscard]] bool is_piece_of_term(const ComparedCorpus& corpus, const NgramNode& node, std::size_t begin,
                                    std::size_t end);

// Whether tokens [begin, end) are “Daniel K”, cut out of “Daniel K. Tarullo”, the surname alone behind the initial, or
// a piece of an address of the Web.
[[nodiscard]] bool cuts_name(const TokenText& text, std::size_t begin, std::size_t end);

}  // namespace tifa
