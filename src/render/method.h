// What an answer rests on, as rows: rule, coverage, notes, version and index. One source for every form that states it.
#pragma once

#include <string>
#include <vector>

#include <tifa/answers.h>
#include <tifa/redline_steps.h>
#include <tifa/report.h>
#include <tifa/trace.h>

namespace tifa {

struct AuditAnswer;
struct SourceAnswer;
struct SourcesAnswer;
struct UpdateAnswer;

struct MethodRow {
  std::string of;     // the term, comparison or series that it is said of; empty: of the whole answer
  std::string what;   // "rule", "coverage", "missing" …
  std::string value;  // in words; lists of editions in full, joined by ", "
};

// In the order in which a reader needs them: what was asked, rule, coverage (statement, held, partial, missing,
// flagged), notes, and last the version of tifa and the index. What is the same for several terms is said once. O(size
// of what is said).
[[nodiscard]] std::vector<MethodRow> method_of(const CountAnswer& answer);
[[nodiscard]] std::vector<MethodRow> method_of(const FirstAnswer& answer);
[[nodiscard]] std::vector<MethodRow> method_of(const KwicAnswer& answer);
[[nodiscard]] std::vector<MethodRow> method_of(const CompareAnswer& answer);
[[nodiscard]] std::vector<MethodRow> method_of(const RedlineAnswer& answer);
[[nodiscard]] std::vector<MethodRow> method_of(const BlameAnswer& answer);
[[nodiscard]] std::vector<MethodRow> method_of(const TraceAnswer& answer);
[[nodiscard]] std::vector<MethodRow> method_of(const RedlineStepsAnswer& answer);
[[nodiscard]] std::vector<MethodRow> method_of(const StatusAnswer& answer);
[[nodiscard]] std::vector<MethodRow> method_of(const DocumentAnswer& answer);
[[nodiscard]] std::vector<MethodRow> method_of(const CycleAnswer& answer);
[[nodiscard]] std::vector<MethodRow> method_of(const GoalsAnswer& answer);
[[nodiscard]] std::vector<MethodRow> method_of(const AddAnswer& answer);
[[nodiscard]] std::vector<MethodRow> method_of(const BuildAnswer& answer);
[[nodiscard]] std::vector<MethodRow> method_of(const VerifyAnswer& answer);
[[nodiscard]] std::vector<MethodRow> method_of(const ReportAnswer& answer);
[[nodiscard]] std::vector<MethodRow> method_of(const AuditAnswer& answer);
[[nodiscard]] std::vector<MethodRow> method_of(const SourceAnswer& answer);
[[nodiscard]] std::vector<MethodRow> method_of(const UpdateAnswer& answer);
[[nodiscard]] std::vector<MethodRow> method_of(const SourcesAnswer& answer);

}  // namespace tifa
