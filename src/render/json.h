// Answers as JSON: one object an answer; the schemas stand in docs/schemas/.
#pragma once

#include <string>
#include <vector>

#include <tifa/redline_steps.h>
#include <tifa/report.h>
#include <tifa/trace.h>

#include "render/table.h"

namespace tifa {

struct AuditAnswer;
struct SourceAnswer;
struct SourcesAnswer;
struct UpdateAnswer;

[[nodiscard]] std::string to_json(const CountAnswer& answer);
[[nodiscard]] std::string to_json(const FirstAnswer& answer);
[[nodiscard]] std::string to_json(const KwicAnswer& answer);
[[nodiscard]] std::string to_json(const CompareAnswer& answer);
[[nodiscard]] std::string to_json(const RedlineAnswer& answer);
[[nodiscard]] std::string to_json(const BlameAnswer& answer);
[[nodiscard]] std::string to_json(const TraceAnswer& answer);
[[nodiscard]] std::string to_json(const RedlineStepsAnswer& answer);
[[nodiscard]] std::string to_json(const StatusAnswer& answer);
[[nodiscard]] std::string to_json(const DocumentAnswer& answer);
[[nodiscard]] std::string to_json(const CycleAnswer& answer);
[[nodiscard]] std::string to_json(const GoalsAnswer& answer);
[[nodiscard]] std::string to_json(const AddAnswer& answer);
[[nodiscard]] std::string to_json(const BuildAnswer& answer);
[[nodiscard]] std::string to_json(const VerifyAnswer& answer);
[[nodiscard]] std::string to_json(const ReportAnswer& answer);
[[nodiscard]] std::string to_json(const AuditAnswer& answer);
[[nodiscard]] std::string to_json(const SourceAnswer& answer);
[[nodiscard]] std::string to_json(const UpdateAnswer& answer);
[[nodiscard]] std::string to_json(const SourcesAnswer& answer);

// The rows of tables as one JSON object a line, keyed by column names.
[[nodiscard]] std::string to_jsonl(const std::vector<Table>& tables);

}  // namespace tifa
