// What an English word can be: noun, verb, adjective, adverb, and how often it is which.
#pragma once

#include <cstdint>
#include <string_view>

namespace tifa {

// What a noun's commonest sense names, as far as it is asked for here.
enum class NounKind : std::uint8_t {
  kNone,    // not known as a noun
  kOther,   // acts, states, thoughts, groups, events, possessions; persons and places; what people make; animals
  kNature,  // what grows or lies there: places and things of nature, plants, substances, bodies, weather, shapes
  kTime,    // and quantities
  kWords    // what is said and written
};

// The classes of one form. Counts are those of marked texts (1 for a word that is listed and was not met): relative
// sizes, not probabilities of this text.
struct WordClasses {
  std::uint32_t noun = 0, verb = 0, adjective = 0, adverb = 0;
  NounKind kind = NounKind::kNone;
  bool past = false;    // the form can be a past tense or participle
  bool ing = false;     // … an -ing form
  bool third = false;   // … a third person: brings
  bool plural = false;  // … of a noun, by its ending

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

}  // namespace tifa
