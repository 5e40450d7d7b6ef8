// Each answer as tables: what its columns are, for people and as data.
#pragma once

#include <utility>
#include <vector>

#include <tifa/redline_steps.h>

#include "render/table.h"

namespace tifa {

struct AuditAnswer;
struct SourceAnswer;
struct SourcesAnswer;
struct UpdateAnswer;

[[nodiscard]] std::vector<Table> tables_of(const CountAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::vector<Table> tables_of(const FirstAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::vector<Table> tables_of(const KwicAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::vector<Table> tables_of(const CompareAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::vector<Table> tables_of(const RedlineAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::vector<Table> tables_of(const BlameAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::vector<Table> tables_of(const TraceAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::vector<Table> tables_of(const RedlineStepsAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::vector<Table> tables_of(const StatusAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::vector<Table> tables_of(const DocumentAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::vector<Table> tables_of(const CycleAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::vector<Table> tables_of(const GoalsAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::vector<Table> tables_of(const AddAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::vector<Table> tables_of(const BuildAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::vector<Table> tables_of(const VerifyAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::vector<Table> tables_of(const ReportAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::vector<Table> tables_of(const AuditAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::vector<Table> tables_of(const SourceAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::vector<Table> tables_of(const UpdateAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::vector<Table> tables_of(const SourcesAnswer& answer, const RenderOptions& options);

// Cells.
[[nodiscard]] inline Cell cell(std::uint64_t value) { return static_cast<std::int64_t>(value); }
// A row of them, for tables of very many: an initialiser list would copy every text.
template <class... Cells>
[[nodiscard]] std::vector<Cell> row_of(Cells&&... cells) {
  std::vector<Cell> row;
  row.reserve(sizeof...(cells));
  (row.emplace_back(std::forward<Cells>(cells)), ...);
  return row;
}
[[nodiscard]] std::string join(const std::vector<std::string>& parts, const char* separator);
[[nodiscard]] inline bool for_people(const RenderOptions& options) {
  return options.format == OutputFormat::kTable || options.format == OutputFormat::kMarkdown;
}

}  // namespace tifa
