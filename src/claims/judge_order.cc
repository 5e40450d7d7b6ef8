// Order and place: the rank of a term among the main aims or tasks, or among the sections by their headings.
#include <algorithm>
#include <optional>
#include <utility>

#include "claims/judge_parts.h"

namespace tifa {
namespace {

std::string place_name(const std::string& role) {
  return role.starts_with("task") ? "main tasks" : role.starts_with("goal") ? "main goals" : "headings";
}

std::vector<Edition> before_of(Case& the) {
  if (the.claim.before) return the.before;
  std::vector<Edition> before;
  for (const Edition& edition : the.texts.series_of(the.editions.front())) {
    if (edition.name() == the.editions.front().name()) break;
    if (edition.status != EditionStatus::kNotApplicable) before = {edition};
  }
  return before;
}

}  // namespace

void judge_order(Case& the) {
  const Claim& claim = the.claim;
  const std::string where = place_name(claim.role);
  std::optional<AssertedFigure> place = claim.figure;
  if (!place && claim.role == "first") place = AssertedFigure{1, 1, false, false, false, "first", {}};
  if (the.out.asserted.empty())
    the.out.asserted = claim.direction > 0   ? "moved up"
                       : claim.direction < 0 ? "moved down"
                       : place               ? figure_text(*place)
                                             : "among the " + where;
  Truth truth = Truth::kTrue;
  std::vector<std::string> said, unknown;
  for (const CountedThing& thing : things_of(claim.terms, false, claim.section)) {
    const Way way = default_way(thing, claim, true);
    the.out.rule = kByLists + way.name;
    for (const Edition& edition : the.editions) {
      const PresenceStanding now = standing_of(the, way, thing, edition);
      add_edition(the, edition, now.rank > 0 ? std::optional<double>(now.rank) : std::nullopt);
      add_evidence(the, edition, now.hits, 2);
      if (now.truth == Truth::kUnknown) {
        unknown.push_back(now.why_unknown.empty() ? lack_of({edition}) : now.why_unknown);
        truth = all_of(truth, Truth::kUnknown);
        continue;
      }
      if (now.truth == Truth::kFalse) {
        said.push_back(quoted_wording(thing) + " is not among the " + where + " of " + dated_name(edition));
        truth = Truth::kFalse;
        const bool elsewhere = the.texts.count(way.counted, edition) > 0;
        if (elsewhere) {
          said.back() += ", though it stands elsewhere in it";
          add_evidence(the, edition, the.texts.hits(way.counted, edition), 2);
        }
        continue;
      }
      if (now.rank == 0) {
        unknown.push_back("its place in " + dated_name(edition) + " is not known");
        truth = all_of(truth, Truth::kUnknown);
        continue;
      }
      const bool partial = edition.status == EditionStatus::kPartial;
      std::string text = quoted_wording(thing) + " is number " + std::to_string(now.rank) + " among the " + where +
                         " of " + dated_name(edition);
      if (place && !partial)
        truth = all_of(truth, place->holds(now.rank) ? Truth::kTrue : Truth::kFalse);
      else if (place)
        truth = all_of(truth, Truth::kUnknown),
        unknown.push_back(edition.name() + " is held only in part, so places in it are not known");
      if (claim.direction != 0) {
        const std::vector<Edition> before = before_of(the);
        if (before.empty())
          truth = all_of(truth, Truth::kUnknown), unknown.emplace_back("there is no edition before it to compare with");
        for (const Edition& a : before) {
          const PresenceStanding then = standing_of(the, way, thing, a);
          add_edition(the, a, then.rank > 0 ? std::optional<double>(then.rank) : std::nullopt);
          add_evidence(the, a, then.hits, 1);
          if (then.truth == Truth::kTrue && a.status == EditionStatus::kHeld && !partial) {
            text += ", and number " + std::to_string(then.rank) + " of " + dated_name(a);
            const bool up = now.rank<then.rank, down = now.rank> then.rank;
            truth = all_of(truth, (claim.direction > 0 ? up : down) ? Truth::kTrue : Truth::kFalse);
          } else if (then.truth == Truth::kFalse) {
            text += ", and not among those of " + dated_name(a);
            truth = all_of(truth, claim.direction > 0 ? Truth::kTrue : Truth::kFalse);
          } else {
            unknown.push_back(then.why_unknown.empty() ? lack_of({a}) : then.why_unknown);
            truth = all_of(truth, Truth::kUnknown);
          }
        }
      }
      said.push_back(std::move(text));
    }
  }
  the.out.observed = name_list(said, 6);
  std::string why = the.out.observed;
  if (truth == Truth::kUnknown) why = (why.empty() ? "" : why + "; but ") + name_list(unknown, 6);
  conclude(the, truth, std::move(why));
}

}  // namespace tifa
