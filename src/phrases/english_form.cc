#include "phrases/english_form.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "phrases/light_words.h"
#include "phrases/names.h"
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

// What compares is praise or degree.
bool is_superlative(std::string_view word, const WordClasses& classes) {
  return word.size() > 5 && word.ends_with("est") && classes.is_describing();
}

bool is_compound_number(std::string_view word) {
  static constexpr std::array<std::string_view, 8> kTens = {"twenty-", "thirty-",  "forty-",  "fifty-",
                                                            "sixty-",  "seventy-", "eighty-", "ninety-"};
  return std::any_of(kTens.begin(), kTens.end(), [&](std::string_view ten) { return word.starts_with(ten); });
}

bool counts(std::string_view word) {
  return word == "hundreds" || word == "thousands" || word == "millions" || word == "billions";
}

bool is_place(std::string_view word) { return word == "overseas" || word == "abroad" || word == "elsewhere"; }

// Points off for words between two others that set them against each other, place one by the other or begin a clause.
double parting(std::string_view word) {
  static constexpr std::array<std::string_view, 20> kApart = {
      "that",   "over",   "like", "than",   "under", "throughout", "beyond", "without", "before", "after",
      "across", "around", "into", "behind", "nor",   "versus",     "among",  "upon",    "at",     "while"};
  static constexpr std::array<std::string_view, 6> kBeside = {"by", "from", "as", "with", "in", "to"};
  if (std::find(kApart.begin(), kApart.end(), word) != kApart.end()) return 1.5;
  return std::find(kBeside.begin(), kBeside.end(), word) != kBeside.end() ? 1 : 0;
}

// Points to something said before, or to the one who speaks: a name holds no such word.
bool points_back(std::string_view word) {
  static constexpr std::array<std::string_view, 9> kWords = {"this", "that", "these", "those", "my",
                                                             "some", "any",  "such",  "every"};
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
  if (classes.is_verb() && classes.past) return 2;
  if (classes.is_verb() && classes.ing) return last ? 0 : 1.5;
  if (classes.is_verb()) return 2.5;
  // “Farms flourish”: what could be either is a verb after many.
  if (classes_before.plural && before.ends_with("s") && !before.ends_with("'s") && !classes.third &&
      2 * classes.verb > classes.total())
    return 2;
  if (is_adverb(classes) && !classes.can_be_noun()) return 2;
  if (last) return 0;
  if (points_back(word)) return 2;
  if (determines(word) && 5 * classes_before.noun >= 4 * classes_before.total() && classes_before.known()) return 2;
  // “Mistrust or with fear”.
  if ((before == "and" || before == "or") && announces(word) == kBeforeNoun && !determines(word)) return 2;
  return announces(word) == kBeforeVerb || word == "between" ? 2 : parting(word);
}

double share_of_noun(const WordClasses& classes) {
  return classes.known() ? static_cast<double>(classes.noun) / classes.total() : 1;
}

// Points for what the head of a phrase names: conditions, groups and beliefs are what texts are about, things that can
// be seen and touched stand in them as images or examples, and times and amounts place and count other things. Of
// persons and things the plural is a kind or a group, the singular one of them.
double head_points(const WordClasses& classes) {
  switch (classes.kind) {
    case NounKind::kState:
      return classes.plural ? 0.3 : 0.9;
    case NounKind::kGroup:
      return 0.9;
    case NounKind::kFeeling:
    case NounKind::kThought:
      return 0.5;
    case NounKind::kAct:
      return 0.3;
    case NounKind::kPerson:
      return classes.plural ? 0 : -1.4;
    case NounKind::kThing:
      return classes.plural ? 0.4 : -0.6;
    case NounKind::kEvent:
      return -0.8;
    case NounKind::kPlace:
      return -0.3;
    case NounKind::kNature:
      return -1;
    case NounKind::kTime:
      return -2.4;
    case NounKind::kNone:
    case NounKind::kOther:
    case NounKind::kQuality:
    case NounKind::kWords:
      return 0;
  }
  return 0;
}

// What can be seen stands before “of” as an image of the rest (the wheels of, the depth of).
bool stands_for_more(NounKind kind) {
  return kind == NounKind::kThing || kind == NounKind::kPlace || kind == NounKind::kNature || kind == NounKind::kTime ||
         kind == NounKind::kEvent;
}

