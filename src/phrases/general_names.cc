#include "phrases/general_names.h"

#include <algorithm>
#include <map>
#include <utility>

#include "phrases/occurrences.h"
#include "text/ascii.h"
#include "text/words.h"

namespace tifa {
namespace {

constexpr std::size_t kLeastWords = 2;

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// Calls `use` for each run of capitalised general words of a text.
template <class Use>
void each_name(std::string_view text, const std::vector<std::string>& general, Use&& use) {
  std::size_t begin = 0, end = 0, words = 0;  // of the run so far
  const auto close = [&] {
    if (words >= kLeastWords) use(text.substr(begin, end - begin));
    words = 0;
  };
  const std::vector<std::uint32_t> edges = word_boundaries(text);
  for (std::size_t i = 0; i + 1 < edges.size(); ++i) {
    const std::string_view word = text.substr(edges[i], edges[i + 1] - edges[i]);
    if (word == " ") continue;
    if (!is_capital(word.front()) || !std::binary_search(general.begin(), general.end(), ascii_lower(word))) {
      close();
      continue;
    }
    if (words > 0 && edges[i] != end + 1) close();
    if (words++ == 0) begin = edges[i];
    end = edges[i + 1];
  }
  close();
}

}  // namespace

std::vector<GeneralName> find_general_names(const std::vector<std::string>& general, const std::vector<DocumentView>& a,
                                            const std::vector<DocumentView>& b) {
  std::map<std::string, std::string> written_of;  // by the folded name, as it first stands
  for (const std::vector<DocumentView>* side : {&a, &b})
    for (const DocumentView& view : *side)
      each_name(view.text, general, [&](std::string_view name) { written_of.emplace(ascii_lower(name), name); });
  std::vector<std::string> folded, written;
  for (const auto& [name, first] : written_of) {
    folded.push_back(name);
    written.push_back(first);
  }
  const PhraseCounter in_any_letters(folded, true), as_written(written, true);
  std::vector<std::uint64_t> in_a(folded.size()), in_b(folded.size()), capitals(folded.size());
  for (const auto& [side, counts] : {std::pair{&a, &in_a}, std::pair{&b, &in_b}})
    for (const DocumentView& view : *side) {
      in_any_letters.count(view.folded, *counts);
      as_written.count(view.text, capitals);
    }
  std::vector<GeneralName> names;
  for (std::size_t i = 0; i < folded.size(); ++i)
    if (capitals[i] >= in_a[i] + in_b[i]) names.push_back({written[i], folded[i], in_a[i], in_b[i]});
  return names;
}

bool has_word(std::string_view wording, std::string_view word) {
  for (std::size_t at = wording.find(word); at != wording.npos; at = wording.find(word, at + 1))
    if (at_word_edge(wording, at) && at_word_edge(wording, at + word.size())) return true;
  return false;
}

}  // namespace tifa
