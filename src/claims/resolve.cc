// Chooses series and edition for a reference.
#include "claims/resolve.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "claims/persons.h"
#include "text/ascii.h"

namespace tifa {
namespace {

// Weights of what speaks for a series. A name or the very kind decides; the topic breaks ties.
constexpr int kSameKind = 8, kNamed = 8, kPerson = 4, kTopic = 2, kRecent = 1, kDated = 4;
constexpr int kRecentDays = 45;  // an article speaks of what has just been given

int days(Date date) {
  return date.year * 372 + (date.month == 0 ? 6 : date.month) * 31 + (date.day == 0 ? 15 : date.day);
}

bool has_word(const LibrarySeries& series, std::string_view name) {
  const std::string word = ascii_lower(name);
  if (std::find(series.words.begin(), series.words.end(), word) != series.words.end()) return true;
  // “work reports” and “work report”: a plural.
  return std::find(series.words.begin(), series.words.end(), word + "s") != series.words.end();
}

// Whether an edition was given by, or is named after, somebody.
bool given_by(const LibraryEdition& edition, const std::string& name) {
  for (const std::string& person : edition.persons)
    if (may_be_person(name, person)) return true;
  const std::string id = ascii_lower(edition.id);
  std::string word;
  bool any = false;
  std::string folded = ascii_lower(name) + " ";
  for (const char c : folded) {
    if (c != ' ') {
      word += c;
      continue;
    }
    if (word.size() > 2) {
      const std::size_t at = id.find(word);
      if (at != std::string::npos && (at == 0 || id[at - 1] == '-' || id[at - 1] == '_' || id[at - 1] == ' '))
        any = true;
    }
    word.clear();
  }
  return any;
}

// Nobody knows who gave it: neither its first lines nor its id say.
bool giver_unknown(const LibraryEdition& edition) {
  return edition.persons.empty() && std::none_of(edition.id.begin(), edition.id.end(), is_ascii_letter);
}

}  // namespace

bool Resolver::published(const LibraryEdition& edition) const {
  if (!date_.known()) return true;
  if (edition.date.known()) {
    if (edition.date.month == 0 || date_.month == 0) return edition.date.year <= date_.year;
    return days(edition.date) <= days(date_) + 2;  // time zones; reports of the eve
  }
  return edition.year == 0 || edition.year <= date_.year;
}

std::optional<std::size_t> Resolver::newest(const LibrarySeries& series) const {
  for (std::size_t i = series.editions.size(); i > 0; --i)
    if (published(series.editions[i - 1])) return i - 1;
  return std::nullopt;
}

EditionReference Resolver::name(const LibraryPlace& place) const {
  EditionReference named;
  for (const std::size_t edition : place.editions)
    named.editions.push_back(library_.series[place.series].editions[edition].name);
  return named;
}

std::optional<Resolver::Choice> Resolver::choose_in(const Reference& reference, std::size_t index) const {
  const LibrarySeries& series = library_.series[index];
  const std::vector<LibraryEdition>& editions = series.editions;
  Choice choice;
  choice.place.series = index;
  const bool topical = topic_ && topic_->series == index && !topic_->editions.empty();
  const auto one = [&](std::size_t edition, std::string why) {
    choice.place.editions = {edition};
    choice.why = std::move(why);
    return choice;
  };
  // Persons narrow what is looked at, where the corpus knows who gave what.
  std::vector<bool> allowed(editions.size(), true);
  bool by_person = false;
  for (const std::string& name : reference.names) {
    if (has_word(series, name)) continue;
    const bool any = std::any_of(editions.begin(), editions.end(),
                                 [&](const LibraryEdition& edition) { return given_by(edition, name); });
    if (any) {
      by_person = true;
      const bool dated = !reference.years.empty() || !reference.ordinals.empty();
      for (std::size_t i = 0; i < editions.size(); ++i)
        if (!given_by(editions[i], name) && !(dated && giver_unknown(editions[i]))) allowed[i] = false;
    } else if (library_.knows_person(name) || reference.person) {
      // Somebody else's: an edition of this series only where nobody knows who gave it.
      if (reference.years.empty() && reference.ordinals.empty()) return std::nullopt;
      for (std::size_t i = 0; i < editions.size(); ++i)
        if (!giver_unknown(editions[i])) allowed[i] = false;
    }
  }
  if (by_person) choice.weight += kPerson;

  // “Lincoln's second inaugural address”: of those that he gave.
  if (by_person && reference.ordinals.size() == 1 && series.kind == DocumentKind::kInaugural) {
    auto nth = static_cast<std::size_t>(reference.ordinals.front());
    for (std::size_t i = 0; i < editions.size(); ++i)
      if (allowed[i] && --nth == 0) return one(i, "by who gave it");
    return std::nullopt;
  }
  if (!reference.ordinals.empty()) {
    for (std::size_t i = 0; i < editions.size(); ++i) {
      const auto& held = editions[i].ordinals;
      const bool all = std::all_of(reference.ordinals.begin(), reference.ordinals.end(), [&](std::int32_t ordinal) {
        return std::find(held.begin(), held.end(), ordinal) != held.end();
      });
      if (all && allowed[i] && (series.kind != DocumentKind::kWorkReport || reference.has_kind))
        choice.place.editions.push_back(i);
    }
    if (choice.place.editions.empty()) return std::nullopt;
    choice.why = "by its number";
    if (reference.count > 0 && static_cast<std::size_t>(reference.count) != choice.place.editions.size())
      return std::nullopt;
    if (choice.place.editions.size() > 1 && !reference.plural && date_.known()) {
      // “the fourth plenum” of any congress: the one that has just been.
      std::size_t newest = choice.place.editions.front();
      for (const std::size_t i : choice.place.editions)
        if (published(editions[i])) newest = i;
      choice.place.editions = {newest};
      choice.guess = true;
    }
    choice.several = choice.place.editions.size() > 1 && !reference.plural && reference.count == 0;
    choice.weight += kDated;
    // “the 18th” is the eighteenth congress before it is a plenum of its committee.
    if (editions[choice.place.editions.front()].ordinals.size() == reference.ordinals.size()) choice.weight += kRecent;
    return choice;
  }
  if (reference.day.month != 0) {
    // Month and day; the year where it is said, else the newest that fits.
    for (std::size_t k = editions.size(); k > 0; --k) {
      const LibraryEdition& edition = editions[k - 1];
      if (!allowed[k - 1] || !edition.date.known()) continue;
      const bool year = reference.day.year == 0 ? published(edition) : edition.date.year == reference.day.year;
      const bool month = edition.date.month == 0 ? reference.day.year != 0 : edition.date.month == reference.day.month;
      const bool day = reference.day.day == 0 || edition.date.day == 0 || edition.date.day == reference.day.day;
      if (year && month && day) {
        choice.weight += edition.date.month == 0 ? 0 : kDated;
        choice.guess = edition.date.month == 0 || reference.day.year == 0;
        return one(k - 1, "by its date");
      }
    }
    return std::nullopt;
  }
  if (!reference.years.empty()) {
    for (const std::int32_t year : reference.years) {
      std::size_t found = 0;
      for (std::size_t i = 0; i < editions.size(); ++i) {
        if (editions[i].year != year || !allowed[i]) continue;
        if (!reference.has_kind && !published(editions[i])) continue;
        choice.place.editions.push_back(i);
        ++found;
      }
      if (found == 0) return std::nullopt;
      if (found > 1 && !reference.plural) choice.several = true;
    }
    choice.why = "by its year";
    choice.weight += kDated;
    return choice;
  }
  if (reference.since_year != 0 && reference.count > 0 && reference.definite) {
    // “the past six since 2013”: those that followed.
    for (std::size_t i = 0; i < editions.size(); ++i)
      if (allowed[i] && editions[i].year > reference.since_year &&
          choice.place.editions.size() < static_cast<std::size_t>(reference.count))
        choice.place.editions.push_back(i);
    if (choice.place.editions.size() != static_cast<std::size_t>(reference.count)) return std::nullopt;
    choice.why = "counted from the year that is said";
    return choice;
  }
  if (reference.since_year != 0 || (reference.every && reference.count == 0)) {
    for (std::size_t i = 0; i < editions.size(); ++i)
      if (allowed[i] && published(editions[i]) &&
          (reference.since_year == 0 || editions[i].year >= reference.since_year))
        choice.place.editions.push_back(i);
    if (choice.place.editions.empty()) return std::nullopt;
    choice.why = "every edition until then";
    return choice;
  }
  if (reference.relative == Relative::kLastYear || reference.relative == Relative::kThis) {
    std::int32_t year = date_.year;
    if (year == 0 && topical) year = editions[topic_->editions.back()].year;
    if (year == 0) {
      const auto last = newest(series);
      if (!last) return std::nullopt;
      year = editions[*last].year;
      choice.guess = true;
    }
    year -= reference.years_before;
    for (std::size_t i = 0; i < editions.size(); ++i) {
      if (editions[i].year != year || !allowed[i]) continue;
      if (!choice.place.editions.empty()) choice.several = true;
      choice.place.editions.push_back(i);
    }
    if (choice.place.editions.empty()) {
      if (reference.relative == Relative::kLastYear || !reference.has_kind) return std::nullopt;
      const auto last = newest(series);  // 本次: the newest, of whatever year
      if (!last) return std::nullopt;
      choice.guess = true;
      return one(*last, "the newest when the article was written");
    }
    choice.weight += kDated;
    choice.why = date_.known() ? fmt::format("the edition of {}", year) : "counted from what the article speaks of";
    return choice;
  }
  const auto last = newest(series);
  if (!last) return std::nullopt;
  if (reference.relative == Relative::kPrevious || reference.count > 0) {
    const std::size_t base = topical ? topic_->editions.front() : *last;
    const auto count = static_cast<std::size_t>(std::max(reference.count, 1));
    if (reference.relative != Relative::kPrevious && !topical) {
      // “the past six”, “both”: up to the newest; the one that the article is about is not of the past.
      const bool current = !reference.inclusive && date_.known() && editions[*last].year == date_.year && count > 1;
      const std::size_t end = current ? *last : *last + 1;
      if (end < count) return std::nullopt;
      for (std::size_t i = end - count; i < end; ++i) choice.place.editions.push_back(i);
    } else {
      const std::size_t end = reference.inclusive ? base + 1 : base;
      if (end < count) return std::nullopt;
      for (std::size_t i = end - count; i < end; ++i) choice.place.editions.push_back(i);
    }
    choice.guess = !topical;
    choice.why = count == 1 ? fmt::format("the one before {}", editions[base].name)
                            : fmt::format("the {} before {}", count, editions[base].name);
    if (!topical && reference.relative != Relative::kPrevious) choice.why = fmt::format("the last {}", count);
    return choice;
  }
  if (reference.relative == Relative::kNext && (topical || date_.known())) {
    const std::size_t next = (topical ? topic_->editions.back() : *last) + 1;
    choice.guess = !topical;
    if (next >= editions.size()) return std::nullopt;
    return one(next, topical ? "the one after what the article speaks of" : "the next when the article was written");
  }
  // Nothing says which: what the article speaks of, else the newest at its time.
  if (topical && !by_person && reference.has_kind && topic_->editions.size() == 1)
    return one(topic_->editions.front(), "as before");
  std::size_t at = *last;
  while (at > 0 && !allowed[at]) --at;
  if (!allowed[at]) return std::nullopt;
  choice.guess = editions.size() > 1;
  return one(at, date_.known()         ? "the newest when the article was written"
                 : editions.size() > 1 ? "the newest that the corpus has"
                                       : "the only one");
}

Resolved Resolver::resolve(const Reference& reference) const {
  Resolved resolved;
  EditionReference& out = resolved.reference;
  out.wording = reference.wording;
  out.at = reference.at;
  // Names that neither series, nor persons, nor titles bear are of other bodies.
  std::vector<bool> named(library_.series.size(), false);
  bool any_named = false;
  for (const std::string& name : reference.names) {
    bool known = library_.knows_person(name);
    for (std::size_t i = 0; i < library_.series.size(); ++i) {
      const LibrarySeries& series = library_.series[i];
      bool here = has_word(series, name);
      for (const LibraryEdition& edition : series.editions)
        if (!here && name.size() > 2 && (edition.title.find(name) != std::string::npos || given_by(edition, name)))
          here = true;
      if (here) {
        known = true;
        if (has_word(series, name)) {
          named[i] = true;
          any_named = true;
        }
      }
    }
    if (!known) {
      // A person whom no document names may still have given one that is told by number or year.
      if (!reference.ordinals.empty() && reference.has_kind) continue;
      if (!reference.years.empty() && reference.has_kind && may_mean(DocumentKind::kAddress, reference.kind)) continue;
      out.outside = true;
      out.why = fmt::format("no series of the corpus is of {}", name);
      return resolved;
    }
  }
  if (reference.note_of) {
    const auto local = std::any_of(library_.series.begin(), library_.series.end(), [](const LibrarySeries& series) {
      return has_word(series, "provincial") || has_word(series, "local") || has_word(series, "provinces");
    });
    if (!local) {
      out.outside = true;
      out.why = "the documents of provinces or places are another series than those of the corpus";
      return resolved;
    }
  }
  std::vector<Choice> choices;
  bool kind_known = false;
  for (std::size_t i = 0; i < library_.series.size(); ++i) {
    const LibrarySeries& series = library_.series[i];
    if (reference.has_kind && !may_mean(reference.kind, series.kind) &&
        !(any_named && named[i] && reference.kind == DocumentKind::kGeneric))
      continue;
    if (any_named && !named[i]) continue;
    kind_known = true;
    if (!reference.has_kind && !reference.person && topic_ && topic_->series != i) continue;
    auto choice = choose_in(reference, i);
    if (!choice) continue;
    if (reference.has_kind && reference.kind == series.kind && reference.kind != DocumentKind::kGeneric)
      choice->weight += kSameKind;
    if (named[i]) choice->weight += kNamed;
    if (topic_ && topic_->series == i) choice->weight += kTopic;
    if (date_.known() && !choice->place.editions.empty()) {
      const Date given = series.editions[choice->place.editions.back()].date;
      if (given.known() && given.month != 0 && std::abs(days(given) - days(date_)) <= kRecentDays)
        choice->weight += kRecent;
    }
    choices.push_back(std::move(*choice));
  }
  if (choices.empty()) {
    out.outside = reference.has_kind;
    if (reference.has_kind && !kind_known)
      out.why = fmt::format("no series of the corpus is of the kind “{}”", kind_words(reference.kind));
    else
      out.why = "no edition of the corpus is meant by it";
    return resolved;
  }
  // A note and what it explains, both of the same days: news is about the latter.
  if (!reference.has_kind && choices.size() > 1) {
    const auto explained = [&](const Choice& choice) {
      const std::string& from = library_.series[choice.place.series].editions[choice.place.editions.back()].name;
      return std::any_of(library_.links.begin(), library_.links.end(), [&](const Link& link) {
        return link.from == from && link.relation == "explains" &&
               std::any_of(choices.begin(), choices.end(), [&](const Choice& other) {
                 return library_.series[other.place.series].editions[other.place.editions.back()].name == link.to;
               });
      });
    };
    std::vector<bool> drop;
    drop.reserve(choices.size());
    for (const Choice& choice : choices) drop.push_back(explained(choice));
    std::size_t at = 0;
    std::erase_if(choices, [&](const Choice&) { return drop[at++]; });
  }
  const int best = std::max_element(choices.begin(), choices.end(), [](const Choice& a, const Choice& b) {
                     return a.weight < b.weight;
                   })->weight;
  std::vector<const Choice*> top;
  for (const Choice& choice : choices)
    if (choice.weight == best) top.push_back(&choice);
  // Equals: the one whose edition was given last before the article.
  if (top.size() > 1 && date_.known()) {
    const auto given = [&](const Choice* choice) {
      const Date date = library_.series[choice->place.series].editions[choice->place.editions.back()].date;
      return date.known() ? days(date) : 0;
    };
    std::stable_sort(top.begin(), top.end(), [&](const Choice* a, const Choice* b) { return given(a) > given(b); });
    if (given(top[0]) > given(top[1])) top.resize(1);
  }
  if (top.size() > 1 || top.front()->several) {
    for (const Choice* choice : top)
      for (const std::size_t edition : choice->place.editions)
        out.candidates.push_back(library_.series[choice->place.series].editions[edition].name);
    constexpr std::size_t kMostCandidates = 12;
    if (out.candidates.size() > kMostCandidates) out.candidates.resize(kMostCandidates);
    out.why = "several editions may be meant";
    return resolved;
  }
  const Choice& choice = *top.front();
  if (reference.delivered) {
    // What was said in the hall is another text than what was printed.
    out.outside = true;
    out.candidates = name(choice.place).editions;
    out.why = "the speech as it was delivered is another text than the one that was published";
    return resolved;
  }
  out.editions = name(choice.place).editions;
  out.guess = choice.guess;
  out.why = choice.why;
  if (!reference.language.empty())
    for (std::string& edition : out.editions) edition += "@" + reference.language;
  resolved.place = choice.place;
  return resolved;
}

Resolved Resolver::resolve_topic() const {
  if (topic_) {
    Resolved resolved;
    resolved.place = *topic_;
    resolved.reference = name(*topic_);
    resolved.reference.why = "what the article speaks of";
    resolved.reference.guess = true;
    return resolved;
  }
  Reference nothing;
  Resolved resolved = resolve(nothing);
  // Without a topic and a date there is no likelihood to choose by, unless there is one edition alone.
  const bool alone = library_.series.size() == 1 && library_.series.front().editions.size() == 1;
  if (!date_.known() && !alone) {
    resolved.place.reset();
    resolved.reference.editions.clear();
    resolved.reference.why = "the article does not say which document it speaks of, nor when it was written";
  }
  return resolved;
}

Resolved Resolver::before(const LibraryPlace& place) const {
  Resolved resolved;
  const LibrarySeries& series = library_.series[place.series];
  if (place.editions.empty() || place.editions.front() == 0) {
    resolved.reference.outside = true;
    resolved.reference.why = fmt::format("{} begins with it", series.info.name);
    return resolved;
  }
  resolved.place = LibraryPlace{place.series, {place.editions.front() - 1}};
  resolved.reference = name(*resolved.place);
  resolved.reference.why = fmt::format("the one before {}", series.editions[place.editions.front()].name);
  resolved.reference.guess = true;
  return resolved;
}

EditionReference Resolver::whole(const LibraryPlace& place) const {
  LibraryPlace all{place.series, {}};
  const std::vector<LibraryEdition>& editions = library_.series[place.series].editions;
  std::size_t end = place.editions.empty() ? editions.size() : place.editions.back() + 1;
  while (place.editions.empty() && end > 1 && !published(editions[end - 1])) --end;
  for (std::size_t i = 0; i < end; ++i) all.editions.push_back(i);
  EditionReference named = name(all);
  named.why = "every edition until then";
  return named;
}

std::optional<EditionReference> Resolver::range(const Reference& scope, const LibraryPlace& place, bool after) const {
  if (place.editions.empty()) return std::nullopt;
  const LibrarySeries& series = library_.series[place.series];
  std::int32_t from = 0;
  const std::int32_t year = series.editions[place.editions.back()].year;
  if (scope.since_year != 0) from = scope.since_year + (after ? 1 : 0);
  if (scope.within_years != 0 && year != 0) from = year - scope.within_years;
  LibraryPlace chosen{place.series, {}};
  if (!scope.ordinals.empty()) {
    for (std::size_t i = 0; i <= place.editions.back(); ++i) {
      const auto& held = series.editions[i].ordinals;
      if (std::find(held.begin(), held.end(), scope.ordinals.front()) == held.end()) continue;
      for (std::size_t k = i + (after ? 1 : 0); k <= place.editions.back(); ++k) chosen.editions.push_back(k);
      break;
    }
  } else if (from != 0) {
    for (std::size_t i = 0; i <= place.editions.back(); ++i)
      if (series.editions[i].year >= from) chosen.editions.push_back(i);
  } else {
    return std::nullopt;
  }
  if (chosen.editions.empty()) return std::nullopt;
  EditionReference named = name(chosen);
  named.wording = scope.wording;
  named.at = scope.at;
  named.why = from != 0 ? fmt::format("from {} on", from) : "from there on";
  return named;
}

}  // namespace tifa