// The same as head_points() for a word that stands by itself, where it weighs more. What has many senses is general,
// and a plural of what cannot be touched is its instances (dangers, habits), not the matter.
double points_alone(const WordClasses& classes) {
  double points = 3 * share_of_noun(classes) - std::log2(1 + classes.senses) - 2;
  switch (classes.kind) {
    case NounKind::kGroup:
      points += 2.7;
      break;
    case NounKind::kFeeling:
      points += 2;
      break;
    case NounKind::kState:
      points += 1.7;
      break;
    case NounKind::kQuality:
      points += 1.3;
      break;
    case NounKind::kAct:
    case NounKind::kThought:
      points += 0.9;
      break;
    case NounKind::kPerson:
      return points + (classes.plural ? 0.5 : -1.3);
    case NounKind::kThing:
      return points + (classes.plural ? 1.1 : -0.3);
    case NounKind::kWords:
      points -= 0.4;
      break;
    case NounKind::kEvent:
      points -= 0.2;
      break;
    case NounKind::kPlace:
      return points + 0.3;
    case NounKind::kNature:
      return points - 1.8;
    case NounKind::kTime:
      return points - 1.6;
    case NounKind::kNone:
      return classes.known() ? points - 0.8 : 0;
    case NounKind::kOther:
      break;
  }
  return points - (classes.plural ? 0.5 : 0);
}

}  // namespace

float points_behind_word(std::string_view before) {
  static constexpr std::array<std::string_view, 5> kPointing = {"this", "that", "these", "those", "her"};
  const bool pointing = std::find(kPointing.begin(), kPointing.end(), before) != kPointing.end();
  return pointing || (determines(before) && before != "our") ? -1.0F : 0.0F;
}

float points_before_word(std::string_view behind) {
  if (behind == "of") return -2;
  return behind == "to" || behind == "on" || behind == "as" ? -1.5F : 0.0F;
}

bool is_compound(const TokenText& text, std::size_t begin, std::size_t end) {
  return end - begin >= 2 && end - begin <= 3 && word_classes(text.folded(begin, end)).can_be_noun();
}

