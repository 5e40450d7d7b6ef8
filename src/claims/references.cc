// Finds references: an English name of a kind of documents with what stands around it, and persons alone.
#include "claims/references.h"

#include <algorithm>
#include <set>

#include "claims/persons.h"
#include "claims/reference_features.h"
#include "claims/reference_finder.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

const std::set<std::string_view> kDeterminers = {"the",   "a",     "an",   "this", "that",  "these",
                                                 "those", "its",   "his",  "her",  "their", "our",
                                                 "any",   "every", "each", "all",  "both",  "no"};
const std::set<std::string_view> kAdjectives = {
    "full",      "final",    "draft",   "official",    "annual",      "government", "detailed",    "written",
    "delivered", "original", "main",    "chinese",     "english",     "state",      "central",     "party",
    "communist", "national", "key",     "explanatory", "party's",     "nation",     "country",     "committee",
    "council",   "congress", "plenum",  "five-year",   "proposed",    "earlier",    "whole",       "entire",
    "work",      "policy",   "monthly", "quarterly",   "development", "economic",   "day",         "year",
    "years",     "'s",       "of",      "opening",     "premier",     "president",  "chairman",    "same",
    "two",       "language", "serving", "single",      "successive",  "recent",     "presidential"};
const std::set<std::string_view> kRelatives = {"last",   "previous", "prior",  "preceding", "past", "next",  "upcoming",
                                               "coming", "current",  "latest", "newest",    "new",  "first", "earlier"};
const std::set<std::string_view> kPrepositions = {"of", "for", "to", "at", "from", "in", "by", "on", "since"};
const std::set<std::string_view> kParticiples = {"issued",    "released", "published", "delivered", "adopted",
                                                 "presented", "given",    "dated",     "made"};

bool ascii(const Token& token) { return token.kind == TokenKind::kWord || token.kind == TokenKind::kNumber; }

}  // namespace

std::vector<Reference> ReferenceFinder::find() {
  for (std::size_t at = 0; at < tokens_.size();) at = std::max(read_kind(at), at + 1);
  for (std::size_t at = 0; at < tokens_.size();) at = std::max(read_scope(at), at + 1);
  for (std::size_t at = 0; at < tokens_.size();) at = std::max(read_time(at), at + 1);
  for (std::size_t at = 0; at < tokens_.size();) at = std::max(read_person(at), at + 1);
  std::sort(found_.begin(), found_.end(), [](const Reference& a, const Reference& b) { return a.begin < b.begin; });
  return std::move(found_);
}

void ReferenceFinder::give(Reference reference) {
  reference.at = {tokens_[reference.begin].at.begin, tokens_[reference.end - 1].at.end};
  reference.wording = std::string(reference.at.of(text_));
  for (std::size_t i = reference.begin; i < reference.end; ++i) taken_[i] = true;
  found_.push_back(std::move(reference));
}

std::int32_t ReferenceFinder::year_of_at(std::size_t at) const {
  return at < tokens_.size() ? year_of(tokens_[at]) : 0;
}

std::size_t ReferenceFinder::read_kind(std::size_t at) {
  if (!free(at)) return at;
  const auto match = kind_patterns().match(tokens_, at);
  if (match.end == at) return at;
  Reference reference;
  reference.has_kind = true;
  reference.kind = static_cast<DocumentKind>(match.value);
  if (tokens_[match.begin].kind == TokenKind::kHan) return read_chinese(reference, match);
  return read_english(reference, match);
}

