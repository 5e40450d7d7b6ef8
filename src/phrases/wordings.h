// Counts wordings of tokens and the texts that they stand in.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "phrases/life.h"

namespace tifa {

// Where words begin and end between tokens [begin, end) of a clause, as tokens. Of words every edge is one. O(length)
[[nodiscard]] std::vector<std::uint32_t> word_edges(const TracedPhrase& phrase, std::size_t begin, std::size_t end);

class Wordings {
 public:
  explicit Wordings(const TracedPhrase& phrase) : phrase_(phrase) {}

  // Tokens [begin, end) are one more place of their wording. In ascending order of texts.
  FoundWording& add(std::size_t begin, std::size_t end);
  // Most frequent first, then by wording.
  [[nodiscard]] std::vector<FoundWording> list() const;

 private:
  const TracedPhrase& phrase_;
  std::map<std::string, FoundWording, std::less<>> by_folded_;
};

}  // namespace tifa
