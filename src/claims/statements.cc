// Claims without figures: presence and absence, first and last, what was dropped, added, brought back; order among
// aims; and what is said of texts that no rule settles.
#include <algorithm>
#include <array>

#include "claims/statement_claims.h"
#include "text/words.h"

namespace tifa {
namespace {

// A longer quotation is a passage, not a wording whose presence is news.
constexpr std::uint64_t kMostPresentWords = 4, kMostPresentHan = 10;
constexpr std::size_t kReach = 24;  // tokens between a cue and its term

bool is_status(CueKind kind) {
  switch (kind) {
    case CueKind::kAbsent:
    case CueKind::kDropped:
    case CueKind::kAdded:
    case CueKind::kReturned:
    case CueKind::kFirst:
    case CueKind::kLast:
      return true;
    default:
      return false;
  }
}

ClaimKind kind_of(CueKind kind) {
  switch (kind) {
    case CueKind::kAbsent:
      return ClaimKind::kAbsent;
    case CueKind::kDropped:
      return ClaimKind::kDropped;
    case CueKind::kAdded:
      return ClaimKind::kAdded;
    case CueKind::kReturned:
      return ClaimKind::kReturned;
    case CueKind::kFirst:
      return ClaimKind::kFirst;
    case CueKind::kLast:
      return ClaimKind::kLast;
    default:
      return ClaimKind::kPresent;
  }
}

}  // namespace

void StatementClaims::find() {
  const bool wording = sentence_.has(CueKind::kMentionNoun);
  const bool quoted = std::any_of(sentence_.terms.begin(), sentence_.terms.end(),
                                  [](const FoundTerm& term) { return term.quoted || !term.known; });
  const bool role = sentence_.has(CueKind::kGoal) || sentence_.has(CueKind::kTask) || sentence_.has(CueKind::kChapter);
  const bool textual =
      subject_.document || (wording && quoted) || (subject_.body && quoted) || discourse_.counting ||
      (role && (discourse_.resolver.topic() || sentence_.has(CueKind::kFirst)) && !sentence_.terms.empty());
  find_kinds();
  find_stages();
  if (!textual) return;
  find_statuses();
  find_order();
  find_citations();
  find_presence();
  find_others();
}

Claim StatementClaims::make(ClaimKind kind) const { return begin_claim(kind, sentence_, subject_, discourse_); }

const Reference* StatementClaims::scope() const {
  const Reference* chosen = nullptr;
  for (const Reference& reference : sentence_.references)
    if (reference.scope && (chosen == nullptr || reference.since_year != 0 || reference.within_years != 0))
      chosen = &reference;
  return chosen;
}

// Terms of one list: parted by nothing but commas, 、 and conjunctions.
std::size_t StatementClaims::list_end(std::size_t first) const {
  std::size_t last = first;
  while (last + 1 < sentence_.terms.size()) {
    bool joined = true;
    for (std::size_t i = sentence_.terms[last].end; i < sentence_.terms[last + 1].begin; ++i) {
      static constexpr auto kJoins = std::to_array<std::string_view>(
          {",", "，", "、", "and", "or", "和", "与", "及", "以", "或", "&", "+", "the", "as", "well", "；", "”", "“"});
      joined = joined && std::find(kJoins.begin(), kJoins.end(), sentence_.tokens[i].folded) != kJoins.end();
    }
    if (!joined) break;
    ++last;
  }
  return last + 1;
}

// The terms that a cue speaks of: the list after it, before another cue of its sort, else the list before it.
std::vector<const FoundTerm*> StatementClaims::terms_of(const Cue& cue, bool marked_only) const {
  std::vector<const FoundTerm*> chosen;
  const auto good = [&](const FoundTerm& term) { return !marked_only || term.quoted || !term.term.patterns.empty(); };
  const auto blocked = [&](std::size_t begin, std::size_t end) {
    for (const Cue& other : sentence_.cues)
      if (&other != &cue && is_status(other.kind) && other.begin >= begin && other.end <= end && !companion(cue, other))
        return true;
    for (std::size_t i = begin; i < end; ++i)
      if (sentence_.tokens[i].folded == ";" || sentence_.tokens[i].folded == "；") return true;
    return false;
  };
  for (std::size_t i = 0; i < sentence_.terms.size(); ++i) {
    const FoundTerm& term = sentence_.terms[i];
    if (term.begin < cue.end) continue;
    if (term.begin - cue.end > kReach || blocked(cue.end, term.begin)) break;
    if (!good(term)) continue;
    for (std::size_t k = i; k < list_end(i) && !has_cue_of_its_own(sentence_.terms[k], cue); ++k)
      if (good(sentence_.terms[k])) chosen.push_back(&sentence_.terms[k]);
    return chosen;
  }
  for (std::size_t i = sentence_.terms.size(); i > 0; --i) {
    const FoundTerm& term = sentence_.terms[i - 1];
    if (term.end > cue.begin) continue;
    if (blocked(term.end, cue.begin)) break;
    if (!good(term)) continue;
    std::size_t first = i - 1;
    while (first > 0 && list_end(first - 1) >= i) --first;
    for (std::size_t k = first; k < i; ++k)
      if (good(sentence_.terms[k])) chosen.push_back(&sentence_.terms[k]);
    break;
  }
  return chosen;
}

// 不再提“X”，“Y”重新写入规划: what a later part says of its own term.
bool StatementClaims::has_cue_of_its_own(const FoundTerm& term, const Cue& cue) const {
  const std::uint32_t part = sentence_.segment[term.begin];
  return part != sentence_.segment[cue.begin] &&
         std::any_of(sentence_.cues.begin(), sentence_.cues.end(), [&](const Cue& other) {
           return is_status(other.kind) && other.begin >= term.end && sentence_.segment[other.begin] == part;
         });
}

// “for the first time … dropped” are one statement.
bool StatementClaims::companion(const Cue& a, const Cue& b) {
  const auto both = [&](CueKind x, CueKind y) { return (a.kind == x && b.kind == y) || (a.kind == y && b.kind == x); };
  return both(CueKind::kFirst, CueKind::kDropped) || both(CueKind::kFirst, CueKind::kAbsent) ||
         both(CueKind::kFirst, CueKind::kAdded) || both(CueKind::kFirst, CueKind::kReturned) || a.kind == b.kind;
}

// An unmarked object in a series of the article's language: “never mentions slavery”.
std::vector<const FoundTerm*> StatementClaims::object_of(const Cue& cue) {
  if (discourse_.subject.place && library_.series[discourse_.subject.place->series].language != Language::kEnglish)
    return {};
  if (!discourse_.subject.place && !discourse_.subject.reference.outside) return {};
  std::size_t begin = cue.end;
  while (sentence_.is(begin, "the") || sentence_.is(begin, "a") || sentence_.is(begin, "of") ||
         sentence_.is(begin, "to") || sentence_.is(begin, "word") || sentence_.is(begin, "reference") ||
         sentence_.is(begin, "references") || sentence_.is(begin, "mention") || sentence_.is(begin, "any"))
    ++begin;
  std::size_t end = begin;
  while (end < sentence_.tokens.size() && end - begin < 3 && sentence_.tokens[end].kind == TokenKind::kWord &&
         !sentence_.quoted[end] && free(end)) {
    static constexpr auto kStops =
        std::to_array<std::string_view>({"in",   "at",    "on", "for",  "and", "or",  "but", "once", "since", "by",
                                         "that", "which", "as", "from", "is",  "was", "it",  "ever", "at",    "with"});
    if (std::find(kStops.begin(), kStops.end(), sentence_.tokens[end].folded) != kStops.end()) break;
    ++end;
  }
  if (begin == end) return {};
  FoundTerm term;
  term.begin = begin;
  term.end = end;
  term.term.wording = sentence_.words(begin, end);
  term.term.at = {sentence_.tokens[begin].at.begin, sentence_.tokens[end - 1].at.end};
  own_.push_back(std::move(term));
  return {&own_.back()};
}

bool StatementClaims::free(std::size_t token) const {
  const auto holds = [&](std::size_t begin, std::size_t end) { return begin <= token && token < end; };
  return std::none_of(sentence_.references.begin(), sentence_.references.end(),
                      [&](const Reference& r) { return holds(r.begin, r.end); }) &&
         std::none_of(sentence_.figures.begin(), sentence_.figures.end(),
                      [&](const FoundFigure& f) { return holds(f.begin, f.end); }) &&
         std::none_of(sentence_.cues.begin(), sentence_.cues.end(),
                      [&](const Cue& c) { return holds(c.begin, c.end); });
}

// The reference in a cue's own part of the sentence: “dropped it in 2022; reinstated it in 2023”.
Resolved StatementClaims::resolved_near(const Cue& cue) const {
  std::size_t begin = 0, end = sentence_.tokens.size();
  for (const Cue& other : sentence_.cues) {
    if (!is_status(other.kind) || &other == &cue || companion(cue, other)) continue;
    if (other.end <= cue.begin) begin = std::max(begin, other.end);
    if (other.begin >= cue.end) end = std::min(end, other.begin);
  }
  for (std::size_t i = cue.end; i < end; ++i)
    if (sentence_.tokens[i].folded == ";" || sentence_.tokens[i].folded == "；") end = i;
  for (std::size_t i = cue.begin; i > begin; --i)
    if (sentence_.tokens[i - 1].folded == ";" || sentence_.tokens[i - 1].folded == "；") begin = i;
  const Reference* chosen = nullptr;
  for (std::size_t i = 0; i < sentence_.references.size(); ++i) {
    const Reference& reference = sentence_.references[i];
    if (reference.scope || reference.person || sentence_.compared[reference.begin]) continue;
    if (reference.begin < begin || reference.end > end) continue;
    if (reference.aside && sentence_.segment[reference.begin] != sentence_.segment[cue.begin]) continue;
    if (std::find(subject_.parts.begin(), subject_.parts.end(), i) != subject_.parts.end()) return discourse_.subject;
    if (chosen == nullptr) chosen = &reference;
  }
  if (chosen == nullptr || (chosen->has_kind && discourse_.subject.place && chosen->relative == Relative::kPrevious))
    return discourse_.subject;
  if (discourse_.subject.reference.outside) return discourse_.subject;
  Reference said = *chosen;
  if (subject_.reference && said.names.empty() && !said.has_kind) said.names = subject_.reference->names;
  return discourse_.resolver.resolve(said);
}

void StatementClaims::set_before(Claim& claim, const Resolved& resolved, const Cue& cue) const {
  for (const Reference& reference : sentence_.references) {
    if (reference.scope || reference.person) continue;
    const bool previous = reference.relative == Relative::kPrevious || reference.relative == Relative::kLastYear;
    if (!sentence_.compared[reference.begin] && !(previous && reference.begin > cue.end)) continue;
    const auto index = static_cast<std::size_t>(&reference - sentence_.references.data());
    if (std::find(subject_.parts.begin(), subject_.parts.end(), index) != subject_.parts.end()) continue;
    const Resolved other = discourse_.resolver.resolve(reference);
    if (other.place && resolved.place && other.place->series == resolved.place->series &&
        other.place->editions != resolved.place->editions) {
      claim.before = other.reference;
      return;
    }
  }
  if (resolved.place && !resolved.place->editions.empty())
    claim.before = discourse_.resolver.before(*resolved.place).reference;
  else
    claim.before = EditionReference{};
}

std::string StatementClaims::role_said() const {
  if (sentence_.has(CueKind::kGoal)) return "goal";
  if (sentence_.has(CueKind::kTask)) return "task";
  if (sentence_.has(CueKind::kChapter)) return "chapter";
  return {};
}

bool StatementClaims::denied(const Cue& cue) const {
  return std::any_of(sentence_.cues.begin(), sentence_.cues.end(), [&](const Cue& other) {
    return other.kind == CueKind::kDenied && other.end <= cue.begin && cue.begin - other.end < 3;
  });
}

// “…”, it added: somebody goes on.
bool StatementClaims::says_more(const Cue& cue) const {
  if (cue.kind != CueKind::kAdded || cue.begin == 0) return false;
  static constexpr auto kSpeakers = std::to_array<std::string_view>({"it", "he", "she", "they"});
  const bool somebody =
      std::find(kSpeakers.begin(), kSpeakers.end(), sentence_.tokens[cue.begin - 1].folded) != kSpeakers.end();
  return somebody && (cue.end >= sentence_.tokens.size() || sentence_.tokens[cue.end].kind == TokenKind::kMark ||
                      sentence_.is(cue.end, "that"));
}

void StatementClaims::find_statuses() {
  const Cue* first = sentence_.first(CueKind::kFirst);
  const bool merged = first != nullptr && (sentence_.has(CueKind::kDropped) || sentence_.has(CueKind::kAdded) ||
                                           sentence_.has(CueKind::kReturned));
  bool any = false;
  for (const Cue& cue : sentence_.cues) {
    if (!is_status(cue.kind) || says_more(cue)) continue;
    // “first … dropped” is about the dropping, “first … added” about the wording.
    if (merged && cue.kind == CueKind::kFirst && sentence_.has(CueKind::kDropped)) continue;
    if (merged && cue.kind == CueKind::kAdded) continue;
    if (first != nullptr && cue.kind == CueKind::kAbsent && !denied(*first) && sentence_.has(CueKind::kReturned))
      continue;
    const bool marked = std::any_of(sentence_.terms.begin(), sentence_.terms.end(),
                                    [](const FoundTerm& term) { return term.quoted || !term.term.patterns.empty(); });
    std::vector<const FoundTerm*> terms = terms_of(cue, marked);
    if (terms.empty() && (cue.kind == CueKind::kAbsent || cue.kind == CueKind::kFirst)) terms = object_of(cue);
    if (terms.empty() && (cue.kind == CueKind::kFirst || cue.kind == CueKind::kReturned) && !subject_.document)
      for (const FoundTerm& term : discourse_.terms) terms.push_back(&term);
    std::erase_if(terms,
                  [&](const FoundTerm* term) { return std::find(used_.begin(), used_.end(), term) != used_.end(); });
    if (terms.empty()) {
      if (cue.kind == CueKind::kFirst && subject_.document && !any)
        unsettled("what is said to be the first time is no wording that can be looked for");
      continue;
    }
    const Resolved resolved = resolved_near(cue);
    Claim claim = make(kind_of(cue.kind));
    claim.editions = resolved.reference;
    const Reference* range = scope();
    const bool newest = (cue.kind == CueKind::kFirst || cue.kind == CueKind::kReturned) && resolved.place &&
                        resolved.place->editions.size() > 1 && subject_.reference && subject_.reference->every;
    if (newest) {
      // “the first time in any plan”: said of the newest, among all.
      LibraryPlace last = *resolved.place;
      last.editions = {resolved.place->editions.back()};
      claim.among = resolved.reference;
      claim.editions = discourse_.resolver.name(last);
      claim.editions.guess = true;
      claim.editions.why = "the newest of them";
    }
    // “For the first time, the plan does not mention X” is about the absence; “X first appears; the plans before do
    // not mention it” about the wording, and repeats itself: no term stands in the clause that denies.
    const Cue* absent = sentence_.first(CueKind::kAbsent);
    const bool absence = claim.kind == ClaimKind::kFirst && absent != nullptr &&
                         std::any_of(terms.begin(), terms.end(), [&](const FoundTerm* term) {
                           return sentence_.segment[term->begin] == sentence_.segment[absent->begin];
                         });
    if (absence) claim.kind = ClaimKind::kAbsent;
    if (cue.kind == CueKind::kDropped || cue.kind == CueKind::kAdded || cue.kind == CueKind::kReturned)
      set_before(claim, resolved, cue);
    if (first != nullptr && (cue.kind == CueKind::kDropped || absence)) claim.first_such = true;
    claim.negated = first != nullptr ? denied(*first) : denied(cue);
    if (range != nullptr && resolved.place)
      claim.among = discourse_.resolver.range(*range, *resolved.place, range->since_year != 0);
    if (cue.kind == CueKind::kAbsent && range != nullptr && resolved.place && !subject_.document) {
      claim.editions = discourse_.resolver.whole(*resolved.place);
      if (claim.among) claim.editions = *claim.among;
    }
    claim.role = role_said();
    if (!claim.role.empty() && (claim.kind == ClaimKind::kAdded || claim.kind == ClaimKind::kAbsent))
      claim.role.clear();
    put_terms(claim, terms, library_, discourse_);
    used_.insert(used_.end(), terms.begin(), terms.end());
    ordered_ = ordered_ || !claim.role.empty();
    give_each(claim);
    any = true;
  }
}

// A term among the aims or in a heading, its place there, and how that moved. A sentence may say it of several terms,
// each in a part of its own.
void StatementClaims::find_order() {
  if (ordered_) return;
  for (const Cue& cue : sentence_.cues) {
    if (cue.kind != CueKind::kGoal && cue.kind != CueKind::kTask && cue.kind != CueKind::kChapter &&
        cue.kind != CueKind::kListedFirst && cue.kind != CueKind::kMovedUp && cue.kind != CueKind::kMovedDown)
      continue;
    std::vector<const FoundTerm*> terms = terms_of(cue, false);
    // “made X a key goal”: what stands before it, where something does.
    for (const FoundTerm& term : sentence_.terms)
      if (term.end <= cue.begin && cue.begin - term.end < kReach) terms = {&term};
    std::erase_if(terms,
                  [&](const FoundTerm* term) { return std::find(used_.begin(), used_.end(), term) != used_.end(); });
    if (terms.empty()) continue;
    Claim claim = make(ClaimKind::kOrder);
    const Cue* listed = beside(cue, CueKind::kListedFirst);
    claim.role = role_said();
    if (claim.role.empty() && listed != nullptr) claim.role = "first";
    const Cue* up = beside(cue, CueKind::kMovedUp);
    const Cue* down = beside(cue, CueKind::kMovedDown);
    claim.direction = up != nullptr ? 1 : down != nullptr ? -1 : 0;
    for (const FoundFigure& figure : sentence_.figures)
      if (figure.use == FigureUse::kOrdinal && cue.begin <= figure.begin + 1 && figure.begin < cue.end + 4)
        claim.figure = figure.figure;
    if (listed != nullptr && !claim.figure) claim.figure = rank_said(*listed);
    if (claim.direction != 0) set_before(claim, discourse_.subject, cue);
    claim.negated = denied(cue);
    put_terms(claim, terms, library_, discourse_);
    used_.insert(used_.end(), terms.begin(), terms.end());
    claims_.push_back(std::move(claim));
  }
}

// The cue itself, or the one of that kind in its part of the sentence; without a term of its own there, any.
const Cue* StatementClaims::beside(const Cue& cue, CueKind kind) const {
  if (cue.kind == kind) return &cue;
  for (const Cue& other : sentence_.cues) {
    if (other.kind != kind) continue;
    if (sentence_.segment[other.begin] == sentence_.segment[cue.begin]) return &other;
    if (std::none_of(sentence_.terms.begin(), sentence_.terms.end(), [&](const FoundTerm& term) {
          return sentence_.segment[term.begin] == sentence_.segment[other.begin];
        }))
      return &other;
  }
  return nullptr;
}

AssertedFigure StatementClaims::rank_said(const Cue& cue) const {
  static constexpr auto kRanks =
      std::to_array<std::string_view>({"first", "second", "third", "fourth", "fifth", "sixth", "seventh"});
  AssertedFigure figure;
  figure.low = figure.high = 1;
  for (std::size_t i = cue.begin; i < cue.end; ++i)
    for (std::size_t k = 0; k < kRanks.size(); ++k)
      if (sentence_.is(i, kRanks[k])) figure.low = figure.high = static_cast<double>(k + 1);
  figure.at = {sentence_.tokens[cue.begin].at.begin, sentence_.tokens[cue.end - 1].at.end};
  figure.as_written = sentence_.words(cue.begin, cue.end);
  return figure;
}

void StatementClaims::find_presence() {
  if (!subject_.document) return;
  const bool several = discourse_.subject.place && discourse_.subject.place->editions.size() > 1;
  for (const Cue& cue : sentence_.cues) {
    if (cue.kind != CueKind::kMention) continue;
    if (sentence_.is(cue.end, "：") || sentence_.is(cue.end, ":")) continue;  // a quotation follows
    std::vector<const FoundTerm*> terms = terms_of(cue, false);
    std::erase_if(terms, [&](const FoundTerm* term) {
      if (std::find(used_.begin(), used_.end(), term) != used_.end()) return true;
      if (counted(*term)) return true;
      const Lengths lengths = measure(term->term.wording);
      return lengths.han > 0 ? lengths.han > kMostPresentHan : lengths.words > kMostPresentWords;
    });
    // “…, and every plan since has mentioned it”
    const bool anaphor = sentence_.is(cue.end, "it") || sentence_.is(cue.end, "them") || sentence_.is(cue.end, "both");
    if (terms.empty() && anaphor)
      for (const FoundTerm& term : discourse_.terms) terms.push_back(&term);
    if (terms.empty()) continue;
    Claim claim = make(ClaimKind::kPresent);
    put_terms(claim, terms, library_, discourse_);
    // A quotation that nothing stands for is judged as a quotation.
    std::erase_if(claim.terms, [&](const ClaimTerm& term) { return term.patterns.empty() && !several; });
    used_.insert(used_.end(), terms.begin(), terms.end());
    give_each(claim);
  }
}

// Whether find_counts() has a claim of the same wording in this sentence.
bool StatementClaims::counted(const FoundTerm& term) const {
  const auto same = [&](const ClaimTerm& other) {
    return other.at.begin <= term.term.at.begin && term.term.at.begin < std::max(other.at.end, other.at.begin + 1);
  };
  for (std::size_t i = claims_.size(); i > 0 && claims_[i - 1].at == sentence_.at; --i) {
    const Claim& claim = claims_[i - 1];
    if (std::any_of(claim.terms.begin(), claim.terms.end(), same)) return true;
    if (std::any_of(claim.rivals.begin(), claim.rivals.end(), same)) return true;
  }
  return false;
}

// What is said of a list is said of each item, and may be true of one alone.
void StatementClaims::give_each(const Claim& claim) {
  for (const ClaimTerm& term : claim.terms) {
    Claim one = claim;
    one.terms = {term};
    claims_.push_back(std::move(one));
  }
}

void StatementClaims::unsettled(const std::string& reason) {
  Claim claim = make(ClaimKind::kOther);
  claim.not_checkable = reason;
  claim.figure = figures_said();
  claims_.push_back(std::move(claim));
}

// From the first figure of the sentence to the last one, times left out.
std::optional<AssertedFigure> StatementClaims::figures_said() const {
  std::size_t first = sentence_.tokens.size(), last = 0;
  for (std::size_t i = 0; i < sentence_.tokens.size(); ++i) {
    const bool named = std::any_of(sentence_.references.begin(), sentence_.references.end(),
                                   [&](const Reference& r) { return r.begin <= i && i < r.end; });
    if (sentence_.tokens[i].kind != TokenKind::kNumber || sentence_.quoted[i] || named) continue;
    first = std::min(first, i);
    last = i;
  }
  if (first > last) return std::nullopt;
  AssertedFigure figure;
  figure.as_written = sentence_.words(first, last + 1);
  figure.at = {sentence_.tokens[first].at.begin, sentence_.tokens[last].at.end};
  return figure;
}

void StatementClaims::find_others() {
  if (!claims_.empty() && claims_.back().at == sentence_.at) return;
  if (sentence_.has(CueKind::kSimilar))
    unsettled("how alike two texts are depends on the measure, which is not named");
  else if (sentence_.has(CueKind::kPerWords))
    unsettled("a rate needs the list of terms and the length that it was taken over");
  else if (sentence_.has(CueKind::kVote))
    unsettled("how a body voted is told by its records, not by a wording");
  else if (sentence_.has(CueKind::kTone) && subject_.document)
    unsettled("a judgement of tone, which no rule settles");
}

void find_statements(const SentenceReading& sentence, const Subject& subject, const Library& library,
                     Discourse& discourse, std::vector<Claim>& claims) {
  StatementClaims(sentence, subject, library, discourse, claims).find();
}

}  // namespace tifa
