// Counts: a figure of one term in one edition or several, looked for under the ways of ways.h; and how a count moved.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "claims/judge_parts.h"

namespace tifa {
namespace {

constexpr std::size_t kMostNeighbours = 120;  // editions on either side that a failing figure is looked for in
constexpr std::size_t kMostNamed = 3;

// One figure to be found: a thing in an edition, or in all editions together.
struct Claimed {
  const CountedThing* thing = nullptr;
  std::vector<Edition> editions;  // one, or all that are summed
};

struct Value {
  std::optional<double> value;  // nothing when an edition is not held or the way does not apply
  double at_least = 0;          // of a sum: what the held editions have
};

Value value_of(Case& the, const Way& way, const Claimed& part) {
  Value result;
  double sum = 0;
  bool whole = true;
  for (const Edition& edition : part.editions) {
    const auto count = count_in(way, edition, the.texts);
    if (count)
      sum += static_cast<double>(*count);
    else
      whole = false;
  }
  result.at_least = sum;
  if (whole) result.value = sum;
  return result;
}

std::string edition_text(const Claimed& part) { return names_of(part.editions); }

// A way tried on every part: whether all that can be counted hold.
bool try_way(Case& the, const Way& way, const std::vector<Claimed>& parts, bool& applies) {
  bool holds = true;
  applies = false;
  for (const Claimed& part : parts) {
    const Value counted = value_of(the, way, part);
    const bool here = counted.value && the.claim.figure->holds(*counted.value);
    if (counted.value) applies = true;
    if (counted.value && !here) holds = false;
    the.out.tried.push_back({way.name, edition_text(part), counted.value, here});
  }
  return holds && applies;
}

// Editions near in the series for which the figure is right: a row that was read wrong.
std::vector<Edition> neighbours(Case& the, const Way& way, const Edition& of) {
  std::vector<Edition> found;
  const std::vector<Edition> series = the.texts.series_of(of);
  std::size_t here = 0;
  while (here < series.size() && series[here].name() != of.name()) ++here;
  for (std::size_t distance = 1; distance <= kMostNeighbours && found.size() < kMostNamed; ++distance)
    for (const bool later : {false, true}) {
      const std::size_t i = later ? here + distance : here - distance;
      if ((!later && distance > here) || i >= series.size() || found.size() >= kMostNamed) continue;
      const auto count = count_in(way, series[i], the.texts);
      if (!count || !the.claim.figure->holds(static_cast<double>(*count))) continue;
      the.out.tried.push_back(
          {"the edition " + dated_name(series[i]), series[i].name(), static_cast<double>(*count), true});
      found.push_back(series[i]);
    }
  return found;
}

std::string observed_text(const std::vector<Claimed>& parts, const std::vector<Value>& values) {
  std::vector<std::string> said;
  const bool several = parts.size() > 1 && parts.front().thing != parts.back().thing;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::string one = several ? quoted_wording(*parts[i].thing) + " " : "";
    if (values[i].value)
      one += number_text(*values[i].value) + " in " + edition_text(parts[i]);
    else if (parts[i].editions.size() > 1)
      one += number_text(values[i].at_least) + " in those held of " + edition_text(parts[i]);
    else
      one += edition_text(parts[i]) + " is " +
             (parts[i].editions.front().status == EditionStatus::kPartial ? "held only in part" : "not held");
    said.push_back(std::move(one));
  }
  return name_list(said);
}

}  // namespace

