// Takes a sentence apart, and finds what it speaks of.
#include "claims/sentence.h"

#include <algorithm>
#include <array>
#include <set>

#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

bool is_break(std::string_view word) {
  static constexpr std::array<std::string_view, 16> kBreaks = {",", "，", ";", "；", ":",  "：", "—",  "–",
                                                               "-", "(",  ")", "（", "）", "。", "、", "…"};
  return std::find(kBreaks.begin(), kBreaks.end(), word) != kBreaks.end();
}

// Bodies whose documents are known by their name alone. Where the corpus has a series of theirs, its words say so.
bool is_body(const SentenceReading& sentence, std::size_t at) {
  static const std::set<std::string_view> kBodies = {
      "politburo",   "nato", "fomc",  "fed", "ecb", "labour", "conservative", "conservatives", "democrats",
      "republicans", "eu",   "asean", "g7",  "g20", "brics",  "imf",          "opec"};
  const Token& token = sentence.tokens[at];
  return token.kind == TokenKind::kWord && token.capital && kBodies.contains(token.folded);
}

// “as often as in the fifth plan”: the second “as”, where what is compared with follows.
bool compares_as(const SentenceReading& sentence, std::size_t at) {
  if (!sentence.is(at, "as")) return false;
  if (!sentence.is(at + 1, "in") && !sentence.is(at + 1, "the") && !sentence.is(at + 1, "its")) return false;
  for (std::size_t i = at; i > 0 && at - i < 6 && sentence.segment[i - 1] == sentence.segment[at]; --i)
    if (sentence.is(i - 1, "as")) return true;
  return false;
}

// Which tokens stand for what is compared with.
void mark_compared(SentenceReading& sentence) {
  sentence.compared.assign(sentence.tokens.size(), false);
  std::size_t next = 0;
  bool compared = false;
  std::uint32_t segment = 0;
  for (std::size_t at = 0; at < sentence.tokens.size(); ++at) {
    if (sentence.segment[at] != segment) {
      segment = sentence.segment[at];
      compared = false;
    }
    while (next < sentence.cues.size() && sentence.cues[next].end <= at) ++next;
    if (next < sentence.cues.size() && sentence.cues[next].begin == at) {
      const Cue& cue = sentence.cues[next];
      if (cue.kind == CueKind::kFrom || cue.kind == CueKind::kMoreThan || cue.kind == CueKind::kLessThan ||
          cue.kind == CueKind::kMost || cue.kind == CueKind::kLeast)
        compared = true;
      if (cue.kind == CueKind::kTo) compared = false;
      if (cue.kind == CueKind::kUp || cue.kind == CueKind::kDown) {
        // “up from 55”, “rose to 90”, 从4次增至8次
        const std::string& last = sentence.tokens[cue.end - 1].folded;
        compared = last == "from";
      }
    }
    compared = compared || compares_as(sentence, at);
    sentence.compared[at] = compared;
  }
}

// “No plan has used it more often”, “never been mentioned more often”: the most there has been.
void read_unsurpassed(SentenceReading& sentence) {
  for (Cue& cue : sentence.cues) {
    const bool up = cue.kind == CueKind::kUp && sentence.is(cue.begin, "more");
    const bool down = cue.kind == CueKind::kDown && (sentence.is(cue.begin, "less") || sentence.is(cue.begin, "fewer"));
    if (!up && !down) continue;
    std::size_t denied = cue.begin;
    while (denied > 0 && !sentence.is(denied, "no") && !sentence.is(denied, "never")) --denied;
    if (!sentence.is(denied, "no") && !sentence.is(denied, "never")) continue;
    const std::size_t begin = cue.begin;
    cue.kind = up ? CueKind::kMost : CueKind::kLeast;
    std::erase_if(sentence.cues, [&](const Cue& other) {
      return (other.kind == CueKind::kFirst || other.kind == CueKind::kAbsent) && other.end > denied &&
             other.begin < begin;
    });
    return;
  }
}

