// What an English word can be: noun, verb, adjective, adverb, and how often it is which.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace tifa {

// What a noun's commonest sense names: WordNet's lexicographers' files (lexnames(5WN)), together where nothing tells
// them apart here.
enum class NounKind : std::uint8_t {
  kNone,  // not known as a noun
  kAct,
  kQuality,
  kThought,  // what is known and believed, doctrines and disciplines among it
  kFeeling,
  kGroup,
  kState,
  kEvent,
  kPerson,
  kThing,  // what people make
  kPlace,
  kNature,  // what grows or lies there: things of nature, plants, substances, food, bodies, weather, shapes
  kTime,    // and quantities
  kWords,   // what is said and written
  kOther    // animals, motives, possessions, processes, relations
};

// The classes of one form. Counts are those of marked texts (1 for a word that is listed and was not met): relative
// sizes, not probabilities of this text.
struct WordClasses {
  std::uint32_t noun = 0, verb = 0, adjective = 0, adverb = 0;
  NounKind kind = NounKind::kNone;
  std::uint32_t senses = 0;  // of the noun: the more, the more general
  bool past = false;         // the form can be a past tense or participle
  bool ing = false;          // … an -ing form
  bool third = false;        // … a third person: brings
  bool plural = false;       // … of a noun, by its ending
  // An adjective that says to what a thing pertains (national, economic), in a tenth of its uses at least: with a noun
  // it makes a term, where one of quality (great, bold) only colours it.
  bool relational = false;

  [[nodiscard]] std::uint32_t total() const { return noun + verb + adjective + adverb; }
  [[nodiscard]] bool known() const { return total() > 0; }
  // At least four of five times a verb, or an adjective or adverb.
  [[nodiscard]] bool is_verb() const { return known() && 5 * verb >= 4 * total(); }
  [[nodiscard]] bool is_describing() const { return known() && 5 * (adjective + adverb) >= 4 * total(); }
  [[nodiscard]] bool can_be_noun() const { return noun > 0; }
};

// The classes of a word in lower-case letters, by WordNet 3.0 (Miller 1995, “WordNet: a lexical database for English”);
// inflected forms by its rules of detachment (morphy(7WN)) and its lists of irregular ones. A possessive ending is left
// out of account. O(length + log words); no allocation that outlives the call.
[[nodiscard]] WordClasses word_classes(std::string_view word);
// The words of WordNet that a form in lower-case letters can be of, by the same rules, itself first where it is one:
// elections: election. O(length + log words).
[[nodiscard]] std::vector<std::string> base_forms(std::string_view word);

}  // namespace tifa
