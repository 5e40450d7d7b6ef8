#include "app/stand_ins.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

#include "app/alike.h"
#include "app/beside.h"
#include "app/counterparts.h"
#include "app/endings.h"
#include "app/longer_wording.h"
#include "app/same_place.h"
#include "phrases/life.h"
#include "phrases/light_words.h"
#include "text/ascii.h"
#include "text/derived_words.h"
#include "text/fold.h"
#include "text/inflection.h"
#include "text/utf8.h"
#include "text/word_classes.h"

namespace tifa {
namespace {

constexpr std::size_t kMost = 3;  // wordings of a kind

bool has(const std::vector<CountedWording>& known, const std::string& wording) {
  return std::any_of(known.begin(), known.end(), [&](const CountedWording& one) { return one.wording == wording; });
}

// The other genitives of “the islanders' life”, “life of the islanders”; none of what has no genitive.
std::vector<std::string> genitives_of(const std::string& phrase) {
  // Not folded: that takes the apostrophe of a plural for a quotation mark.
  std::string folded = ascii_lower(phrase);
  constexpr std::string_view kApostrophe = "’";
  for (std::size_t at = folded.find(kApostrophe); at != folded.npos; at = folded.find(kApostrophe, at))
    folded.replace(at, kApostrophe.size(), "'");
  const std::string_view text = folded;
  constexpr std::string_view kOf = " of ", kThe = "the ", kOfPlural = "' ", kOfSingular = "'s ";
  const auto without_the = [&](std::string_view part) {
    if (part.starts_with(kThe)) part.remove_prefix(kThe.size());
    return std::string(part);
  };
  if (const std::size_t of = text.find(kOf); of != text.npos) {
    const std::string owner = without_the(text.substr(of + kOf.size())), owned = without_the(text.substr(0, of));
    if (owner.empty() || owned.empty() || owner.find(kOf) != owner.npos) return {};
    return {owner + std::string(owner.back() == 's' ? kOfPlural : kOfSingular) + owned};
  }
  const std::size_t plural = text.find(kOfPlural), mark = std::min(plural, text.find(kOfSingular));
  if (mark == text.npos) return {};
  const std::string owner = without_the(text.substr(0, mark)),
                    owned(text.substr(mark + (mark == plural ? kOfPlural : kOfSingular).size()));
  if (owner.empty() || owned.empty()) return {};
  return {owned + " of the " + owner, owned + " of " + owner};
}

}  // namespace

void most_frequent_first(std::vector<CountedWording>& wordings, std::size_t most) {
  std::stable_sort(wordings.begin(), wordings.end(),
                   [](const CountedWording& x, const CountedWording& y) { return x.a + x.b > y.a + y.b; });
  if (wordings.size() > most) wordings.resize(most);
}

bool is_ing_form(std::string_view phrase) {
  const std::string folded = fold_term(phrase, Folding::kDefault);
  const std::string_view word = std::string_view(folded).substr(folded.rfind(' ') + 1);
  return word.ends_with("ing") && inflection_key(word, Inflection::kAll) != word;
}

// In the text that lacks the phrase than in the other; by rate where both have the phrase, which rose or fell by that.
bool StandIns::stands_more(const CountedWording& one) const {
  const std::uint64_t a = in_both_ ? one.a * counts_.length_b() : one.a,
                      b = in_both_ ? one.b * counts_.length_a() : one.b;
  return lacking_is_b_ ? b > a : a > b;
}

// Whether a Chinese wording that begins as the phrase does is that phrase with others inside in one of its uses: the
// part before them ends as a word does (not 党 of 党员队伍先进性), nothing before it denies it (非经济性政策), and no
// suffix makes another word of its end (党的政治领导力).
Result<bool> StandIns::reads_as_phrase(const std::string& wording) const {
  static constexpr std::array<std::string_view, 4> kDenying = {"非", "不", "无", "未"};
  auto matcher = compile_phrase(wording, counts_.rule());
  if (!matcher) return tl::unexpected(matcher.error());
  const std::string phrase = fold_term(phrase_, Folding::kDefault), folded = fold_term(wording, Folding::kDefault);
  const auto differ = std::mismatch(phrase.begin(), phrase.end(), folded.begin(), folded.end()).second;
  const std::size_t shared = floor_code_point(folded, static_cast<std::size_t>(differ - folded.begin()));
  const std::size_t characters = count_code_points(std::string_view(folded).substr(0, shared));
  const std::vector<Hit> hits = matcher->find(lacking_);
  return std::any_of(hits.begin(), hits.end(), [&](const Hit& hit) {
    const std::string_view before = lacking_.text.substr(0, hit.text.begin);
    if (std::any_of(kDenying.begin(), kDenying.end(), [&](std::string_view one) { return before.ends_with(one); }))
      return false;
    if (!suffix_at(lacking_.text, hit.text.end).empty()) return false;
    std::uint32_t at = hit.text.begin;
    for (std::size_t i = 0; i < characters; ++i)
      at += static_cast<std::uint32_t>(decode_utf8(lacking_.text, at).length);
    const std::vector<std::uint32_t> edges = word_edges_around(lacking_.text, {at, at});
    return std::find(edges.begin(), edges.end(), at) != edges.end();
  });
}

// What ends inside a word is no wording.
Result<std::vector<CountedWording>> StandIns::variants(const TracedPhrase& traced) const {
  constexpr std::size_t kSlack = 2;  // more insertions: beside a phrase that both have there is much
  std::vector<CountedWording> found;
  const bool by_words = counts_.rule().unit == Unit::kWord;
  for (const FoundVariant& variant : find_variants(traced, in_both_ ? 0 : kSlack)) {
    if (found.size() == kMost) break;
    if (variant.inserted.empty()) continue;  // it lacks 的 and has nothing more: 党领导 of 党的领导
    if (!by_words) {
      auto read = reads_as_phrase(variant.wording);
      if (!read) return tl::unexpected(read.error());
      if (!*read) continue;
    }
    auto whole = counts_.counted(variant.wording, as_words(counts_.rule()));
    if (!whole) return tl::unexpected(whole.error());
    if (whole->a + whole->b == 0) continue;
    auto one = by_words ? whole : counts_.counted(variant.wording);
    if (!one) return tl::unexpected(one.error());
    if (!in_both_ || stands_more(*one)) found.push_back(std::move(*one));
  }
  return found;
}

Result<std::vector<CountedWording>> StandIns::near_wordings() const {
  constexpr std::size_t kLeastCharacters = 4, kLeastWords = 2;
  const TokenUnit unit = token_unit_of({&lacking_, 1});
  const std::size_t tokens = traced_tokens(phrase_, unit);
  // Of short phrases too much is near, but for a clipped verb and its object that one of the two lacks.
  const bool is_short = tokens < (unit == TokenUnit::kWords ? kLeastWords : kLeastCharacters);
  const bool parts = may_be_parted(tokens, unit);
  std::vector<CountedWording> near;
  if (tokens == 0 || (is_short && (in_both_ || !parts))) return near;
  if (!is_short) {
    auto found = variants(TracedPhrase(phrase_, {lacking_}, unit));
    if (!found) return tl::unexpected(found.error());
    near = std::move(*found);
  }
  if (parts)
    for (const FoundWording& parted : find_parted(TracedPhrase(phrase_, {lacking_, having_}))) {
      if (near.size() == kMost) break;
      if (has(near, parted.wording)) continue;
      auto one = counts_.counted(parted.wording);
      if (!one) return tl::unexpected(one.error());
      if (!in_both_ || stands_more(*one)) near.push_back(std::move(*one));
    }
  most_frequent_first(near, kMost);
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

Result<std::vector<CountedWording>> StandIns::standing_more(const std::vector<std::string>& wordings,
                                                            const std::vector<CountedWording>& known) const {
  std::vector<CountedWording> found;
  for (const std::string& wording : wordings) {
    if (has(known, wording)) continue;
    auto one = counts_.counted(wording);
    if (!one) return tl::unexpected(one.error());
    if (stands_more(*one)) found.push_back(std::move(*one));
  }
  most_frequent_first(found, kMost);
  return found;
}

Result<std::vector<CountedWording>> StandIns::same_place(const std::vector<CountedWording>& known) const {
  return standing_more(find_in_same_place(phrase_, having_, lacking_), known);
}

Result<std::vector<CountedWording>> StandIns::alike(const std::vector<CountedWording>& known) const {
  return standing_more(find_alike(phrase_, lacking_), known);
}

Result<std::vector<CountedWording>> StandIns::other_genitives() const {
  std::vector<CountedWording> found;
  for (const std::string& genitive : genitives_of(phrase_)) {
    auto matcher = compile_phrase(genitive, counts_.rule());
    if (!matcher) return tl::unexpected(matcher.error());
    const std::vector<Hit> hits = matcher->find(lacking_);
    if (hits.empty()) continue;
    auto one = counts_.counted(genitive);
    if (!one) return tl::unexpected(one.error());
    one->wording = hits.front().text.of(lacking_.text);
    found.push_back(std::move(*one));
  }
  return found;
}

Result<std::vector<CountedWording>> StandIns::other_forms() const {
  if (phrase_.find(' ') != std::string::npos) return other_genitives();
  std::vector<CountedWording> found;
  // Forms in -ing name things of their own (ship, shipping).
  if (is_ing_form(phrase_)) return found;
  Rule any = counts_.rule();
  any.inflection = Inflection::kAll;
  auto matcher = compile_phrase(phrase_, any);
  if (!matcher) return tl::unexpected(matcher.error());
  std::set<std::string> forms;
  for (const Hit& hit : matcher->find(lacking_)) forms.insert(ascii_lower(hit.text.of(lacking_.text)));
  for (const std::string& form : forms) {
    if (is_ing_form(form)) continue;
    auto one = counts_.counted(form);
    if (!one) return tl::unexpected(one.error());
    found.push_back(std::move(*one));
  }
  return found;
}

Result<std::vector<CountedWording>> StandIns::derived() const {
  std::vector<CountedWording> found;
  const std::string folded = fold_term(phrase_, Folding::kDefault);
  if (folded.find(' ') != std::string::npos) return found;
  const std::string own = inflection_key(folded, Inflection::kAll);
  Rule any = counts_.rule();
  any.inflection = Inflection::kAll;
  // In lower case, and as they are written, without a capital where they can be.
  std::map<std::string, std::string> forms;
  for (const std::string& word : derived_words(folded)) {
    if (inflection_key(word, Inflection::kAll) == own) continue;
    auto matcher = compile_phrase(word, any);
    if (!matcher) return tl::unexpected(matcher.error());
    for (const DocumentView* view : {&having_, &lacking_})
      for (const Hit& hit : matcher->find(*view)) {
        const std::string written(hit.text.of(view->text));
        if (written.find('\'') != std::string::npos || written.find("’") != std::string::npos) continue;  // possessive
        const std::string lower = ascii_lower(written);
        // Inflection joins forms that may be of another word (unit, unite).
        const std::vector<std::string> bases = base_forms(lower);
        if (std::find(bases.begin(), bases.end(), word) == bases.end()) continue;
        std::string& form = forms[lower];
        form = std::max(form, written);
      }
  }
  for (const auto& [form, written] : forms) {
    if (form != written) continue;  // never without a capital: a name, or part of one (United States)
    auto one = counts_.counted(form);
    if (!one) return tl::unexpected(one.error());
    if (in_both_ ? stands_more(*one) : in_lacking(*one) > 0) found.push_back(std::move(*one));
  }
  most_frequent_first(found, kMost);
  return found;
}

Result<std::optional<CountedWording>> StandIns::core() const {
  const std::string core = core_of(phrase_);
  if (core.empty()) return std::nullopt;
  auto one = counts_.counted_outside(phrase_, core);
  if (!one) return tl::unexpected(one.error());
  if (in_lacking(*one) == 0) return std::nullopt;
  return std::move(*one);
}

Result<std::optional<CountedWording>> StandIns::ending(std::size_t least, std::uint64_t uses) const {
  constexpr std::uint64_t kMostOfWord = 4;  // times as often as the phrase: more is a subject of its own
  for (const PhraseEnding& ending : endings_of(phrase_)) {
    if (ideographs(ending.wording) < least) break;
    auto one = counts_.counted_outside(phrase_, ending.wording);
    if (!one) return tl::unexpected(one.error());
    if (in_lacking(*one) == 0) continue;
    if (is_general_word(ending.wording)) break;
    if (!ending.at_word) {
      auto whole = counts_.counted(ending.wording, as_words(counts_.rule()));
      if (!whole) return tl::unexpected(whole.error());
      if (in_lacking(*whole) == 0) continue;
    }
    const bool alone = ideographs(ending.wording) < kLeastOfWording;
    if (alone &&
        (2 * ideographs(ending.wording) < ideographs(phrase_) || std::max(one->a, one->b) > kMostOfWord * uses))
      break;
    return std::move(*one);
  }
  return std::nullopt;
}

}  // namespace tifa
