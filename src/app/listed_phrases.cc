#include "app/listed_phrases.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "app/absence.h"
#include "app/findings.h"
#include "app/recurring.h"
#include "app/shared_part.h"
#include "app/side_counts.h"
#include "keyness/keyness.h"
#include "redline/edition_lines.h"
#include "text/display.h"
#include "text/fold.h"

namespace tifa {
namespace {

// Whether all uses stand in notes above the text: when it was released (EDT), its number.
bool are_in_head_notes(const PhraseHits& uses) {
  const std::uint32_t head = head_blocks(uses.view);
  return std::all_of(uses.hits.begin(), uses.hits.end(), [&](const Hit& hit) {
    return hit.block < head && uses.view.blocks[hit.block].kind == BlockKind::kNote;
  });
}

}  // namespace

Status ListedPhrases::choose(Comparison& comparison, std::uint32_t limit) {
  std::vector<PhraseRow>& rows = comparison.phrases;
  for (const PhraseRow& row : rows) ranked_.insert(fold_term(row.phrase, Folding::kDefault));
  for (const PhraseRow& row : rows) {
    if (row.change != "dropped") continue;
    auto run = unbroken_run(row, "");
    if (!run) return tl::unexpected(run.error());
    runs_.emplace(row.phrase, std::move(*run));
  }
  std::vector<PhraseRow> chosen, left;
  std::array<std::vector<Range>, 2> chosen_uses;  // in A and in B
  for (auto from = rows.begin(); from != rows.end();) {
    const auto to = std::find_if(from, rows.end(), [&](const PhraseRow& row) { return row.change != from->change; });
    if (!stands_in_both(from->change)) put_in_order(from, to);
    std::size_t taken = 0;
    for (; from != to; ++from) {
      if (limit != 0 && taken == limit) {
        left.push_back(std::move(*from));
        continue;
      }
      auto uses = uses_of(*from);
      if (!uses) return tl::unexpected(uses.error());
      if (is_shared_part(*uses) || is_told_by(chosen_uses, *from, *uses)) continue;
      ++taken;
      chosen.push_back(std::move(*from));
    }
  }
  rows = std::move(chosen);
  std::vector<PhraseRow>& recurring = comparison.recurring;
  std::move(recurring.begin(), recurring.end(), std::back_inserter(left));
  Status looked;
  recurring = recurring_beside(rows, std::move(left), rule_.unit == Unit::kWord, [&](const PhraseRow& row) {
    auto uses = uses_of(row);
    if (!uses) looked = tl::unexpected(uses.error());
    return uses && is_overcounted(*uses);
  });
  return looked;
}

// New, dropped or returned phrases: first those that chance alone would hardly explain, by G² (of what went after a
// long run, that of the run where it is higher); then the others in the order of the comparison, what is used n times
// as if it ranked n² times as high. What is back after a short absence comes behind what is back after a long one.
void ListedPhrases::put_in_order(std::vector<PhraseRow>::iterator from, std::vector<PhraseRow>::iterator to) const {
  struct Ranked {
    PhraseRow row;
    bool soon = false;
    double weight = 0, rank = 0;
  };
  std::vector<Ranked> ranked;
  for (auto row = from; row != to; ++row) {
    const auto uses = static_cast<double>(std::max<std::uint64_t>(1, std::max(row->a, row->b)));
    const double weight = std::max(row->g2, g2_of_run(run_of(*row)));
    const bool soon = row->change == "returned" && absence_of(*row, around_) < kLeastAbsence;
    ranked.push_back({std::move(*row), soon, weight < kCriticalG2 ? 0 : weight,
                      static_cast<double>(ranked.size() + 1) / (uses * uses)});
  }
  std::stable_sort(ranked.begin(), ranked.end(), [](const Ranked& x, const Ranked& y) {
    if (x.soon != y.soon) return y.soon;
    return x.weight != y.weight ? x.weight > y.weight : x.weight == 0 && x.rank < y.rank;
  });
  for (Ranked& one : ranked) *from++ = std::move(one.row);
}

// Whether each use of what came or went is part of one of the wordings chosen before it (communities of “Hispanic
// communities” and “houses and communities”), or of a note above the text. Those of another one are put to them.
bool ListedPhrases::is_told_by(std::array<std::vector<Range>, 2>& chosen, const PhraseRow& row,
                               const PhraseHits& uses) const {
  if (stands_in_both(row.change)) return false;
  std::vector<Range>& others = chosen[is_about_a(row.change) ? 0 : 1];
  const auto is_inside = [&](const Hit& hit) {
    return std::any_of(others.begin(), others.end(), [&](const Range& other) {
      return other.begin <= hit.text.begin && hit.text.end <= other.end && other.size() > hit.text.size();
    });
  };
  if (uses.hits.empty()) return false;
  if (are_in_head_notes(uses) || std::all_of(uses.hits.begin(), uses.hits.end(), is_inside)) return true;
  for (const Hit& hit : uses.hits) others.push_back(hit.text);
  return false;
}

// How many editions in a row, up to A, have a phrase, at most from one on: those that are not held in full are passed
// over.
Result<UnbrokenRun> ListedPhrases::unbroken_run(const PhraseRow& row, const std::string& from) const {
  UnbrokenRun run;
  const auto place_of = [&](const Edition& side) {
    return std::find_if(around_.begin(), around_.end(), [&](const Edition& one) { return one.id == side.id; });
  };
  const auto a = place_of(a_), b = place_of(b_);
  if (a_.series != b_.series || a == around_.end() || b <= a) return run;
  auto matcher = compile_phrase(row.phrase, rule_);
  if (!matcher) return tl::unexpected(matcher.error());
  std::vector<std::string> passed;
  for (auto edition = std::make_reverse_iterator(a + 1); edition != around_.rend(); ++edition) {
    if (edition->status == EditionStatus::kNotApplicable) continue;  // none was issued
    if (edition->status != EditionStatus::kHeld) {
      passed.push_back(edition->name());
      continue;
    }
    auto view = workspace_.corpus().document(*edition);
    if (!view) return tl::unexpected(view.error());
    if (matcher->find(*view).empty()) break;
    ++run.editions;
    run.since = edition->name();
    run.gaps.insert(run.gaps.begin(), passed.rbegin(), passed.rend());
    passed.clear();
    if (run.since == from) break;
  }
  return run;
}

// In the edition that a change is told of.
Result<PhraseHits> ListedPhrases::uses_of(const PhraseRow& row) const {
  auto matcher = compile_phrase(without_quotation_marks(row.phrase), rule_);
  if (!matcher) return tl::unexpected(matcher.error());
  auto view = workspace_.corpus().document(is_about_a(row.change) ? a_ : b_);
  if (!view) return tl::unexpected(view.error());
  return PhraseHits{*view, matcher->find(*view)};
}

UnbrokenRun ListedPhrases::run_of(const PhraseRow& row) const {
  const auto run = runs_.find(row.phrase);
  return row.change == "dropped" && run != runs_.end() ? run->second : UnbrokenRun();
}

Result<UnbrokenRun> ListedPhrases::run_of(const PhraseRow& row, const std::optional<BoundFirstUses>& first_uses) const {
  const UnbrokenRun whole = run_of(row);
  if (!first_uses || whole.editions == 0) return whole;
  if (first_uses->free.empty()) return UnbrokenRun();
  return unbroken_run(row, first_uses->free);
}

bool ListedPhrases::was_ranked(const std::string& wording) const {
  return ranked_.contains(fold_term(wording, Folding::kDefault));
}

}  // namespace tifa