// “document” and “text” are nouns of any kind; without a determiner or a year they refer to nothing.
std::size_t ReferenceFinder::read_english(Reference& reference, const PatternSet::Match& match) {
  // A verb: “the plan outlines”, “they report”.
  if (match.begin > 0 && (is(match.begin - 1, "to") || is(match.begin - 1, "will") || is(match.begin - 1, "would")))
    return match.begin;
  reference.begin = match.begin;
  while (reference.begin > 0 && match.begin - reference.begin < kWidest && free(reference.begin - 1)) {
    const std::size_t i = reference.begin - 1;
    const Token& token = tokens_[i];
    if (kDeterminers.contains(token.folded)) {
      reference.begin = i;
      break;
    }
    if (token.folded == "of" &&
        !(i > 0 && kDeterminers.contains(tokens_[i - 1].folded) && tokens_[i - 1].folded != "the"))
      break;
    const bool joins = kAdjectives.contains(token.folded) || kRelatives.contains(token.folded) ||
                       is_local(token.folded) || year_of(token) != 0 || ordinal_of(token) ||
                       month_of(token.folded) != 0 || is_name(tokens_, i) || (small_number(token) && ascii(token)) ||
                       (token.capital && (token.folded == "china" || token.folded == "beijing"));
    if (!joins) break;
    reference.begin = i;
  }
  // “both of the last two”: the determiner stands before.
  reference.end = match.end;
  for (;;) {
    const std::size_t next = read_complement(reference.end);
    if (next == reference.end || next - match.end > kWidest) break;
    reference.end = next;
  }
  // “work report 2016”, “the report (2018)”
  if (year_of_at(reference.end) != 0 && free(reference.end))
    ++reference.end;
  else if (is(reference.end, "(") && year_of_at(reference.end + 1) != 0 && is(reference.end + 2, ")"))
    reference.end += 3;
  read_features(text_, tokens_, reference);
  // “the proposal for the next plan” is a proposal that is there.
  if (reference.relative == Relative::kNext) {
    bool before = false;
    for (std::size_t i = reference.begin; i < match.begin; ++i)
      before = before || in(i, Words{"next", "upcoming", "coming"});
    if (!before) reference.relative = Relative::kNone;
  }
  if (in(reference.begin, Words{"the", "this", "its", "his", "that"})) reference.definite = true;
  for (std::size_t i = match.begin; i < match.end; ++i) {
    const std::string& word = tokens_[i].folded;
    if (word.ends_with('s') && word != "terms" && word != "congress" && word != "minutes" && word != "remarks" &&
        word != "address" && word != "recommendations" && word != "proposals" && word != "gwr" && word != "'s" &&
        word != "years")
      reference.plural = i + 1 == match.end;
  }
  // “51 reports”, “the 51 work reports”: how many they are.
  const std::size_t number = reference.begin + (kDeterminers.contains(tokens_[reference.begin].folded) ? 1 : 0);
  if (reference.plural && reference.count == 0 && number < match.begin && tokens_[number].kind == TokenKind::kNumber &&
      year_of_at(number) == 0)
    if (const auto count = small_number(tokens_[number])) reference.count = *count;
  // A congress makes of a speech or report what is given to it; the people's congress is another body.
  bool congress = false, people = false, new_year = false;
  for (std::size_t i = reference.begin; i < reference.end; ++i) {
    if (tokens_[i].folded == "congress") congress = true;
    if (tokens_[i].folded == "people" || tokens_[i].folded == "people's") people = true;
    if (is(i, "new") && (is(i + 1, "year") || is(i + 1, "year's"))) new_year = true;
  }
  if (congress && !people &&
      (reference.kind == DocumentKind::kGeneric || reference.kind == DocumentKind::kAddress ||
       reference.kind == DocumentKind::kWorkReport))
    reference.kind = DocumentKind::kCongressReport;
  if (new_year && reference.kind == DocumentKind::kAddress) reference.kind = DocumentKind::kNewYear;
  const bool vague = reference.kind == DocumentKind::kGeneric || reference.kind == DocumentKind::kReport;
  if (vague && reference.begin == match.begin && reference.end == match.end && !reference.plural) return match.end;
  // Plain plurals speak of no document: “other reports say”.
  if (vague && reference.plural && reference.years.empty() && reference.ordinals.empty() && !reference.every &&
      reference.count == 0 && reference.relative == Relative::kNone && !reference.note_of)
    return match.end;
  if (reference.kind == DocumentKind::kLaw && !reference.definite && reference.names.empty() && reference.years.empty())
    return match.end;
  const std::size_t end = reference.end;
  give(std::move(reference));
  return end;
}