int says(const Reference& reference) {
  int weight = 0;
  if (!reference.ordinals.empty() || !reference.years.empty() || reference.day.month != 0) weight += 4;
  if (reference.relative != Relative::kNone || reference.every || reference.count > 0) weight += 3;
  if (!reference.names.empty()) weight += 1;
  if (reference.kind != DocumentKind::kGeneric) weight += 1;
  if (reference.note_of) weight += 4;
  return weight;
}

// “It drops X, a phrase that stood in the seventh plan”: what a relative clause names says more of the term.
bool in_relative_clause(const SentenceReading& sentence, const Reference& reference) {
  for (std::size_t i = reference.begin; i > 1 && sentence.segment[i - 1] == sentence.segment[reference.begin]; --i) {
    if (!sentence.is(i - 1, "that") && !sentence.is(i - 1, "which")) continue;
    return std::any_of(sentence.cues.begin(), sentence.cues.end(), [&](const Cue& cue) {
      const bool states = cue.kind == CueKind::kMention || cue.kind == CueKind::kAbsent ||
                          cue.kind == CueKind::kDropped || cue.kind == CueKind::kReturned;
      return states && cue.end < i && sentence.segment[cue.end - 1] != sentence.segment[reference.begin];
    });
  }
  return false;
}

bool determined(const Reference& reference) {
  return !reference.ordinals.empty() || !reference.years.empty() || reference.day.month != 0 ||
         reference.relative != Relative::kNone || reference.every || reference.count > 0 || reference.since_year != 0;
}

}  // namespace

bool SentenceReading::has(CueKind kind) const { return first(kind) != nullptr; }

const Cue* SentenceReading::first(CueKind kind) const {
  for (const Cue& cue : cues)
    if (cue.kind == kind) return &cue;
  return nullptr;
}

std::string SentenceReading::words(std::size_t begin, std::size_t end) const {
  if (begin >= end) return {};
  std::string said(text.substr(tokens[begin].at.begin, tokens[end - 1].at.end - tokens[begin].at.begin));
  std::replace(said.begin(), said.end(), '\n', ' ');
  return said;
}

