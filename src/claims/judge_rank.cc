// Ranks: the edition with the most or fewest of a term among editions, and the most used of several terms in an
// edition.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "claims/judge_parts.h"

namespace tifa {
namespace {

// Editions that the edition is ranked among: those the claim names, else (and where it names no other than the edition
// itself) its series up to and including it, since a claim is made when its newest edition is out.
std::vector<Edition> field_of(Case& the) {
  std::vector<Edition> field = the.among;
  const auto is_ranked = [&](const Edition& edition) {
    return std::any_of(the.editions.begin(), the.editions.end(),
                       [&](const Edition& own) { return own.name() == edition.name(); });
  };
  if (!the.claim.among || std::all_of(field.begin(), field.end(), is_ranked)) {
    field.clear();
    for (const Edition& edition : the.texts.series_of(the.editions.back())) {
      field.push_back(edition);
      if (edition.name() == the.editions.back().name()) break;
    }
  }
  for (const Edition& edition : the.editions)
    if (std::none_of(field.begin(), field.end(), [&](const Edition& e) { return e.name() == edition.name(); }))
      field.push_back(edition);
  return field;
}

struct Rival {
  std::string name;
  Edition edition;
  std::optional<double> value;
};

// The truth of “the one at `own` is the `place`th from the top (or bottom)”, from what is known of the others.
struct Placing {
  Truth truth = Truth::kUnknown;
  std::uint64_t better = 0;            // known to be before it
  std::vector<std::string> who, tied;  // of them, and of those equal
  std::vector<Edition> unknown;
};

Placing place_in(const std::vector<Rival>& field, std::size_t own, bool most,
                 const std::optional<AssertedFigure>& place) {
  Placing result;
  for (std::size_t i = 0; i < field.size(); ++i) {
    if (i == own) continue;
    if (!field[i].value) {
      result.unknown.push_back(field[i].edition);
      continue;
    }
    const double x = *field[i].value, y = *field[own].value;
    if (most ? x > y : x < y) {
      ++result.better;
      result.who.push_back(field[i].name + " with " + number_text(x));
    } else if (x == y) {
      result.tied.push_back(field[i].name);
    }
  }
  const auto fits = [&](std::uint64_t before) {
    const double rank = static_cast<double>(before + 1);
    return place ? place->holds(rank) : before == 0;
  };
  bool some = false, every = true;
  for (std::uint64_t extra = 0; extra <= result.unknown.size(); ++extra) {
    some = some || fits(result.better + extra);
    every = every && fits(result.better + extra);
  }
  result.truth = every ? Truth::kTrue : some ? Truth::kUnknown : Truth::kFalse;
  return result;
}

}  // namespace

void judge_rank(Case& the) {
  const Claim& claim = the.claim;
  const bool most = claim.direction >= 0;
  const std::vector<CountedThing> things = things_of(claim.terms, claim.together, claim.section);
  // A figure with a rank in it says which place: “the second most”.
  const std::optional<AssertedFigure> place = claim.figure;
  the.out.asserted = place ? figure_text(*place) : most ? "the most" : "the fewest";
  Truth truth = Truth::kTrue;
  std::vector<std::string> said, tied;
  std::vector<Edition> unknown;
  std::string foreign;

  for (const CountedThing& thing : things) {
    const Way way = default_way(thing, claim, claim.together);
    the.out.rule = way.name;
    for (const Edition& own : the.editions) {
      std::vector<Rival> field;
      std::size_t self = 0;
      if (!claim.rivals.empty()) {
        field.push_back({quoted_wording(thing), own, std::nullopt});
        if (const auto count = count_in(way, own, the.texts)) field.back().value = static_cast<double>(*count);
        for (const CountedThing& rival : things_of(claim.rivals, false, claim.section)) {
          if (rival.patterns.empty()) continue;
          field.push_back({quoted_wording(rival), own, std::nullopt});
          if (const auto count = count_in(default_way(rival, claim, false), own, the.texts))
            field.back().value = static_cast<double>(*count);
        }
        add_edition(the, own, field.front().value);
      } else {
        for (const Edition& edition : field_of(the)) {
          if (edition.status == EditionStatus::kNotApplicable) continue;
          if (edition.name() == own.name()) self = field.size();
          const auto count = count_in(way, edition, the.texts);
          field.push_back({dated_name(edition), edition, std::nullopt});
          if (count) field.back().value = static_cast<double>(*count);
          add_edition(the, edition, field.back().value);
        }
      }
      if (field.empty() || !field[self].value) {
        truth = all_of(truth, Truth::kUnknown);
        unknown.push_back(own);
        continue;
      }
      if (*field[self].value == 0 && foreign.empty()) foreign = foreign_reason(thing, own);
      const Placing placing = place_in(field, self, most, place);
      truth = all_of(truth, foreign.empty() ? placing.truth : Truth::kUnknown);
      unknown.insert(unknown.end(), placing.unknown.begin(), placing.unknown.end());
      tied.insert(tied.end(), placing.tied.begin(), placing.tied.end());
      std::string text =
          quoted_wording(thing) + " stands " + number_text(*field[self].value) + " times in " + dated_name(own);
      if (!placing.who.empty())
        text += "; " + std::string(most ? "more" : "fewer") + " in " + name_list(placing.who, 4);
      else if (!placing.tied.empty())
        text += "; as often in " + name_list(placing.tied, 4);
      else
        text += ", " + std::string(most ? "more" : "fewer") + " than in any other held";
      said.push_back(std::move(text));
      add_evidence(the, own, the.texts.hits(way.counted, own), 3);
      for (const Edition& edition : field_of(the)) {
        const std::string name = dated_name(edition);
        const bool before = std::any_of(placing.who.begin(), placing.who.end(),
                                        [&](const std::string& who) { return who.starts_with(name + " with"); });
        if (claim.rivals.empty() && before && most) add_evidence(the, edition, the.texts.hits(way.counted, edition), 1);
      }
    }
  }
  the.out.observed = name_list(said);
  if (!foreign.empty()) return not_established(the, foreign);
  if (truth == Truth::kUnknown)
    return not_established(the, "it holds among the editions held (" + the.out.observed + "), but " + lack_of(unknown));
  if (truth == Truth::kTrue && !tied.empty() && !place && !claim.negated)
    return conclude_under(the, "shared with " + name_list(tied), the.out.observed);
  conclude(the, truth, the.out.observed);
}

}  // namespace tifa
