// From the bytes of a source to a document: encoding, reader, structure, and the map through all of them.
#include "ingest/ingest.h"

#include <algorithm>
#include <iterator>
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
  if (decoded.guessed)
    raw.unread = fmt::format("it declares no encoding; its few characters that are not ASCII were read as {}",
                             encoding_name(decoded.encoding));
}

}  // namespace

Result<RawDocument> read_text_source(std::string_view bytes, const ReadOptions& options) {
  auto decoded = decode(bytes, options.encoding);
  if (!decoded) return tl::unexpected(decoded.error());
  RawDocument raw = read_text(std::move(decoded->text));
  to_source(raw, *decoded, bytes.size());
  return raw;
}

Result<RawDocument> read_markdown_source(std::string_view bytes, const ReadOptions& options) {
  auto decoded = decode(bytes, options.encoding);
  if (!decoded) return tl::unexpected(decoded.error());
  RawDocument raw = read_markdown(decoded->text);
  to_source(raw, *decoded, bytes.size());
  return raw;
}

Result<RawDocument> read_html_source(std::string_view bytes, const ReadOptions& options) {
  auto decoded = decode(bytes, options.encoding);
  if (!decoded) return tl::unexpected(decoded.error());
  auto raw = read_html(decoded->text, options.rules);
  if (raw) to_source(*raw, *decoded, bytes.size());
  return raw;
}

Result<RawDocument> read_raw(std::string_view bytes, Format format, const IngestOptions& options) {
  const FormatRow& row = row_of(format);
  if (row.holds == Holds::kDocuments)
    return fail(ErrorCode::kInput, fmt::format("a {} file holds documents and is none", row.name), options.place,
                "add what is in it with tifa add");
  if (row.read == nullptr && row.program.empty())
    return fail(ErrorCode::kInput, fmt::format("its format is {}, which tifa does not read", row.name), options.place,
                std::string(row.instead));
  auto raw = options.readers != nullptr && !row.program.empty() ? options.readers->read(bytes, row, options.read)
             : row.read != nullptr
                 ? row.read(bytes, options.read)
                 : fail(ErrorCode::kUsage, fmt::format("{} is read in a process of its own", row.name));
  if (raw) return raw;
  Error error = std::move(raw.error());
  error.where = error.where.empty()     ? options.place
                : options.place.empty() ? error.where
                                        : options.place + ", " + error.where;
  return tl::unexpected<Error>(std::move(error));
}

Result<Document> ingest(std::string_view bytes, Format format, const IngestOptions& options) {
  const FormatRow& row = row_of(format);
  if (row.holds == Holds::kTable)
    return fail(ErrorCode::kUsage, fmt::format("a {} file is a table of documents, not one document", row.name),
                options.place, "import it as a table");
  if (bytes.size() > kMaxSourceBytes)
    return fail(
        ErrorCode::kLimit,
        fmt::format("the source has {} MiB; a single document may have {}", bytes.size() >> 20, kMaxSourceBytes >> 20),
        options.place, "split it");
  auto raw = read_raw(bytes, format, options);
  if (!raw) return tl::unexpected(raw.error());
  mark_by_rules(options.read.rules, *raw);
  Document document = structure(std::move(*raw), options.language, options.title);
  if (document.blocks.empty())
    return fail(ErrorCode::kInput, "the source has no text", options.place, "check that the file is complete");
  return document;
}

Document ingest_text(std::string text, const OffsetMap& origin, std::vector<SetAside> rest,
                     const IngestOptions& options) {
  RawDocument raw = read_text(std::move(text));
  raw.origin = raw.origin.then(origin);
  for (SetAside& item : raw.set_aside) item.origin = origin.to_origin(item.origin);
  std::move(rest.begin(), rest.end(), std::back_inserter(raw.set_aside));
  mark_by_rules(options.read.rules, raw);
  return structure(std::move(raw), options.language, options.title);
}

}  // namespace tifa
