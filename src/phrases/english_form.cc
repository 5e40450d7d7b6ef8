#include "phrases/english_form.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "phrases/function_words.h"

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

bool is_past(std::string_view word) { return word.size() > 4 && word.ends_with("ed") && !word.ends_with("eed"); }
bool is_adverb(std::string_view word) { return word.size() > 4 && word.ends_with("ly"); }
bool is_ing(std::string_view word) { return word.size() > 5 && word.ends_with("ing"); }

// Titles that stand before the names of persons: of those present, and of predecessors.
bool is_title(std::string_view word) {
  static constexpr std::array<std::string_view, 17> kTitles = {
      "congressman", "president", "leader", "senator", "speaker",  "justice", "secretary", "chairman", "governor",
      "mr",          "mrs",       "ms",     "doctor",  "reverend", "general", "sir",       "bishop"};
  return std::find(kTitles.begin(), kTitles.end(), word) != kTitles.end();
}

// Verbs that join a subject to what is said of it: what holds one behind its first word is a clause.
bool is_finite_verb(std::string_view word) {
  static constexpr std::array<std::string_view, 44> kVerbs = {
      "began",  "brought", "came",  "fell",   "felt",  "found", "gave", "goes",  "got",   "grew",  "heard",
      "held",   "kept",    "knew",  "knows",  "led",   "left",  "lost", "made",  "makes", "means", "met",
      "paid",   "ran",     "rose",  "said",   "sat",   "saw",   "says", "seems", "sent",  "shed",  "spoke",
      "stands", "stood",   "takes", "taught", "tells", "told",  "took", "went",  "wins",  "won",   "wrote"};
  return std::binary_search(kVerbs.begin(), kVerbs.end(), word);
}

// Adjectives by their suffix.
bool is_adjective(std::string_view word) {
  static constexpr std::array<std::string_view, 5> kSuffixes = {"ous", "able", "ible", "ful", "less"};
  return word.size() > 5 && std::any_of(kSuffixes.begin(), kSuffixes.end(),
                                        [&](std::string_view suffix) { return word.ends_with(suffix); });
}

// What compares is praise or degree. Nouns with the ending are few.
bool is_superlative(std::string_view word) {
  static constexpr std::array<std::string_view, 10> kNouns = {"arrest",   "conquest", "contest", "forest",  "harvest",
                                                              "interest", "midwest",  "protest", "request", "unrest"};
  return word.size() > 5 && word.ends_with("est") && std::find(kNouns.begin(), kNouns.end(), word) == kNouns.end();
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
  for (std::size_t i = begin; i < end; ++i) {
    capitals += (i > begin || !opens_sentence) && is_capitalized(text, i) ? 1 : 0;
    light += words.light[i] != 0 ? 1 : 0;
    if (i > begin && i + 1 < end && sets_apart(text.folded(i, i + 1))) points -= 1.5;
    if (i > begin && is_finite_verb(text.folded(i, i + 1))) points -= 2.5;
    if (i > begin && i + 1 < end && (is_past(text.folded(i, i + 1)) || is_ing(text.folded(i, i + 1)))) points -= 1.5;
    if (i > begin && i + 1 < end && announces(text.folded(i, i + 1)) == kBeforeVerb) points -= 2;
  }
  if (capitals + (opens_sentence ? 1 : 0) >= length && capitals > 0) points += 1.5;
  // Forms of address and of blessing.
  if (first == "fellow" || last == "bless" || first == "bless") points -= 5;
  if ((is_title(first) || is_title(last)) && capitals > 0) points -= 5;
  if (is_past(last)) points -= 2.5;
  if (is_adverb(last) || is_adverb(first) || is_place(last)) points -= 2;
  if (length == 1) {
    points += is_abstract_noun(first) ? 1 : -1;
    if (is_ing(first)) points -= 1;
    if (is_adjective(first)) points -= 1.5;
    return points;
  }
  if (is_superlative(first)) points -= 3;
  // Praise and degree before a noun ornament it.
  if (length == 2 && words.light[begin] != 0 && words.verb[begin] == 0 && capitals == 0 && !makes_names(first))
    points -= 1.5;
  if (is_compound_number(first)) points -= 3;
  if (is_abstract_noun(last)) points += 0.7;
  // A light noun or verb at the end is no head of a name, and a light verb at the beginning is often half a clause.
  if (words.light[end - 1] != 0) points -= 1;
  points -= 0.3 * static_cast<double>(light);
  const std::uint8_t before = opens_sentence ? std::uint8_t{0} : announces(text.folded(begin - 1, begin));
  if (before == kBeforeNoun) points += 1;
  if (before == kBeforeVerb) points -= 1;
  return points;
}

}  // namespace tifa
