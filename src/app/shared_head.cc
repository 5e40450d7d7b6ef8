#include "app/shared_head.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/ascii.h"
#include "text/fold.h"
#include "text/function_words.h"
#include "text/word_classes.h"

namespace tifa {
namespace {

constexpr std::array<std::string_view, 2> kJoints = {" and ", " or "};

// Whether an English word is met as an adjective at least as often as as anything else.
bool may_describe(const WordClasses& classes) {
  return classes.adjective > 0 && 2 * classes.adjective >= classes.total();
}

// Nouns before a noun stand in the singular; what may be an adjective (individual) is taken for one.
bool may_be_noun_before_noun(const WordClasses& classes) {
  return classes.noun > 0 && 2 * classes.noun >= classes.total() && classes.adjective == 0 && !classes.plural;
}

// A noun before others, and no function word between them, which would end what the first shares.
bool is_of_nouns(std::string_view phrase) {
  const std::string folded = fold_term(phrase, Folding::kDefault);
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    const std::string_view word = std::string_view(folded).substr(begin, end - begin);
    const WordClasses classes = word_classes(word);
    if (function_word_limits(word) != 0 || (begin == 0 && !may_be_noun_before_noun(classes))) return false;
    if (end == folded.size() && 2 * classes.noun < classes.total()) return false;
    begin = end + 1;
  }
  return true;
}

// Whether a noun phrase begins behind a word: a determiner, a possessive, a preposition or a verb.
bool is_before_noun_phrase(const std::string& word) {
  return (announces(word) & kBeforeNoun) != 0 || word.ends_with("'s") || word_classes(word).is_verb();
}

// The word that ends a text, with what stands beside it up to white space; is taken from the text with that.
std::string_view take_last_word(std::string_view& text) {
  const std::size_t begin = text.find_last_of(" \n") + 1;
  const std::string_view word = text.substr(begin);
  text = begin == 0 || text[begin - 1] == '\n' ? std::string_view() : text.substr(0, begin - 1);
  return word;
}

bool is_plain(std::string_view word) { return std::all_of(word.begin(), word.end(), is_ascii_letter); }

}  // namespace

std::string with_shared_head(const PhraseHits& side) {
  std::string first;
  std::string noun;  // before the joint, of a phrase that begins with one
  for (const Hit& hit : side.hits) {
    const std::string_view text = side.view.text, phrase = hit.text.of(text);
    const std::size_t space = phrase.find(' ');
    if (space == std::string_view::npos) return {};
    const WordClasses own = word_classes(fold_term(phrase.substr(0, space), Folding::kDefault));
    std::string_view before = text.substr(0, hit.text.begin);
    const auto joint =
        std::find_if(kJoints.begin(), kJoints.end(), [&](std::string_view one) { return before.ends_with(one); });
    if (joint == kJoints.end()) return {};
    before.remove_suffix(joint->size());
    const std::string_view written = take_last_word(before);
    const std::string word = fold_term(written, Folding::kDefault);
    const WordClasses classes = word_classes(word);
    if (!(may_describe(own) && may_describe(classes))) {
      if (!is_of_nouns(phrase) || !is_plain(written) || !may_be_noun_before_noun(classes)) return {};
      if (!is_before_noun_phrase(fold_term(take_last_word(before), Folding::kDefault))) return {};
      if (!noun.empty() && noun != word) return {};
      noun = word;
    }
    if (first.empty()) first = std::string(written) + std::string(*joint) + std::string(phrase);
  }
  return first;
}

}  // namespace tifa
