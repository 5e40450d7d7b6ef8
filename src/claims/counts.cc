// Claims of counts: the figures of a sentence that count, the terms they count, the edition they speak of.
#include <algorithm>
#include <array>

#include "claims/figure_claims.h"
#include "claims/persons.h"
#include "query/term.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace tifa {
namespace {

constexpr std::size_t kMostLeftover = 16;  // tokens of a term that nothing marks
constexpr std::size_t kMostEnglishLeftover = 4;

bool is_function_word(const std::string& word) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"the",    "a",    "an",    "of",   "to",   "in",  "at",   "and",   "or",  "for", "from", "by",
       "with",   "was",  "is",    "were", "are",  "as",  "that", "which", "its", "his", "some", "about",
       "only",   "just", "also",  "has",  "have", "had", "been", "being", "it",  "the", "word", "term",
       "phrase", "a",    "total", "on",   "than", "no",  "not",  "times", "he",  "she", "they", "talked",
       "during", "all",  "out",   "的",   "在",   "了",  "则",   "也",    "又"});
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// What may stand between a Chinese term and what counts it, and is none of it.
bool ends_no_term(const std::string& word) {
  static constexpr auto kWords =
      std::to_array<std::string_view>({"的", "在", "中", "里", "了", "共", "被", "均", "都", "仅", "只", "有", "就",
                                       "分", "别", "达", "为", "是", "高"});
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

}  // namespace

void FigureClaims::find() {
  collect_figures();
  collect_terms();
  if (!lengths_.empty() || sentence_.has(CueKind::kLongest) || sentence_.has(CueKind::kShortest)) find_lengths();
  if (!terms_.empty() && counts_) {
    pair();
    for (std::size_t i = 0; i < figures_.size(); ++i) give_count(i);
    find_changes();
  } else if (!terms_.empty() && !factors_.empty() &&
             (subject_.document || discourse_.counting || sentence_.has(CueKind::kMentionNoun))) {
    find_changes();
  }
  find_ranks();
}

bool FigureClaims::covered(std::size_t token) const {
  const auto holds = [&](std::size_t begin, std::size_t end) { return begin <= token && token < end; };
  return std::any_of(sentence_.references.begin(), sentence_.references.end(),
                     [&](const Reference& r) { return holds(r.begin, r.end); }) ||
         std::any_of(sentence_.figures.begin(), sentence_.figures.end(),
                     [&](const FoundFigure& f) { return holds(f.begin, f.end); }) ||
         std::any_of(sentence_.cues.begin(), sentence_.cues.end(),
                     [&](const Cue& c) { return holds(c.begin, c.end); }) ||
         sentence_.quoted[token];
}

void FigureClaims::collect_figures() {
  bool times = false,
       noun = sentence_.has(CueKind::kMentionNoun) || sentence_.has(CueKind::kNamed) || discourse_.counting;
  for (const FoundFigure& figure : sentence_.figures)
    if (figure.use == FigureUse::kTimes && !figure.weak) {
      times = true;
      // “8 mentions” are of wordings, “8 times” may be of anything.
      for (const std::string_view word : {"mention", "reference", "occurrence"})
        if (figure.figure.as_written.find(word) != std::string::npos) noun = true;
    }
  // “twice” may be of anything, unless a wording is marked that it counts.
  const bool marked =
      std::any_of(sentence_.terms.begin(), sentence_.terms.end(), [](const FoundTerm& term) { return term.quoted; });
  const bool moves = sentence_.has(CueKind::kUp) || sentence_.has(CueKind::kDown);
  for (const FoundFigure& figure : sentence_.figures) {
    if (figure.begin > 0 && sentence_.is(figure.begin - 1, "续")) continue;  // 连续三次: of editions
    switch (figure.use) {
      case FigureUse::kTimes:
        if (figure.weak &&
            !(sentence_.has(CueKind::kMention) && (subject_.document || subject_.body || marked) && !times))
          break;
        counts_ = true;
        figures_.push_back(&figure);
        break;
      case FigureUse::kBare:
        if (times || discourse_.counting || follows_term(figure) || (noun && (moves || !figure.small_word)))
          figures_.push_back(&figure);
        if (follows_term(figure) && subject_.document) counts_ = true;
        if (!figures_.empty() && (noun || discourse_.counting)) counts_ = true;
        break;
      case FigureUse::kLength:
        lengths_.push_back(&figure);
        break;
      case FigureUse::kFactor:
        if (!sentence_.is(figure.end, "down")) factors_.push_back(&figure);  // “doubled down”
        break;
      case FigureUse::kRate:
      case FigureUse::kOrdinal:
        break;
    }
  }
  if (figures_.empty()) counts_ = false;
  // Figures need something that is about texts: the unit of a count beside a document, a mention, a wording.
  if (counts_ && !subject_.document && !subject_.body && !sentence_.has(CueKind::kMention) &&
      !sentence_.has(CueKind::kMentionNoun) && !discourse_.counting && !sentence_.has(CueKind::kNamed) && !noun)
    counts_ = false;
}

