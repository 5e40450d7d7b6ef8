// English words that are derived from one another: violence, violent, violently.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace tifa {

// What WordNet 3.0 (Miller 1995) links a word to as a derivation: directly, or over one between where the first four
// letters stay the same (violence, violently). Of an inflected form those of the words that it can come from
// (word_classes.h). Lower case, ascending, without the word and those. O(length + log words).
[[nodiscard]] std::vector<std::string> derived_words(std::string_view word);

}  // namespace tifa