void judge_count(Case& the) {
  const Claim& claim = the.claim;
  if (!claim.figure) return cannot_check(the, "no figure is given");
  const std::vector<CountedThing> things = things_of(claim.terms, claim.together, claim.section);
  std::vector<Claimed> parts;
  for (const CountedThing& thing : things) {
    if (claim.total)
      parts.push_back({&thing, the.editions});
    else
      for (const Edition& edition : the.editions) parts.push_back({&thing, {edition}});
  }

  // As the claim states it.
  Truth truth = Truth::kTrue;
  std::vector<Value> values;
  std::vector<Edition> unknown;
  std::string foreign;
  std::vector<Way> standard;
  for (const CountedThing& thing : things) standard.push_back(default_way(thing, claim, claim.together));
  const auto way_of = [&](const Claimed& part) -> const Way& {
    return standard[static_cast<std::size_t>(part.thing - things.data())];
  };
  for (const Claimed& part : parts) {
    const Value counted = value_of(the, way_of(part), part);
    values.push_back(counted);
    for (const Edition& edition : part.editions) {
      add_edition(the, edition, counted.value && part.editions.size() == 1 ? counted.value : std::nullopt);
      if (edition.status != EditionStatus::kHeld) unknown.push_back(edition);
    }
    Truth one = Truth::kUnknown;
    if (counted.value) {
      one = claim.figure->holds(*counted.value) ? Truth::kTrue : Truth::kFalse;
      if (*counted.value == 0 && one == Truth::kFalse)
        if (std::string reason = foreign_reason(*part.thing, part.editions.front()); !reason.empty()) {
          foreign = std::move(reason);
          one = Truth::kUnknown;
        }
    } else if (part.editions.size() > 1 && counted.at_least > claim.figure->high) {
      one = Truth::kFalse;  // the held editions alone have more
    }
    the.out.tried.push_back({way_of(part).name, edition_text(part), counted.value, one == Truth::kTrue});
    truth = all_of(truth, one);
  }
  the.out.observed = observed_text(parts, values);
  the.out.rule = standard.front().name;
  const std::string missing = lack_of(unknown);
  for (const Claimed& part : parts)
    for (const Edition& edition : part.editions)
      add_evidence(the, edition, the.texts.hits(way_of(part).counted, edition), parts.size() > 3 ? 1 : 3);

  // Other ways: listed always, chosen only where the figure fails.
  const auto exact = claim.figure->low == claim.figure->high;
  std::optional<Way> found;
  std::vector<double> tried_values;
  const auto first_held = [&]() -> const Edition* {
    for (const Edition& edition : the.editions)
      if (edition.status == EditionStatus::kHeld) return &edition;
    return nullptr;
  }();
  if (things.size() == 1 && first_held != nullptr && !claim.negated) {
    std::vector<Way> ways = other_ways(things.front(), standard.front(), *first_held, the.texts);
    const auto look = [&](const Way& way) {
      bool applies = false;
      const std::size_t before = the.out.tried.size();
      const bool holds = try_way(the, way, parts, applies);
      for (std::size_t i = before; i < the.out.tried.size(); ++i)
        if (the.out.tried[i].value) tried_values.push_back(*the.out.tried[i].value);
      if (!applies) the.out.tried.resize(before);
      if (holds && !found) found = way;
    };
    for (const Way& way : ways) look(way);
    if (truth == Truth::kFalse && !found && exact)
      for (const Way& way : longer_ways(standard.front(), *first_held, the.texts)) look(way);
  }

  if (truth == Truth::kTrue) {
    const bool named =
        !claim.hints.empty() && standard.front().name != default_way(things.front(), Claim{}, false).name;
    if (named && !claim.negated)
      return conclude_under(the, standard.front().name, "the figure holds under the rule that is named with it");
    return conclude(the, truth, "the count is " + the.out.observed);
  }
  const double observed = values.front().value.value_or(0);
  if (found && (truth == Truth::kFalse || !foreign.empty())) {
    const double chance = share_by_chance(observed, claim.figure->low, tried_values);
    const bool weak = exact && chance > kMostByChance;
    const std::string many = fmt::format(
        "{} figures were looked at, which give {:.0f} % of those around the default count, so it may be chance",
        the.out.tried.size(), 100 * chance);
    if (weak && found->family == WayFamily::kLonger) {
      // How many longer words a text has is open, so a coincidence is no rule.
      the.out.suggestion = "it would be right " + found->name + " (" + many + ")";
    } else if (!unknown.empty()) {
      return not_established(the, "it holds where the text is held (" + found->name + "), but " + missing);
    } else {
      the.out.weak = weak;
      return conclude_under(the, found->name,
                            fmt::format("it holds with this rule: {}; the default rule gives {}{}", found->name,
                                        the.out.observed, weak ? " (" + many + ")" : ""));
    }
  }
  if (truth == Truth::kFalse) {
    if (exact && parts.size() == 1 && parts.front().editions.size() == 1 && !claim.negated) {
      const auto rows = neighbours(the, standard.front(), parts.front().editions.front());
      if (!rows.empty()) {
        std::string text = the.out.asserted + " is the figure of " + names_of(rows);
        if (!the.out.suggestion.empty()) text += "; " + the.out.suggestion;
        the.out.suggestion = std::move(text);
      }
    }
    return conclude(the, truth,
                    "the count is " + the.out.observed +
                        (found || tried_values.empty()
                             ? ""
                             : fmt::format(", and none of the {} other ways of counting that were tried gives {}",
                                           the.out.tried.size() - parts.size(), the.out.asserted)));
  }
  if (!foreign.empty()) return not_established(the, foreign);
  not_established(the, missing + (first_held == nullptr ? "" : "; " + the.out.observed));
}

