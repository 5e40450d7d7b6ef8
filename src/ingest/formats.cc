#include "ingest/formats.h"

#include <array>
#include <string>

#include "ingest/readers.h"
#include "ingest/sniff.h"
#include "text/ascii.h"

namespace tifa {
namespace {

// What is told by a sign stands in the order in which the signs are tried: a DOCX is a ZIP too.
constexpr std::array kFormats{
    FormatRow{Format::kText, "text", " txt text ", Holds::kDocument, "", nullptr, read_text_source, ""},
    FormatRow{Format::kMarkdown, "Markdown", " md markdown ", Holds::kDocument, "", nullptr, read_markdown_source, ""},
    FormatRow{Format::kJsonl, "JSONL", " jsonl ndjson ", Holds::kTable, "", nullptr, nullptr, ""},
    FormatRow{Format::kCsv, "CSV", " csv tsv ", Holds::kTable, "", nullptr, nullptr, ""},
    FormatRow{Format::kHtml, "HTML", " html htm xhtml ", Holds::kDocument, "tifa-read", is_html, read_html_source, ""},
    FormatRow{Format::kMhtml, "MHTML", " mhtml mht ", Holds::kDocument, "tifa-read", is_mhtml, read_mhtml_source, ""},
    FormatRow{Format::kPdf, "PDF", " pdf ", Holds::kDocument, "tifa-pdf", is_pdf, nullptr, ""},
    FormatRow{Format::kRtf, "RTF", " rtf ", Holds::kDocument, "tifa-read", is_rtf, read_rtf, ""},
    FormatRow{Format::kDocx, "DOCX", " docx docm dotx ", Holds::kDocument, "tifa-read", is_docx, nullptr, ""},
    FormatRow{Format::kOdt, "ODT", " odt ott ", Holds::kDocument, "tifa-read", is_odt, nullptr, ""},
    FormatRow{Format::kEpub, "EPUB", " epub ", Holds::kDocument, "tifa-read", is_epub, nullptr, ""},
    FormatRow{Format::kXlsx, "XLSX", " xlsx xlsm ", Holds::kEither, "tifa-read", is_xlsx, nullptr, ""},
    FormatRow{Format::kZip, "ZIP", " zip ", Holds::kDocuments, "tifa-read", is_zip, nullptr, ""},
    FormatRow{Format::kOldOffice, "old Office", " doc xls ppt ", Holds::kDocument, "", is_old_office, nullptr,
              "save it as DOCX, XLSX or PDF"},
};

constexpr bool in_order() {
  for (std::size_t i = 0; i < kFormats.size(); ++i)
    if (static_cast<std::size_t>(kFormats[i].format) != i) return false;
  return true;
}
static_assert(in_order(), "a format's number is its place in the registry");

// "Report.DOCX" → " docx ".
std::string extension_of(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  if (dot == file_name.npos || file_name.find('/', dot) != file_name.npos) return {};
  return " " + ascii_lower(file_name.substr(dot + 1)) + " ";
}

bool is_packaged(Format format) { return format >= Format::kDocx && format <= Format::kZip; }

}  // namespace

Changes parse_changes(std::string_view name) {
  if (name == "accepted") return Changes::kAccepted;
  return name == "rejected" ? Changes::kRejected : Changes::kNotChosen;
}

std::span<const FormatRow> formats() { return kFormats; }

const FormatRow& row_of(Format format) {
  const auto at = static_cast<std::size_t>(format);
  return at < kFormats.size() ? kFormats[at] : kFormats.front();
}

bool may_be_table(Format format) {
  const Holds holds = row_of(format).holds;
  return holds == Holds::kTable || holds == Holds::kEither;
}

std::string_view format_name(Format format) { return row_of(format).name; }

Format tell_format(std::string_view bytes, std::string_view file_name) {
  const std::string extension = extension_of(file_name);
  const auto named = [&](const FormatRow& row) {
    return !extension.empty() && row.extensions.find(extension) != row.extensions.npos;
  };
  for (const FormatRow& row : kFormats) {
    if (row.tells == nullptr || !row.tells(bytes)) continue;
    if (row.format != Format::kZip) return row.format;
    // A package that was cut short has lost the directory that says what it is.
    for (const FormatRow& other : kFormats)
      if (is_packaged(other.format) && named(other)) return other.format;
    return row.format;
  }
  for (const FormatRow& row : kFormats)
    if (named(row) && (row.tells == nullptr || row.format == Format::kHtml)) return row.format;
  return Format::kText;
}

}  // namespace tifa