SentenceReading read_sentence(std::string_view text, Range at, const Library& library) {
  SentenceReading sentence;
  sentence.text = text;
  sentence.at = at;
  sentence.tokens = tokenise(text, at);
  const std::size_t size = sentence.tokens.size();
  sentence.quotes = find_quoted(text, sentence.tokens);
  sentence.quoted.assign(size, false);
  for (const QuotedSpan& span : sentence.quotes)
    for (std::size_t i = span.begin; i < span.end; ++i) sentence.quoted[i] = true;
  sentence.references = find_references(text, sentence.tokens, sentence.quoted, library);

  std::vector<bool> blocked(size, false);
  for (const Reference& reference : sentence.references)
    if (reference.has_kind || reference.scope || reference.person)
      for (std::size_t i = reference.begin; i < reference.end; ++i) blocked[i] = true;
  sentence.figures = find_figures(text, sentence.tokens);
  for (const FoundFigure& figure : sentence.figures)
    if (figure.use == FigureUse::kTimes || figure.use == FigureUse::kLength)
      for (std::size_t i = figure.begin; i < figure.end; ++i) blocked[i] = true;
  sentence.terms = find_terms(text, sentence.tokens, sentence.quotes, blocked, library);
  // A year inside a term (“the 1992 consensus”) is no time.
  std::erase_if(sentence.references, [&](const Reference& reference) {
    return std::any_of(sentence.terms.begin(), sentence.terms.end(),
                       [&](const FoundTerm& term) { return term.begin < reference.end && reference.begin < term.end; });
  });
  sentence.cues = find_cues(sentence.tokens, sentence.quoted);
  std::erase_if(sentence.cues, [&](const Cue& cue) {
    const auto inside = [&](std::size_t begin, std::size_t end) { return begin <= cue.begin && cue.end <= end; };
    return std::any_of(sentence.references.begin(), sentence.references.end(),
                       [&](const Reference& reference) { return inside(reference.begin, reference.end); }) ||
           std::any_of(sentence.terms.begin(), sentence.terms.end(),
                       [&](const FoundTerm& term) { return inside(term.begin, term.end); });
  });
  // A term that a cue has in its middle (“hedges on whether … still”) is none of its own.
  std::erase_if(sentence.terms, [&](const FoundTerm& term) {
    return std::any_of(sentence.cues.begin(), sentence.cues.end(),
                       [&](const Cue& cue) { return cue.begin < term.begin && term.end < cue.end; });
  });
  std::erase_if(sentence.figures, [&](const FoundFigure& figure) {
    if (sentence.quoted[figure.begin]) return true;
    const auto meets = [&](std::size_t begin, std::size_t end) { return figure.begin < end && begin < figure.end; };
    for (const Reference& reference : sentence.references)
      if (meets(reference.begin, reference.end) &&
          !(figure.use == FigureUse::kLength && reference.begin >= figure.begin))
        return true;
    for (const FoundTerm& term : sentence.terms)
      if (meets(term.begin, term.end)) return true;
    for (const Cue& cue : sentence.cues)
      if (meets(cue.begin, cue.end) &&
          (cue.kind == CueKind::kFirst || cue.kind == CueKind::kLast || cue.kind == CueKind::kPerWords ||
           cue.kind == CueKind::kReturned || cue.kind == CueKind::kAbsent))
        return true;
    return false;
  });
  // “at least” and the like belong to their figures, “nearly doubled” is one.
  std::erase_if(sentence.cues, [&](const Cue& cue) {
    return std::any_of(sentence.figures.begin(), sentence.figures.end(),
                       [&](const FoundFigure& figure) { return figure.begin <= cue.begin && cue.end <= figure.end; });
  });
  read_unsurpassed(sentence);
  sentence.segment.assign(size, 0);
  std::uint32_t segment = 0;
  for (std::size_t i = 0; i < size; ++i) {
    if (!sentence.quoted[i] && sentence.tokens[i].kind == TokenKind::kMark && is_break(sentence.tokens[i].folded))
      ++segment;
    sentence.segment[i] = segment;
  }
  mark_compared(sentence);
  for (Reference& reference : sentence.references) reference.aside = in_relative_clause(sentence, reference);
  return sentence;
}

