// Reads an article sentence by sentence: what each speaks of, what it claims, what it leaves to the next.
#include "claims/find.h"

#include <algorithm>

#include "claims/quotations.h"
#include "claims/sentence.h"
#include "text/utf8.h"

namespace tifa {
namespace {

// A “sentence” of many thousand tokens is no prose. It is read in pieces, so that time stays linear.
constexpr std::size_t kLongestSentence = 3000;  // bytes

// Clauses that stand on their own: parted by semicolons outside quotation marks.
std::vector<Range> clauses_of(std::string_view text, Range sentence) {
  std::vector<Range> clauses;
  std::uint32_t begin = sentence.begin;
  int depth = 0;
  for (std::uint32_t at = sentence.begin; at < sentence.end;) {
    const std::string_view rest = text.substr(at, sentence.end - at);
    std::uint32_t width = 1;
    const bool wide = rest.starts_with("；");
    if (rest.starts_with("“") || rest.starts_with("「")) ++depth;
    if ((rest.starts_with("”") || rest.starts_with("」")) && depth > 0) --depth;
    const bool full = at - begin >= kLongestSentence && (rest[0] == ' ' || !continues_code_point(rest[0]));
    if ((depth == 0 && (rest[0] == ';' || wide)) || full) {
      width = wide ? 3 : rest[0] == ';' ? 1 : 0;
      if (at > begin) clauses.push_back({begin, at});
      begin = at + width;
      if (width == 0) width = 1;
      depth = 0;
    }
    at += width;
  }
  if (begin < sentence.end) clauses.push_back({begin, sentence.end});
  return clauses;
}

// Where later clauses of a sentence name a document of their own and say something of it: “…, and every plan since 2010
// has mentioned it”, ……，2010年以来的每个规划都提到……. Each begins a clause that is read by itself.
std::vector<Range> parts_of(const SentenceReading& sentence) {
  std::vector<Range> parts;
  std::uint32_t begin = sentence.at.begin;
  std::size_t from = 0;
  const auto states = [&](std::size_t first, std::size_t end) {
    return std::any_of(sentence.cues.begin(), sentence.cues.end(), [&](const Cue& cue) {
      return (cue.kind == CueKind::kMention || cue.kind == CueKind::kAbsent || cue.kind == CueKind::kDropped ||
              cue.kind == CueKind::kReturned) &&
             cue.begin >= first && cue.end <= end;
    });
  };
  const auto counts = [&](std::size_t end) {
    return std::any_of(sentence.figures.begin(), sentence.figures.end(), [&](const FoundFigure& figure) {
      return figure.use == FigureUse::kTimes && figure.begin >= from && figure.end <= end;
    });
  };
  for (const Reference& reference : sentence.references) {
    if (!reference.has_kind || reference.scope || !reference.every || sentence.compared[reference.begin]) continue;
    std::size_t at = reference.begin;
    // 2010年以来的每个规划: the range belongs to it.
    for (const Reference& range : sentence.references)
      if (range.scope && range.end <= at && at - range.end <= 1) at = range.begin;
    if (at > 0 && (sentence.is(at - 1, "and") || sentence.is(at - 1, "but") || sentence.is(at - 1, "while"))) --at;
    if (at <= from || sentence.segment[at] == sentence.segment[at - 1]) {
      const bool comma = at > from && (sentence.is(at - 1, ",") || sentence.is(at - 1, "，"));
      if (!comma) continue;
    }
    if ((!states(from, at) && !counts(at)) || !states(reference.end, sentence.tokens.size())) continue;
    parts.push_back({begin, sentence.tokens[at].at.begin});
    begin = sentence.tokens[at].at.begin;
    from = at;
  }
  parts.push_back({begin, sentence.at.end});
  return parts;
}

// Aims are set by plans and what proposes them.
std::optional<Resolved> resolve_by_role(const SentenceReading& sentence, const Resolver& resolver) {
  if (!sentence.has(CueKind::kGoal) && !sentence.has(CueKind::kTask)) return std::nullopt;
  for (const DocumentKind kind : {DocumentKind::kPlan, DocumentKind::kProposal}) {
    Reference newest;
    newest.has_kind = true;
    newest.kind = kind;
    Resolved resolved = resolver.resolve(newest);
    if (!resolved.place) continue;
    resolved.reference.guess = true;
    return resolved;
  }
  return std::nullopt;
}

// What the sentences of the article speak of, for the quotations in them.
struct Spoken {
  Range at;
  std::vector<std::pair<std::uint32_t, EditionReference>> documents;  // that it names, by where
  EditionReference subject;
};

// “an explanatory note on the proposal”: the note speaks.
bool belongs_to_another(const SentenceReading& sentence, const Reference& reference) {
  return reference.begin > 0 && sentence.is(reference.begin - 1, "on") &&
         std::any_of(sentence.references.begin(), sentence.references.end(),
                     [&](const Reference& other) { return other.has_kind && other.end + 1 == reference.begin; });
}

// Marked words of which a claim says something already (that they were dropped, brought back, counted) are its term,
// and no quotation.
void drop_terms(std::vector<Claim>& quotations, const std::vector<Claim>& claims) {
  std::vector<Range> terms;
  for (const Claim& claim : claims)
    for (const auto* list : {&claim.terms, &claim.rivals})
      for (const ClaimTerm& term : *list)
        if (!term.at.empty()) terms.push_back(term.at);
  std::sort(terms.begin(), terms.end(), [](Range a, Range b) { return a.begin < b.begin; });
  std::erase_if(quotations, [&](const Claim& claim) {
    if (claim.quotation->indirect || claim.quotation->at.size() != 1) return false;
    const Range words = claim.quotation->at.front();
    const auto after = std::lower_bound(terms.begin(), terms.end(), words.end,
                                        [](Range term, std::uint32_t at) { return term.begin < at; });
    return after != terms.begin() && std::prev(after)->end > words.begin;
  });
}

// A quotation is of the document that is named before it in its sentence, else of the one that its sentence speaks of.
void place_quotations(const Article& article, const std::vector<Spoken>& spoken, std::vector<Claim>& claims) {
  std::vector<Claim> quotations = find_quotations(article.text, article.paragraphs);
  drop_terms(quotations, claims);
  for (Claim& quotation : quotations) {
    const std::uint32_t begin = quotation.quotation && !quotation.quotation->at.empty()
                                    ? quotation.quotation->at.front().begin
                                    : quotation.at.begin;
    auto sentence = std::upper_bound(spoken.begin(), spoken.end(), begin,
                                     [](std::uint32_t at, const Spoken& entry) { return at < entry.at.begin; });
    if (sentence != spoken.begin()) {
      --sentence;
      if (article.is_document && sentence->documents.empty()) continue;
      // Where two languages share a paragraph, that of its sentences which has the words.
      if (quotation.at.empty()) {
        quotation.at = sentence->at;
        quotation.text = std::string(sentence->at.of(article.text));
      }
      quotation.editions = sentence->subject;
      bool before = false;
      for (const auto& [at, reference] : sentence->documents) {
        if (at < begin || !before) quotation.editions = reference;
        before = before || at < begin;
      }
    }
    claims.push_back(std::move(quotation));
  }
}

}  // namespace

std::vector<Claim> find_claims(const Article& article, const Library& library) {
  std::vector<Claim> claims;
  Discourse discourse{Resolver(library, article.date), {}, {}, false, {}};
  for (const ArticleSentence& sentence : article.sentences)
    mark_met(tokenise(article.text, sentence.at), library, discourse.met);
  std::vector<Spoken> spoken;
  std::optional<LibraryPlace> main;  // what the article is about: the newest of those that it names first
  std::uint32_t paragraph = 0;
  for (const ArticleSentence& entry : article.sentences) {
    // What a paragraph compares with is forgotten in the next.
    if (entry.paragraph != paragraph && main) discourse.resolver.set_topic(*main);
    paragraph = entry.paragraph;
    spoken.push_back({entry.at, {}, {}});
    discourse.counting = false;
    discourse.terms.clear();
    const std::size_t first = claims.size();
    Subject inherited;
    std::optional<Resolved> range;  // several editions that the sentence speaks of: “… in all” at its end is of them
    std::vector<SentenceReading> readings;
    for (const Range clause : clauses_of(article.text, entry.at)) {
      SentenceReading whole = read_sentence(article.text, clause, library);
      const std::vector<Range> parts = parts_of(whole);
      if (parts.size() == 1)
        readings.push_back(std::move(whole));
      else
        for (const Range part : parts) readings.push_back(read_sentence(article.text, part, library));
    }
    for (const SentenceReading& sentence : readings) {
      if (sentence.tokens.empty()) continue;
      Subject subject = find_subject(sentence, library);
      const bool names = subject.reference.has_value();
      if (names) {
        discourse.subject = discourse.resolver.resolve(*subject.reference);
      } else if (inherited.reference) {
        subject.document = inherited.document;
        subject.body = inherited.body;
        if (range && sentence.has(CueKind::kTotal)) discourse.subject = *range;
      } else {
        // Only what it compares with may be named: “dipped to 28, after 30 in last year's report”.
        const auto other =
            std::find_if(sentence.references.begin(), sentence.references.end(), [&](const Reference& reference) {
              return reference.has_kind && !reference.scope && sentence.compared[reference.begin];
            });
        const auto role = discourse.resolver.topic() ? std::nullopt : resolve_by_role(sentence, discourse.resolver);
        discourse.subject = role ? *role : discourse.resolver.resolve_topic();
        if (other != sentence.references.end() && !discourse.resolver.topic()) {
          Reference newest;
          newest.has_kind = true;
          newest.kind = other->kind;
          newest.names = other->names;
          newest.relative = other->relative == Relative::kLastYear ? Relative::kThis : Relative::kNone;
          discourse.subject = discourse.resolver.resolve(newest);
          discourse.subject.reference.guess = true;
          subject.document = true;
        }
      }
      if ((discourse.subject.place && discourse.subject.place->editions.size() > 1) ||
          (names && subject.reference->plural))
        range = discourse.subject;
      // What follows in the sentence (“the previous one”, “in 2017”) is of the same series.
      const auto topic = discourse.resolver.topic();
      if (discourse.subject.place) discourse.resolver.set_topic(*discourse.subject.place);
      spoken.back().subject = discourse.subject.reference;
      for (const Reference& reference : sentence.references)
        if (reference.has_kind && !reference.scope && !belongs_to_another(sentence, reference))
          spoken.back().documents.emplace_back(reference.at.begin, discourse.resolver.resolve(reference).reference);
      const std::size_t before = claims.size();
      find_counts(sentence, subject, library, discourse, claims);
      discourse.counting =
          discourse.counting || std::any_of(claims.begin() + static_cast<std::ptrdiff_t>(before), claims.end(),
                                            [](const Claim& claim) { return claim.kind == ClaimKind::kCount; });
      find_statements(sentence, subject, library, discourse, claims);
      if (claims.size() > before) {
        discourse.terms.clear();
        for (const FoundTerm& term : sentence.terms) discourse.terms.push_back(term);
      }
      // A document that is named stays the topic; one that was only guessed does not.
      const bool stays = names && subject.document && discourse.subject.place;
      // “Every plan has mentioned it”: what follows speaks of the one before again.
      const bool several = stays && topic && topic->series == discourse.subject.place->series &&
                           subject.reference->every && discourse.subject.place->editions.size() > 1;
      if (several) discourse.resolver.set_topic(*topic);
      if (!stays && claims.size() == before && topic) discourse.resolver.set_topic(*topic);
      if (stays && discourse.subject.place->editions.size() == 1 &&
          (!main || (main->series == discourse.subject.place->series &&
                     main->editions.front() < discourse.subject.place->editions.front())))
        main = discourse.subject.place;
      if (names) {
        const bool document = inherited.document;
        inherited = subject;
        inherited.document = inherited.document || document;
      }
    }
    // A document of the corpus speaks of documents only where it names one.
    if (article.is_document && spoken.back().documents.empty()) {
      claims.erase(claims.begin() + static_cast<std::ptrdiff_t>(first), claims.end());
      continue;
    }
    // A claim of a clause is shown with its whole sentence.
    for (std::size_t i = first; i < claims.size(); ++i) {
      if (entry.at.size() > kLongestSentence) continue;
      claims[i].at = entry.at;
      claims[i].text = std::string(entry.at.of(article.text));
      std::replace(claims[i].text.begin(), claims[i].text.end(), '\n', ' ');
    }
  }
  place_quotations(article, spoken, claims);
  std::stable_sort(claims.begin(), claims.end(),
                   [](const Claim& a, const Claim& b) { return a.at.begin < b.at.begin; });
  for (std::size_t i = 0; i < claims.size(); ++i) claims[i].id = "c" + std::to_string(i + 1);
  return claims;
}

}  // namespace tifa