// “发展 3169”: a number right behind a Chinese term in English prose.
bool FigureClaims::follows_term(const FoundFigure& figure) const {
  return std::any_of(sentence_.terms.begin(), sentence_.terms.end(), [&](const FoundTerm& term) {
    return term.end == figure.begin && sentence_.tokens[term.begin].kind == TokenKind::kHan && figure.figure.low > 1;
  });
}

void FigureClaims::collect_terms() {
  for (const FoundTerm& term : sentence_.terms) terms_.push_back(&term);
  // A wording in quotation marks or with a gloss says what is counted; words of the glossary beside it are prose.
  const bool marked = std::any_of(terms_.begin(), terms_.end(),
                                  [](const FoundTerm* term) { return term->quoted || !term->term.patterns.empty(); });
  if (marked)
    std::erase_if(terms_, [&](const FoundTerm* term) {
      return !term->quoted && term->term.patterns.empty() && term->known && !counted_apart(*term);
    });
  if (!counts_) return;
  add_persons();
  if (!marked) add_leftovers();
  if (terms_.empty() && discourse_.terms.size() == 1 && subject_parts_only_time())
    terms_.push_back(&discourse_.terms.front());
}

// In a part of the sentence of its own, with a figure and no marked term.
bool FigureClaims::counted_apart(const FoundTerm& term) const {
  const std::uint32_t part = sentence_.segment[term.begin];
  return std::any_of(figures_.begin(), figures_.end(),
                     [&](const FoundFigure* f) { return sentence_.segment[f->begin] == part; }) &&
         std::none_of(sentence_.terms.begin(), sentence_.terms.end(), [&](const FoundTerm& other) {
           return sentence_.segment[other.begin] == part && (other.quoted || !other.term.patterns.empty());
         });
}

// A clause that gives another year's count of the same: “…, and 52 times in 2025”.
bool FigureClaims::subject_parts_only_time() const {
  return std::all_of(sentence_.references.begin(), sentence_.references.end(),
                     [](const Reference& r) { return !r.person; });
}

// A person who is named is what is counted.
void FigureClaims::add_persons() {
  for (std::size_t i = 0; i < sentence_.references.size(); ++i) {
    const Reference& reference = sentence_.references[i];
    if (!reference.person || std::find(subject_.parts.begin(), subject_.parts.end(), i) != subject_.parts.end())
      continue;
    if (!terms_.empty()) continue;
    FoundTerm term;
    term.begin = reference.begin;
    term.end = reference.end;
    term.term.wording = reference.names.front();
    term.term.at = reference.at;
    std::vector<std::string> persons;
    for (const std::string& person : library_.persons)
      if (may_be_person(reference.names.front(), person)) persons.push_back(person);
    if (persons.size() == 1) {
      term.term.patterns = {persons.front()};
      term.term.source = TermSource::kTranslation;
    }
    own_.push_back(std::move(term));
    terms_.push_back(&own_.back());
  }
}

