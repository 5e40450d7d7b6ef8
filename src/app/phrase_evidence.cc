#include "app/phrase_evidence.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "app/absence.h"
#include "app/beside.h"
#include "app/first_use.h"
#include "app/heading_uses.h"
#include "app/longer_wording.h"
#include "app/passages.h"
#include "app/shared_head.h"
#include "app/short_form.h"
#include "app/stand_ins.h"
#include "text/display.h"
#include "text/fold.h"
#include "text/function_words.h"
#include "text/words.h"

namespace tifa {

namespace {

// A phrase that is bound in more editions than these is as it always was.
constexpr std::size_t kMostBoundEditions = 100;

// A use of a Chinese phrase with the word before it and the one behind it; before a function word one more (摘了帽子),
// with the one character before that (有|條件|的|合作社), and before one character that names something, which may be a
// piece of a word that the dictionary has not (西路|军|纪念碑). A word that the use cuts is taken whole (研究 in
// 研究所).
std::string with_words_beside(std::string_view text, Range use) {
  constexpr std::string_view kOf = "的";
  Range all = use;
  const std::vector<std::uint32_t> edges = word_edges_around(text, use);
  if (const auto begin = std::upper_bound(edges.begin(), edges.end(), use.begin); begin != edges.begin())
    all.begin = *(begin - 1);
  if (const auto end = std::lower_bound(edges.begin(), edges.end(), use.end); end != edges.end()) all.end = *end;
  const auto words_before = [&] { return word_before(text, {all.begin, all.begin}); };
  const auto take = [&](std::string_view word) { all.begin -= static_cast<std::uint32_t>(word.size()); };
  std::string_view nearest = words_before();
  bool may_be_piece = true;
  if (!nearest.empty() && function_word_limits(nearest) != 0) {
    may_be_piece = nearest == kOf;  // before an aspect of a verb stands the verb
    take(nearest);
    nearest = words_before();
    if (function_word_limits(nearest) != 0) nearest = {};
    if (may_be_piece && ideographs(nearest) > 1) {
      take(nearest);
      nearest = words_before();
      if (ideographs(nearest) != 1 || function_word_limits(nearest) != 0) nearest = {};
      may_be_piece = false;
    }
  }
  take(nearest);
  if (may_be_piece && ideographs(nearest) == 1) {
    const std::string_view rest = words_before();
    if (function_word_limits(rest) == 0) take(rest);
  }
  const std::string_view behind = word_behind(text, all);
  if (function_word_limits(behind) == 0) all.end += static_cast<std::uint32_t>(behind.size());
  return std::string(all.of(text));
}

}  // namespace

const Edition* PhraseFacts::edition(const std::string& name) const {
  const auto found =
      std::find_if(around_.begin(), around_.end(), [&](const Edition& one) { return one.name() == name; });
  return found == around_.end() ? nullptr : &*found;
}

std::vector<const Edition*> PhraseFacts::before_b() const {
  std::vector<const Edition*> before;
  for (const Edition& one : around_) {
    if (one.id == b_.id) break;
    before.push_back(&one);
  }
  return before;
}

// Those before the first that has the phrase.
std::vector<const Edition*> PhraseFacts::before_first(const PhraseRow& row) const {
  std::vector<const Edition*> found = before_b();
  found.erase(std::find_if(found.begin(), found.end(), [&](const Edition* one) { return one->name() == row.first; }),
              found.end());
  return found;
}

// Those before the one in which a phrase is back; of any other those before B.
std::vector<const Edition*> PhraseFacts::before_back(const PhraseRow& row) const {
  std::vector<const Edition*> found = before_b();
  found.erase(
      std::find_if(found.begin(), found.end(), [&](const Edition* one) { return one->name() == row.back_since; }),
      found.end());
  return found;
}

// Of those, from the last back to the last that has the phrase, which is left out.
std::vector<const Edition*> PhraseFacts::after_last(const PhraseRow& row) const {
  std::vector<const Edition*> found = before_back(row);
  std::reverse(found.begin(), found.end());
  found.erase(
      std::find_if(found.begin(), found.end(), [&](const Edition* one) { return one->name() == row.last_before; }),
      found.end());
  return found;
}

// The first of some editions, of those held in full, whose text has something; empty where none has.
Result<std::string> PhraseFacts::first_held(const std::vector<const Edition*>& asked,
                                            const std::function<bool(const DocumentView&)>& has) const {
  for (const Edition* one : asked) {
    if (one->status != EditionStatus::kHeld) continue;
    auto view = workspace_.corpus().document(*one);
    if (!view) return tl::unexpected(view.error());
    if (has(*view)) return one->name();
  }
  return std::string();
}

// Whether nearly all editions held in full, of ten and more, have a word: it says nothing of what went or came.
Result<bool> PhraseFacts::is_common_to_series(const std::string& word) const {
  constexpr std::size_t kLeastEditions = 10, kOneOf = 20;  // may lack it
  auto matcher = compile_phrase(word, rule_);
  if (!matcher) return tl::unexpected(matcher.error());
  const auto held = static_cast<std::size_t>(std::count_if(
      around_.begin(), around_.end(), [](const Edition& one) { return one.status == EditionStatus::kHeld; }));
  if (held < kLeastEditions) return false;
  std::size_t lacking = 0;
  for (const Edition& one : around_) {
    if (one.status != EditionStatus::kHeld) continue;
    auto view = workspace_.corpus().document(one);
    if (!view) return tl::unexpected(view.error());
    if (matcher->find(*view).empty() && ++lacking * kOneOf > held) return false;
  }
  return true;
}

// Whether a text has the characters of a phrase only across words, as ICU's dictionary parts them (平稳增长 has
// 稳增长).
Result<bool> PhraseFacts::only_across_words(const std::string& phrase, const std::string& name) const {
  const Edition* const asked = edition(name);
  if (asked == nullptr || !asked->has_text() || rule_.unit == Unit::kWord) return false;
  auto matcher = compile_phrase(phrase, as_words(rule_));
  if (!matcher) return tl::unexpected(matcher.error());
  auto view = workspace_.corpus().document(*asked);
  if (!view) return tl::unexpected(view.error());
  return matcher->find(*view).empty();
}

// The first of some editions, of those held in full, that has a wording; empty where none has.
Result<std::string> PhraseFacts::first_with(const std::vector<const Edition*>& asked, const std::string& wording,
                                            const Rule& rule) const {
  auto matcher = compile_phrase(wording, rule);
  if (!matcher) return tl::unexpected(matcher.error());
  return first_held(asked, [&](const DocumentView& view) { return !matcher->find(view).empty(); });
}

// Of a new or returned English phrase the last held edition before B that has it in the other number alone, later than
// any that has it as it stands; empty where none has.
Result<std::string> PhraseFacts::in_other_number(const PhraseRow& row) const {
  Rule either = rule_;
  either.inflection = Inflection::kPlural;
  return first_with(after_last(row), row.phrase, either);
}

// What takes the place of a dropped phrase may be back itself: 适度宽松的货币政策 of 2013.
Status PhraseFacts::add_counterpart_before(PhraseEvidence& behind) const {
  if (behind.counterparts.empty() || behind.counterparts.front().a > 0) return {};
  std::vector<const Edition*> asked = before_b();
  const auto a = std::find_if(asked.begin(), asked.end(), [&](const Edition* one) { return one->id == a_.id; });
  if (a == asked.end()) return {};  // backwards in time
  asked.erase(a, asked.end());
  std::reverse(asked.begin(), asked.end());
  const std::string& wording = behind.counterparts.front().wording;
  auto found = first_with(asked, wording, rule_);
  if (!found) return tl::unexpected(found.error());
  if (!found->empty()) behind.counterpart_before = EarlierWording{wording, std::move(*found)};
  return {};
}

// A new or returned English phrase may stand before B with its last word first: “Department of Justice”.
Status PhraseFacts::add_turned(const PhraseRow& row, PhraseEvidence& behind) const {
  const std::size_t space = row.phrase.rfind(' ');
  if (space == std::string::npos) return {};
  const std::string first = row.phrase.substr(0, space), last = row.phrase.substr(space + 1);
  const std::vector<const Edition*> asked = after_last(row);
  for (const char* of : {" of ", " of the "}) {
    std::string turned = last + of + first;
    auto found = first_with(asked, turned, rule_);
    if (!found) return tl::unexpected(found.error());
    if (found->empty()) continue;
    behind.turned = EarlierWording{std::move(turned), std::move(*found)};
    return {};
  }
  return {};
}

// What is near a phrase may be older than it: 地方政府债务 than 地方债务.
Status PhraseFacts::add_near_first(const PhraseRow& row, PhraseEvidence& behind) const {
  std::vector<Matcher> matchers;
  for (const CountedWording& one : behind.near) {
    auto matcher = compile_phrase(one.wording, rule_);
    if (!matcher) return tl::unexpected(matcher.error());
    matchers.push_back(std::move(*matcher));
  }
  if (matchers.empty()) return {};
  std::size_t which = 0;
  auto found = first_held(before_first(row), [&](const DocumentView& view) {
    for (which = 0; which < matchers.size(); ++which)
      if (!matchers[which].find(view).empty()) return true;
    return false;
  });
  if (!found) return tl::unexpected(found.error());
  if (!found->empty()) behind.near_first = EarlierWording{behind.near[which].wording, std::move(*found)};
  return {};
}

// Editions before B that have a phrase with a mark between its words: of a dropped one the first, before any that has
// it as it stands; of a new or returned one the last, behind all that have.
Status PhraseFacts::add_parted_before(const PhraseRow& row, const PartedByMarks& parted, PhraseEvidence& behind) const {
  const bool dropped = row.change == "dropped";
  auto found = first_held(dropped ? before_first(row) : after_last(row),
                          [&](const DocumentView& view) { return !parted.find(view).empty(); });
  if (!found) return tl::unexpected(found.error());
  (dropped ? behind.parted_first : behind.parted_last) = std::move(*found);
  return {};
}

// Whether a word stands in the text that lacks the phrase; of a returned one in each held edition between the last that
// has it and the one in which it is back.
Result<bool> PhraseFacts::stands_where_phrase_does_not(const std::string& form, const PhraseRow& row) const {
  auto matcher = compile_phrase(form, as_words(rule_));
  if (!matcher) return tl::unexpected(matcher.error());
  std::vector<const Edition*> lacking = {row.change == "dropped" ? &b_ : &a_};
  if (row.change == "returned") {
    lacking = before_back(row);
    const auto last = std::find_if(lacking.begin(), lacking.end(),
                                   [&](const Edition* one) { return one->name() == row.last_before; });
    if (last == lacking.end()) return false;
    lacking.erase(lacking.begin(), last + 1);
    std::erase_if(lacking, [](const Edition* one) { return one->status != EditionStatus::kHeld; });
  }
  for (const Edition* one : lacking) {
    auto view = workspace_.corpus().document(*one);
    if (!view) return tl::unexpected(view.error());
    if (matcher->find(*view).empty()) return false;
  }
  return !lacking.empty();
}

Result<std::optional<CountedWording>> PhraseFacts::short_form(const PhraseRow& row) const {
  for (const std::string& form : short_forms(row.phrase)) {
    auto stands = stands_where_phrase_does_not(form, row);
    if (!stands) return tl::unexpected(stands.error());
    if (!*stands) continue;
    auto both = counts_.counted(form, as_words(rule_));
    if (!both) return tl::unexpected(both.error());
    return std::move(*both);
  }
  return std::nullopt;
}

// How a short phrase that is back stood last, where nothing beside it is the same: the texts do not tell whether it
// means the same.
Result<std::string> PhraseFacts::then_in(const PhraseRow& row, const Matcher& matcher, const PhraseHits& later) const {
  constexpr std::size_t kMostCharacters = 3;  // longer ones seldom change their sense
  const std::size_t characters = ideographs(row.phrase);
  const Edition* const last = edition(row.last_before);
  if (characters < 2 || characters > kMostCharacters || last == nullptr) return std::string();
  if (absence_of(row, around_) < kLeastAbsence) return std::string();
  auto view = workspace_.corpus().document(*last);
  if (!view) return tl::unexpected(view.error());
  const std::vector<Hit> then = matcher.find(*view);
  std::set<std::string_view> now;
  for (const Hit& hit : later.hits) {
    const std::vector<std::string_view> words = words_around(later.view.text, hit.text);
    now.insert(words.begin(), words.end());
  }
  for (const Hit& hit : then) {
    const std::vector<std::string_view> words = words_around(view->text, hit.text);
    if (std::any_of(words.begin(), words.end(), [&](std::string_view word) { return now.contains(word); }))
      return std::string();
  }
  // Where it has several uses, they are told when they are one.
  std::string wording;
  for (const Hit& hit : then) {
    std::string one = with_words_beside(view->text, hit.text);
    if (one.size() <= hit.text.size() || (!wording.empty() && one != wording)) return std::string();
    wording = std::move(one);
  }
  return wording;
}

// What the phrase covers and is no variant, where it stands outside the phrase as well.
Result<std::vector<CountedWording>> PhraseFacts::shorter(const PhraseRow& row) const {
  std::vector<CountedWording> found;
  const std::string folded = fold_term(row.phrase, Folding::kDefault);
  for (const std::string& part : row.covers) {
    if (folded.find(part) == std::string::npos) continue;
    auto both = counts_.of(part);
    if (!both) return tl::unexpected(both.error());
    if (*both == Counts(row.a, row.b)) continue;
    auto matcher = compile_phrase(part, rule_);
    if (!matcher) return tl::unexpected(matcher.error());
    std::string written = part;
    for (const Edition* side : {&b_, &a_}) {
      auto view = workspace_.corpus().document(*side);
      if (!view) return tl::unexpected(view.error());
      const std::vector<Hit> hits = matcher->find(*view);
      if (hits.empty()) continue;
      written = hits.front().text.of(view->text);
      break;
    }
    found.push_back({written, both->first, both->second});
  }
  return found;
}

// Of the texts of an edition that are held beside the one that is counted those that have the phrase.
Status PhraseFacts::add_other_texts(const Edition& edition, const Matcher& matcher, PhraseEvidence& behind) const {
  const auto others = other_texts_.find(edition.name());
  if (others == other_texts_.end()) return {};
  for (const Edition& other : others->second) {
    auto view = workspace_.corpus().document(other);
    if (!view) return tl::unexpected(view.error());
    if (!matcher.find(*view).empty()) behind.in_other_texts.push_back(other.name());
  }
  return {};
}

// What the first uses stand in where they are not free, and which edition first has a free one.
Status PhraseFacts::add_first_uses(const PhraseRow& row, const Matcher& matcher, const PhraseHits& later,
                                   PhraseEvidence& behind) const {
  std::vector<PhraseHits> uses;
  std::vector<std::string> names;
  std::optional<BoundUses> bound;
  std::size_t looked_at = 0;
  bool begun = false;
  for (const Edition& one : around_) {
    begun = begun || one.name() == row.first;
    if (!begun || one.status != EditionStatus::kHeld) continue;
    auto view = workspace_.corpus().document(one);
    if (!view) return tl::unexpected(view.error());
    std::vector<Hit> hits = matcher.find(*view);
    if (hits.empty()) continue;
    uses.push_back({*view, std::move(hits)});
    names.push_back(one.name());
    // One edition more may be what makes them two. At powers of two, so that the time stays linear in the hits.
    const bool too_many = uses.size() > kMostBoundEditions;
    if ((uses.size() & (uses.size() - 1)) == 0 || too_many) {
      bound = find_bound_uses(uses, later);
      looked_at = uses.size();
      if (uses.size() > 1 && (!bound || bound->editions < uses.size())) break;
      if (too_many) return {};
    }
    if (one.id == b_.id) break;
  }
  if (looked_at < uses.size()) bound = find_bound_uses(uses, later);
  if (!bound) return {};
  BoundFirstUses first;
  first.kind = bound->kind;
  first.inside = bound->inside;
  first.also = bound->also;
  first.until = names[bound->editions - 1];
  if (bound->editions < names.size()) first.free = names[bound->editions];
  behind.bound = std::move(first);
  return {};
}

// What the text that lacks the phrase, or has it less often, has in its place.
Status PhraseFacts::add_stand_ins(const PhraseRow& row, const PhraseHits& in_a, const PhraseHits& in_b,
                                  PhraseEvidence& behind) const {
  const bool of_a = is_about_a(row.change), in_both = stands_in_both(row.change);
  const PhraseHits &larger = of_a ? in_a : in_b, &smaller = of_a ? in_b : in_a;
  const StandIns stand_ins(counts_, row.phrase, larger.view, smaller.view, of_a, in_both);
  const auto take = [](auto&& found, auto& into) -> Status {
    if (!found) return tl::unexpected(found.error());
    into = std::move(*found);
    return {};
  };
  const bool words = rule_.unit == Unit::kWord;
  if (auto ok = take(stand_ins.near_wordings(), behind.near); !ok) return ok;
  if (!in_both)
    if (auto ok = take(stand_ins.counterparts(), behind.counterparts); !ok) return ok;
  if (auto ok =
          words ? take(stand_ins.derived(), behind.derived) : take(stand_ins.alike(behind.counterparts), behind.alike);
      !ok)
    return ok;
  if (in_both) return {};
  if (words) {
    behind.shared_head = with_shared_head(larger);
    return take(stand_ins.other_forms(), behind.other_forms);
  }
  if (auto ok = take(stand_ins.core(), behind.core); !ok) return ok;
  if (auto ok = take(stand_ins.same_place(behind.counterparts), behind.same_place); !ok) return ok;
  if (auto ok = take(short_form(row), behind.short_form); !ok) return ok;
  if (behind.short_form || !behind.near.empty() || !behind.counterparts.empty()) return {};
  // A word alone says something where nothing else is said of what became of the phrase.
  constexpr std::size_t kLeast = 2;  // characters
  const bool alone = of_a && !behind.core && behind.same_place.empty() && behind.alike.empty();
  const std::uint64_t uses = larger.hits.size();
  if (auto ok = take(stand_ins.ending(alone ? kLeast : kLeastOfWording, uses), behind.ending); !ok) return ok;
  if (behind.ending && ideographs(behind.ending->wording) < kLeastOfWording) {
    auto common = is_common_to_series(behind.ending->wording);
    if (!common) return tl::unexpected(common.error());
    if (*common) behind.ending.reset();
  }
  if (behind.ending && behind.core && behind.core->wording == behind.ending->wording) behind.ending.reset();
  return {};
}

Result<PhraseEvidence> PhraseFacts::find(const PhraseRow& shown) const {
  // What is looked for is what is counted, of which quotation marks are no part.
  PhraseRow row = shown;
  row.phrase = without_quotation_marks(shown.phrase);
  PhraseEvidence behind;
  auto matcher = compile_phrase(row.phrase, rule_);
  if (!matcher) return tl::unexpected(matcher.error());
  const bool words = rule_.unit == Unit::kWord;
  Rule other = as_words(rule_);
  if (words) other.inflection = Inflection::kPlural;
  auto counts = counts_.of(row.phrase, other);
  if (!counts) return tl::unexpected(counts.error());
  // A form of a verb has no plural.
  const bool has_number = words && !is_ing_form(row.phrase);
  if (*counts != Counts(row.a, row.b) && (!words || has_number))
    (words ? behind.either_number : behind.as_words) = *counts;

  std::set<std::string> wanted = {a_.name(), b_.name()};
  if (row.change == "returned") wanted.insert({row.last_before, row.back_since});
  const std::vector<const Edition*> before = before_b();
  PhraseHits in_a, in_b;
  bool found_held = false;  // an edition held in full that has it has been passed
  for (const Edition& edition : around_) {
    const bool may_be_before = !found_held && std::find(before.begin(), before.end(), &edition) != before.end();
    const bool partial_before = may_be_before && edition.status == EditionStatus::kPartial && !edition.is_other_page();
    if (may_be_before && edition.name() != row.first)
      if (auto added = add_other_texts(edition, *matcher, behind); !added) return tl::unexpected(added.error());
    const bool asked = wanted.contains(edition.name());
    found_held = found_held || edition.name() == row.first;
    if (!edition.has_text() || !(asked || partial_before)) continue;
    auto view = workspace_.corpus().document(edition);
    if (!view) return tl::unexpected(view.error());
    const std::vector<Hit> hits = matcher->find(*view);
    if (edition.name() == a_.name()) in_a = {*view, hits};
    if (edition.name() == b_.name()) in_b = {*view, hits};
    if (hits.empty()) continue;
    found_held = found_held || edition.status == EditionStatus::kHeld;
    if (asked) behind.evidence.push_back(evidence_of(edition, *view, hits, limit_));
    if (partial_before) (edition.is_digest() ? behind.in_digests : behind.in_partial).push_back(edition.name());
  }

  const bool of_a = is_about_a(row.change);
  const PhraseHits& larger = of_a ? in_a : in_b;
  behind.longer = find_longer_wording(in_a, in_b, !of_a);
  if (row.change != "up" && row.change != "down") {
    HeadingUses in_headings = find_heading_uses(larger, comparison_.retitled, of_a);
    behind.retitled = std::move(in_headings.headings);
    behind.only_retitled = in_headings.all;
    behind.in_title = std::move(in_headings.title);
  }
  const PartedByMarks parted(row.phrase);
  behind.parted = parted.count(in_a.view, in_b.view);
  if (auto added = add_stand_ins(row, in_a, in_b, behind); !added) return tl::unexpected(added.error());
  if (row.change == "dropped")
    if (auto added = add_counterpart_before(behind); !added) return tl::unexpected(added.error());
  if (of_a)
    if (auto added = add_near_first(row, behind); !added) return tl::unexpected(added.error());
  if (has_number && (row.change == "new" || row.change == "returned")) {
    auto number = in_other_number(row);
    if (!number) return tl::unexpected(number.error());
    behind.other_number = std::move(*number);
  }
  if (words && (row.change == "new" || row.change == "returned"))
    if (auto added = add_turned(row, behind); !added) return tl::unexpected(added.error());
  if (!stands_in_both(row.change))
    if (auto added = add_parted_before(row, parted, behind); !added) return tl::unexpected(added.error());
  if (row.change == "returned")
    for (const std::string& name : std::set<std::string>{row.first, row.last_before}) {
      auto across = only_across_words(row.phrase, name);
      if (!across) return tl::unexpected(across.error());
      if (*across) behind.across_words.push_back(name);
    }
  if (!words && !row.first.empty() && row.first != a_.name() && row.first != b_.name())
    if (auto added = add_first_uses(row, *matcher, larger, behind); !added) return tl::unexpected(added.error());

  const std::vector<std::string>& across = behind.across_words;
  if (!words && row.change == "returned" && std::find(across.begin(), across.end(), row.last_before) == across.end()) {
    auto then = then_in(row, *matcher, larger);
    if (!then) return tl::unexpected(then.error());
    behind.then_in = std::move(*then);
  }
  auto parts = shorter(row);
  if (!parts) return tl::unexpected(parts.error());
  behind.shorter = std::move(*parts);
  return behind;
}

}  // namespace tifa
