#include "text/inflection.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace tifa {
namespace {

bool is_plain(std::string_view word) {
  return !word.empty() &&
         std::all_of(word.begin(), word.end(), [](char c) { return (c >= 'a' && c <= 'z') || c == '\''; });
}

// ---- irregular plurals

struct Plural {
  std::string_view plural, singular;
};
constexpr Plural kPlurals[] = {
#include <plurals.inc>  // made by the build
};

// Empty where the word is none.
std::string_view irregular_singular(std::string_view word) {
  const Plural* found = std::lower_bound(std::begin(kPlurals), std::end(kPlurals), word,
                                         [](const Plural& row, std::string_view text) { return row.plural < text; });
  return found != std::end(kPlurals) && found->plural == word ? found->singular : std::string_view();
}

// ---- the S stemmer

std::string singular(std::string_view word) {
  // Taken off first, as whole words are counted with it: “democracy” stands in “democracy's”.
  if (word.size() > 2 && word.ends_with("'s"))
    word.remove_suffix(2);
  else if (word.size() > 2 && word.ends_with("s'"))
    word.remove_suffix(1);
  if (const std::string_view one = irregular_singular(word); !one.empty()) word = one;
  const auto ends = [&](std::string_view end) { return word.ends_with(end); };
  const auto cut = [&](std::size_t letters, std::string_view put = {}) {
    return std::string(word.substr(0, word.size() - letters)) + std::string(put);
  };
  if (word.size() <= 3) return std::string(word);
  // The first rule whose ending fits is the only one that is looked at.
  if (ends("ies")) return ends("eies") || ends("aies") ? std::string(word) : cut(3, "y");
  // Harman's rules take the s of “taxes” and “branches” alone, and none of “heroes” and “committees”. Whether the e
  // belongs to the word (caches, shoes) does not show: it is taken off both.
  for (const std::string_view end : {"xes", "sses", "ches", "shes", "oes"})
    if (ends(end)) return cut(2);
  for (const std::string_view end : {"xe", "sse", "che", "she", "oe"})
    if (ends(end)) return cut(1);
  if (ends("es")) return ends("aes") ? std::string(word) : cut(1);
  if (ends("s")) return ends("us") || ends("ss") ? std::string(word) : cut(1);
  return std::string(word);
}

// ---- Porter's English stemmer, the steps that are about inflection

// A word on its way, with the y that are consonants written Y.
class Stem {
 public:
  explicit Stem(std::string_view word) : word_(word) {
    for (std::size_t i = 0; i < word_.size(); ++i)
      if (word_[i] == 'y' && (i == 0 || is_vowel(i - 1))) word_[i] = 'Y';
    r1_ = region(0);
    for (const std::string_view head : {"gener", "commun", "arsen"})
      if (word_.starts_with(head)) r1_ = head.size();
    r2_ = region(r1_);
  }

  std::string key() {
    possessive();
    plural();
    constexpr std::array<std::string_view, 8> kWhole = {"inning",  "outing",  "canning", "herring",
                                                        "earring", "proceed", "exceed",  "succeed"};
    if (std::find(kWhole.begin(), kWhole.end(), word_) == kWhole.end()) {
      past_or_participle();
      last_y();
      last_letter();
    }
    std::replace(word_.begin(), word_.end(), 'Y', 'y');
    return word_;
  }

 private:
  [[nodiscard]] bool is_vowel(std::size_t at) const {
    return std::string_view("aeiouy").find(word_[at]) != std::string_view::npos;
  }
  [[nodiscard]] bool ends(std::string_view end) const { return word_.ends_with(end); }
  void cut(std::size_t letters) { word_.resize(word_.size() - letters); }
  [[nodiscard]] bool has_vowel_before(std::size_t end) const {
    for (std::size_t i = 0; i < end; ++i)
      if (is_vowel(i)) return true;
    return false;
  }
  // What lies after the first consonant that follows a vowel, from `from` on.
  [[nodiscard]] std::size_t region(std::size_t from) const {
    for (std::size_t i = from + 1; i < word_.size(); ++i)
      if (!is_vowel(i) && is_vowel(i - 1)) return i + 1;
    return word_.size();
  }
  // A syllable before `end` that ends as in “hop”, or is all of a word as in “us”.
  [[nodiscard]] bool short_syllable_before(std::size_t end) const {
    if (end < 2) return false;
    if (end == 2) return is_vowel(0) && !is_vowel(1);
    return !is_vowel(end - 3) && is_vowel(end - 2) && !is_vowel(end - 1) && word_[end - 1] != 'w' &&
           word_[end - 1] != 'x' && word_[end - 1] != 'Y';
  }
  [[nodiscard]] bool is_short() const { return r1_ >= word_.size() && short_syllable_before(word_.size()); }

