// The glossary of a corpus as an answer carries it: what a wording of the texts is called in the other language.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <tifa/report.h>

#include "corpus/corpus.h"

namespace tifa {

// Each wording that an entry has in English or Chinese, folded, with its renderings in the other language, by wording.
// Of the Chinese side phrases alone: a pattern is no wording that could be shown; nothing for what both call alike. O(n
// log n) of the entries. Errors: those of parse_term().
[[nodiscard]] Result<std::vector<Gloss>> read_glossary(
    const std::vector<std::pair<std::string, std::vector<std::string>>>& entries);

// That of the corpus.
[[nodiscard]] Status add_glossary(const Corpus& corpus, ReportAnswer& answer);

}  // namespace tifa
