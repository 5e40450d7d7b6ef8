// The registry of formats: how each is told, what it holds, who reads it. Every switch over formats follows from here.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tifa/result.h>

#include "ingest/text_rules.h"
#include "structure/structure.h"

namespace tifa {

// In the order of the registry. Numbers stand in frames, not in files.
enum class Format : std::uint8_t {
  kText,
  kMarkdown,
  kJsonl,
  kCsv,
  kHtml,
  kMhtml,
  kPdf,
  kRtf,
  kDocx,
  kOdt,
  kEpub,
  kXlsx,
  kZip,
  kOldOffice,
};

enum class Holds : std::uint8_t {
  kDocument,
  kTable,     // of documents, one a row
  kEither,    // a workbook: a table of documents, or one report
  kDocuments  // a container
};

// Tracked changes of a document: whether its text is what stands when all are accepted, or when all are rejected.
enum class Changes : std::uint8_t { kNotChosen, kAccepted, kRejected };

// "accepted", "rejected"; kNotChosen for anything else.
[[nodiscard]] Changes parse_changes(std::string_view name);

struct ReadOptions {
  Changes changes = Changes::kNotChosen;
  bool as_table = false;  // of what may be either: as CSV, a place a row
  std::vector<TextRule> rules{};
  std::string encoding{};  // as told beside the bytes: a label of the Encoding Standard; of formats that are text
};

inline constexpr std::uint64_t kMaxSourceBytes = 256ULL << 20;  // a single document above this is refused

struct FormatRow {
  Format format = Format::kText;
  std::string_view name;        // as users read it: "Word document (DOCX)"
  std::string_view extensions;  // lower-case, each with a space before and after: " md markdown "
  Holds holds = Holds::kDocument;
  // The program that parses it in a limited process; empty: plain enough to be read in this one.
  std::string_view program;
  // Whether these are bytes of this format. Null: told by the extension, among what nothing else claims.
  bool (*tells)(std::string_view bytes) = nullptr;
  // Null: of a table or container; parsed by its program alone, so that no other is linked with what that takes; or not
  // read at all.
  Result<RawDocument> (*read)(std::string_view bytes, const ReadOptions& options) = nullptr;
  std::string_view instead;  // of what nobody reads here: what to do
};

[[nodiscard]] std::span<const FormatRow> formats();
[[nodiscard]] const FormatRow& row_of(Format format);
[[nodiscard]] bool may_be_table(Format format);
[[nodiscard]] std::string_view format_name(Format format);

// What a file is: by its bytes; by the extension of its name only where bytes do not say (text, Markdown, tables) or
// are cut short. O(first and last 64 KiB + entries of a ZIP).
[[nodiscard]] Format tell_format(std::string_view bytes, std::string_view file_name);

}  // namespace tifa
