#include "text/word_classes.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>

namespace tifa {
namespace {

struct Row {
  char word[19];
  std::array<std::uint16_t, 4> counts;  // noun, verb, adjective, adverb
  std::uint8_t kind;                    // WordNet's number of a lexicographer's file
  std::uint8_t senses;                  // of the noun
  bool past, relational;
};

constexpr Row kRows[] = {
#include <word_classes.inc>  // made by the build
};

const Row* row_of(std::string_view word) {
  const Row* found = std::lower_bound(std::begin(kRows), std::end(kRows), word,
                                      [](const Row& row, std::string_view text) { return row.word < text; });
  return found != std::end(kRows) && found->word == word ? found : nullptr;
}

// lexnames(5WN)
NounKind kind_of(int file) {
  switch (file) {
    case 0:
      return NounKind::kNone;
    case 4:
      return NounKind::kAct;
    case 6:
      return NounKind::kThing;
    case 7:
      return NounKind::kQuality;
    case 8:   // body
    case 13:  // food
    case 17:  // object
    case 19:  // phenomenon
    case 20:  // plant
    case 25:  // shape
    case 27:  // substance
      return NounKind::kNature;
    case 9:
      return NounKind::kThought;
    case 10:
      return NounKind::kWords;
    case 11:
      return NounKind::kEvent;
    case 12:
      return NounKind::kFeeling;
    case 14:
      return NounKind::kGroup;
    case 15:
      return NounKind::kPlace;
    case 18:
      return NounKind::kPerson;
    case 23:  // quantity
    case 28:
      return NounKind::kTime;
    case 26:
      return NounKind::kState;
    default:
      return NounKind::kOther;
  }
}

struct Detachment {
  std::string_view ending, instead;
};
constexpr Detachment kNounEndings[] = {{"s", ""},      {"ses", "s"},   {"xes", "x"},   {"zes", "z"},
                                       {"ches", "ch"}, {"shes", "sh"}, {"men", "man"}, {"ies", "y"}};
constexpr Detachment kVerbEndings[] = {{"s", ""},   {"ies", "y"}, {"es", "e"},  {"es", ""},
                                       {"ed", "e"}, {"ed", ""},   {"ing", "e"}, {"ing", ""}};
constexpr Detachment kAdjectiveEndings[] = {{"er", ""}, {"est", ""}, {"er", "e"}, {"est", "e"}};

// Calls `use` for each row from which a form can come by one of the endings.
template <std::size_t N, class Use>
void each_base(std::string_view word, const Detachment (&endings)[N], Use&& use) {
  std::string base;
  for (const auto& [ending, instead] : endings) {
    if (word.size() <= ending.size() + 1 || !word.ends_with(ending)) continue;
    base.assign(word.substr(0, word.size() - ending.size())).append(instead);
    if (const Row* row = row_of(base)) use(*row, ending);
  }
}

}  // namespace

WordClasses word_classes(std::string_view word) {
  if (word.ends_with("'s"))
    word.remove_suffix(2);
  else if (word.ends_with("'"))
    word.remove_suffix(1);
  WordClasses classes;
  const auto add_noun = [&](const Row& row) {
    if (row.counts[0] <= classes.noun) return;
    classes.noun = row.counts[0];
    classes.kind = kind_of(row.kind);
    classes.senses = row.senses;
  };
  const Row* own = row_of(word);
  if (own != nullptr) {
    add_noun(*own);
    classes.verb = own->counts[1];
    classes.adjective = own->counts[2];
    classes.adverb = own->counts[3];
    classes.past = own->past;
    classes.relational = own->relational;
  }
  each_base(word, kNounEndings, [&](const Row& row, std::string_view) {
    add_noun(row);
    classes.plural = classes.plural || row.counts[0] > 0;
  });
  each_base(word, kVerbEndings, [&](const Row& row, std::string_view ending) {
    if (row.counts[1] == 0) return;
    // A seed is no past of to see.
    if (ending == "ed" && word.ends_with("eed") && own != nullptr && own->counts[0] + own->counts[1] > 0) return;
    classes.verb = std::max<std::uint32_t>(classes.verb, row.counts[1]);
    classes.past = classes.past || ending == "ed";
    classes.ing = classes.ing || ending == "ing";
    classes.third = classes.third || ending.ends_with("s");
  });
  each_base(word, kAdjectiveEndings, [&](const Row& row, std::string_view) {
    classes.adjective = std::max<std::uint32_t>(classes.adjective, row.counts[2]);
  });
  return classes;
}

std::vector<std::string> base_forms(std::string_view word) {
  std::vector<std::string> forms;
  const auto add = [&](const Row& row, std::string_view) {
    if (std::find(forms.begin(), forms.end(), row.word) == forms.end()) forms.emplace_back(row.word);
  };
  if (const Row* own = row_of(word)) add(*own, {});
  each_base(word, kNounEndings, [&](const Row& row, std::string_view ending) {
    if (row.counts[0] > 0) add(row, ending);
  });
  each_base(word, kVerbEndings, [&](const Row& row, std::string_view ending) {
    if (row.counts[1] > 0) add(row, ending);
  });
  return forms;
}

}  // namespace tifa
