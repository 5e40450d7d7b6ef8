// The sentences of a report: findings and coverage in the reader's language, made by rule from the answer.
#pragma once

#include <string>
#include <vector>

#include <tifa/report.h>

#include "render/words.h"

namespace tifa {

// Editions as this report names them: "2025", or "gwr:2025" where several series are named.
class EditionLabels {
 public:
  explicit EditionLabels(const ReportAnswer& answer) : answer_(answer) {}
  [[nodiscard]] std::string label(const std::string& edition) const;
  [[nodiscard]] std::vector<std::string> labels(const std::vector<std::string>& editions) const;
  // Where the document stands in the answer, for links; documents.size() when it is none of them.
  [[nodiscard]] std::size_t place(const std::string& edition) const;

 private:
  const ReportAnswer& answer_;
};

// One sentence or two, plain text.
[[nodiscard]] std::string finding_sentence(const ReportAnswer& answer, const Finding& finding, const Words& words);
// "51 of 53 editions held; in part: 1964; not held: 2020."
[[nodiscard]] std::string coverage_sentence(const ReportAnswer& answer, const Coverage& coverage, const Words& words);
// What a reader must know before reading on: editions between A and B that are not held, sides of different kinds.
[[nodiscard]] std::vector<std::string> report_cautions(const ReportAnswer& answer, const Words& words);

// The main list of a role (goals, tasks) of an edition; nullptr when it has none.
[[nodiscard]] const GoalList* main_list(const ReportAnswer& answer, const std::string& edition, std::string_view role);

}  // namespace tifa
