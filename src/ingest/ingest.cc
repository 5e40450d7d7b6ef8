// From the bytes of a source to a document: encoding, reader, structure, and the map through all of them.
#include "ingest/ingest.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "ingest/ingest_text.h"
#include "ingest/readers.h"
#include "structure/structure.h"
#include "text/encoding.h"

namespace tifa {
namespace {

// The reader's account, which is in bytes of the decoded text, in bytes of the source.
void to_source(RawDocument& raw, const DecodedText& decoded, std::size_t source_size) {
  const auto runs = decoded.origin.runs();
  const bool same = runs.size() == 1 && runs[0].derived_step == 1 && runs[0].origin_step == 1 && runs[0].origin == 0;
  if (!same) {
    raw.origin = raw.origin.then(decoded.origin);
    for (SetAside& item : raw.set_aside) item.origin = decoded.origin.to_origin(item.origin);
    const std::uint32_t mark = decoded.origin.origin_begin(0);
    if (mark > 0) raw.set_aside.push_back({Reason::kByteOrderMark, {0, mark}});
  }
  raw.source_size = source_size;
  raw.encoding = decoded.encoding;
}

}  // namespace

std::string_view format_name(Format format) {
  switch (format) {
    case Format::kText:
      return "text";
    case Format::kMarkdown:
      return "Markdown";
    case Format::kJsonl:
      return "JSONL";
    case Format::kCsv:
      return "CSV";
  }
  return "unknown";
}

Format format_of(std::string_view file_name) {
  const std::size_t dot = file_name.rfind('.');
  if (dot == file_name.npos) return Format::kText;
  std::string extension(file_name.substr(dot + 1));
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  if (extension == "md" || extension == "markdown") return Format::kMarkdown;
  if (extension == "jsonl" || extension == "ndjson") return Format::kJsonl;
  if (extension == "csv" || extension == "tsv") return Format::kCsv;
  return Format::kText;
}

Result<Document> ingest(std::string_view bytes, Format format, const IngestOptions& options) {
  if (format == Format::kJsonl || format == Format::kCsv)
    return fail(ErrorCode::kUsage,
                fmt::format("a {} file is a table of documents, not one document", format_name(format)), options.place,
                "import it as a table");
  if (bytes.size() > kMaxSourceBytes)
    return fail(
        ErrorCode::kLimit,
        fmt::format("the source has {} MiB; a single document may have {}", bytes.size() >> 20, kMaxSourceBytes >> 20),
        options.place, "split it");
  auto decoded = decode(bytes);
  if (!decoded) {
    Error error = std::move(decoded.error());
    error.where = error.where.empty()     ? options.place
                  : options.place.empty() ? error.where
                                          : options.place + ", " + error.where;
    return tl::unexpected<Error>(std::move(error));
  }
  RawDocument raw;
  if (format == Format::kMarkdown) {
    raw = read_markdown(decoded->text);
    to_source(raw, *decoded, bytes.size());
  } else {
    raw = read_text(std::move(decoded->text));
    to_source(raw, *decoded, bytes.size());
  }
  Document document = structure(std::move(raw), options.language, options.title);
  if (document.blocks.empty())
    return fail(ErrorCode::kInput, "the source has no text", options.place, "check that the file is complete");
  return document;
}

Document ingest_text(std::string text, const OffsetMap& origin, std::vector<SetAside> rest,
                     const IngestOptions& options) {
  RawDocument raw = read_text(std::move(text));
  raw.origin = raw.origin.then(origin);
  raw.set_aside = std::move(rest);
  return structure(std::move(raw), options.language, options.title);
}

}  // namespace tifa
