// Claims with figures: how often a term stands in an edition, how that moved, who has most; how long a document is.
#include <algorithm>
#include <array>
#include <deque>

#include "claims/persons.h"
#include "claims/sentence.h"
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

// What says of how many parts a Chinese text is, before the number: 共15章, 分为, 有, 包括. 意见452条 counts something
// else.
bool introduces_parts(const std::vector<Token>& tokens, std::size_t at) {
  static constexpr auto kWords =
      std::to_array<std::string_view>({"共", "分", "为", "有", "括", "含", "达", "计", "约", "近", "由", "成", "是"});
  return at == 0 || tokens[at - 1].kind != TokenKind::kHan ||
         std::find(kWords.begin(), kWords.end(), tokens[at - 1].folded) != kWords.end();
}

class Counts {
 public:
  Counts(const SentenceReading& sentence, const Subject& subject, const Library& library, Discourse& discourse,
         std::vector<Claim>& claims)
      : sentence_(sentence), subject_(subject), library_(library), discourse_(discourse), claims_(claims) {}

  void find() {
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

 private:
  [[nodiscard]] bool covered(std::size_t token) const {
    const auto holds = [&](std::size_t begin, std::size_t end) { return begin <= token && token < end; };
    return std::any_of(sentence_.references.begin(), sentence_.references.end(),
                       [&](const Reference& r) { return holds(r.begin, r.end); }) ||
           std::any_of(sentence_.figures.begin(), sentence_.figures.end(),
                       [&](const FoundFigure& f) { return holds(f.begin, f.end); }) ||
           std::any_of(sentence_.cues.begin(), sentence_.cues.end(),
                       [&](const Cue& c) { return holds(c.begin, c.end); }) ||
           sentence_.quoted[token];
  }

  void collect_figures() {
    bool times = false,
         noun = sentence_.has(CueKind::kMentionNoun) || sentence_.has(CueKind::kNamed) || discourse_.counting;
    for (const FoundFigure& figure : sentence_.figures)
      if (figure.use == FigureUse::kTimes && !figure.weak) {
        times = true;
        // “8 mentions” are of wordings, “8 times” may be of anything.
        for (const std::string_view word : {"mention", "reference", "occurrence"})
          if (figure.figure.as_written.find(word) != std::string::npos) noun = true;
      }
    const bool moves = sentence_.has(CueKind::kUp) || sentence_.has(CueKind::kDown);
    for (const FoundFigure& figure : sentence_.figures) {
      switch (figure.use) {
        case FigureUse::kTimes:
          if (figure.weak && !(sentence_.has(CueKind::kMention) && (subject_.document || subject_.body) && !times))
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
  [[nodiscard]] bool follows_term(const FoundFigure& figure) const {
    return std::any_of(sentence_.terms.begin(), sentence_.terms.end(), [&](const FoundTerm& term) {
      return term.end == figure.begin && sentence_.tokens[term.begin].kind == TokenKind::kHan && figure.figure.low > 1;
    });
  }

  void collect_terms() {
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
  [[nodiscard]] bool counted_apart(const FoundTerm& term) const {
    const std::uint32_t part = sentence_.segment[term.begin];
    return std::any_of(figures_.begin(), figures_.end(),
                       [&](const FoundFigure* f) { return sentence_.segment[f->begin] == part; }) &&
           std::none_of(sentence_.terms.begin(), sentence_.terms.end(), [&](const FoundTerm& other) {
             return sentence_.segment[other.begin] == part && (other.quoted || !other.term.patterns.empty());
           });
  }

  // A clause that gives another year's count of the same: “…, and 52 times in 2025”.
  [[nodiscard]] bool subject_parts_only_time() const {
    return std::all_of(sentence_.references.begin(), sentence_.references.end(),
                       [](const Reference& r) { return !r.person; });
  }

  // A person who is named is what is counted.
  void add_persons() {
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
  void add_leftovers() {
    for (const FoundFigure* figure : figures_) {
      // 修改218处: places are of mentions only where something says so.
      if (figure->figure.as_written.ends_with("处") && !sentence_.has(CueKind::kMention)) continue;
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
      while (!mention_follows && begin > 0 && !covered(begin - 1) && same_segment(begin - 1, figure) &&
             end - begin < kMostLeftover && sentence_.tokens[begin - 1].kind != TokenKind::kMark &&
             !(sentence_.tokens[begin - 1].kind == TokenKind::kWord &&
               is_function_word(sentence_.tokens[begin - 1].folded)))
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
  [[nodiscard]] bool same_segment(std::size_t token, const FoundFigure* figure) const {
    return sentence_.segment[token] == sentence_.segment[figure->begin];
  }
  [[nodiscard]] bool reference_ends(std::size_t token) const {
    return std::any_of(sentence_.references.begin(), sentence_.references.end(), [&](const Reference& r) {
      return r.has_kind && r.end == token && sentence_.tokens[r.end - 1].kind != TokenKind::kHan;
    });
  }

  // Which terms each figure counts.
  void pair() {
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

  [[nodiscard]] bool is_part(std::size_t reference) const {
    return std::find(subject_.parts.begin(), subject_.parts.end(), reference) != subject_.parts.end();
  }

  // The reference that a figure's own words give: between it and the next figure, else before it in its part.
  const Reference* reference_of(std::size_t figure) const {
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

  Claim make(ClaimKind kind) const {
    Claim claim;
    claim.kind = kind;
    claim.at = sentence_.at;
    claim.text = sentence_.words(0, sentence_.tokens.size());
    claim.editions = discourse_.subject.reference;
    if (subject_.reference && subject_.reference->delivered) claim.hints.emplace_back("as delivered");
    if (sentence_.has(CueKind::kInflected)) claim.hints.emplace_back("inflection");
    if (sentence_.has(CueKind::kWithout)) claim.hints.emplace_back("title left out");
    return claim;
  }

  // “Since 1954, … in all”: said of a whole range.
  [[nodiscard]] std::optional<EditionReference> ranged(const Resolved& resolved) const {
    if (subject_.reference && subject_.document) return std::nullopt;
    if (!resolved.place) return std::nullopt;
    for (const Reference& reference : sentence_.references)
      if (reference.scope && reference.since_year != 0)
        return discourse_.resolver.range(reference, *resolved.place, false);
    return std::nullopt;
  }

  [[nodiscard]] Resolved resolved_of(std::size_t figure) const {
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

  void give_count(std::size_t i) {
    const FoundFigure& figure = *figures_[i];
    if (owners_[i].empty()) return;
    const std::size_t before = difference(i);
    if (before != 0) {
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
  static void inflect(Claim& claim) {
    for (ClaimTerm& term : claim.terms) {
      if (term.wording.empty() || is_han(decode_utf8(term.wording, 0).value) || term.source == TermSource::kGloss)
        continue;
      term.patterns = {escape_term(term.wording) + "*"};
      term.source = TermSource::kAsWritten;
      for (auto* reference : {&claim.editions, claim.before ? &*claim.before : nullptr}) {
        if (reference == nullptr) continue;
        for (std::string& edition : reference->editions)
          if (edition.find('@') == std::string::npos) edition += "@en";
      }
    }
  }

  // 多10次, 增加了6次, “12 more times than”: ±1; 0 where the figure is a count.
  [[nodiscard]] std::size_t difference(std::size_t i) const {
    const FoundFigure& figure = *figures_[i];
    const auto& tokens = sentence_.tokens;
    if (figure.begin > 0) {
      std::size_t at = figure.begin - 1;
      if (tokens[at].folded == "了" && at > 0) --at;
      const std::string& word = tokens[at].folded;
      if (word == "多" || (word == "加" && at > 0 && tokens[at - 1].folded == "增")) return 1;
      if (word == "少") return 2;
    }
    if (sentence_.is(figure.begin > 0 ? figure.begin - 1 : tokens.size(), "by")) {
      for (const Cue& cue : sentence_.cues) {
        if (cue.end + 1 != figure.begin) continue;
        if (cue.kind == CueKind::kUp) return 1;
        if (cue.kind == CueKind::kDown) return 2;
      }
    }
    if (sentence_.is(figure.end, "more") &&
        (sentence_.is(figure.end + 1, "than") || sentence_.is(figure.end + 1, "times")))
      return 1;
    if (sentence_.is(figure.end, "fewer") &&
        (sentence_.is(figure.end + 1, "than") || sentence_.is(figure.end + 1, "times")))
      return 2;
    return 0;
  }

  void give_difference(std::size_t i) {
    Claim claim = make(ClaimKind::kChange);
    claim.direction = difference(i) == 1 ? 1 : -1;
    claim.figure = figures_[i]->figure;
    set_before(claim);
    put_terms(claim, owners_[i], library_, discourse_);
    claims_.push_back(std::move(claim));
    changed_ = true;
  }

  // What a change is measured against: what the sentence compares with, else the edition before.
  void set_before(Claim& claim) const {
    for (const Reference& reference : sentence_.references) {
      if (reference.scope || reference.person || !sentence_.compared[reference.begin]) continue;
      if (!reference.has_kind && !discourse_.subject.place) continue;
      claim.before = discourse_.resolver.resolve(reference).reference;
      return;
    }
    if (discourse_.subject.place && discourse_.subject.place->editions.size() == 1)
      claim.before = discourse_.resolver.before(*discourse_.subject.place).reference;
    else
      claim.before = EditionReference{};
  }

  void find_changes() {
    for (const FoundFigure* factor : factors_) {
      Claim claim = make(ClaimKind::kChange);
      claim.factor = true;
      claim.figure = factor->figure;
      claim.direction = factor->figure.low < 1 ? -1 : 1;
      set_before(claim);
      put_terms(claim, terms_, library_, discourse_);
      claims_.push_back(std::move(claim));
      changed_ = true;
    }
    if (changed_ || !counts_) return;
    const Cue* up = sentence_.first(CueKind::kUp);
    const Cue* down = sentence_.first(CueKind::kDown);
    const Cue* same = sentence_.first(CueKind::kSame);
    if (up == nullptr && down == nullptr && same == nullptr) return;
    const bool compares = std::any_of(sentence_.references.begin(), sentence_.references.end(),
                                      [&](const Reference& r) { return !r.scope && sentence_.compared[r.begin]; }) ||
                          std::any_of(figures_.begin(), figures_.end(),
                                      [&](const FoundFigure* f) { return sentence_.compared[f->begin]; });
    if (!compares) return;
    Claim claim = make(ClaimKind::kChange);
    claim.direction = same != nullptr ? 0 : up != nullptr ? 1 : -1;
    set_before(claim);
    if (claim.before && claim.before->editions.size() > 1) return;  // “after hovering in the 70s”: their counts say it
    if (owners_.empty() || owners_.front().empty()) return;
    put_terms(claim, owners_.front(), library_, discourse_);
    if (sentence_.has(CueKind::kInflected)) inflect(claim);
    claims_.push_back(std::move(claim));
  }

  void find_ranks() {
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

  // --- lengths ---

  void find_lengths() {
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
      if (all[i]->unit == "editions") continue;
      const bool parts = all[i]->unit == "sections" || all[i]->unit == "articles" || all[i]->unit == "paragraphs";
      if (parts && sentence_.tokens[all[i]->end - 1].kind == TokenKind::kHan &&
          !introduces_parts(sentence_.tokens, all[i]->begin))
        continue;
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
      LibraryPlace series{discourse_.subject.place->series, {}};
      claim.among = discourse_.resolver.whole(series);
    }
    claims_.push_back(std::move(claim));
  }

  // Both figures of “4,000 of 29,000” are as round as the rounder.
  static void widen(Figure& figure) {
    if (figure.low != figure.high) return;
    constexpr double kSlack = 0.025;
    figure.low *= 1 - kSlack;
    figure.high *= 1 + kSlack;
    figure.approximate = true;
  }

  [[nodiscard]] std::string section_said(const Cue& cue) const {
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
  [[nodiscard]] std::string heading_of(const std::string& said, const Resolved& resolved) const {
    if (said != "review") return said;
    if (!resolved.place || resolved.place->editions.size() != 1) return said;
    static constexpr auto kBack = std::to_array<std::string_view>(
        {"回顾", "过去", "成就", "总结", "review", "Review", "past", "Past", "achieve"});
    const LibraryEdition& edition = library_.series[resolved.place->series].editions[resolved.place->editions.front()];
    for (const std::string& heading : edition.headings)
      for (const std::string_view word : kBack)
        if (heading.find(word) != std::string::npos) return heading;
    return said;
  }

  const SentenceReading& sentence_;
  const Subject& subject_;
  const Library& library_;
  Discourse& discourse_;
  std::vector<Claim>& claims_;
  std::vector<const FoundFigure*> figures_, lengths_, factors_;
  std::vector<const FoundTerm*> terms_;
  std::vector<std::vector<const FoundTerm*>> owners_;
  std::deque<FoundTerm> own_;
  bool counts_ = false, changed_ = false;
};

}  // namespace

void find_counts(const SentenceReading& sentence, const Subject& subject, const Library& library, Discourse& discourse,
                 std::vector<Claim>& claims) {
  Counts(sentence, subject, library, discourse, claims).find();
}

}  // namespace tifa
