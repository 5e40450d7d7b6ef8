// The reading side of the store: snapshots, the records that a build starts from, and its hashes.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "corpus/seal.h"
#include "corpus/store.h"
#include "corpus/store_schema.h"

namespace tifa::store {
namespace {

using sqlite::Database;
using sqlite::Statement;

// Prepares a query and calls `row` for each row of its result.
template <class Row>
Status for_each_row(const Database& database, std::string_view sql, Row&& row) {
  auto statement = database.prepare(sql);
  if (!statement) return tl::unexpected(statement.error());
  while (true) {
    auto more = statement->step();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return {};
    row(*statement);
  }
}

Severity parse_severity(std::string_view name) {
  return name == "note" ? Severity::kNote : name == "warning" ? Severity::kWarning : Severity::kRefused;
}

// Reads the columns of a row one after another.
class Columns {
 public:
  explicit Columns(const Statement& statement) : statement_(statement) {}

  void operator>>(std::string& value) { value = statement_.string(column_++); }
  void operator>>(Date& value) { value = parse_date(statement_.text(column_++)).value_or(Date{}); }
  void operator>>(Language& value) { value = parse_language(statement_.text(column_++)); }
  void operator>>(std::optional<std::int32_t>& value) {
    if (statement_.is_null(column_))
      value.reset();
    else
      value = static_cast<std::int32_t>(statement_.integer(column_));
    ++column_;
  }
  void operator>>(EditionStatus& value) {
    value = statement_.text(column_++) == status_name(EditionStatus::kPartial) ? EditionStatus::kPartial
                                                                               : EditionStatus::kHeld;
  }
  void operator>>(PartialFinding& value) {
    *this >> value.code;
    *this >> value.message;
    *this >> value.evidence;
  }
  template <class Integer>
  requires std::is_integral_v<Integer>
  void operator>>(Integer& value) { value = static_cast<Integer>(statement_.integer(column_++)); }
  template <class... Values>
  void read(Values&... values) {
    ((*this >> values), ...);
  }

 private:
  const Statement& statement_;
  int column_ = 0;
};

DocumentRow read_document(const Statement& row) {
  DocumentRow d;
  TextFacts& f = d.facts;
  Columns columns(row);
  columns.read(d.id, d.edition, d.source, d.path, d.version, d.version_rank, d.language, d.stage, d.status,
               d.partial_code, d.partial_reason, d.partial_evidence, d.date, d.adopted, d.released, d.effective,
               d.title, d.issuer, d.place, d.source_url, f.row, f.row_id, f.row_date, f.row_title, f.row_source,
               f.format, f.encoding, f.source_begin, f.source_bytes, f.source_sha256, f.text_sha256, f.text_bytes,
               f.code_points, f.lengths.characters, f.lengths.han, f.lengths.words, f.lengths.word_count, f.sentences,
               f.detected, f.title, f.date, f.ordinal, f.year, f.series_key, f.explains, f.author, f.partial,
               f.announces, f.numbering, f.sketch, f.segment, f.segment_index, f.payload_bytes);
  return d;
}

Status check_version(const Database& database, const std::filesystem::path& file) {
  auto version = database.integer("PRAGMA user_version");
  if (!version) return tl::unexpected(version.error());
  if (*version != kSchemaVersion)
    return fail(
        ErrorCode::kCorrupt,
        fmt::format("the store of the corpus has version {}, this tifa reads version {}", *version, kSchemaVersion),
        file.string(), "run tifa build");
  return {};
}

// A length before each value keeps neighbouring values apart.
void add_value(Sha256& hash, std::string_view value) {
  hash.update(fmt::format("{}:", value.size()));
  hash.update(value);
}

Status hash_query(const Database& database, std::string_view sql, Sha256& hash) {
  return for_each_row(database, sql, [&](const Statement& row) {
    for (int column = 0; column < row.columns(); ++column) add_value(hash, row.text(column));
  });
}

}  // namespace

std::filesystem::path folder(const std::filesystem::path& root) { return root / ".tifa"; }
std::filesystem::path database(const std::filesystem::path& root) { return folder(root) / "corpus.db"; }
std::filesystem::path segments(const std::filesystem::path& root) { return folder(root) / "segments"; }

Result<Database> open_snapshot(const std::filesystem::path& root) {
  const std::filesystem::path file = database(root);
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored))
    return fail(ErrorCode::kNotFound, "this corpus has not been built yet", root.string(), "run tifa build");
  auto opened = Database::open(file, Database::Mode::kRead);
  if (!opened) return opened;
  // The transaction keeps out whatever another program may write into this file; a build replaces the file as a whole.
  if (auto status = opened->run("BEGIN"); !status) return tl::unexpected(status.error());
  if (auto status = check_version(*opened, file); !status) return tl::unexpected(status.error());
  // After the version: what another version of tifa left is not damaged.
  if (auto status = check_seal(file); !status) return tl::unexpected(status.error());
  return opened;
}

