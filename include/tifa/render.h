// Answers as text (a table for a terminal, CSV, TSV, Markdown, JSON, JSON lines) and as a workbook (XLSX), and answers
// in files. Nothing is computed here.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include <tifa/answers.h>
#include <tifa/check.h>
#include <tifa/claims.h>
#include <tifa/redline_steps.h>
#include <tifa/report.h>
#include <tifa/result.h>
#include <tifa/trace.h>

namespace tifa {

// kHtml is of reports, redlines and checked articles, kDocx (tracked changes) of redlines alone.
enum class OutputFormat { kTable, kCsv, kTsv, kJson, kJsonl, kMarkdown, kXlsx, kHtml, kDocx };

struct RenderOptions {
  OutputFormat format = OutputFormat::kTable;
  int width = 80;               // columns of the terminal, for kTable
  bool plot = false;            // bars beside counts, for kTable
  bool side_by_side = false;    // of a redline, for kTable: A and B beside each other
  bool full = false;            // of a redline, for kTable: unchanged text too
  bool summary = false;         // of a redline, for kTable and kMarkdown: what matters, in words
  bool color = false;           // of a redline, for kTable
  std::string author;           // of a redline, for kDocx: of the tracked changes; empty: tifa
  std::string language = "en";  // of the words of a page and of proposed claims: en, zh
  std::string
      show;  // of a comparison: phrases, statistics, sections, themes; empty: all (CSV, TSV, JSON lines: phrases)
  std::string command;   // the question as it was asked, for kXlsx; empty: not said
  unsigned threads = 0;  // for kCsv; 0: as many as the machine has
};

[[nodiscard]] std::optional<OutputFormat> parse_output_format(std::string_view name);
// The format that a file's name ends in (.csv .tsv .json .jsonl .md .xlsx .html .docx, and .txt for the table),
// whatever the case.
[[nodiscard]] std::optional<OutputFormat> output_format_of(const std::filesystem::path& file);

// The whole text, with a line end; of kXlsx the bytes of the file, the same for the same answer. O(size of the answer).
// Errors: kUsage for a page or a Word document of what has none; of kXlsx kLimit for more rows than a sheet holds, kIo
// when there is no room for temporary files.
[[nodiscard]] Result<std::string> render(const CountAnswer& answer, const RenderOptions& options);
[[nodiscard]] Result<std::string> render(const FirstAnswer& answer, const RenderOptions& options);
[[nodiscard]] Result<std::string> render(const KwicAnswer& answer, const RenderOptions& options);
[[nodiscard]] Result<std::string> render(const CompareAnswer& answer, const RenderOptions& options);
[[nodiscard]] Result<std::string> render(const RedlineAnswer& answer, const RenderOptions& options);
[[nodiscard]] Result<std::string> render(const BlameAnswer& answer, const RenderOptions& options);
[[nodiscard]] Result<std::string> render(const TraceAnswer& answer, const RenderOptions& options);
[[nodiscard]] Result<std::string> render(const RedlineStepsAnswer& answer, const RenderOptions& options);
[[nodiscard]] Result<std::string> render(const StatusAnswer& answer, const RenderOptions& options);
[[nodiscard]] Result<std::string> render(const DocumentAnswer& answer, const RenderOptions& options);
[[nodiscard]] Result<std::string> render(const CycleAnswer& answer, const RenderOptions& options);
[[nodiscard]] Result<std::string> render(const GoalsAnswer& answer, const RenderOptions& options);
[[nodiscard]] Result<std::string> render(const AddAnswer& answer, const RenderOptions& options);
[[nodiscard]] Result<std::string> render(const BuildAnswer& answer, const RenderOptions& options);
[[nodiscard]] Result<std::string> render(const VerifyAnswer& answer, const RenderOptions& options);
// As kHtml the page (check.h).
[[nodiscard]] Result<std::string> render(const CheckAnswer& answer, const RenderOptions& options);
// The words of the statements are those of `language`; as kJson, kJsonl and kCsv claims as data.
[[nodiscard]] Result<std::string> render(const ClaimsAnswer& answer, const RenderOptions& options);
// As kHtml the page (report.h); as a table its findings in words.
[[nodiscard]] Result<std::string> render(const ReportAnswer& answer, const RenderOptions& options);

// ---- writing to a file

// Whether an answer can be written there, to be asked before a long computation. Errors: kUsage for a folder and for
// what is no regular file (a device, a pipe), kNotFound when its folder does not exist, kIo when it may not be written.
[[nodiscard]] Status check_output_file(const std::filesystem::path& file);
// Writes all bytes or none: the file is as before, or replaced (through links, keeping its permissions), also after a
// crash. Errors: as above; kIo for a full disk.
[[nodiscard]] Status write_output_file(const std::filesystem::path& file, std::string_view bytes);

}  // namespace tifa