// “for the previous five-year plan”, “issued in 2020”, “to the 19th Party Congress”; its end, or `at`.
std::size_t ReferenceFinder::read_complement(std::size_t at) const {
  std::size_t i = at;
  if (!free(i)) return at;
  if (is(i, ",") && (kParticiples.contains(tokens_[std::min(i + 1, tokens_.size() - 1)].folded))) ++i;
  bool participle = false;
  if (in(i, kParticiples)) {
    participle = true;
    ++i;
  }
  if (!in(i, kPrepositions)) return at;
  const std::string& preposition = tokens_[i].folded;
  ++i;
  const std::size_t body = i;
  bool time = false, congress = false, kind = false, person = false, relative = false;
  while (free(i) && i - body < 9) {
    const Token& token = tokens_[i];
    if (year_of(token) != 0 || month_of(token.folded) != 0 || is_weekday(token.folded)) {
      time = true;
      // “October 16, 2022”
      if (is(i + 1, ",") && year_of_at(i + 2) != 0) ++i;
    } else if (ordinal_of(token) || token.folded == "congress" || token.folded == "plenum") {
      congress = true;
    } else if (kRelatives.contains(token.folded)) {
      relative = true;
    } else if (kind_patterns().match(tokens_, i).end > i && token.folded != "text") {
      kind = true;
    } else if (is_name(tokens_, i) && (preposition == "of" || library_.knows_person(token.at.of(text_)))) {
      person = true;
    } else if (token.kind == TokenKind::kNumber && ((i > body && month_of(tokens_[i - 1].folded) != 0) ||
                                                    (i + 1 < tokens_.size() && month_of(tokens_[i + 1].folded) != 0))) {
      time = true;
    } else if (!kDeterminers.contains(token.folded) && !kAdjectives.contains(token.folded)) {
      break;
    }
    ++i;
  }
  while (i > body && (kDeterminers.contains(tokens_[i - 1].folded) || tokens_[i - 1].folded == "of")) --i;
  if (i == body) return at;
  if (preposition == "in" && !time && !participle) return at;
  if (preposition == "in" && participle && !time) return at;
  if (preposition == "on" && !time) return at;
  if (preposition == "since") return at;  // a range
  if (preposition == "by" && !person) return at;
  if (preposition == "from" && !time && !congress) return at;
  if (preposition == "from" && person) return at;  // “a note on the proposal from Xi”: the note is his
  if ((preposition == "to" || preposition == "at") && !congress) return at;
  if ((preposition == "of" || preposition == "for") && !time && !congress && !kind && !person && !relative) return at;
  if (person && !time && !congress && !kind && preposition == "for") return at;
  return i;
}

// A name that a noun follows right away is part of it, unless what follows is what persons do.
bool ReferenceFinder::names_a_thought(std::size_t at) const {
  static constexpr std::u32string_view kGoesOn = U"在的说强提总主同于代作指发谈用引讲表首把对将也向从曾";
  return tokens_[at].kind == TokenKind::kHan && !tokens_[at].space_before &&
         kGoesOn.find(decode_utf8(tokens_[at].folded, 0).value) == std::u32string_view::npos;
}

std::size_t ReferenceFinder::read_person(std::size_t at) {
  if (!free(at)) return at;
  if (tokens_[at].kind == TokenKind::kHan) {
    for (const std::string& person : library_.persons) {
      std::size_t end = at;
      std::string said;
      while (end < tokens_.size() && said.size() < person.size()) said += tokens_[end++].folded;
      if (said != person || (end < tokens_.size() && names_a_thought(end))) continue;
      Reference reference;
      reference.begin = at;
      reference.end = end;
      reference.person = true;
      reference.names.push_back(person);
      give(std::move(reference));
      return end;
    }
    return at;
  }
  if (!is_name(tokens_, at) || !library_.knows_person(tokens_[at].at.of(text_))) return at;
  Reference reference;
  reference.begin = at;
  reference.end = at + 1;
  while (reference.end < tokens_.size() && free(reference.end) && is_name(tokens_, reference.end)) ++reference.end;
  reference.person = true;
  std::string name_said;
  for (std::size_t i = at; i < reference.end; ++i)
    name_said += (name_said.empty() ? "" : " ") + std::string(tokens_[i].at.of(text_));
  reference.names.push_back(name_said);
  const std::size_t end = reference.end;
  give(std::move(reference));
  return end;
}

std::vector<Reference> find_references(std::string_view text, const std::vector<Token>& tokens,
                                       const std::vector<bool>& quoted, const Library& library) {
  return ReferenceFinder(text, tokens, quoted, library).find();
}

}  // namespace tifa