void judge_change(Case& the) {
  const Claim& claim = the.claim;
  std::vector<Edition> before = the.before;
  if (before.empty() && !claim.before) {
    // Without another named it is the edition before the first one.
    const std::vector<Edition> series = the.texts.series_of(the.editions.front());
    for (std::size_t i = 1; i < series.size(); ++i)
      if (series[i].name() == the.editions.front().name()) before = {series[i - 1]};
  }
  if (before.empty()) return not_established(the, "there is no edition before it to compare with");

  const std::vector<CountedThing> things = things_of(claim.terms, claim.together, claim.section);
  Truth truth = Truth::kTrue;
  std::vector<std::string> said;
  std::vector<Edition> unknown;
  std::string foreign;
  for (const CountedThing& thing : things) {
    const Way way = default_way(thing, claim, claim.together);
    the.out.rule = way.name;
    for (const Edition& a : before)
      for (const Edition& b : the.editions) {
        const auto from = count_in(way, a, the.texts), to = count_in(way, b, the.texts);
        add_edition(the, a, from ? std::optional<double>(static_cast<double>(*from)) : std::nullopt);
        add_edition(the, b, to ? std::optional<double>(static_cast<double>(*to)) : std::nullopt);
        if (!from || !to) {
          unknown.push_back(a);
          unknown.push_back(b);
          truth = all_of(truth, Truth::kUnknown);
          continue;
        }
        const double x = static_cast<double>(*from), y = static_cast<double>(*to);
        if (x == 0 && y == 0)
          if (std::string reason = foreign_reason(thing, b); !reason.empty()) {
            foreign = std::move(reason);
            truth = all_of(truth, Truth::kUnknown);
            continue;
          }
        bool holds =
            claim.direction == 0 ? (claim.figure.has_value() || x == y) : (claim.direction > 0 ? y > x : y < x);
        std::string text = quoted_wording(thing) + " " + number_text(x) + " in " + dated_name(a) + ", " +
                           number_text(y) + " in " + dated_name(b);
        if (claim.figure && claim.factor) {
          // “Halved” is a factor of 0.5 from before to now; so is “tripled” of 3.
          const double factor = x == 0 ? std::numeric_limits<double>::infinity() : y / x;
          holds = holds && claim.figure->holds(factor);
          text += x == 0 ? "" : fmt::format(" (times {:.2f})", factor);
        } else if (claim.figure) {
          holds = holds && claim.figure->holds(std::fabs(y - x));
          text += fmt::format(" (a difference of {})", number_text(y - x));
        }
        the.out.tried.push_back({way.name, a.name() + " → " + b.name(), claim.factor && x > 0 ? y / x : y - x, holds});
        said.push_back(std::move(text));
        truth = all_of(truth, holds ? Truth::kTrue : Truth::kFalse);
        add_evidence(the, a, the.texts.hits(way.counted, a), 1);
        add_evidence(the, b, the.texts.hits(way.counted, b), 2);
      }
  }
  the.out.observed = name_list(said, 6);
  if (the.out.asserted.empty())
    the.out.asserted = claim.direction > 0 ? "more than before" : claim.direction < 0 ? "fewer than before" : "as many";
  if (truth == Truth::kUnknown) {
    if (!foreign.empty()) return not_established(the, foreign);
    return not_established(the, lack_of(unknown) + ", so the counts cannot be compared");
  }
  conclude(the, truth, "the counts are " + the.out.observed);
}

}  // namespace tifa
