// Presence and absence: there, not there, first, last, dropped, added, back; in a text, a section, or a list of aims.
#include <algorithm>
#include <utility>

#include "claims/judge_parts.h"

namespace tifa {
namespace {

// Where in a text a claim looks: “the main goals”; empty for everywhere.
std::string place_of(const Claim& claim) {
  if (claim.role.empty()) return {};
  if (claim.role.starts_with("task")) return "the main tasks";
  return claim.role.starts_with("goal") ? "the main goals" : "the headings";
}

// What editions say of a thing, together with what should be told of it.
class Presences {
 public:
  Presences(Case& the, const CountedThing& thing, const Way& way) : the_(the), thing_(thing), way_(way) {}

  Truth in(const Edition& edition) {
    const PresenceStanding standing = standing_of(the_, way_, thing_, edition);
    add_edition(the_, edition,
                standing.truth == Truth::kUnknown ? std::nullopt
                                                  : std::optional<double>(static_cast<double>(standing.hits.size())));
    if (standing.truth == Truth::kUnknown) {
      open_.push_back(edition);
      if (!standing.why_unknown.empty()) reasons_.push_back(standing.why_unknown);
    }
    if (standing.truth == Truth::kTrue) having_.push_back(edition);
    // Outside the list or the headings that are asked for, it may stand all the same.
    if (standing.truth != Truth::kTrue && !the_.claim.role.empty())
      if (const std::vector<Hit> hits = the_.texts.hits(way_.counted, edition); !hits.empty()) {
        elsewhere_.push_back(edition);
        add_evidence(the_, edition, hits, 1);
      }
    if (standing.truth == Truth::kFalse) lacking_.push_back(edition);
    if (standing.truth == Truth::kTrue) add_evidence(the_, edition, standing.hits, 2);
    return standing.truth;
  }
  // Every one of them has it (or lacks it).
  Truth all(const std::vector<Edition>& editions, bool present) {
    Truth truth = Truth::kTrue;
    for (const Edition& edition : editions) {
      if (edition.status == EditionStatus::kNotApplicable) continue;
      const Truth here = in(edition);
      truth = all_of(truth, present ? here : negation(here));
    }
    return truth;
  }

  // What keeps the question open, in words.
  [[nodiscard]] std::string unknown() const {
    std::string text = lack_of(open_);
    if (!reasons_.empty()) text += (text.empty() ? "" : "; ") + name_list(reasons_, 3);
    if (!elsewhere_.empty()) text += "; outside " + place_of(the_.claim) + " it stands in " + names_of(elsewhere_);
    return text;
  }

  std::vector<Edition> having_, lacking_, open_, elsewhere_;
  std::vector<std::string> reasons_;

