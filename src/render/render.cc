#include <tifa/render.h>

#include "render/json.h"
#include "render/redline.h"
#include "render/tables.h"

namespace tifa {
namespace {

template <class Answer>
std::string render_answer(const Answer& answer, const RenderOptions& options) {
  switch (options.format) {
    case OutputFormat::kJson:
      return to_json(answer);
    case OutputFormat::kJsonl:
      return to_jsonl(tables_of(answer, options));
    case OutputFormat::kCsv:
      return to_csv(tables_of(answer, options));
    case OutputFormat::kTsv:
      return to_tsv(tables_of(answer, options));
    case OutputFormat::kMarkdown:
      return to_markdown(tables_of(answer, options));
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
  return std::nullopt;
}

std::string render(const CountAnswer& answer, const RenderOptions& options) { return render_answer(answer, options); }
std::string render(const FirstAnswer& answer, const RenderOptions& options) { return render_answer(answer, options); }
std::string render(const KwicAnswer& answer, const RenderOptions& options) { return render_answer(answer, options); }
std::string render(const CompareAnswer& answer, const RenderOptions& options) { return render_answer(answer, options); }
std::string render(const RedlineAnswer& answer, const RenderOptions& options) {
  switch (options.format) {
    case OutputFormat::kTable:
      if (options.summary) return to_terminal(redline_summary(answer), options.width);
      return redline_to_terminal(answer, options);
    case OutputFormat::kMarkdown:
      return options.summary ? to_markdown(redline_summary(answer)) : redline_to_markdown(answer);
    default:
      return render_answer(answer, options);
  }
}
std::string render(const BlameAnswer& answer, const RenderOptions& options) { return render_answer(answer, options); }
Result<std::string> render_file(const RedlineAnswer& answer, std::string_view name) {
  if (name.ends_with(".html")) return redline_to_html(answer);
  if (name.ends_with(".docx")) return redline_to_docx(answer);
  if (name.ends_with(".md")) return redline_to_markdown(answer);
  if (name.ends_with(".json")) return to_json(answer);
  return fail(ErrorCode::kUsage, "a redline is not written to such a file", std::string(name),
              "let its name end in .html, .docx, .md or .json");
}
std::string render(const StatusAnswer& answer, const RenderOptions& options) { return render_answer(answer, options); }
std::string render(const DocumentAnswer& answer, const RenderOptions& options) {
  return render_answer(answer, options);
}
std::string render(const CycleAnswer& answer, const RenderOptions& options) { return render_answer(answer, options); }
std::string render(const AddAnswer& answer, const RenderOptions& options) { return render_answer(answer, options); }
std::string render(const BuildAnswer& answer, const RenderOptions& options) { return render_answer(answer, options); }
std::string render(const VerifyAnswer& answer, const RenderOptions& options) { return render_answer(answer, options); }

}  // namespace tifa