bool makes_names(std::string_view word) {
  static constexpr std::array<std::string_view, 9> kWords = {"new",   "free",    "human",    "equal", "local",
                                                             "great", "foreign", "domestic", "common"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

bool looks_describing(std::string_view word) {
  static constexpr std::array<std::string_view, 8> kSuffixes = {"al",   "ive", "ous", "able",
                                                                "ible", "ary", "ful", "less"};
  const std::size_t hyphen = word.rfind('-');
  if (hyphen != std::string_view::npos) {
    const WordClasses last = word_classes(word.substr(hyphen + 1));
    return last.is_describing() || (last.past && !last.ing && !last.can_be_noun());
  }
  return std::any_of(kSuffixes.begin(), kSuffixes.end(),
                     [&](std::string_view suffix) { return word.ends_with(suffix); });
}

bool ends_in_verb(const TokenText& text, std::size_t begin, std::size_t end) {
  if (end - begin < 2 || is_capitalized(text, end - 1)) return false;
  const WordClasses last = word_classes(text.folded(end - 1, end));
  const WordClasses before = word_classes(text.folded(end - 2, end - 1));
  return last.is_verb() && !last.ing && !last.past && 2 * before.noun > before.total();
}

double english_form(const TokenText& text, const WordMap& words, std::size_t begin, std::size_t end) {
  const std::string_view first = text.folded(begin, begin + 1), last = text.folded(end - 1, end);
  const bool opens_sentence = is_break(text.tokens[begin - 1]);
  const std::size_t length = end - begin;
  double points = 0;
  std::size_t capitals = 0, light = 0;
  bool acronym = false;
  bool belongs = false, determined = false;  // “of”, or an article or possessive, inside
  WordClasses opening, before;
  bool titled = false, capital_before = false;
  double clause = 0;
  double beside = 0;  // points for the word before “of”, “and” or “or”
  for (std::size_t i = begin; i < end; ++i) {
    const bool capital = is_capitalized(text, i);
    capitals += (i > begin || !opens_sentence) && capital ? 1 : 0;
    light += words.at(i).light != 0 ? 1 : 0;
    acronym = acronym || is_acronym(text, i);
    const std::string_view word = text.folded(i, i + 1);
    const WordClasses classes = word_classes(word);
    if (i > begin && !(capital && capital_before))
      clause += clause_sign(word, classes, text.folded(i - 1, i), before, i + 1 == end);
    if (i == begin) opening = classes;
    if (i > begin && i + 1 < end) {
      belongs = belongs || word == "of";
      determined = determined || determines(word);
    }
    if (i > begin && word == "of")
      beside = words.at(i - 1).light != 0     ? -1
               : stands_for_more(before.kind) ? -1.5
                                              : std::min(0.2, head_points(before));
    if (i > begin && (word == "and" || word == "or")) beside = words.at(i - 1).light != 0 ? -0.8 : head_points(before);
    titled = titled || (i + 1 < end && capital && is_title_of_person(text, i));
    before = classes;
    capital_before = capital;
  }
  const WordClasses& closing = before;
  // The first word of a sentence has a capital anyhow; “Bringing America together” begins with no part of a name.
  const bool act = opens_sentence && opening.ing;
  const bool joined = length > 2 && capitals > 0 && !act && is_name(text, begin, end);
  const bool name = joined || (capitals > 0 && capitals + (opens_sentence && !act ? 1 : 0) >= length);
  if (!joined) points -= clause;
  // A word that is no common noun is a name by its capital; others were once written with one.
  if (name) points += length == 1 && closing.can_be_noun() ? 0.5 : 1.5;
  // Forms of address and of blessing.
  if (first == "fellow" || last == "bless" || first == "bless") points -= 5;
  const bool office = is_title(first) && (length == 1 || !is_capitalized(text, begin + 1));
  if (titled || ((office || is_title(last)) && capitals > 0)) points -= 5;
  if (is_place(last)) points -= 2;
  if (length == 1) return points + (is_abstract_noun(first) ? 0.9 : 0) + points_alone(closing);
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
  // Of what belongs to somebody in general, too, and least to whom any text speaks of (“nation's troubles”).
  if (length == 2 && first.ends_with("'s")) points -= capitals == 0 ? 1 : 0.5;
  if (first.ends_with("'s") && is_general_word(first.substr(0, first.size() - 2))) points -= 2;
  if (length == 2 && first == "new" && !name) points -= 1;
  // Nothing is named by its quality alone.
  if (closing.is_describing() && !name) points -= 3;
  const bool plain = length == 2 && !name;  // a noun with what stands before it
  const bool general = words.at(end - 1).light != 0;
  // How often heads are met, as a logarithm, in the middle: what is met more often says less, what is rare more.
  constexpr double kCommonHead = 5;
  // “Freedom of conscience” says of what, “loyalty of faithful” does not.
  if (belongs && !closing.is_describing()) points += 2;
  if (!name) {
    points += (general ? std::min(0.0, head_points(closing)) : head_points(closing)) + beside +
              1.2 * (share_of_noun(closing) - 1) + 0.1 * (kCommonHead - std::log2(1 + closing.noun));
    if (determined) points -= 1;
    if (opening.past) points -= 0.5;  // as often a clause (“gained stature”) as a term (“balanced budget”)
  }
  if (opening.relational && !general) points += 1;
  // A compound of the dictionary is a term, whatever it is made of.
  const bool compound = is_compound(text, begin, end);
  if (compound) points += 1.2;
  const bool coloured = plain && !compound && !opening.relational;
  if (coloured && opening.is_describing() && words.at(begin).light == 0) points -= 1.1;
  if (coloured && (opening.is_describing() || (opening.past && !opening.ing)) && closing.kind != NounKind::kPlace &&
      stands_for_more(closing.kind))
    points -= 0.8;
  if (plain && opening.can_be_noun() && !opening.is_describing() && !opening.is_verb()) points += 0.7;
  // “… of ages America …”: a sentence's name begins behind another's noun.
  if (plain && is_capitalized(text, end - 1) && opening.plural && !opening.is_describing()) points -= 1.5;
  // An acronym makes a term of what it stands in; where all has capitals there is none.
  if (acronym && has_small_letters(text, begin, end)) points += 1.6;
  // What is commonly said together.
  if (length == 3 && second == "and") points += 0.4;
  // … and what is denied or left open (“wealth or faction”).
  if (length == 3 && second == "or") points -= 1.5;
  // “Thousands of …” counts; “affirming the greatness” lacks what it belongs to.
  if (second == "of" && counts(first)) points -= 3;
  if (opening.ing && second == "the") points -= 1.5;
  // “Liberty and our union”: two of a list, one of which is somebody's.
  if (length == 4 && second == "and" && determines(text.folded(begin + 2, begin + 3))) points -= 1.5;
  if (last.ends_with("'s") || last.ends_with("s'")) points -= 2;
  // Praise and degree before a noun ornament it.
  if (coloured && words.at(begin).light != 0 && words.at(begin).verb == 0 && capitals == 0 && !makes_names(first))
    points -= 1.8;
  if (is_compound_number(first) || last == "percent") points -= 3;
  // “Show respect”: what is done to a thing in general.
  if (plain && words.at(begin).verb != 0 && words.at(begin).light != 0) points -= 0.8;
  if (is_abstract_noun(last)) points += 0.7;
  // A light noun or verb at the end is no head of a name, and a light verb at the beginning is often half a clause.
  if (general && !joined) points -= 1;
  if (!joined) points -= 0.3 * static_cast<double>(light);
  if (announced == kBeforeNoun) points += 1;
  if (announced == kBeforeVerb) points -= 1;
  return points;
}

}  // namespace tifa
