// The store of a corpus: its SQLite schema (docs/formats/store.md), as records that a build loads and saves.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <tifa/result.h>

#include "base/date.h"
#include "corpus/corpus.h"
#include "corpus/manifest.h"
#include "corpus/sqlite.h"
#include "text/words.h"

namespace tifa::store {

inline constexpr int kSchemaVersion = 5;

// Where things lie below the root of a corpus.
[[nodiscard]] std::filesystem::path folder(const std::filesystem::path& root);    // .tifa
[[nodiscard]] std::filesystem::path database(const std::filesystem::path& root);  // .tifa/corpus.db
[[nodiscard]] std::filesystem::path segments(const std::filesystem::path& root);  // .tifa/segments

// A file that texts come from: one text or a table of them. The same file in two series is two sources.
struct Source {
  std::int64_t id = 0;
  std::string series, path;
  bool table = false;
  std::string options;        // names how it was read: format, columns, language; another value means reading again
  std::uint64_t size = 0;     // bytes
  std::int64_t modified = 0;  // nanoseconds; 0 when too young to be trusted
  std::string sha256;
};

// A source, or a row of one, that did not go in.
struct Refusal {
  std::int64_t source = 0;
  std::uint32_t row = 0;  // 0: the file as a whole, or several rows at once
  std::uint64_t begin = 0, bytes = 0;
  Diagnostic diagnostic;
};

struct PartialFinding {
  std::string code, message, evidence;
};

// How much of a source is not in the clean text, for one reason.
struct SetAsideRow {
  std::string reason;
  std::uint64_t bytes = 0, pieces = 0;
};

// What was found in a text when it was read; the same until its source changes.
struct TextFacts {
  std::uint32_t row = 0;  // of a table, from 1; else 0
  std::string row_id, row_date, row_title, row_source;
  std::string format, encoding;
  std::uint64_t source_begin = 0, source_bytes = 0;
  std::string source_sha256, text_sha256;  // of the whole file, and of the clean text
  std::uint64_t text_bytes = 0, code_points = 0;
  Lengths lengths;
  std::uint32_t sentences = 0;  // counted to kSentencesCounted
  Language detected = Language::kUnknown;
  std::string title;
  Date date;
  std::optional<std::int32_t> ordinal, year;
  std::string series_key, explains, author;
  PartialFinding partial, announces;   // code empty: nothing found
  PartialFinding numbering;            // numbers that it leaves out
  std::string sketch;                  // build/likeness.h
  std::vector<SetAsideRow> set_aside;  // by reason
  std::string segment;
  std::uint32_t segment_index = 0;
  std::uint64_t payload_bytes = 0;
};
inline constexpr std::uint32_t kSentencesCounted = 20;

// A text as a version of an edition.
struct DocumentRow {
  std::int64_t id = 0, edition = 0, source = 0;
  std::string path;
  TextFacts facts;
  // From the manifest and from looking at the series as a whole; made anew by every build.
  std::string version;  // "" for the default one, else "@en", "@draft", "@en@draft"
  std::uint32_t version_rank = 0;
  std::string language, stage;
  EditionStatus status = EditionStatus::kHeld;
  std::string partial_code, partial_reason, partial_evidence;
  Date date, adopted, released, effective;
  std::string title, issuer, place, source_url;
};

struct EditionRow {
  std::int64_t id = 0, series = 0;
  std::string name;      // the id in its series
  std::string sort_key;  // ascending in the order of the series
  EditionStatus status = EditionStatus::kMissing;
  bool expected = false;
  Date date, adopted, released, effective;
  std::string title, issuer, place;
};

struct FlagRow {
  std::int64_t document = 0;
  Flag flag;
};

struct LinkRow {
  Link link;
  bool found = false;  // by tifa, not declared
};

struct SegmentRow {
  std::string name;
  std::uint64_t bytes = 0, documents = 0;
};

// The store as a whole: small enough for memory at 100,000 editions, since texts and outlines lie in segments.
struct Model {
  std::map<std::string, std::string> meta;
  std::vector<std::string> edition_orders;  // of each series of the manifest: "number" or "date"
  std::vector<Source> sources;
  std::vector<Refusal> refusals;
  std::vector<EditionRow> editions;
  std::vector<DocumentRow> documents;
  std::vector<FlagRow> flags;
  std::vector<LinkRow> links;
  std::vector<SegmentRow> segments;
};

// Opens for reading and takes a snapshot. Errors: kNotFound when nothing was built, kCorrupt for a damaged store or one
// of another schema version.
[[nodiscard]] Result<sqlite::Database> open_snapshot(const std::filesystem::path& root);

// What a build needs of the last one: meta, sources, refusals, documents (their facts), segments.
[[nodiscard]] Result<Model> load(const sqlite::Database& database);

// The segments that the store names.
[[nodiscard]] Result<std::vector<SegmentRow>> load_segments(const sqlite::Database& database);

// SHA-256 over every table, for verify.
[[nodiscard]] Result<std::string> content_hash(const sqlite::Database& database);

// SHA-256 (16 hex digits) over what answers depend on: editions, versions, states, dates, texts, and settings.
[[nodiscard]] Result<std::string> index_hash(const sqlite::Database& database);

// Writes a store as a new file beside the old one and puts it in its place in one step, so that readers keep the
// snapshot that they have opened and a killed build leaves the old one; `model.meta` gets index and content hash.
// `stopped` is asked once all is written; when it says so, or on an error, the new file is removed. The caller holds
// the lock. Errors: kStopped; kIo on a full disk.
[[nodiscard]] Status write(const std::filesystem::path& root, const Manifest& manifest, Model& model,
                           const std::function<bool()>& stopped);

}  // namespace tifa::store
