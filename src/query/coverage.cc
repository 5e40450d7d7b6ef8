#include "query/coverage.h"

#include <algorithm>

namespace tifa {

std::string name_list(const std::vector<std::string>& names, std::size_t most) {
  std::string text;
  const std::size_t shown = names.size() > most + 1 ? most : names.size();
  for (std::size_t i = 0; i < shown; ++i) text += (i == 0 ? "" : ", ") + names[i];
  if (shown < names.size()) text += " and " + std::to_string(names.size() - shown) + " more";
  return text;
}

Result<Coverage> coverage_of(const Corpus& corpus, const std::vector<Edition>& editions) {
  Coverage coverage;
  for (const Edition& edition : editions) {
    const std::string name = edition.name();
    switch (edition.status) {
      case EditionStatus::kHeld:
        coverage.held.push_back(name);
        break;
      case EditionStatus::kPartial:
        coverage.partial.push_back(name);
        break;
      case EditionStatus::kMissing:
        coverage.missing.push_back(name);
        break;
      case EditionStatus::kNotApplicable:
        break;
    }
  }
  auto flagged = corpus.flagged(editions);
  if (!flagged) return tl::unexpected(flagged.error());
  coverage.flagged = std::move(*flagged);
  auto all_series = corpus.series();
  if (!all_series) return tl::unexpected(all_series.error());
  for (const SeriesInfo& series : *all_series) {
    const bool asked =
        std::any_of(editions.begin(), editions.end(), [&](const Edition& e) { return e.series == series.name; });
    if (asked && !series.declares_expected) coverage.undeclared.push_back(series.name);
  }
  const std::size_t all = coverage.held.size() + coverage.partial.size() + coverage.missing.size();
  coverage.statement = std::to_string(coverage.held.size()) + " of " + std::to_string(all) +
                       (all == 1 ? " edition held" : " editions held");
  if (!coverage.partial.empty()) coverage.statement += "; partial: " + name_list(coverage.partial);
  if (!coverage.missing.empty()) coverage.statement += "; missing: " + name_list(coverage.missing);
  if (!coverage.flagged.empty()) coverage.statement += "; flagged: " + name_list(coverage.flagged);
  if (!coverage.undeclared.empty())
    coverage.statement +=
        "; which editions of " + name_list(coverage.undeclared) + " exist is not declared (expect in tifa.toml)";
  return coverage;
}

}  // namespace tifa