// Terms that nothing marks: 科技46次, 46次提及创新, “mentions freedom 12 times”, “the word freedom”.
void FigureClaims::add_leftovers() {
  for (const FoundFigure* figure : figures_) {
    // 修改218处, 新建基地三处: places are of mentions only where a wording is marked.
    if (figure->figure.as_written.ends_with("处")) continue;
    const bool has_term = std::any_of(terms_.begin(), terms_.end(), [&](const FoundTerm* term) {
      return sentence_.segment[term->begin] == sentence_.segment[figure->begin];
    });
    if (has_term) continue;
    std::size_t end = figure->begin;
    while (end > 0 &&
           (covered(end - 1) || is_function_word(sentence_.tokens[end - 1].folded) ||
            ends_no_term(sentence_.tokens[end - 1].folded)) &&
           !reference_ends(end) && same_segment(end - 1, figure))
      --end;
    const bool mention_follows = std::any_of(sentence_.cues.begin(), sentence_.cues.end(), [&](const Cue& cue) {
      return cue.kind == CueKind::kMention && cue.begin == figure->end;
    });
    std::size_t begin = end;
    while (
        !mention_follows && begin > 0 && !covered(begin - 1) && same_segment(begin - 1, figure) &&
        end - begin < kMostLeftover && sentence_.tokens[begin - 1].kind != TokenKind::kMark &&
        !(sentence_.tokens[begin - 1].kind == TokenKind::kWord && is_function_word(sentence_.tokens[begin - 1].folded)))
      --begin;
    if (begin == end && figure->end < sentence_.tokens.size()) {
      // After the figure: 46次提及创新
      begin = figure->end;
      while (begin < sentence_.tokens.size() && same_segment(begin, figure) &&
             (covered(begin) || is_function_word(sentence_.tokens[begin].folded)))
        ++begin;
      end = begin;
      while (end < sentence_.tokens.size() && same_segment(end, figure) && !covered(end) &&
             end - begin < kMostLeftover && sentence_.tokens[end].kind != TokenKind::kMark)
        ++end;
    }
    while (begin < end && is_function_word(sentence_.tokens[begin].folded)) ++begin;
    while (end > begin &&
           (is_function_word(sentence_.tokens[end - 1].folded) || ends_no_term(sentence_.tokens[end - 1].folded)))
      --end;
    if (begin >= end) continue;
    const bool han = sentence_.tokens[begin].kind == TokenKind::kHan;
    if (!han && (end - begin > kMostEnglishLeftover ||
                 !(sentence_.has(CueKind::kMention) || sentence_.has(CueKind::kMentionNoun))))
      continue;
    FoundTerm term;
    term.begin = begin;
    term.end = end;
    term.term.wording = sentence_.words(begin, end);
    term.term.at = {sentence_.tokens[begin].at.begin, sentence_.tokens[end - 1].at.end};
    own_.push_back(std::move(term));
  }
  for (const FoundTerm& term : own_)
    if (std::find(terms_.begin(), terms_.end(), &term) == terms_.end()) terms_.push_back(&term);
  std::sort(terms_.begin(), terms_.end(), [](const FoundTerm* a, const FoundTerm* b) { return a->begin < b->begin; });
}

bool FigureClaims::same_segment(std::size_t token, const FoundFigure* figure) const {
  return sentence_.segment[token] == sentence_.segment[figure->begin];
}

bool FigureClaims::reference_ends(std::size_t token) const {
  return std::any_of(sentence_.references.begin(), sentence_.references.end(), [&](const Reference& r) {
    return r.has_kind && r.end == token && sentence_.tokens[r.end - 1].kind != TokenKind::kHan;
  });
}

// Which terms each figure counts.
void FigureClaims::pair() {
  owners_.assign(figures_.size(), {});
  std::vector<std::vector<const FoundTerm*>> groups;  // terms that are counted together or are one
  for (const FoundTerm* term : terms_) {
    const bool joins =
        !groups.empty() &&
        (term->joined || (term->added && groups.size() != figures_.size() && !sentence_.has(CueKind::kEach)));
    if (joins)
      groups.back().push_back(term);
    else
      groups.push_back({term});
  }
  std::vector<std::size_t> mains;
  for (std::size_t i = 0; i < figures_.size(); ++i)
    if (!sentence_.compared[figures_[i]->begin] || groups.size() == 1) mains.push_back(i);
  if (groups.size() > 1 && mains.size() == groups.size()) {
    for (std::size_t k = 0; k < mains.size(); ++k) owners_[mains[k]] = groups[k];
  } else if (groups.size() > 1) {
    // The nearest before it, unless figures come first.
    const bool first = !mains.empty() && figures_[mains.front()]->begin < groups.front().front()->begin;
    for (const std::size_t i : mains) {
      const std::vector<const FoundTerm*>* owner = &groups.front();
      for (const auto& group : groups) {
        if (first) {
          if (group.front()->begin > figures_[i]->begin) {
            owner = &group;
            break;
          }
        } else if (group.front()->begin < figures_[i]->begin) {
          owner = &group;
        }
      }
      owners_[i] = *owner;
    }
  } else {
    for (std::size_t i = 0; i < figures_.size(); ++i) owners_[i] = groups.front();
  }
  // What is compared with speaks of the same as the figure before it.
  for (std::size_t i = 0; i < figures_.size(); ++i) {
    if (!owners_[i].empty()) continue;
    for (std::size_t k = i; k > 0 && owners_[i].empty(); --k) owners_[i] = owners_[k - 1];
    for (std::size_t k = i + 1; k < figures_.size() && owners_[i].empty(); ++k) owners_[i] = owners_[k];
  }
}

bool FigureClaims::is_part(std::size_t reference) const {
  return std::find(subject_.parts.begin(), subject_.parts.end(), reference) != subject_.parts.end();
}

