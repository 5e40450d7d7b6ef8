#include <tifa/render.h>

#include <tifa/audit.h>
#include <tifa/fetch.h>

#include <string>

#include "base/resources.h"
#include "render/check.h"
#include "render/json.h"
#include "render/method.h"
#include "render/redline.h"
#include "render/tables.h"
#include "render/xlsx.h"
#include "text/ascii.h"

namespace tifa {
namespace {

template <class Answer>
Result<std::string> render_answer(const Answer& answer, const RenderOptions& options) {
  switch (options.format) {
    case OutputFormat::kJson:
      return to_json(answer);
    case OutputFormat::kJsonl:
      return to_jsonl(tables_of(answer, options));
    case OutputFormat::kCsv:
      return to_csv(tables_of(answer, options), threads_of(options.threads));
    case OutputFormat::kTsv:
      return to_tsv(tables_of(answer, options));
    case OutputFormat::kMarkdown:
      return to_markdown(tables_of(answer, options));
    case OutputFormat::kXlsx:
      return to_xlsx(tables_of(answer, options), method_of(answer), options.command);
    case OutputFormat::kHtml:
    case OutputFormat::kDocx:
      return fail(ErrorCode::kUsage,
                  options.format == OutputFormat::kHtml ? "this answer has no page"
                                                        : "this answer is not written as a Word document",
                  "--format", "it has the forms table, csv, tsv, json, jsonl, md and xlsx");
    case OutputFormat::kTable:
      break;
  }
  return to_terminal(tables_of(answer, options), options.width);
}

}  // namespace

std::optional<OutputFormat> parse_output_format(std::string_view name) {
  if (name == "table") return OutputFormat::kTable;
  if (name == "csv") return OutputFormat::kCsv;
  if (name == "tsv") return OutputFormat::kTsv;
  if (name == "json") return OutputFormat::kJson;
  if (name == "jsonl") return OutputFormat::kJsonl;
  if (name == "md") return OutputFormat::kMarkdown;
  if (name == "html") return OutputFormat::kHtml;
  if (name == "docx") return OutputFormat::kDocx;
  if (name == "xlsx") return OutputFormat::kXlsx;
  return std::nullopt;
}

std::optional<OutputFormat> output_format_of(const std::filesystem::path& file) {
  const std::string end = ascii_lower(file.extension().string());
  if (end.empty()) return std::nullopt;
  if (end == ".txt") return OutputFormat::kTable;
  return end == ".table" ? std::nullopt : parse_output_format(end.substr(1));
}

Result<std::string> render(const CountAnswer& answer, const RenderOptions& options) {
  return render_answer(answer, options);
}
Result<std::string> render(const FirstAnswer& answer, const RenderOptions& options) {
  return render_answer(answer, options);
}
Result<std::string> render(const KwicAnswer& answer, const RenderOptions& options) {
  return render_answer(answer, options);
}
Result<std::string> render(const CompareAnswer& answer, const RenderOptions& options) {
  return render_answer(answer, options);
}
Result<std::string> render(const RedlineAnswer& answer, const RenderOptions& options) {
  switch (options.format) {
    case OutputFormat::kTable:
      if (options.summary) return to_terminal(redline_summary(answer), options.width);
      return redline_to_terminal(answer, options);
    case OutputFormat::kMarkdown:
      return options.summary ? to_markdown(redline_summary(answer)) : redline_to_markdown(answer);
    case OutputFormat::kHtml:
      return redline_to_html(answer, options.language);
    case OutputFormat::kDocx:
      return redline_to_docx(answer, options.author);
    default:
      return render_answer(answer, options);
  }
}
Result<std::string> render(const BlameAnswer& answer, const RenderOptions& options) {
  return render_answer(answer, options);
}
Result<std::string> render(const TraceAnswer& answer, const RenderOptions& options) {
  return render_answer(answer, options);
}
Result<std::string> render(const RedlineStepsAnswer& answer, const RenderOptions& options) {
  if (options.summary && options.format == OutputFormat::kTable)
    return to_terminal(redline_summary(answer), options.width);
  if (options.summary && options.format == OutputFormat::kMarkdown) return to_markdown(redline_summary(answer));
  return render_answer(answer, options);
}
Result<std::string> render(const StatusAnswer& answer, const RenderOptions& options) {
  return render_answer(answer, options);
}
Result<std::string> render(const DocumentAnswer& answer, const RenderOptions& options) {
  return render_answer(answer, options);
}
Result<std::string> render(const AuditAnswer& answer, const RenderOptions& options) {
  return render_answer(answer, options);
}
Result<std::string> render(const SourceAnswer& answer, const RenderOptions& options) {
  return render_answer(answer, options);
}
Result<std::string> render(const UpdateAnswer& answer, const RenderOptions& options) {
  auto text = render_answer(answer, options);
  const bool terminal = options.format == OutputFormat::kTable;
  if (!text || (!terminal && options.format != OutputFormat::kMarkdown)) return text;
  for (const UpdateRow& row : answer.rows)
    if (row.redline)
      *text += "\n" + (terminal ? redline_to_terminal(*row.redline, options) : redline_to_markdown(*row.redline));
  return text;
}
Result<std::string> render(const SourcesAnswer& answer, const RenderOptions& options) {
  return render_answer(answer, options);
}
Result<std::string> render(const CycleAnswer& answer, const RenderOptions& options) {
  return render_answer(answer, options);
}
Result<std::string> render(const GoalsAnswer& answer, const RenderOptions& options) {
  return render_answer(answer, options);
}
Result<std::string> render(const AddAnswer& answer, const RenderOptions& options) {
  return render_answer(answer, options);
}
Result<std::string> render(const BuildAnswer& answer, const RenderOptions& options) {
  return render_answer(answer, options);
}
Result<std::string> render(const VerifyAnswer& answer, const RenderOptions& options) {
  return render_answer(answer, options);
}
Result<std::string> render(const CheckAnswer& answer, const RenderOptions& options) {
  if (options.format == OutputFormat::kHtml) return check_page(answer, options.language);
  return render_answer(answer, options);
}
Result<std::string> render(const ClaimsAnswer& answer, const RenderOptions& options) {
  return render_answer(answer, options);
}
Result<std::string> render(const ReportAnswer& answer, const RenderOptions& options) {
  if (options.format == OutputFormat::kHtml) return report_page(answer, options.language);
  return render_answer(answer, options);
}

}  // namespace tifa