  void possessive() {  // step 0
    for (const std::string_view end : {"'s'", "'s", "'"})
      if (ends(end)) return cut(end.size());
  }

  void plural() {  // step 1a
    if (ends("sses")) return cut(2);
    if (ends("ied") || ends("ies")) return cut(word_.size() > 4 ? 2 : 1);
    if (ends("us") || ends("ss") || !ends("s")) return;
    if (word_.size() > 2 && has_vowel_before(word_.size() - 2)) cut(1);
  }

  void past_or_participle() {  // step 1b
    if (ends("eed")) {
      if (word_.size() - 3 >= r1_) cut(1);
      return;
    }
    const std::size_t letters = ends("ed") ? 2 : ends("ing") ? 3 : 0;
    if (letters == 0 || !has_vowel_before(word_.size() - letters)) return;
    cut(letters);
    const bool lengthened = ends("at") || ends("bl") || ends("iz");
    const bool doubled = word_.size() >= 2 && word_[word_.size() - 1] == word_[word_.size() - 2] &&
                         std::string_view("bdfgmnprt").find(word_.back()) != std::string_view::npos;
    if (doubled && !lengthened)
      cut(1);
    else if (lengthened || is_short())
      word_ += 'e';
  }

  void last_y() {  // step 1c
    const std::size_t n = word_.size();
    if (n > 2 && (word_.back() == 'y' || word_.back() == 'Y') && !is_vowel(n - 2)) word_.back() = 'i';
  }

  void last_letter() {  // step 5
    if (word_.empty()) return;
    const std::size_t last = word_.size() - 1;
    if (word_.back() == 'e' && (last >= r2_ || (last >= r1_ && !short_syllable_before(last)))) cut(1);
    if (ends("ll") && word_.size() - 1 >= r2_) cut(1);
  }

  std::string word_;
  std::size_t r1_ = 0, r2_ = 0;
};

std::string porter(std::string_view word) {
  if (word.size() <= 2) return std::string(word);
  // The words that the algorithm lists: plurals and participles of short ones, and what only looks like a plural.
  constexpr std::array<std::pair<std::string_view, std::string_view>, 11> kListed = {{{"skis", "ski"},
                                                                                      {"skies", "sky"},
                                                                                      {"dying", "die"},
                                                                                      {"lying", "lie"},
                                                                                      {"tying", "tie"},
                                                                                      {"news", "news"},
                                                                                      {"howe", "howe"},
                                                                                      {"atlas", "atlas"},
                                                                                      {"cosmos", "cosmos"},
                                                                                      {"bias", "bias"},
                                                                                      {"andes", "andes"}}};
  for (const auto& [listed, key] : kListed)
    if (word == listed) return std::string(key);
  if (word == "sky") return "sky";
  return Stem(word).key();
}

}  // namespace

std::string_view shared_beginning(std::string_view key, Inflection inflection) {
  constexpr std::size_t kOther = 2;  // technologi: technology; make: making
  if (inflection == Inflection::kNone || !is_plain(key)) return key;
  std::size_t shared = std::max<std::size_t>(key.size(), kOther + 1) - kOther;
  if (inflection == Inflection::kPlural)
    for (const auto& [plural, singular] : kPlurals)
      if (plural[0] == key[0] && inflection_key(singular, inflection) == key)
        shared = std::min<std::size_t>(
            shared, std::mismatch(key.begin(), key.end(), plural.begin(), plural.end()).first - key.begin());
  return key.substr(0, shared);
}

std::string inflection_key(std::string_view word, Inflection inflection) {
  if (inflection == Inflection::kNone || !is_plain(word)) return std::string(word);
  return inflection == Inflection::kPlural ? singular(word) : porter(word);
}

}  // namespace tifa
