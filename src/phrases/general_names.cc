#include "phrases/general_names.h"

#include <algorithm>
#include <set>
#include <utility>

#include "phrases/occurrences.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/words.h"

namespace tifa {
namespace {

constexpr std::size_t kLeastWords = 2;

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
    if (!is_ascii_capital(word.front()) || !std::binary_search(general.begin(), general.end(), ascii_lower(word))) {
      close();
      continue;
    }
    if (words > 0 && edges[i] != end + 1) close();
    if (words++ == 0) begin = edges[i];
    end = edges[i + 1];
  }
  close();
}

// As it is shown, and of each word only the first letter as it stands: UNITED STATES is written as United States is.
std::string with_initials(std::string_view text) {
  std::string shown = display_text(text);
  for (std::size_t at = 1; at < shown.size(); ++at)
    if (is_ascii_capital(shown[at]) && !at_word_edge(shown, at)) shown[at] = ascii_lower(shown[at]);
  return shown;
}

}  // namespace

std::vector<GeneralName> find_general_names(const std::vector<std::string>& general, const std::vector<DocumentView>& a,
                                            const std::vector<DocumentView>& b) {
  std::vector<std::string> shown;
  std::set<std::string> found;
  for (const std::vector<DocumentView>* side : {&a, &b})
    for (const DocumentView& view : *side) {
      shown.push_back(with_initials(view.text));
      each_name(shown.back(), general, [&](std::string_view name) { found.emplace(name); });
    }
  if (found.empty()) return {};
  const std::vector<std::string> written(found.begin(), found.end());
  std::vector<std::string> folded;
  folded.reserve(written.size());
  for (const std::string& name : written) folded.push_back(ascii_lower(name));
  const PhraseCounter in_any_letters(folded, true), as_written(written, true);
  std::vector<std::uint64_t> in_a(folded.size()), in_b(folded.size()), capitals(folded.size());
  for (const auto& [side, counts] : {std::pair{&a, &in_a}, std::pair{&b, &in_b}})
    for (const DocumentView& view : *side) in_any_letters.count(view.folded, *counts);
  for (const std::string& text : shown) as_written.count(text, capitals);
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
