// Claims of lengths: of a document, a section of it or a range of editions, and who is longest.
#include <algorithm>
#include <array>
#include <cmath>

#include "claims/figure_claims.h"

namespace tifa {
namespace {

// What says of how many parts a Chinese text is, before the number: 共15章, 分为, 有, 包括. 意见452条 counts something
// else.
bool introduces_parts(const std::vector<Token>& tokens, std::size_t at) {
  static constexpr auto kWords =
      std::to_array<std::string_view>({"共", "分", "为", "有", "括", "含", "达", "计", "约", "近", "由", "成", "是"});
  return at == 0 || tokens[at - 1].kind != TokenKind::kHan ||
         std::find(kWords.begin(), kWords.end(), tokens[at - 1].folded) != kWords.end();
}

}  // namespace

void FigureClaims::find_lengths() {
  const Cue* longest = sentence_.first(CueKind::kLongest);
  const Cue* shortest = sentence_.first(CueKind::kShortest);
  if (!subject_.document && !discourse_.resolver.topic() && !sentence_.has(CueKind::kSection) &&
      !discourse_.subject.place)
    return;
  std::vector<const FoundFigure*> all = lengths_;
  // “4,000 of 29,000 characters (18th), 5,000 of 32,300 (19th)”: the unit is said once.
  std::string unit = all.empty() ? "characters" : all.front()->unit;
  std::vector<FoundFigure> units;
  if (!all.empty()) {
    for (const FoundFigure& figure : sentence_.figures)
      if (figure.use == FigureUse::kBare && figure.figure.low >= 1000) all.push_back(&figure);
    std::sort(all.begin(), all.end(), [](const FoundFigure* a, const FoundFigure* b) { return a->begin < b->begin; });
  }
  const std::vector<const FoundFigure*> counted = std::move(figures_);
  figures_ = all;
  std::string section;
  if (const Cue* cue = sentence_.first(CueKind::kSection); cue != nullptr) section = section_said(*cue);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool parts = all[i]->unit == "sections" || all[i]->unit == "articles" || all[i]->unit == "paragraphs";
    if (parts && sentence_.tokens[all[i]->end - 1].kind == TokenKind::kHan &&
        !introduces_parts(sentence_.tokens, all[i]->begin))
      continue;
    // 这四个字: a wording, no document.
    constexpr double kShortestText = 50;
    const bool characters = all[i]->unit == "characters" || all[i]->unit == "han" || all[i]->unit == "words";
    if (characters && section.empty() && all[i]->figure.high < kShortestText) continue;
    Claim claim = make(ClaimKind::kLength);
    // A part of a whole: the reference stands after both figures.
    const bool part = i + 1 < all.size() && sentence_.is(all[i]->end, "of") && all[i + 1]->begin == all[i]->end + 1;
    const bool whole = i > 0 && sentence_.is(all[i - 1]->end, "of") && all[i]->begin == all[i - 1]->end + 1;
    Resolved resolved = resolved_of(part ? i + 1 : i);
    claim.editions = resolved.reference;
    claim.figure = all[i]->figure;
    if (part || whole) widen(*claim.figure);
    claim.unit = all[i]->unit.empty() ? unit : all[i]->unit;
    if (!section.empty() && !whole) claim.section = heading_of(section, resolved);
    claim.total = resolved.place && resolved.place->editions.size() > 1;
    if (reference_of(i) == nullptr) {
      if (auto range = ranged(resolved)) {
        claim.editions = std::move(*range);
        claim.total = true;
      }
    }
    claims_.push_back(std::move(claim));
  }
  figures_ = counted;
  if (longest == nullptr && shortest == nullptr) return;
  const Cue* cue = longest != nullptr ? longest : shortest;
  Claim claim = make(ClaimKind::kLength);
  claim.direction = longest != nullptr ? 1 : -1;
  claim.unit = unit;
  // “longest is 1955”: the edition stands after it.
  for (const Reference& reference : sentence_.references) {
    if (reference.scope || reference.begin < cue->end || reference.person) continue;
    const auto index = static_cast<std::size_t>(&reference - sentence_.references.data());
    const bool compared = sentence_.is(cue->end - 1, "than");
    if (compared) {
      claim.among = discourse_.resolver.resolve(reference).reference;
      if (claim.editions.editions.size() == 1) claim.among->editions.push_back(claim.editions.editions.front());
    } else if (!is_part(index)) {
      const Resolved resolved = discourse_.resolver.resolve(reference);
      if (resolved.place && resolved.place->editions.size() == 1) claim.editions = resolved.reference;
    }
    break;
  }
  if (!claim.among && discourse_.subject.place) {
    for (const Reference& reference : sentence_.references)
      if (reference.scope && !claim.among)
        claim.among = discourse_.resolver.range(reference, *discourse_.subject.place, false);
    const LibraryPlace series{discourse_.subject.place->series, {}};
    if (!claim.among) claim.among = discourse_.resolver.whole(series);
  }
  claims_.push_back(std::move(claim));
}

// In “4,000 of 29,000” nobody counted to the last character.
void FigureClaims::widen(AssertedFigure& figure) {
  if (figure.low != figure.high || std::fmod(figure.low, 100) != 0) return;  // what is not round was counted
  constexpr double kSlack = 0.025;
  figure.low *= 1 - kSlack;
  figure.high *= 1 + kSlack;
  figure.approximate = true;
}

std::string FigureClaims::section_said(const Cue& cue) const {
  const std::string& last = sentence_.tokens[cue.end - 1].folded;
  if (last == "on" || last == "about") {
    for (const FoundTerm& term : sentence_.terms)
      if (term.begin >= cue.end && term.begin < cue.end + 3)
        return term.term.patterns.empty() ? term.term.wording : term.term.patterns.front();
    std::size_t end = cue.end;
    while (end < sentence_.tokens.size() && sentence_.tokens[end].kind == TokenKind::kWord && !covered(end) &&
           end < cue.end + 3)
      ++end;
    return sentence_.words(cue.end, end);
  }
  return "review";
}

// The heading of the section that looks back, in words that headings of such sections have.
std::string FigureClaims::heading_of(const std::string& said, const Resolved& resolved) const {
  if (said != "review") return said;
  if (!resolved.place || resolved.place->editions.size() != 1) return said;
  static constexpr auto kBack =
      std::to_array<std::string_view>({"回顾", "过去", "成就", "总结", "review", "Review", "past", "Past", "achieve"});
  const LibraryEdition& edition = library_.series[resolved.place->series].editions[resolved.place->editions.front()];
  for (const std::string& heading : edition.headings)
    for (const std::string_view word : kBack)
      if (heading.find(word) != std::string::npos) return heading;
  return said;
}

}  // namespace tifa
