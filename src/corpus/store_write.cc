// The writing side of the store: a new file beside the old one, put in its place in one step.
#include <fmt/format.h>

#include <algorithm>

#include "base/file.h"
#include "corpus/seal.h"
#include "corpus/store.h"
#include "corpus/store_schema.h"
#include "text/utf8.h"

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
  return insert.status();
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
               f.announces.message, f.announces.evidence, f.segment, f.segment_index, f.payload_bytes);
  }
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
  int number = 0;
  for (const ThemeDecl& theme : manifest.themes) {
    ++number;
    for (const auto& [language, terms] : theme.terms)
      for (std::size_t i = 0; i < terms.size(); ++i) themes.add(number, theme.name, language, i, terms[i]);
  }
  if (!themes.status()) return themes.status();
  Inserter glossary(database, "glossary", 4);
  number = 0;
  for (const auto& [phrase, renderings] : manifest.glossary) {
    ++number;
    for (std::size_t i = 0; i < renderings.size(); ++i) glossary.add(number, phrase, i, renderings[i]);
  }
  return glossary.status();
}

}  // namespace

std::string_view block_kind_name(BlockKind kind) {
  switch (kind) {
    case BlockKind::kTitle:
      return "title";
    case BlockKind::kHeading:
      return "heading";
    case BlockKind::kParagraph:
      return "paragraph";
    case BlockKind::kListItem:
      return "list_item";
    case BlockKind::kTableCell:
      return "table_cell";
    case BlockKind::kNote:
      return "note";
  }
  return "";
}

std::vector<BlockRow> block_rows(const DocumentView& view) {
  std::vector<BlockRow> rows;
  rows.reserve(view.blocks.size());
  std::uint32_t byte = 0;
  std::uint32_t code_point = 0;
  const auto code_points_at = [&](std::uint32_t at) {
    code_point += static_cast<std::uint32_t>(count_code_points(view.text.substr(byte, at - byte)));
    byte = at;
    return code_point;
  };
  for (const BlockRecord& block : view.blocks) {
    const std::uint32_t begin = code_points_at(block.text.begin);
    const std::uint32_t end = code_points_at(block.text.end);
    rows.push_back(
        {block.kind, block.level, block.section, block.text, {begin, end}, block.run_in_end - block.text.begin});
  }
  return rows;
}

DocumentDetails details_of(const Document& document, const DocumentView& view) {
  DocumentDetails details;
  details.blocks = block_rows(view);
  for (std::size_t i = 0; i < document.sections.size(); ++i) {
    const Section& section = document.sections[i];
    const SectionRecord& record = view.sections[i];
    details.sections.push_back({section.parent, section.level, record.first_block, section.end_block, section.number,
                                section.label, std::string(section.title.of(document.text))});
  }
  std::map<std::string_view, SetAsideRow> reasons;
  for (const SetAside& piece : document.set_aside) {
    SetAsideRow& row = reasons[reason_name(piece.reason)];
    row.bytes += piece.origin.size();
    ++row.pieces;
  }
  for (auto& [reason, row] : reasons) {
    row.reason = reason;
    details.set_aside.push_back(std::move(row));
  }
  return details;
}

struct Writer::State {
  std::filesystem::path target, file;
  std::optional<Database> database;
  std::optional<Statement> block, section, set_aside;
  std::vector<Statement> removals;

  // Statements refer to the connection and go first.
  void close_statements() {
    block.reset();
    section.reset();
    set_aside.reset();
    removals.clear();
  }
  ~State() {
    close_statements();
    database.reset();
    if (!file.empty()) {
      std::error_code ignored;
      std::filesystem::remove(file, ignored);
    }
  }
  Status prepare(std::optional<Statement>& statement, std::string_view table, std::size_t columns) {
    auto prepared = database->prepare(insert_into(table, columns));
    if (!prepared) return tl::unexpected(prepared.error());
    statement.emplace(std::move(*prepared));
    return {};
  }
};

