#include "text/derived_words.h"

#include <algorithm>
#include <iterator>
#include <set>

#include "text/word_classes.h"

namespace tifa {
namespace {

struct Row {
  char word[19], derived[19];
};

constexpr Row kRows[] = {
#include <derived_words.inc>  // made by the build
};

constexpr std::size_t kSameLetters = 4;

template <class Use>
void each_linked(std::string_view word, Use&& use) {
  const Row* row = std::lower_bound(std::begin(kRows), std::end(kRows), word,
                                    [](const Row& one, std::string_view text) { return text.compare(one.word) > 0; });
  for (; row != std::end(kRows) && row->word == word; ++row) use(std::string_view(row->derived));
}

}  // namespace

std::vector<std::string> derived_words(std::string_view word) {
  const std::vector<std::string> bases = base_forms(word);
  std::set<std::string, std::less<>> found;
  for (const std::string& base : bases)
    each_linked(base, [&](std::string_view linked) {
      found.emplace(linked);
      each_linked(linked, [&](std::string_view farther) {
        if (farther.substr(0, kSameLetters) == std::string_view(base).substr(0, kSameLetters)) found.emplace(farther);
      });
    });
  for (const std::string& base : bases) found.erase(base);
  found.erase(std::string(word));
  return {found.begin(), found.end()};
}

}  // namespace tifa
