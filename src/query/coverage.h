// What an answer rests on: which of the editions asked for are held, and that in one sentence.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <tifa/answers.h>
#include <tifa/result.h>

#include "corpus/corpus.h"

namespace tifa {

// Who is held, partial, missing, flagged, and that in one sentence.
[[nodiscard]] Result<Coverage> coverage_of(const Corpus& corpus, const std::vector<Edition>& editions);
// "gwr:1989, gwr:1990 and 3 more": at most `most` names.
[[nodiscard]] std::string name_list(const std::vector<std::string>& names, std::size_t most = 8);

}  // namespace tifa
