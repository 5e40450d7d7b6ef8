// Names made of words that name nothing by themselves: United States.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/segment.h"

namespace tifa {

struct GeneralName {
  std::string written, folded;
  std::uint64_t a = 0, b = 0;  // hits, by whole words
};

// Of English texts: runs of two words of `general` (sorted) or more, each with a capital and one space between, that
// stand so in every use; the longest at a place, those in title case all around among them. Alphabetically. O(texts).
[[nodiscard]] std::vector<GeneralName> find_general_names(const std::vector<std::string>& general,
                                                          const std::vector<DocumentView>& a,
                                                          const std::vector<DocumentView>& b);

// Whether a wording has a word between its spaces.
[[nodiscard]] bool has_word(std::string_view wording, std::string_view word);

}  // namespace tifa
