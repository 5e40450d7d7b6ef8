// Answers as text: a table for a terminal, CSV, TSV, Markdown, JSON, JSON lines. Nothing is computed here.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <tifa/answers.h>
#include <tifa/result.h>

namespace tifa {

enum class OutputFormat { kTable, kCsv, kTsv, kJson, kJsonl, kMarkdown };

struct RenderOptions {
  OutputFormat format = OutputFormat::kTable;
  int width = 80;             // columns of the terminal, for kTable
  bool plot = false;          // bars beside counts, for kTable
  bool side_by_side = false;  // of a redline, for kTable: A and B beside each other
  bool full = false;          // of a redline, for kTable: unchanged text too
  bool summary = false;       // of a redline, for kTable and kMarkdown: what matters, in words
  bool color = false;         // of a redline, for kTable
  std::string show;           // of a comparison: phrases, sections, themes; empty: all (data formats: phrases)
};

[[nodiscard]] std::optional<OutputFormat> parse_output_format(std::string_view name);

// The whole text, with a line end. O(size of the answer).
[[nodiscard]] std::string render(const CountAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::string render(const FirstAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::string render(const KwicAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::string render(const CompareAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::string render(const RedlineAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::string render(const BlameAnswer& answer, const RenderOptions& options);
// The redline as a file of the kind that a name ends in: html, docx, md, json. Error kUsage for another ending.
[[nodiscard]] Result<std::string> render_file(const RedlineAnswer& answer, std::string_view name);
[[nodiscard]] std::string render(const StatusAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::string render(const DocumentAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::string render(const CycleAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::string render(const AddAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::string render(const BuildAnswer& answer, const RenderOptions& options);
[[nodiscard]] std::string render(const VerifyAnswer& answer, const RenderOptions& options);

}  // namespace tifa