 private:
  Case& the_;
  const CountedThing& thing_;
  const Way& way_;
};

// The editions of the series before the first (or after the last) of those the claim is of; within `among` where the
// claim names a range.
std::vector<Edition> beyond(Case& the, bool later) {
  std::vector<Edition> result;
  const std::vector<Edition> series = the.texts.series_of(the.editions.front());
  const auto place = [&](const Edition& edition) {
    return std::find_if(series.begin(), series.end(), [&](const Edition& e) { return e.name() == edition.name(); }) -
           series.begin();
  };
  const auto first = place(the.editions.front()), last = place(the.editions.back());
  const auto ours = [&](const Edition& edition) {
    return std::any_of(the.editions.begin(), the.editions.end(),
                       [&](const Edition& e) { return e.name() == edition.name(); });
  };
  if (the.claim.among) {
    for (const Edition& edition : the.among) {
      if (ours(edition)) continue;
      const auto at = place(edition);
      const bool elsewhere = at == static_cast<std::ptrdiff_t>(series.size());  // of another series: by date
      const bool is_later = elsewhere ? the.editions.back().date < edition.date : at > last;
      const bool is_earlier = elsewhere ? edition.date < the.editions.front().date : at < first;
      if (later ? is_later : is_earlier) result.push_back(edition);
    }
    return result;
  }
  if (later)
    result.assign(series.begin() + std::min<std::ptrdiff_t>(last + 1, static_cast<std::ptrdiff_t>(series.size())),
                  series.end());
  else
    result.assign(series.begin(), series.begin() + first);
  return result;
}

// What the claim compares with; without it the edition before in the series.
std::vector<Edition> compared_with(Case& the) {
  if (the.claim.before) return the.before;
  const std::vector<Edition> earlier = beyond(the, false);
  for (std::size_t i = earlier.size(); i-- > 0;)
    if (earlier[i].status != EditionStatus::kNotApplicable) return {earlier[i]};
  return {};
}

// Whether what a claim says happened for the first time: that it was dropped, added or lacking in no edition before.
Truth never_before(Case& the, Presences& presences) {
  Truth last = Truth::kUnknown;
  bool open = false, first = true;
  for (const Edition& edition : beyond(the, false)) {
    if (edition.status == EditionStatus::kNotApplicable) continue;
    const Truth here = presences.in(edition);
    const bool lacks = here == Truth::kFalse, has = here == Truth::kTrue;
    const bool happened = the.claim.kind == ClaimKind::kAbsent    ? lacks
                          : the.claim.kind == ClaimKind::kDropped ? !first && last == Truth::kTrue && lacks
                                                                  : !first && last == Truth::kFalse && has;
    if (happened) return Truth::kFalse;
    open = open || here == Truth::kUnknown;
    last = here;
    first = false;
  }
  return open ? Truth::kUnknown : Truth::kTrue;
}

struct Outcome {
  Truth truth = Truth::kTrue;
  std::string why;
  std::string suggestion;
};

std::string there(const CountedThing& thing, const std::vector<Edition>& having, const char* verb) {
  return quoted_wording(thing) + " " + verb + " " + names_of(having);
}

Outcome outcome_of(Case& the, const CountedThing& thing, const Way& way) {
  Outcome outcome;
  Presences here(the, thing, way);
  const std::string where = the.claim.role.empty() ? "" : " among " + place_of(the.claim);
  const std::string in = "stands" + where + " in", lacks = "does not stand" + where + " in";
  const auto unknown = [](const Presences& presences) { return presences.unknown(); };
  switch (the.claim.kind) {
    case ClaimKind::kPresent:
      outcome.truth = here.all(the.editions, true);
      outcome.why = outcome.truth == Truth::kTrue    ? there(thing, here.having_, in.c_str())
                    : outcome.truth == Truth::kFalse ? there(thing, here.lacking_, lacks.c_str())
                                                     : unknown(here);
      return outcome;
    case ClaimKind::kAbsent:
      outcome.truth = here.all(the.editions, false);
      outcome.why = outcome.truth == Truth::kTrue    ? there(thing, here.lacking_, lacks.c_str())
                    : outcome.truth == Truth::kFalse ? there(thing, here.having_, in.c_str())
                                                     : unknown(here);
      return outcome;
    case ClaimKind::kFirst:
    case ClaimKind::kLast: {
      const bool last = the.claim.kind == ClaimKind::kLast;
      outcome.truth = here.all(the.editions, true);
      if (outcome.truth == Truth::kFalse) {
        outcome.why = there(thing, here.lacking_, lacks.c_str());
        return outcome;
      }
      std::vector<Edition> others = beyond(the, last);
      if (others.empty() && the.claim.among) {
        outcome.truth = Truth::kUnknown;
        outcome.why = "no edition of the range that is named is in the corpus";
        return outcome;
      }
      Presences there_too(the, thing, way);
      const Truth none = there_too.all(others, false);
      outcome.truth = all_of(outcome.truth, none);
      if (none == Truth::kFalse) {
        outcome.why = there(thing, there_too.having_, in.c_str()) + " already";
        if (last) outcome.why = there(thing, there_too.having_, in.c_str()) + " later";
        const Edition& found = last ? there_too.having_.back() : there_too.having_.front();
        outcome.suggestion =
            std::string(last ? "the last" : "the first") + " that is held with it is " + dated_name(found);
        return outcome;
      }
      const auto info = the.texts.series_info(the.editions.front().series);
      const bool declared = the.claim.among || !info || info->declares_expected;
      if (outcome.truth == Truth::kTrue && !declared) {
        outcome.truth = Truth::kUnknown;
        outcome.why =
            "it holds in all editions of the corpus, but which editions exist is not declared (expect in tifa.toml)";
        return outcome;
      }
      there_too.open_.insert(there_too.open_.begin(), here.open_.begin(), here.open_.end());
      there_too.reasons_.insert(there_too.reasons_.begin(), here.reasons_.begin(), here.reasons_.end());
      const std::string others_text =
          others.empty()
              ? ""
              : (there_too.lacking_.size() == 1 ? std::string(", and not in the one")
                                                : ", and in none of the " + std::to_string(there_too.lacking_.size())) +
                    (last ? " later" : " earlier") +
                    (there_too.lacking_.size() == 1 ? " edition held" : " editions held");
      outcome.why = outcome.truth == Truth::kTrue ? there(thing, here.having_, in.c_str()) + others_text
                                                  : "it holds in what is held, but " + there_too.unknown();
      return outcome;
    }
    case ClaimKind::kDropped:
    case ClaimKind::kAdded: {
      const bool added = the.claim.kind == ClaimKind::kAdded;
      const std::vector<Edition> before = compared_with(the);
      if (before.empty()) return {Truth::kUnknown, "there is no edition before it to compare with", ""};
      Presences then(the, thing, way);
      const Truth was = then.all(before, !added), is = here.all(the.editions, added);
      outcome.truth = all_of(was, is);
      if (is == Truth::kFalse)
        outcome.why = there(thing, added ? here.lacking_ : here.having_, added ? lacks.c_str() : in.c_str());
      else if (was == Truth::kFalse)
        outcome.why = there(thing, added ? then.having_ : then.lacking_, added ? in.c_str() : lacks.c_str());
      else if (outcome.truth == Truth::kTrue)
        outcome.why = there(thing, added ? here.having_ : then.having_, in.c_str()) + " and not in " +
                      names_of(added ? then.lacking_ : here.lacking_);
      else
        outcome.why = unknown(is == Truth::kUnknown ? here : then);
      return outcome;
    }
    case ClaimKind::kReturned: {
      const std::vector<Edition> gap = compared_with(the);
      if (gap.empty()) return {Truth::kUnknown, "there is no edition before it to compare with", ""};
      Presences then(the, thing, way), earlier(the, thing, way);
      const Truth is = here.all(the.editions, true), was_gone = then.all(gap, false);
      Truth once = Truth::kFalse;
      for (const Edition& edition : beyond(the, false)) {
        const bool in_gap =
            std::any_of(gap.begin(), gap.end(), [&](const Edition& e) { return e.name() == edition.name(); });
        if (in_gap || edition.status == EditionStatus::kNotApplicable) continue;
        once = any_of(once, earlier.in(edition));
      }
      outcome.truth = all_of(all_of(is, was_gone), once);
      if (is == Truth::kFalse)
        outcome.why = there(thing, here.lacking_, lacks.c_str());
      else if (was_gone == Truth::kFalse)
        outcome.why = there(thing, then.having_, in.c_str()) + ", so it was not away";
      else if (once == Truth::kFalse)
        outcome.why = quoted_wording(thing) + " stood in no edition before";
      else if (outcome.truth == Truth::kTrue)
        outcome.why = there(thing, here.having_, in.c_str()) + ", not in " + names_of(then.lacking_) +
                      ", and before in " + names_of(earlier.having_);
      else
        outcome.why = unknown(is == Truth::kUnknown ? here : was_gone == Truth::kUnknown ? then : earlier);
      return outcome;
    }
    default:
      break;
  }
  return outcome;
}

}  // namespace

void judge_presence(Case& the) {
  Truth truth = Truth::kTrue;
  std::string why, rule;
  std::vector<std::string> observed;
  for (const CountedThing& thing : things_of(the.claim.terms, false, the.claim.section)) {
    // Any of the renderings proves presence, so absence is of all of them.
    const Way way = default_way(thing, the.claim, true);
    the.out.rule = the.claim.role.empty() ? way.name : kByLists + way.name;
    Outcome outcome = outcome_of(the, thing, way);
    if (the.claim.first_such) {
      Presences earlier(the, thing, way);
      const Truth never = never_before(the, earlier);
      if (never == Truth::kFalse)
        outcome.why =
            "it happened before: " + quoted_wording(thing) + " does not stand in " + names_of(earlier.lacking_);
      else if (never == Truth::kUnknown)
        outcome.why += "; whether for the first time is open: " + earlier.unknown();
      // “It is not the first time” denies the first time, not the thing.
      outcome.truth = the.claim.negated ? never : all_of(outcome.truth, never);
    }
    if (outcome.truth == Truth::kFalse && !the.claim.negated && thing.patterns.size() > 1) {
      // The surest rendering alone may be what is meant.
      const Way surest = default_way(thing, the.claim, false);
      const std::size_t evidence = the.out.evidence.size();
      Outcome alone = outcome_of(the, thing, surest);
      if (alone.truth == Truth::kTrue) {
        rule = "“" + thing.patterns.front() + "” alone, not its other renderings";
        outcome = std::move(alone);
      } else {
        the.out.evidence.resize(std::min(evidence, the.out.evidence.size()));
      }
    }
    if (outcome.truth < truth || why.empty()) why = outcome.why;
    if (!outcome.suggestion.empty() && the.out.suggestion.empty()) the.out.suggestion = outcome.suggestion;
    observed.push_back(std::move(outcome.why));
    truth = all_of(truth, outcome.truth);
  }
  the.out.observed = name_list(observed, 6);
  if (truth == Truth::kTrue && !rule.empty()) return conclude_under(the, rule, std::move(why));
  conclude(the, truth, std::move(why));
}

}  // namespace tifa
