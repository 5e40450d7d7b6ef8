// Counts wordings of tokens and the texts that they stand in.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "phrases/life.h"

namespace tifa {

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
