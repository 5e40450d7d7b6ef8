// The audit: what of each source was kept, what was set aside and why, in numbers and in place.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tifa/app.h>
#include <tifa/fetched.h>
#include <tifa/render.h>

namespace tifa {

struct AuditRow {
  std::string edition, status, path;
  std::uint64_t source_bytes = 0, kept_bytes = 0;
  std::vector<std::pair<std::string, std::uint64_t>> set_aside;  // reason → source bytes
  std::uint64_t characters = 0;                                  // of the clean text, without white space
};

// A block that stands alike in many editions of a series: a formula of its kind, or what a site prints on each page.
struct RepeatedBlock {
  std::string series, text;
  std::uint64_t editions = 0, of = 0;  // in how many, of how many held in the series
};

// A place where a numbering leaves numbers out.
struct NumberingGapRow {
  std::string edition;
  std::string section;        // the heading that the numbering stands under; empty at the top
  std::string before, after;  // the numbers as they stand: "二、", "四、"; `before` is empty at the beginning
  std::int64_t first = 0, last = 0;  // the numbers left out
  std::string place;                 // of the block that begins with `after`, in the source
  std::string text;                  // that block
  bool flagged = false;              // text is likely lost here; else the numbering is irregular elsewhere too
};

struct AuditAnswer {
  Provenance tifa;
  std::vector<AuditRow> rows;           // in the order of the editions
  std::vector<FlagRow> flags;           // what to look at
  std::vector<NumberingGapRow> gaps;    // in the order of the editions and their texts
  std::vector<RepeatedBlock> repeated;  // in at least three and in half of the editions; the most frequent first
};

// A stretch of a source: a block of the clean text, or what was set aside.
struct SourcePiece {
  std::string what;  // "title", "heading", "paragraph" …; of what is set aside, the reason
  bool kept = false;
  std::uint64_t begin = 0, end = 0;  // bytes of the source
  std::string place;                 // "page=3&box=…", "word/document.xml/p=12"; empty where the bytes say it
  std::string text;                  // the clean text of a block; of what is set aside, what stands in the source
  std::string original;  // of a block: what stands in the source, markup included; empty where that is the text
};

struct SourceAnswer {
  Provenance tifa;
  std::string edition, path, encoding, sha256_source;
  std::uint64_t source_bytes = 0, kept_bytes = 0;
  std::optional<FetchedFrom> fetched;  // when it was
  std::vector<SourcePiece> pieces;     // in the order of the source
};

struct SourceRequest {
  std::string edition;      // an operand that names one
  bool aside_only = false;  // only what was set aside
  bool all = false;         // white space, markup, scripts and styles too
};

// Errors: those of select(). O(text of the editions).
[[nodiscard]] Result<AuditAnswer> audit(const Workspace& workspace, const std::string& in);
// Reads the source again, by the manifest as it stands. Errors: kInput when the source is not that of the build;
// kUsage for an edition that is a row of a table, or not held.
[[nodiscard]] Result<SourceAnswer> source(const Workspace& workspace, const SourceRequest& request,
                                          const Context& context = {});

[[nodiscard]] Result<std::string> render(const AuditAnswer& answer, const RenderOptions& options);
[[nodiscard]] Result<std::string> render(const SourceAnswer& answer, const RenderOptions& options);

}  // namespace tifa
