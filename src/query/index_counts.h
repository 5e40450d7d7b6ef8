// What the index of a segment alone tells of a term: how many hits each document has, and in which wordings. The
// numbers are those of Matcher::find, without reading a document.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "index/phrase_index.h"
#include "query/matcher.h"

namespace tifa {

// Nothing, in both, where the rule asks for more than the index holds (Matcher::bare_phrase is null) or the index
// cannot tell.

// Documents with hits, ascending. O(log(text) × phrase + places), and no more than O(documents) beside that.
[[nodiscard]] std::optional<std::vector<PhraseIndex::DocumentCount>> count_hits(const Matcher& matcher,
                                                                                const PhraseIndex& index);

// The hits in the documents for which `asked` holds, as they stand there, with how many of each. O(log(text) × phrase +
// places + length of the distinct blocks that have any).
[[nodiscard]] std::optional<std::map<std::string, std::uint64_t>> count_wordings(const Matcher& matcher,
                                                                                 const PhraseIndex& index,
                                                                                 const std::vector<bool>& asked);

}  // namespace tifa
