// The order of editions in their series.
#include <algorithm>

#include "build/assess.h"
#include "corpus/order.h"

namespace tifa {
namespace {

Date date_of(const EditionInWork& edition) {
  if (!edition.versions.empty()) return edition.versions.front().document->date;
  for (const Date date : {edition.declared.first_date(), edition.date_of_file})
    if (date.known()) return date;
  return date_of_id(edition.id).value_or(Date{});
}

}  // namespace

void order_editions(SeriesInWork& series) {
  series.ordered.clear();
  const bool numbers =
      std::all_of(series.by_id.begin(), series.by_id.end(), [](const auto& e) { return is_number_id(e.first); });
  series.order = numbers ? "number" : "date";
  for (auto& [id, edition] : series.by_id) series.ordered.push_back(&edition);
  if (numbers) {
    for (EditionInWork* edition : series.ordered) edition->sort_key = number_key(edition->id);
  } else {
    for (EditionInWork* edition : series.ordered) edition->sort_key = natural_key(edition->id);
  }
  const auto by_key = [](const EditionInWork* a, const EditionInWork* b) { return a->sort_key < b->sort_key; };
  std::sort(series.ordered.begin(), series.ordered.end(), by_key);
  if (numbers) return;
  // An edition without a date (a missing one, mostly) stands after the one before it in natural order.
  Date date;
  for (EditionInWork* edition : series.ordered) {
    if (const Date own = date_of(*edition); own.known()) date = own;
    edition->sort_key = date_key(date, edition->id);
  }
  std::sort(series.ordered.begin(), series.ordered.end(), by_key);
}

}  // namespace tifa
