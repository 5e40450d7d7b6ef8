// Claims of documents themselves: that one cites another, which kind or stage one is, what is to follow it.
#include <algorithm>

#include "claims/kinds.h"
#include "claims/statement_claims.h"

namespace tifa {

void StatementClaims::find_citations() {
  const Cue* cue = sentence_.first(CueKind::kCites);
  if (cue == nullptr) return;
  const Reference *from = nullptr, *to = nullptr;
  for (const Reference& reference : sentence_.references) {
    if (!reference.has_kind || reference.scope) continue;
    if (reference.end <= cue->begin && from == nullptr) from = &reference;
    if (reference.begin >= cue->end && to == nullptr) to = &reference;
  }
  if (from == nullptr || to == nullptr) return;
  Claim claim = make(ClaimKind::kCitation);
  const Resolved source = discourse_.resolver.resolve(*from);
  Resolved target = discourse_.resolver.resolve(*to);
  claim.editions = source.reference;
  // “the document” is what it explains.
  const bool vague = to->kind == DocumentKind::kGeneric || target.reference.editions.empty() ||
                     target.reference.editions == source.reference.editions;
  if (vague && source.reference.editions.size() == 1) {
    for (const Link& link : library_.links) {
      if (link.from != source.reference.editions.front()) continue;
      target.reference.editions = {link.to};
      target.reference.candidates.clear();
      target.reference.outside = false;
      target.reference.why = "what " + link.from + " " + link.relation;
      break;
    }
  }
  target.reference.wording = to->wording;
  target.reference.at = to->at;
  claim.before = target.reference;
  claims_.push_back(std::move(claim));
}

// “a “political report”, not a “work report””: which kind a document is.
void StatementClaims::find_kinds() {
  if (!subject_.document) return;
  for (const FoundTerm& term : sentence_.terms) {
    if (!term.quoted || term.begin < 2) continue;
    const std::vector<Token> words =
        tokenise(term.term.wording, {0, static_cast<std::uint32_t>(term.term.wording.size())});
    if (words.empty()) continue;
    bool whole = false;
    for (std::size_t i = 0; i < words.size(); ++i) whole = whole || kind_patterns().match(words, i).end == words.size();
    if (!whole || words.size() > 4) continue;
    std::size_t at = term.begin - 1;
    if (sentence_.is(at, "a") || sentence_.is(at, "an")) --at;
    const bool is = sentence_.is(at, "is") || sentence_.is(at, "was") || sentence_.is(at, "called");
    const bool is_not = sentence_.is(at, "not");
    if (!is && !is_not) continue;
    Claim claim = make(ClaimKind::kStage);
    claim.role = term.term.wording;
    claim.negated = is_not;
    // The series' own name for its kind, where the article uses another word for it.
    const LibrarySeries* series =
        discourse_.subject.place ? &library_.series[discourse_.subject.place->series] : nullptr;
    if (series != nullptr && series->kind == kind_of_title(term.term.wording))
      claim.role = series->info.kind.empty() ? series->info.title : series->info.kind;
    else
      claim.not_checkable = "by what other names a document may be called stands in none";
    claims_.push_back(std::move(claim));
    used_.push_back(&term);
  }
}

void StatementClaims::find_stages() {
  const Cue* cue = sentence_.first(CueKind::kStage);
  if (cue == nullptr) return;
  const Reference* subject = nullptr;
  for (const Reference& reference : sentence_.references)
    if (reference.has_kind && !reference.scope && reference.end <= cue->begin) subject = &reference;
  if (subject == nullptr || cue->begin - subject->end > 4) return;
  const bool future = sentence_.is(cue->begin, "will") || sentence_.is(cue->begin, "would") ||
                      sentence_.is(cue->begin, "to") || sentence_.is(cue->begin, "将");
  const std::string said = sentence_.words(cue->begin, cue->end);
  const bool released = said.find("released") != std::string::npos || said.find("published") != std::string::npos ||
                        said.find("issued") != std::string::npos || said.find("unveiled") != std::string::npos;
  if (!future && released) return;  // that it is there needs no proof
  Claim claim = make(ClaimKind::kStage);
  Reference meant = *subject;
  const bool open = meant.ordinals.empty() && meant.years.empty() && meant.day.month == 0;
  if (future && open) meant.relative = Relative::kNext;
  claim.editions = discourse_.resolver.resolve(meant).reference;
  claim.role = said;
  if (future) claim.not_checkable = expected(claim.editions);
  claims_.push_back(std::move(claim));
}

// What the corpus knows of a document that is to come.
std::string StatementClaims::expected(const EditionReference& reference) const {
  std::string nothing = "what will follow a document stands in none of them";
  if (reference.editions.size() != 1) return nothing;
  for (const LibrarySeries& series : library_.series)
    for (const LibraryEdition& edition : series.editions)
      if (edition.name == reference.editions.front() && edition.status == EditionStatus::kMissing)
        return edition.name + " is expected" + (edition.date.known() ? ", dated " + edition.date.iso() : "") +
               ", and not held; " + nothing;
  return nothing;
}

}  // namespace tifa