Writer::Writer(std::unique_ptr<State> state) : state_(std::move(state)) {}
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;
Writer::~Writer() = default;

Result<Writer> Writer::begin(const std::filesystem::path& root, bool from_old) {
  auto state = std::make_unique<State>();
  state->target = database(root);
  state->file = folder(root) / "corpus.db.new";
  std::error_code ignored;
  std::filesystem::remove(state->file, ignored);  // left by a killed build: the caller holds the lock
  if (from_old)
    if (auto status = duplicate_file(state->target, state->file); !status) return tl::unexpected(status.error());
  auto opened = Database::open(state->file, Database::Mode::kCreate);
  if (!opened) return tl::unexpected(opened.error());
  state->database.emplace(std::move(*opened));
  // Nobody reads this file before it is complete, synced and renamed: it needs neither a journal nor a sync of its own.
  Status status =
      state->database->run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE");
  if (status && !from_old)
    status = state->database->run(fmt::format("PRAGMA user_version = {}", kSchemaVersion).c_str());
  if (status) status = state->database->run("BEGIN");
  if (status && !from_old) status = state->database->run(kSchema);
  if (status) status = state->prepare(state->block, "blocks", 10);
  if (status) status = state->prepare(state->section, "sections", 9);
  if (status) status = state->prepare(state->set_aside, "set_aside", 4);
  for (const char* table : {"blocks", "sections", "set_aside"}) {
    if (!status) break;
    auto removal = state->database->prepare(fmt::format("DELETE FROM {} WHERE document_id = ?1", table));
    if (!removal) return tl::unexpected(removal.error());
    state->removals.push_back(std::move(*removal));
  }
  if (!status) return tl::unexpected(status.error());
  return Writer(std::move(state));
}

Status Writer::add_details(std::int64_t document, const DocumentDetails& details) {
  std::uint32_t number = 0;
  for (const BlockRow& b : details.blocks)
    if (auto status = state_->block->run(document, number++, block_kind_name(b.kind), b.level, b.section, b.bytes.begin,
                                         b.bytes.end, b.code_points.begin, b.code_points.end, b.run_in_bytes);
        !status)
      return status;
  number = 0;
  for (const SectionRow& s : details.sections) {
    const std::optional<std::int32_t> parent =
        s.parent == kNoIndex ? std::nullopt : std::optional(static_cast<std::int32_t>(s.parent));
    if (auto status = state_->section->run(document, number++, parent, s.level, s.number, s.label, s.title,
                                           s.first_block, s.end_block);
        !status)
      return status;
  }
  for (const SetAsideRow& s : details.set_aside)
    if (auto status = state_->set_aside->run(document, s.reason, s.bytes, s.pieces); !status) return status;
  return {};
}

Status Writer::remove_details(std::int64_t document) {
  for (Statement& removal : state_->removals)
    if (auto status = removal.run(document); !status) return status;
  return {};
}

Status Writer::save(const Manifest& manifest, Model& model) {
  Database& database = *state_->database;
  for (const char* table : {"meta", "collections", "series", "sources", "refused", "editions", "documents", "links",
                            "themes", "glossary", "flags", "segments"})
    if (auto status = database.run(fmt::format("DELETE FROM {}", table).c_str()); !status) return status;
  Status status = save_meta(database, model.meta);
  if (status) status = save_collections(database, manifest);
  if (status) status = save_series(database, manifest, model.edition_orders);
  if (status) status = save_sources(database, model);
  if (status) status = save_editions(database, model);
  if (status) status = save_documents(database, model);
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

Status Writer::commit() {
  state_->close_statements();
  if (auto status = state_->database->run("COMMIT"); !status) return status;
  if (auto status = state_->database->close(); !status) return status;
  state_->database.reset();
  if (auto status = write_seal(state_->target, state_->file); !status) return status;
  if (auto status = publish_file(state_->file, state_->target); !status) return status;
  state_->file.clear();
  return {};
}

}  // namespace tifa::store