Subject find_subject(const SentenceReading& sentence, const Library& library) {
  Subject subject;
  std::size_t best = sentence.references.size();
  for (std::size_t i = 0; i < sentence.references.size(); ++i) {
    const Reference& reference = sentence.references[i];
    if (!reference.has_kind || reference.scope || sentence.compared[reference.begin]) continue;
    if (reference.aside) continue;
    if (best == sentence.references.size() || says(reference) > says(sentence.references[best])) best = i;
  }
  Reference chosen;
  if (best < sentence.references.size()) {
    chosen = sentence.references[best];
    subject.parts.push_back(best);
    subject.document = true;
  }
  // Times and persons beside it.
  const bool open = !determined(chosen);
  bool timed = false;
  for (std::size_t i = 0; i < sentence.references.size(); ++i) {
    const Reference& reference = sentence.references[i];
    if (reference.has_kind || reference.scope || sentence.compared[reference.begin]) continue;
    if (reference.person) {
      // Somebody who is mentioned is what is counted, not who speaks.
      const bool object = std::any_of(sentence.cues.begin(), sentence.cues.end(), [&](const Cue& cue) {
        return (cue.end == reference.begin &&
                (cue.kind == CueKind::kMention || cue.kind == CueKind::kMentionNoun || cue.kind == CueKind::kAbsent)) ||
               (cue.begin == reference.end && cue.kind == CueKind::kNamed);
      });
      if (object) continue;
      subject.body = true;
      const bool his =
          subject.document && (sentence.is(chosen.begin, "his") || sentence.is(chosen.begin, "her") || open);
      if ((!subject.document || his) && chosen.names.empty()) {
        chosen.names.insert(chosen.names.end(), reference.names.begin(), reference.names.end());
        if (!subject.document) chosen.person = true;
        subject.parts.push_back(i);
      }
      continue;
    }
    if (!open || timed) continue;
    timed = true;
    chosen.ordinals.insert(chosen.ordinals.end(), reference.ordinals.begin(), reference.ordinals.end());
    chosen.years.insert(chosen.years.end(), reference.years.begin(), reference.years.end());
    if (reference.day.month != 0) chosen.day = reference.day;
    chosen.relative = reference.relative;
    chosen.years_before = reference.years_before;
    chosen.count = reference.count;
    chosen.inclusive = reference.inclusive;
    subject.parts.push_back(i);
  }
  if (!subject.document) {
    for (std::size_t at = 0; at < sentence.tokens.size(); ++at) {
      if (sentence.quoted[at] || !is_body(sentence, at)) continue;
      const std::string name(sentence.tokens[at].at.of(sentence.text));
      const bool known = std::any_of(library.series.begin(), library.series.end(), [&](const LibrarySeries& series) {
        return std::find(series.words.begin(), series.words.end(), sentence.tokens[at].folded) != series.words.end();
      });
      subject.body = true;
      if (known) continue;
      chosen.names = {name};
      chosen.has_kind = true;
      chosen.person = false;
      chosen.at = sentence.tokens[at].at;
      chosen.wording = name;
      break;
    }
  }
  if (!subject.parts.empty() || chosen.has_kind) {
    if (chosen.wording.empty() && !subject.parts.empty()) {
      chosen.wording = sentence.references[subject.parts.front()].wording;
      chosen.at = sentence.references[subject.parts.front()].at;
      chosen.begin = sentence.references[subject.parts.front()].begin;
      chosen.end = sentence.references[subject.parts.front()].end;
    }
    // “every report since 2021”, “the past six reports since …”: the range is its own.
    for (const Reference& reference : sentence.references)
      if (reference.scope && reference.since_year != 0 && chosen.years.empty() &&
          (chosen.every || chosen.count > 0 || (chosen.plural && !determined(chosen))))
        chosen.since_year = reference.since_year;
    // “opening” and “as delivered” may stand in another part.
    for (const Reference& reference : sentence.references) chosen.delivered = chosen.delivered || reference.delivered;
    subject.reference = std::move(chosen);
  }
  return subject;
}

Claim begin_claim(ClaimKind kind, const SentenceReading& sentence, const Subject& subject, const Discourse& discourse) {
  Claim claim;
  claim.kind = kind;
  claim.at = sentence.at;
  claim.text = sentence.words(0, sentence.tokens.size());
  claim.editions = discourse.subject.reference;
  if (subject.reference && subject.reference->delivered) claim.hints.emplace_back("as delivered");
  return claim;
}

void put_terms(Claim& claim, const std::vector<const FoundTerm*>& terms, const Library& library,
               const Discourse& discourse) {
  const auto& place = discourse.subject.place;
  const LibrarySeries* series = place ? &library.series[place->series] : nullptr;
  bool in_english = false;
  for (const FoundTerm* found : terms) {
    ClaimTerm term = found->term;
    find_patterns(term, library, series, discourse.met, in_english);
    if (found->joined && !claim.terms.empty() && found != terms.front()) {
      ClaimTerm& before = claim.terms.back();
      before.wording += " or " + term.wording;
      before.at.end = std::max(before.at.end, term.at.end);
      for (std::string& pattern : term.patterns)
        if (std::find(before.patterns.begin(), before.patterns.end(), pattern) == before.patterns.end())
          before.patterns.push_back(std::move(pattern));
      continue;
    }
    claim.terms.push_back(std::move(term));
  }
  if (in_english) {
    for (auto* reference : {&claim.editions, claim.before ? &*claim.before : nullptr}) {
      if (reference == nullptr) continue;
      for (std::string& edition : reference->editions) {
        if (edition.find('@') != std::string::npos) continue;
        edition += "@en";
        claim.in_translation = true;
      }
    }
  }
}

}  // namespace tifa
