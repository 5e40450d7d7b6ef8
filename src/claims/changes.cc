// Claims of comparisons: how a count moved from one edition to another, and who has the most.
#include <algorithm>

#include "claims/figure_claims.h"

namespace tifa {

// 多10次, 增加了6次, “12 more times than”: ±1; 0 where the figure is a count.
int FigureClaims::difference(std::size_t i) const {
  const FoundFigure& figure = *figures_[i];
  const auto& tokens = sentence_.tokens;
  if (figure.begin > 0) {
    std::size_t at = figure.begin - 1;
    if (tokens[at].folded == "了" && at > 0) --at;
    const std::string& word = tokens[at].folded;
    if (word == "多" || (word == "加" && at > 0 && tokens[at - 1].folded == "增")) return 1;
    if (word == "少") return -1;
  }
  if (sentence_.is(figure.begin > 0 ? figure.begin - 1 : tokens.size(), "by")) {
    for (const Cue& cue : sentence_.cues) {
      if (cue.end + 1 != figure.begin) continue;
      if (cue.kind == CueKind::kUp) return 1;
      if (cue.kind == CueKind::kDown) return -1;
    }
  }
  if (sentence_.is(figure.end, "more") &&
      (sentence_.is(figure.end + 1, "than") || sentence_.is(figure.end + 1, "times")))
    return 1;
  if (sentence_.is(figure.end, "fewer") &&
      (sentence_.is(figure.end + 1, "than") || sentence_.is(figure.end + 1, "times")))
    return -1;
  return 0;
}

void FigureClaims::give_difference(std::size_t i) {
  Claim claim = make(ClaimKind::kChange);
  claim.direction = difference(i);
  claim.figure = figures_[i]->figure;
  set_before(claim, 0);
  put_terms(claim, owners_[i], library_, discourse_);
  claims_.push_back(std::move(claim));
  changed_ = true;
}

// What a change is measured against: what the sentence compares with, else the edition before.
void FigureClaims::set_before(Claim& claim, std::size_t behind) const {
  const Reference* chosen = nullptr;
  for (const Reference& reference : sentence_.references) {
    if (reference.scope || reference.person || !sentence_.compared[reference.begin]) continue;
    if (!reference.has_kind && !discourse_.subject.place) continue;
    if (chosen == nullptr || (chosen->begin < behind && reference.begin >= behind)) chosen = &reference;
  }
  if (chosen != nullptr) {
    claim.before = discourse_.resolver.resolve(*chosen).reference;
    return;
  }
  if (discourse_.subject.place && discourse_.subject.place->editions.size() == 1)
    claim.before = discourse_.resolver.before(*discourse_.subject.place).reference;
  else
    claim.before = EditionReference{};
}

void FigureClaims::find_changes() {
  for (const FoundFigure* factor : factors_) {
    Claim claim = make(ClaimKind::kChange);
    claim.factor = true;
    claim.figure = factor->figure;
    claim.direction = factor->figure.low < 1 ? -1 : 1;
    set_before(claim, factor->begin);
    put_terms(claim, terms_, library_, discourse_);
    claims_.push_back(std::move(claim));
    changed_ = true;
  }
  if (changed_ || !counts_) return;
  const Cue* up = sentence_.first(CueKind::kUp);
  const Cue* down = sentence_.first(CueKind::kDown);
  const Cue* same = sentence_.first(CueKind::kSame);
  if (up == nullptr && down == nullptr && same == nullptr) return;
  const bool compares =
      std::any_of(sentence_.references.begin(), sentence_.references.end(),
                  [&](const Reference& r) { return !r.scope && sentence_.compared[r.begin]; }) ||
      std::any_of(figures_.begin(), figures_.end(), [&](const FoundFigure* f) { return sentence_.compared[f->begin]; });
  if (!compares) return;
  Claim claim = make(ClaimKind::kChange);
  claim.direction = same != nullptr ? 0 : up != nullptr ? 1 : -1;
  set_before(claim, 0);
  if (claim.before && claim.before->editions.size() > 1) return;  // “after hovering in the 70s”: their counts say it
  if (owners_.empty() || owners_.front().empty()) return;
  put_terms(claim, owners_.front(), library_, discourse_);
  if (sentence_.has(CueKind::kInflected)) inflect(claim);
  claims_.push_back(std::move(claim));
}

void FigureClaims::find_ranks() {
  const Cue* most = sentence_.first(CueKind::kMost);
  const Cue* least = sentence_.first(CueKind::kLeast);
  const Cue* more = sentence_.first(CueKind::kMoreThan);
  const Cue* less = sentence_.first(CueKind::kLessThan);
  const Cue* cue = most != nullptr ? most : least != nullptr ? least : more != nullptr ? more : less;
  if (cue == nullptr || terms_.empty()) return;
  if (!counts_ && !subject_.document && !sentence_.has(CueKind::kMention) && !sentence_.has(CueKind::kMentionNoun))
    return;
  // Between terms: “more often than “reform””; what stands in a later clause is compared with nothing.
  std::vector<const FoundTerm*> own, rivals;
  const bool compares = cue->kind == CueKind::kMoreThan || cue->kind == CueKind::kLessThan;
  for (const FoundTerm* term : terms_) {
    if (!compares || term->begin < cue->end)
      own.push_back(term);
    else if (sentence_.segment[term->begin] == sentence_.segment[cue->begin])
      rivals.push_back(term);
  }
  if (own.empty()) return;
  Claim claim = make(ClaimKind::kRank);
  claim.direction = most != nullptr || more != nullptr ? 1 : -1;
  put_terms(claim, own, library_, discourse_);
  if (!rivals.empty()) {
    Claim other;
    put_terms(other, rivals, library_, discourse_);
    claim.rivals = std::move(other.terms);
    claims_.push_back(std::move(claim));
    return;
  }
  const Reference* scope = nullptr;
  for (const Reference& reference : sentence_.references)
    if (reference.scope && (scope == nullptr || reference.since_year != 0 || reference.within_years != 0))
      scope = &reference;
  const Reference* other = nullptr;
  for (const Reference& reference : sentence_.references)
    if (!reference.scope && !reference.person && sentence_.compared[reference.begin] && reference.begin >= cue->begin)
      other = &reference;
  if (scope != nullptr && discourse_.subject.place) {
    // “more than any serving leader since …”: what it is compared with stands in no text.
    std::size_t at = cue->end;
    if (at > 0 && !sentence_.is(at - 1, "any") && sentence_.is(at, "any")) ++at;
    const bool any = at > 0 && sentence_.is(at - 1, "any");
    const bool times = sentence_.is(at, "year") || sentence_.is(at, "other") || sentence_.is(at, "report") ||
                       sentence_.is(at, "previous");
    if (any && !times && (other == nullptr || other->begin != at)) {
      std::size_t end = at;
      while (end < sentence_.tokens.size() && sentence_.tokens[end].kind == TokenKind::kWord && end < scope->begin)
        ++end;
      claim.not_checkable = "who or what counts as “" + sentence_.words(at, end) + "” stands in no text";
    }
    claim.among = discourse_.resolver.range(*scope, *discourse_.subject.place, false);
    if (!claim.among && scope->ever) claim.among = discourse_.resolver.whole(*discourse_.subject.place);
  } else if (other != nullptr && (more != nullptr || less != nullptr)) {
    const Resolved resolved = discourse_.resolver.resolve(*other);
    claim.kind = ClaimKind::kChange;
    claim.before = resolved.reference;
    if (resolved.place && resolved.place->editions.size() > 1) {
      claim.kind = ClaimKind::kRank;
      claim.among = resolved.reference;
      claim.before.reset();
    }
  } else if (most == nullptr && least == nullptr) {
    return;
  } else if (discourse_.subject.place) {
    claim.among = discourse_.resolver.whole(*discourse_.subject.place);
  }
  claims_.push_back(std::move(claim));
}

}  // namespace tifa
