#include "phrases/english_form.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "text/function_words.h"
#include "text/word_classes.h"

namespace tifa {
namespace {

// Suffixes by which nouns for values, conditions, doctrines and groups are derived.
bool is_abstract_noun(std::string_view word) {
  static constexpr std::array<std::string_view, 17> kSuffixes = {"tion", "sion", "ism",  "ist",  "ity",  "ness",
                                                                 "dom",  "hood", "ship", "cy",   "ance", "ence",
                                                                 "ment", "ice",  "isms", "ists", "ties"};
  return word.size() > 5 && std::any_of(kSuffixes.begin(), kSuffixes.end(),
                                        [&](std::string_view suffix) { return word.ends_with(suffix); });
}

// Titles that stand before the names of persons: of those present, and of predecessors.
bool is_title(std::string_view word) {
  static constexpr std::array<std::string_view, 17> kTitles = {
      "congressman", "president", "leader", "senator", "speaker",  "justice", "secretary", "chairman", "governor",
      "mr",          "mrs",       "ms",     "doctor",  "reverend", "general", "sir",       "bishop"};
  return std::find(kTitles.begin(), kTitles.end(), word) != kTitles.end();
}

// What compares is praise or degree.
bool is_superlative(std::string_view word, const WordClasses& classes) {
  return word.size() > 5 && word.ends_with("est") && classes.is_describing();
}

// Adjectives of the general vocabulary with which names are made.
bool makes_names(std::string_view word) {
  static constexpr std::array<std::string_view, 9> kWords = {"new",   "free",    "human",    "equal", "local",
                                                             "great", "foreign", "domestic", "common"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool is_compound_number(std::string_view word) {
  static constexpr std::array<std::string_view, 8> kTens = {"twenty-", "thirty-",  "forty-",  "fifty-",
                                                            "sixty-",  "seventy-", "eighty-", "ninety-"};
  return std::any_of(kTens.begin(), kTens.end(), [&](std::string_view ten) { return word.starts_with(ten); });
}

bool is_place(std::string_view word) { return word == "overseas" || word == "abroad" || word == "elsewhere"; }

// Words between two others that set them against each other or begin a clause.
bool sets_apart(std::string_view word) {
  static constexpr std::array<std::string_view, 8> kWords = {"that",  "over",       "like",   "than",
                                                             "under", "throughout", "beyond", "without"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool is_adverb(const WordClasses& classes) { return classes.known() && 5 * classes.adverb >= 4 * classes.total(); }

// An article or a possessive.
bool determines(std::string_view word) {
  static constexpr std::array<std::string_view, 10> kWords = {"the",  "a",  "an",  "our", "their",
                                                              "your", "my", "his", "its", "every"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// Points off for a word behind the first of a phrase that shows a clause: a verb with its subject before it, a noun
// with another beside it that is not its own, or a word that sets two things against each other of which one is left
// out.
double clause_sign(std::string_view word, const WordClasses& classes, std::string_view before,
                   const WordClasses& classes_before, bool last) {
  if (last && classes.past && !classes.can_be_noun()) return 2.5;
  if (classes.is_verb() && classes.past) return 1.5;
  if (classes.is_verb() && classes.ing) return last ? 0 : 1.5;
  if (classes.is_verb()) return 2.5;
  // “Farms flourish”: what could be either is a verb after many.
  if (classes_before.plural && before.ends_with("s") && !before.ends_with("'s") && !classes.third &&
      2 * classes.verb > classes.total())
    return 2;
  if (last) return 0;
  if (determines(word) && 5 * classes_before.noun >= 4 * classes_before.total() && classes_before.known()) return 2;
  return announces(word) == kBeforeVerb || word == "between" ? 2 : sets_apart(word) ? 1.5 : 0;
}

// Points off for a word by itself that is no noun, or one for a thing of nature, a time or a saying: what changes
// between two texts is seldom its weight.
double weakness_alone(const WordClasses& classes) {
  if (!classes.known()) return 0;
  if (classes.is_verb()) return classes.ing ? 1 : 2.5;
  if (classes.is_describing()) return 2.5;
  switch (classes.kind) {
    case NounKind::kTime:
      return 2;
    case NounKind::kNature:
    case NounKind::kWords:
      return 1;
    default:
      return 0;
  }
}

}  // namespace

bool is_capitalized(const TokenText& text, std::size_t at) {
  const DocumentView& view = text.views[text.document_at(at)];
  const std::string_view written = view.folded_to_text({text.begin[at], text.end[at]}).of(view.text);
  return !written.empty() && written[0] >= 'A' && written[0] <= 'Z';
}

double english_form(const TokenText& text, const WordMap& words, std::size_t begin, std::size_t end) {
  const std::string_view first = text.folded(begin, begin + 1), last = text.folded(end - 1, end);
  const bool opens_sentence = is_break(text.tokens[begin - 1]);
  const std::size_t length = end - begin;
  double points = 0;
  std::size_t capitals = 0, light = 0;
  WordClasses opening, before;
  for (std::size_t i = begin; i < end; ++i) {
    capitals += (i > begin || !opens_sentence) && is_capitalized(text, i) ? 1 : 0;
    light += words.light[i] != 0 ? 1 : 0;
    const std::string_view word = text.folded(i, i + 1);
    const WordClasses classes = word_classes(word);
    if (i > begin && !(is_capitalized(text, i) && is_capitalized(text, i - 1)))
      points -= clause_sign(word, classes, text.folded(i - 1, i), before, i + 1 == end);
    if (i == begin) opening = classes;
    before = classes;
  }
  const WordClasses& closing = before;
  const bool name = capitals > 0 && capitals + (opens_sentence ? 1 : 0) >= length;
  if (name) points += 1.5;
  // Forms of address and of blessing.
  if (first == "fellow" || last == "bless" || first == "bless") points -= 5;
  if ((is_title(first) || is_title(last)) && capitals > 0) points -= 5;
  if (is_place(last)) points -= 2;
  if (length == 1) return points + (is_abstract_noun(first) ? 1 : -1) - weakness_alone(opening);
  if (is_superlative(first, opening)) points -= 3;
  if (is_adverb(opening)) points -= 2;
  // What happened is told (“shaken our confidence”, “pits red against blue”), not named.
  const std::uint8_t announced = opens_sentence ? std::uint8_t{0} : announces(text.folded(begin - 1, begin));
  const std::string_view second = text.folded(begin + 1, begin + 2);
  if (opening.third && !first.ends_with("'s") && (opening.is_verb() || determines(second)))
    points -= 2.5;
  else if (opening.past && announces(second) == kBeforeNoun)
    points -= 2.5;
  else if (opening.past && opening.is_verb() && announced != kBeforeNoun)
    points -= 1;
  // Of what belongs to somebody in general, too.
  if (length == 2 && first.ends_with("'s") && capitals == 0) points -= 1;
  // Nothing is named by its quality alone.
  if (closing.is_describing() && !name) points -= is_adverb(closing) ? 3 : 1;
  if (!name && closing.kind == NounKind::kTime) points -= 1;
  if (!name && closing.kind == NounKind::kNature) points -= 1;
  // Praise and degree before a noun ornament it.
  if (length == 2 && words.light[begin] != 0 && words.verb[begin] == 0 && capitals == 0 && !makes_names(first))
    points -= 1.5;
  if (is_compound_number(first)) points -= 3;
  if (is_abstract_noun(last)) points += 0.7;
  // A light noun or verb at the end is no head of a name, and a light verb at the beginning is often half a clause.
  if (words.light[end - 1] != 0) points -= 1;
  points -= 0.3 * static_cast<double>(light);
  if (announced == kBeforeNoun) points += 1;
  if (announced == kBeforeVerb) points -= 1;
  return points;
}

}  // namespace tifa
