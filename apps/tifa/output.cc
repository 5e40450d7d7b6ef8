#include "output.h"

#include <cstdlib>
#include <optional>

#include "terminal.h"

namespace tifa::cli {
namespace {

// The formats by the names that --format takes.
constexpr const char* kFormats =
    "table, csv, tsv, json, jsonl, md, xlsx; html of a report, a redline or a check; docx of a redline";

}  // namespace

Status settle_output(Options& options) {
  const bool to_file = !options.output.empty();
  options.rendering.width = terminal_width(!to_file);
  std::optional<OutputFormat> format;
  if (!options.format.empty()) {
    format = parse_output_format(options.format);
    if (!format)
      return fail(ErrorCode::kUsage, "“" + options.format + "” is not a format", "--format",
                  std::string("known are ") + kFormats);
  } else if (to_file) {
    format = output_format_of(options.output);
    if (!format)
      return fail(ErrorCode::kUsage, "the end of this name tells no format", options.output,
                  "end it in .csv, .tsv, .json, .jsonl, .md, .xlsx, .txt (the table), .html (a report, redline or "
                  "check) or .docx (a "
                  "redline), or give --format");
  } else {
    format = output_is_terminal() ? OutputFormat::kTable : OutputFormat::kTsv;
  }
  if ((*format == OutputFormat::kXlsx || *format == OutputFormat::kDocx) && !to_file && output_is_terminal())
    return fail(ErrorCode::kUsage, "such a file cannot be shown on a terminal", "--format " + options.format,
                "write it to a file: -o answer." + options.format);
  options.rendering.color = !to_file && output_is_terminal() && std::getenv("NO_COLOR") == nullptr;
  options.rendering.format = *format;
  options.rendering.plot = options.plotted && options.bars && options.picture.empty();
  return {};
}

bool takes_value(const std::string& word) {
  return word == "-C" || word == "-o" || word == "--output" || word == "--format" || word == "--threads";
}

std::string question_of(int argc, char** argv) {
  const auto is_left_out = [](const std::string& word) {
    for (const char* begin : {"--output=", "--format=", "--threads=", "-o", "-C"})
      if (word.starts_with(begin)) return true;
    return word == "-q" || word == "--quiet" || word == "--no-pager";
  };
  std::string line = "tifa";
  bool only_terms = false;  // after "--"
  for (int i = 1; i < argc; ++i) {
    std::string word = argv[i];
    only_terms = only_terms || word == "--";
    if (!only_terms && takes_value(word)) ++i;
    if (!only_terms && (takes_value(word) || is_left_out(word))) continue;
    if (word.empty() || word.find_first_of(" \t\n'\"\\|&;<>()$`*?[]#~!{}") != std::string::npos) {
      for (std::size_t at = 0; (at = word.find('\'', at)) != std::string::npos; at += 4) word.replace(at, 1, "'\\''");
      word.insert(0, "'").append("'");
    }
    line.append(" ").append(word);
  }
  return line;
}

}  // namespace tifa::cli
