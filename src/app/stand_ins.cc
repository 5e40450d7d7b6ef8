#include "app/stand_ins.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "app/beside.h"
#include "app/counterparts.h"
#include "app/longer_wording.h"
#include "app/same_place.h"
#include "phrases/life.h"
#include "text/ascii.h"
#include "text/words.h"

namespace tifa {
namespace {

constexpr std::size_t kMost = 3;  // wordings of a kind

bool has(const std::vector<CountedWording>& known, const std::string& wording) {
  return std::any_of(known.begin(), known.end(), [&](const CountedWording& one) { return one.wording == wording; });
}

}  // namespace

void most_frequent_first(std::vector<CountedWording>& wordings, std::size_t most) {
  std::stable_sort(wordings.begin(), wordings.end(),
                   [](const CountedWording& x, const CountedWording& y) { return x.a + x.b > y.a + y.b; });
  if (wordings.size() > most) wordings.resize(most);
}

// In the text that lacks the phrase than in the other.
bool StandIns::stands_more(const CountedWording& one) const { return lacking_is_b_ ? one.b > one.a : one.a > one.b; }

// What ends inside a word is no wording.
Result<std::vector<CountedWording>> StandIns::variants(const TracedPhrase& traced) const {
  constexpr std::size_t kSlack = 2;  // more insertions: beside a phrase that both have there is much
  std::vector<CountedWording> found;
  const bool by_words = counts_.rule().unit == Unit::kWord;
  for (const FoundVariant& variant : find_variants(traced, in_both_ ? 0 : kSlack)) {
    if (found.size() == kMost) break;
    auto whole = counts_.counted(variant.wording, as_words(counts_.rule()));
    if (!whole) return tl::unexpected(whole.error());
    if (whole->a + whole->b == 0) continue;
    auto one = by_words ? whole : counts_.counted(variant.wording);
    if (!one) return tl::unexpected(one.error());
    found.push_back(std::move(*one));
  }
  return found;
}

Result<std::vector<CountedWording>> StandIns::near_wordings() const {
  constexpr std::size_t kLeastCharacters = 4, kLeastWords = 2;
  const TracedPhrase traced(phrase_, {lacking_});
  // Of short phrases too much is near, but for a clipped verb and its object that one of the two lacks.
  const std::size_t least = traced.unit() == TokenUnit::kWords ? kLeastWords : kLeastCharacters;
  const bool is_short = traced.size() < least;
  std::vector<CountedWording> near;
  if (!traced.followable() || (is_short && (in_both_ || !may_be_parted(traced)))) return near;
  if (!is_short) {
    auto found = variants(traced);
    if (!found) return tl::unexpected(found.error());
    near = std::move(*found);
  }
  if (may_be_parted(traced))
    for (const FoundWording& parted : find_parted(TracedPhrase(phrase_, {lacking_, having_}))) {
      if (near.size() == kMost) break;
      if (has(near, parted.wording)) continue;
      auto one = counts_.counted(parted.wording);
      if (!one) return tl::unexpected(one.error());
      near.push_back(std::move(*one));
    }
  if (in_both_) std::erase_if(near, [&](const CountedWording& one) { return !stands_more(one); });
  return near;
}

Result<std::vector<CountedWording>> StandIns::counterparts() const {
  std::vector<CountedWording> found;
  for (const Counterpart& counterpart : find_counterparts(phrase_, having_, lacking_)) {
    auto one = counts_.counted(counterpart.wording), of_part = counts_.counted(counterpart.part);
    if (!one) return tl::unexpected(one.error());
    if (!of_part) return tl::unexpected(of_part.error());
    if (stands_more(*one) && stands_more(*of_part)) found.push_back(std::move(*one));
  }
  most_frequent_first(found, kMost);
  return found;
}

Result<std::vector<CountedWording>> StandIns::same_place(const std::vector<CountedWording>& known) const {
  std::vector<CountedWording> found;
  for (const std::string& wording : find_in_same_place(phrase_, having_, lacking_)) {
    if (has(known, wording)) continue;
    auto one = counts_.counted(wording);
    if (!one) return tl::unexpected(one.error());
    if (stands_more(*one)) found.push_back(std::move(*one));
  }
  most_frequent_first(found, kMost);
  return found;
}

Result<std::vector<CountedWording>> StandIns::other_forms() const {
  std::vector<CountedWording> found;
  // Nouns in -ing name things of their own (ship, shipping).
  constexpr std::string_view kIng = "ing";
  if (phrase_.find(' ') != std::string::npos || phrase_.ends_with(kIng)) return found;
  Rule any = counts_.rule();
  any.inflection = Inflection::kAll;
  auto matcher = compile_phrase(phrase_, any);
  if (!matcher) return tl::unexpected(matcher.error());
  std::set<std::string> forms;
  for (const Hit& hit : matcher->find(lacking_)) forms.insert(ascii_lower(hit.text.of(lacking_.text)));
  for (const std::string& form : forms) {
    if (form.ends_with(kIng)) continue;
    auto one = counts_.counted(form);
    if (!one) return tl::unexpected(one.error());
    found.push_back(std::move(*one));
  }
  return found;
}

Result<std::optional<CountedWording>> StandIns::core() const {
  const std::string core = core_of(phrase_);
  if (core.empty()) return std::nullopt;
  auto one = counts_.counted(core);
  if (!one) return tl::unexpected(one.error());
  if (one->a == 0 || one->b == 0) return std::nullopt;
  return std::move(*one);
}

Result<std::optional<CountedWording>> StandIns::ending() const {
  constexpr std::size_t kLeastCharacters = 2;
  if (ideographs(phrase_) == 0) return std::nullopt;
  const std::vector<std::uint32_t> edges = word_boundaries(phrase_);
  for (std::size_t i = 1; i + 1 < edges.size(); ++i) {
    const std::string_view first = std::string_view(phrase_).substr(edges[i], edges[i + 1] - edges[i]);
    const std::string rest = phrase_.substr(edges[i]);
    if (ideographs(rest) < kLeastCharacters || !names_something(first)) continue;
    auto one = counts_.counted(rest);
    if (!one) return tl::unexpected(one.error());
    if (one->b > 0) return std::move(*one);
  }
  return std::nullopt;
}

}  // namespace tifa
