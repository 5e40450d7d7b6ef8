// What is worth saying first of two editions: the five strongest findings, chosen by rule.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <tifa/report.h>

namespace tifa {

// A phrase counted in one edition of the series.
struct EditionCount {
  std::string edition;
  bool held = false;                   // false: missing or partial, and so without a count
  std::optional<std::uint64_t> count;  // of a held one
  double rate = 0;
};

// Counts a phrase of the answer in every edition of the series, in order; asked for few phrases only.
using SeriesCounts = std::function<std::vector<EditionCount>(const PhraseRow&)>;

// At most five. Of each change the phrase with the highest G² that stands more than once in the edition it is counted
// in (or the first one listed) is a candidate; goals and sections are where there are any that came, went or moved. Two
// places are kept for those, the others go to phrases by G²; what is left is filled with the next ones and the length.
[[nodiscard]] std::vector<Finding> find_findings(const ReportAnswer& answer, const SeriesCounts& counts);

}  // namespace tifa
