#include "app/uses_elsewhere.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "phrases/occurrences.h"
#include "query/coverage.h"
#include "text/fold.h"

namespace tifa {
namespace {

// How often each phrase stands in a text, added up edition by edition.
class Lookup {
 public:
  Lookup(const Workspace& workspace, const std::vector<PhraseRow*>& rows, bool whole_words)
      : workspace_(workspace), counter_(folded(rows), whole_words), size_(rows.size()) {}
  [[nodiscard]] Result<std::vector<std::uint64_t>> counts_in(const Edition& edition) const {
    std::vector<std::uint64_t> counts(size_, 0);
    auto view = workspace_.corpus().document(edition);
    if (!view) return tl::unexpected(view.error());
    counter_.count(view->folded, counts);
    return counts;
  }

 private:
  static std::vector<std::string> folded(const std::vector<PhraseRow*>& rows) {
    std::vector<std::string> phrases;
    phrases.reserve(rows.size());
    for (const PhraseRow* row : rows) phrases.push_back(fold_term(row->phrase, Folding::kDefault));
    return phrases;
  }
  const Workspace& workspace_;
  PhraseCounter counter_;
  std::size_t size_;
};

// Where editions stand in the series, from 1, by the names that rows have: those of A and B, taken together, by the
// first and by the last of them. What the series does not hold stands behind all that it does.
class Places {
 public:
  Places(const std::vector<Edition>& series, const Earlier& earlier, const Side& a, const Side& b) {
    std::map<std::string, std::size_t> of_id;
    for (std::size_t i = 0; i < series.size(); ++i) of_id.emplace(series[i].id, i + 1);
    const auto place = [&](const Edition& edition) {
      const auto known = of_id.find(edition.id);
      return known == of_id.end() ? series.size() + 1 : known->second;
    };
    for (const auto* editions : {&earlier.editions, &earlier.partial})
      for (const Edition& edition : *editions) first_[edition.name()] = last_[edition.name()] = place(edition);
    for (const Side* side : {&a, &b}) {
      first_[side->name] = place(side->editions.front());
      last_[side->name] = place(side->editions.back());
    }
  }
  // 0 for a name that no row has of these.
  [[nodiscard]] std::size_t first(const std::string& name) const { return of(first_, name); }
  [[nodiscard]] std::size_t last(const std::string& name) const { return of(last_, name); }

 private:
  static std::size_t of(const std::map<std::string, std::size_t>& places, const std::string& name) {
    const auto known = places.find(name);
    return known == places.end() ? 0 : known->second;
  }
  std::map<std::string, std::size_t> first_, last_;
};

// Tells a row that an edition held in part has its phrase. True when that makes it back, and not new.
bool add_use(PhraseRow& row, const std::string& name, bool before_a, const Places& places) {
  const std::size_t place = places.first(name);
  if (row.change == "new" && before_a) {
    row.change = "returned";
    row.back_since = std::exchange(row.first, name);  // the earliest that has it, B or one behind A
    row.last_before = name;
    return true;
  }
  if (place < places.first(row.first)) row.first = name;
  if (row.change == "returned" && !before_a) {
    if (place < places.first(row.back_since)) row.back_since = name;
  } else if (row.last_before.empty() || place > places.last(row.last_before)) {
    row.last_before = name;
  }
  return false;
}

// Rows of one change stand together, those that have come to it behind the others.
void bring_together(std::vector<PhraseRow>& rows, const std::set<std::string>& moved) {
  static const std::vector<std::string> kOrder = {"new", "returned", "dropped", "up", "down"};
  const auto order = [&](const PhraseRow& row) {
    return std::pair(std::find(kOrder.begin(), kOrder.end(), row.change), moved.contains(row.phrase));
  };
  std::stable_sort(rows.begin(), rows.end(),
                   [&](const PhraseRow& x, const PhraseRow& y) { return order(x) < order(y); });
}

}  // namespace

Status look_further_back(const Workspace& workspace, const Earlier& earlier, bool whole_words, Comparison& comparison) {
  std::vector<PhraseRow*> rows;
  for (std::vector<PhraseRow>* list : {&comparison.phrases, &comparison.recurring})
    for (PhraseRow& row : *list) rows.push_back(&row);
  std::vector<bool> found(rows.size()), used_since(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i)
    used_since[i] = rows[i]->change != "new" || !rows[i]->last_before.empty();
  const Lookup lookup(workspace, rows, whole_words);
  for (const Edition& edition : earlier.older) {
    const auto counts = lookup.counts_in(edition);
    if (!counts) return tl::unexpected(counts.error());
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if ((*counts)[i] == 0) continue;
      if (!found[i]) rows[i]->first = edition.name();
      found[i] = true;
      if (!used_since[i]) rows[i]->last_before = edition.name();
    }
  }
  return {};
}

Status look_in_partial(const Workspace& workspace, const Side& a, const Side& b, const Earlier& earlier,
                       bool whole_words, Comparison& comparison) {
  if (earlier.partial.empty()) return {};
  auto series = workspace.corpus().select(series_in_version(b.editions.front()));
  if (!series) return tl::unexpected(series.error());
  const Places places(*series, earlier, a, b);
  std::vector<PhraseRow*> rows;
  for (std::vector<PhraseRow>* list : {&comparison.phrases, &comparison.recurring})
    for (PhraseRow& row : *list) rows.push_back(&row);
  const Lookup lookup(workspace, rows, whole_words);
  std::set<std::string> moved;
  std::vector<std::string> back, perhaps_back;
  for (const Edition& edition : earlier.partial) {
    if (edition.is_other_page()) continue;
    const auto counts = lookup.counts_in(edition);
    if (!counts) return tl::unexpected(counts.error());
    const std::string name = edition.name();
    const bool before_a = places.first(name) < places.last(a.name);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      PhraseRow& row = *rows[i];
      if ((*counts)[i] == 0) continue;
      const auto shown = [&] {
        const bool marked = row.phrase.find("“") != std::string::npos;  // with quotation marks of its own
        return (marked ? row.phrase : "“" + row.phrase + "”") + " (" + name + ")";
      };
      if (edition.is_digest()) {
        if (row.change == "new" && before_a) perhaps_back.push_back(shown());
      } else if (add_use(row, name, before_a, places)) {
        moved.insert(row.phrase);
        back.push_back(shown());
      }
    }
  }
  if (!back.empty())
    comparison.notes.push_back("back and not new, by an edition held only in part: " + name_list(back));
  if (!perhaps_back.empty())
    comparison.notes.push_back("perhaps back and not new, as a digest of an earlier edition has it: " +
                               name_list(perhaps_back));
  if (!moved.empty())
    for (std::vector<PhraseRow>* list : {&comparison.phrases, &comparison.recurring}) bring_together(*list, moved);
  return {};
}

}  // namespace tifa
