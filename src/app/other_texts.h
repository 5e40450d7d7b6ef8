// Texts of an edition beside the one that is compared: a draft, a report of another organ that bears its date.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "corpus/corpus.h"

namespace tifa {

// By the name of the edition; of those only that have any.
using OtherTexts = std::map<std::string, std::vector<Edition>>;

// The texts in the same language that none of the editions is. O(editions), a query for each.
[[nodiscard]] Result<OtherTexts> find_other_texts(const Corpus& corpus, const std::vector<Edition>& editions);

}  // namespace tifa
