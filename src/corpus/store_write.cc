// The writing side of the store: a new file beside the old one, put in its place in one step.
#include <fmt/format.h>

#include <algorithm>

#include "base/file.h"
#include "corpus/seal.h"
#include "corpus/store.h"
#include "corpus/store_schema.h"

namespace tifa::store {
namespace {

using sqlite::Database;
using sqlite::Statement;

std::string_view severity_name(Severity severity) {
  return severity == Severity::kNote ? "note" : severity == Severity::kWarning ? "warning" : "refused";
}

// "INSERT INTO t VALUES (?,?,…)" for `count` values.
std::string insert_into(std::string_view table, std::size_t count) {
  std::string sql = fmt::format("INSERT INTO {} VALUES (?", table);
  for (std::size_t i = 1; i < count; ++i) sql += ",?";
  return sql + ")";
}

// Runs one statement for many rows; remembers the first failure and does nothing after it.
class Inserter {
 public:
  Inserter(const Database& database, std::string_view table, std::size_t columns)
      : Inserter(database.prepare(insert_into(table, columns))) {}

  template <class... Values>
  void add(const Values&... values) {
    if (status_) status_ = statement_->run(values...);
  }
  [[nodiscard]] const Status& status() const { return status_; }

 private:
  explicit Inserter(Result<Statement> statement) {
    if (statement)
      statement_.emplace(std::move(*statement));
    else
      status_ = tl::unexpected(statement.error());
  }
  std::optional<Statement> statement_;
  Status status_;
};

Status save_meta(const Database& database, const std::map<std::string, std::string>& meta) {
  Inserter insert(database, "meta", 2);
  for (const auto& [key, value] : meta) insert.add(key, value);
  return insert.status();
}

Status save_collections(const Database& database, const Manifest& manifest) {
  Inserter insert(database, "collections", 3);
  int number = 0;
  for (const CollectionDecl& c : manifest.collections) insert.add(++number, c.name, c.title);
  return insert.status();
}

Status save_series(const Database& database, const Manifest& manifest, const std::vector<std::string>& orders) {
  Inserter insert(database, "series", 10);
  for (std::size_t i = 0; i < manifest.series.size(); ++i) {
    const SeriesDecl& s = manifest.series[i];
    insert.add(i + 1, s.name, s.title, s.collection, s.kind, s.language, s.issuer, s.place, s.declares_expected,
               orders[i]);
  }
  if (!insert.status()) return insert.status();
  Inserter names(database, "series_names", 5);
  for (std::size_t i = 0; i < manifest.series.size(); ++i)
    for (const auto& [language, said] : manifest.series[i].names)
      names.add(i + 1, language, said.title, said.issuer, said.edition);
  return names.status();
}

Status save_sources(const Database& database, const Model& model) {
  Inserter insert(database, "sources", 8);
  for (const Source& s : model.sources)
    insert.add(s.id, s.series, s.path, std::string_view(s.table ? "table" : "text"), s.options, s.size, s.modified,
               s.sha256);
  if (!insert.status()) return insert.status();
  Inserter refused(database, "refused", 8);
  for (const Refusal& r : model.refusals)
    refused.add(r.source, r.row, r.begin, r.bytes, severity_name(r.diagnostic.severity), r.diagnostic.code,
                r.diagnostic.place, r.diagnostic.message);
  return refused.status();
}

Status save_editions(const Database& database, const Model& model) {
  Inserter insert(database, "editions", 13);
  for (const EditionRow& e : model.editions)
    insert.add(e.id, e.series, e.name, e.sort_key, status_name(e.status), e.expected, e.date.iso(), e.adopted.iso(),
               e.released.iso(), e.effective.iso(), e.title, e.issuer, e.place);
  return insert.status();
}

Status save_documents(const Database& database, const Model& model) {
  const auto columns = static_cast<std::size_t>(std::count(kDocumentColumns.begin(), kDocumentColumns.end(), ',')) + 1;
  Inserter insert(database, fmt::format("documents ({})", kDocumentColumns), columns);
  for (const DocumentRow& d : model.documents) {
    const TextFacts& f = d.facts;
    insert.add(d.id, d.edition, d.source, d.path, d.version, d.version_rank, d.language, d.stage, status_name(d.status),
               d.partial_code, d.partial_reason, d.partial_evidence, d.date.iso(), d.adopted.iso(), d.released.iso(),
               d.effective.iso(), d.title, d.issuer, d.place, d.source_url, f.row, f.row_id, f.row_date, f.row_title,
               f.row_source, f.format, f.encoding, f.source_begin, f.source_bytes, f.source_sha256, f.text_sha256,
               f.text_bytes, f.code_points, f.lengths.characters, f.lengths.han, f.lengths.words, f.lengths.word_count,
               f.sentences, language_tag(f.detected), f.title, f.date.iso(), f.ordinal, f.year, f.series_key,
               f.explains, f.author, f.partial.code, f.partial.message, f.partial.evidence, f.announces.code,
               f.announces.message, f.announces.evidence, f.numbering.code, f.numbering.message, f.numbering.evidence,
               f.sketch, f.segment, f.segment_index, f.payload_bytes);
  }
  return insert.status();
}

Status save_set_aside(const Database& database, const Model& model) {
  Inserter insert(database, "set_aside", 4);
  for (const DocumentRow& d : model.documents)
    for (const SetAsideRow& s : d.facts.set_aside) insert.add(d.id, s.reason, s.bytes, s.pieces);
  return insert.status();
}

Status save_flags_and_links(const Database& database, const Model& model) {
  Inserter flags(database, "flags", 5);
  for (const FlagRow& f : model.flags)
    flags.add(f.document, f.flag.code, f.flag.message, f.flag.evidence, f.flag.accepted);
  if (!flags.status()) return flags.status();
  Inserter links(database, "links", 4);
  for (const LinkRow& l : model.links)
    links.add(l.link.from, l.link.relation, l.link.to, std::string_view(l.found ? "found" : "declared"));
  if (!links.status()) return links.status();
  Inserter segments(database, "segments", 3);
  for (const SegmentRow& s : model.segments) segments.add(s.name, s.bytes, s.documents);
  return segments.status();
}

Status save_vocabulary(const Database& database, const Manifest& manifest) {
  Inserter themes(database, "themes", 5);
  Inserter titles(database, "theme_titles", 3);
  int number = 0;
  for (const ThemeDecl& theme : manifest.themes) {
    ++number;
    for (const auto& [language, terms] : theme.terms)
      for (std::size_t i = 0; i < terms.size(); ++i) themes.add(number, theme.name, language, i, terms[i]);
    for (const auto& [language, title] : theme.titles) titles.add(number, language, title);
  }
  if (!themes.status()) return themes.status();
  if (!titles.status()) return titles.status();
  Inserter glossary(database, "glossary", 4);
  number = 0;
  for (const auto& [phrase, renderings] : manifest.glossary) {
    ++number;
    for (std::size_t i = 0; i < renderings.size(); ++i) glossary.add(number, phrase, i, renderings[i]);
  }
  return glossary.status();
}

Status save(const Database& database, const Manifest& manifest, Model& model) {
  Status status = save_meta(database, model.meta);
  if (status) status = save_collections(database, manifest);
  if (status) status = save_series(database, manifest, model.edition_orders);
  if (status) status = save_sources(database, model);
  if (status) status = save_editions(database, model);
  if (status) status = save_documents(database, model);
  if (status) status = save_set_aside(database, model);
  if (status) status = save_flags_and_links(database, model);
  if (status) status = save_vocabulary(database, manifest);
  if (!status) return status;
  // Each hash covers the meta rows that stand before it is added.
  for (const auto& [key, compute] :
       {std::pair{"index_hash", &index_hash}, std::pair{"content_sha256", &content_hash}}) {
    auto hash = compute(database);
    if (!hash) return tl::unexpected(hash.error());
    model.meta[key] = *hash;
    if (status = save_meta(database, {{key, *hash}}); !status) return status;
  }
  return {};
}

// Nobody reads this file before it is complete, synced and renamed: it needs neither a journal nor a sync of its own.
Status write_file_of(const std::filesystem::path& file, const Manifest& manifest, Model& model) {
  auto database = Database::open(file, Database::Mode::kCreate);
  if (!database) return tl::unexpected(database.error());
  Status status = database->run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE");
  if (status) status = database->run(fmt::format("PRAGMA user_version = {}", kSchemaVersion).c_str());
  if (status) status = database->run("BEGIN");
  if (status) status = database->run(kSchema);
  if (status) status = save(*database, manifest, model);
  if (status) status = database->run("COMMIT");
  if (status) status = database->close();
  return status;
}

}  // namespace

Status write(const std::filesystem::path& root, const Manifest& manifest, Model& model,
             const std::function<bool()>& stopped) {
  const std::filesystem::path target = database(root);
  const std::filesystem::path file = folder(root) / "corpus.db.new";
  std::error_code ignored;
  std::filesystem::remove(file, ignored);  // left by a killed build
  Status status = write_file_of(file, manifest, model);
  if (status && stopped()) status = fail(ErrorCode::kStopped, "stopped, the corpus is as before");
  if (status) status = write_seal(target, file);
  if (status) status = publish_file(file, target);
  if (!status) std::filesystem::remove(file, ignored);
  return status;
}

}  // namespace tifa::store
