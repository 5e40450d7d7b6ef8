#include "text/borders.h"

namespace tifa {

std::vector<std::size_t> borders(std::string_view phrase) {
  std::vector<std::size_t> longest(phrase.size());  // of what ends at each byte
  for (std::size_t i = 1; i < phrase.size(); ++i) {
    std::size_t length = longest[i - 1];
    while (length > 0 && phrase[i] != phrase[length]) length = longest[length - 1];
    longest[i] = phrase[i] == phrase[length] ? length + 1 : 0;
  }
  std::vector<std::size_t> lengths;
  for (std::size_t length = phrase.empty() ? 0 : longest.back(); length > 0; length = longest[length - 1])
    lengths.push_back(length);
  return lengths;
}

}  // namespace tifa