Result<Model> load(const Database& database) {
  Model model;
  Status status = for_each_row(database, "SELECT key, value FROM meta",
                               [&](const Statement& row) { model.meta[row.string(0)] = row.string(1); });
  if (status)
    status = for_each_row(database,
                          "SELECT source_id, series, path, kind = 'table', options, size, modified, sha256 FROM "
                          "sources ORDER BY source_id",
                          [&](const Statement& row) {
                            Source s;
                            Columns(row).read(s.id, s.series, s.path, s.table, s.options, s.size, s.modified, s.sha256);
                            model.sources.push_back(std::move(s));
                          });
  if (status)
    status = for_each_row(
        database,
        "SELECT source_id, row, source_begin, source_bytes, code, place, message, severity FROM refused ORDER BY rowid",
        [&](const Statement& row) {
          Refusal r;
          Columns(row).read(r.source, r.row, r.begin, r.bytes, r.diagnostic.code, r.diagnostic.place,
                            r.diagnostic.message);
          r.diagnostic.severity = parse_severity(row.text(7));
          model.refusals.push_back(std::move(r));
        });
  if (status)
    status = for_each_row(database, fmt::format("SELECT {} FROM documents ORDER BY document_id", kDocumentColumns),
                          [&](const Statement& row) { model.documents.push_back(read_document(row)); });
  auto document = model.documents.begin();
  if (status)
    status =
        for_each_row(database, "SELECT document_id, reason, bytes, pieces FROM set_aside ORDER BY document_id, reason",
                     [&](const Statement& row) {
                       while (document != model.documents.end() && document->id < row.integer(0)) ++document;
                       if (document == model.documents.end() || document->id != row.integer(0)) return;
                       SetAsideRow s;
                       s.reason = row.string(1);
                       s.bytes = static_cast<std::uint64_t>(row.integer(2));
                       s.pieces = static_cast<std::uint64_t>(row.integer(3));
                       document->facts.set_aside.push_back(std::move(s));
                     });
  if (!status) return tl::unexpected(status.error());
  auto segments_named = load_segments(database);
  if (!segments_named) return tl::unexpected(segments_named.error());
  model.segments = std::move(*segments_named);
  return model;
}

Result<std::vector<SegmentRow>> load_segments(const Database& database) {
  std::vector<SegmentRow> rows;
  Status status =
      for_each_row(database, "SELECT name, bytes, documents FROM segments ORDER BY name", [&](const Statement& row) {
        SegmentRow s;
        Columns(row).read(s.name, s.bytes, s.documents);
        rows.push_back(std::move(s));
      });
  if (!status) return tl::unexpected(status.error());
  return rows;
}

Result<std::string> content_hash(const Database& database) {
  constexpr std::array<std::string_view, 15> kQueries = {
      "SELECT * FROM meta WHERE key <> 'content_sha256' ORDER BY key",
      "SELECT * FROM collections ORDER BY collection_id",
      "SELECT * FROM series ORDER BY series_id",
      "SELECT * FROM series_names ORDER BY series_id, language",
      "SELECT * FROM sources ORDER BY source_id",
      "SELECT * FROM refused ORDER BY rowid",
      "SELECT * FROM editions ORDER BY edition_id",
      "SELECT * FROM documents ORDER BY document_id",
      "SELECT * FROM set_aside ORDER BY document_id, reason",
      "SELECT * FROM links ORDER BY from_edition, relation, to_edition",
      "SELECT * FROM themes ORDER BY theme_id, language, position",
      "SELECT * FROM theme_titles ORDER BY theme_id, language",
      "SELECT * FROM glossary ORDER BY entry_id, position",
      "SELECT * FROM flags ORDER BY document_id, code",
      "SELECT * FROM segments ORDER BY name"};
  Sha256 hash;
  for (const std::string_view query : kQueries) {
    add_value(hash, query);
    if (auto status = hash_query(database, query, hash); !status) return tl::unexpected(status.error());
  }
  return hash.hex();
}

Result<std::string> index_hash(const Database& database) {
  // Ordered by content, so that numbers given to rows, file names and the order of reading do not matter. An edition
  // without a text stands with empty values.
  constexpr std::array<std::string_view, 3> kQueries = {
      "SELECT s.name, e.id, e.status, e.expected, coalesce(d.language, ''), coalesce(d.stage, ''), coalesce(d.status, "
      "''), "
      "coalesce(d.date, e.date), coalesce(d.text_sha256, '') FROM editions e JOIN series s USING (series_id) "
      "LEFT JOIN documents d USING (edition_id) ORDER BY s.name, e.id, 5, 6, 9",
      "SELECT name, declares_expected FROM series ORDER BY name",
      "SELECT name, language, position, term FROM themes ORDER BY name, language, position"};
  Sha256 hash;
  Status status = hash_query(database, "SELECT value FROM meta WHERE key = 'method'", hash);
  for (const std::string_view query : kQueries) {
    if (!status) break;
    add_value(hash, query.substr(0, query.find(" FROM")));
    status = hash_query(database, query, hash);
  }
  if (!status) return tl::unexpected(status.error());
  return hash.hex().substr(0, 16);
}

}  // namespace tifa::store