// The reference that a figure's own words give: between it and the next figure, else before it in its part.
const Reference* FigureClaims::reference_of(std::size_t figure) const {
  const std::size_t end = figure + 1 < figures_.size() ? figures_[figure + 1]->begin : sentence_.tokens.size();
  const std::size_t begin = figure > 0 ? figures_[figure - 1]->end : 0;
  const bool compared = sentence_.compared[figures_[figure]->begin];
  const Reference* chosen = nullptr;
  bool held = false;
  for (const Reference& reference : sentence_.references) {
    if (reference.scope || reference.person || reference.end <= begin || reference.begin >= end) continue;
    if (sentence_.compared[reference.begin] != compared && !(compared && reference.begin > figures_[figure]->end))
      continue;
    if (reference.begin >= figures_[figure]->end) {
      // English says it after the figure, Chinese before it; what follows a break is of something else, unless
      // brackets hold it.
      const bool near = sentence_.segment[reference.begin] == sentence_.segment[figures_[figure]->end - 1] ||
                        sentence_.is(figures_[figure]->end, "(");
      if (chosen == nullptr || (near && !held)) chosen = &reference;
      return chosen;
    }
    held = sentence_.segment[reference.end - 1] == sentence_.segment[figures_[figure]->begin] &&
           sentence_.tokens[reference.end - 1].kind == TokenKind::kHan;
    chosen = &reference;
  }
  return chosen;
}

Claim FigureClaims::make(ClaimKind kind) const {
  Claim claim = begin_claim(kind, sentence_, subject_, discourse_);
  if (sentence_.has(CueKind::kInflected)) claim.hints.emplace_back("inflection");
  if (sentence_.has(CueKind::kWithout)) claim.hints.emplace_back("title left out");
  return claim;
}

// “Since 1954, … in all”: said of a whole range.
std::optional<EditionReference> FigureClaims::ranged(const Resolved& resolved) const {
  if (subject_.reference && subject_.document) return std::nullopt;
  if (!resolved.place) return std::nullopt;
  for (const Reference& reference : sentence_.references)
    if (reference.scope && reference.since_year != 0)
      return discourse_.resolver.range(reference, *resolved.place, false);
  return std::nullopt;
}

Resolved FigureClaims::resolved_of(std::size_t figure) const {
  const Reference* reference = reference_of(figure);
  const bool compared = sentence_.compared[figures_[figure]->begin];
  if (reference == nullptr) {
    if (compared && discourse_.subject.place && discourse_.subject.place->editions.size() == 1)
      return discourse_.resolver.before(*discourse_.subject.place);
    return discourse_.subject;
  }
  const auto index = static_cast<std::size_t>(reference - sentence_.references.data());
  if (is_part(index)) return discourse_.subject;
  // A time alone is one of the series that the sentence speaks of; where that is not settled, nor is it.
  if (!reference->has_kind && !discourse_.subject.place) return discourse_.subject;
  return discourse_.resolver.resolve(*reference);
}

void FigureClaims::give_count(std::size_t i) {
  const FoundFigure& figure = *figures_[i];
  if (owners_[i].empty()) return;
  if (difference(i) != 0) {
    give_difference(i);
    return;
  }
  Claim claim = make(ClaimKind::kCount);
  const Resolved resolved = resolved_of(i);
  claim.editions = resolved.reference;
  claim.figure = figure.figure;
  put_terms(claim, owners_[i], library_, discourse_);
  claim.together = claim.terms.size() > 1;
  const bool plural = resolved.place && resolved.place->editions.size() > 1;
  claim.total = (plural && !sentence_.has(CueKind::kEach) && figure.use == FigureUse::kTimes) ||
                (plural && sentence_.has(CueKind::kTotal));
  if (sentence_.has(CueKind::kInflected)) inflect(claim);
  claims_.push_back(std::move(claim));
}

// “develop” and its derivations: words that begin so, in the English version.
void FigureClaims::inflect(Claim& claim) {
  for (ClaimTerm& term : claim.terms) {
    if (term.wording.empty() || is_han(decode_utf8(term.wording, 0).value) || term.source == TermSource::kGloss)
      continue;
    term.patterns = {literal_term(term.wording) + "*"};
    term.source = TermSource::kAsWritten;
    for (auto* reference : {&claim.editions, claim.before ? &*claim.before : nullptr}) {
      if (reference == nullptr) continue;
      for (std::string& edition : reference->editions)
        if (edition.find('@') == std::string::npos) edition += "@en";
    }
  }
}

void find_counts(const SentenceReading& sentence, const Subject& subject, const Library& library, Discourse& discourse,
                 std::vector<Claim>& claims) {
  FigureClaims(sentence, subject, library, discourse, claims).find();
}

}  // namespace tifa
