#include "corpus/corpus.h"

#include <fmt/format.h>

#include <set>

#include "base/file.h"
#include "base/hash.h"
#include "corpus/corpus_state.h"
#include "corpus/store.h"

namespace tifa {
namespace {

constexpr std::uint64_t kMaxManifestBytes = 64ULL << 20;
constexpr int kReopenings = 20;  // each means that a build ended between two system calls

using sqlite::Statement;

// All rows of a query as values that `make` gives.
template <class Make, class... Values>
auto collect(const sqlite::Database& database, std::string_view sql, Make&& make, const Values&... values)
    -> Result<std::vector<decltype(make(std::declval<const Statement&>()))>> {
  std::vector<decltype(make(std::declval<const Statement&>()))> rows;
  auto statement = database.prepare(sql);
  if (!statement) return tl::unexpected(statement.error());
  if (auto status = statement->bind(values...); !status) return tl::unexpected(status.error());
  while (true) {
    auto more = statement->step();
    if (!more) return tl::unexpected(more.error());
    if (!*more) return rows;
    rows.push_back(make(*statement));
  }
}

Result<std::string> meta_value(const sqlite::Database& database, std::string_view key) {
  auto values = collect(
      database, "SELECT value FROM meta WHERE key = ?1", [](const Statement& row) { return row.string(0); }, key);
  if (!values) return tl::unexpected(values.error());
  return values->empty() ? std::string() : values->front();
}

SeriesInfo read_series(const Statement& row) {
  return {row.string(0), row.string(1), row.string(2),      row.string(3),
          row.string(4), row.string(5), row.integer(6) != 0};
}
constexpr std::string_view kSeriesColumns = "name, title, collection, kind, language, issuer, declares_expected";

}  // namespace

std::string_view status_name(EditionStatus status) {
  switch (status) {
    case EditionStatus::kHeld:
      return "held";
    case EditionStatus::kPartial:
      return "partial";
    case EditionStatus::kMissing:
      return "missing";
    case EditionStatus::kNotApplicable:
      return "not_applicable";
  }
  return "";
}

std::string Edition::name() const { return series + ":" + id + version; }

Corpus::Corpus(std::unique_ptr<State> state) : state_(std::move(state)) {}
Corpus::Corpus(Corpus&&) noexcept = default;
Corpus& Corpus::operator=(Corpus&&) noexcept = default;
Corpus::~Corpus() = default;

Result<Corpus> Corpus::open(const std::filesystem::path& root) {
  auto manifest = read_file(root / "tifa.toml", kMaxManifestBytes, "tifa.toml");
  if (!manifest) {
    if (manifest.error().code != ErrorCode::kNotFound) return tl::unexpected(manifest.error());
    return fail(ErrorCode::kNotFound, "there is no tifa.toml", root.string(), "run tifa init");
  }
  auto state = std::make_unique<State>();
  state->root = root;
  // Segments are held open from here on, so that the snapshot stays whole whatever later builds remove.
  for (int attempt = 0;; ++attempt) {
    auto database = store::open_snapshot(root);
    if (!database) return tl::unexpected(database.error());
    state->database = std::move(*database);
    auto whole = state->open_segments();
    if (!whole) return tl::unexpected(whole.error());
    if (*whole || attempt == kReopenings) break;
  }
  auto built_from = meta_value(state->database, "manifest_sha256");
  if (!built_from) return tl::unexpected(built_from.error());
  auto hash = meta_value(state->database, "index_hash");
  if (!hash) return tl::unexpected(hash.error());
  state->index_hash = std::move(*hash);
  state->stale = sha256_hex(*manifest) != *built_from;
  return Corpus(std::move(state));
}

const std::filesystem::path& Corpus::root() const { return state_->root; }
const std::string& Corpus::index_hash() const { return state_->index_hash; }
bool Corpus::stale() const { return state_->stale; }

Result<std::vector<SeriesInfo>> Corpus::series() const {
  return collect(state_->database, fmt::format("SELECT {} FROM series ORDER BY series_id", kSeriesColumns),
                 read_series);
}

Result<std::optional<SeriesInfo>> Corpus::find_series(std::string_view name) const {
  auto found = collect(state_->database, fmt::format("SELECT {} FROM series WHERE name = ?1", kSeriesColumns),
                       read_series, name);
  if (!found) return tl::unexpected(found.error());
  return found->empty() ? std::optional<SeriesInfo>() : std::move(found->front());
}

Result<std::vector<Link>> Corpus::links() const {
  return collect(state_->database,
                 "SELECT from_edition, relation, to_edition, origin = 'found' FROM links "
                 "ORDER BY from_edition, relation, to_edition",
                 [](const Statement& row) {
                   return Link{row.string(0), row.string(1), row.string(2), row.integer(3) != 0};
                 });
}

Result<std::map<std::string, SeriesNames>> Corpus::series_names(std::string_view name) const {
  std::map<std::string, SeriesNames> names;
  auto rows = collect(
      state_->database,
      "SELECT n.language, n.title, n.issuer, n.edition FROM series_names n JOIN series s USING (series_id) "
      "WHERE s.name = ?1",
      [&](const Statement& row) {
        names[row.string(0)] = {row.string(1), row.string(2), row.string(3)};
        return 0;
      },
      name);
  if (!rows) return tl::unexpected(rows.error());
  return names;
}

Result<std::vector<Theme>> Corpus::themes() const {
  std::vector<Theme> themes;
  auto rows = collect(state_->database, "SELECT name, language, term FROM themes ORDER BY theme_id, language, position",
                      [&](const Statement& row) {
                        if (themes.empty() || themes.back().name != row.text(0))
                          themes.push_back({row.string(0), {}, {}});
                        themes.back().terms[row.string(1)].push_back(row.string(2));
                        return true;
                      });
  if (!rows) return tl::unexpected(rows.error());
  // Themes are numbered from 1, in their order.
  auto titles =
      collect(state_->database, "SELECT theme_id, language, title FROM theme_titles", [&](const Statement& row) {
        const auto number = static_cast<std::size_t>(row.integer(0));
        if (number >= 1 && number <= themes.size()) themes[number - 1].titles[row.string(1)] = row.string(2);
        return true;
      });
  if (!titles) return tl::unexpected(titles.error());
  return themes;
}

Result<std::vector<std::pair<std::string, std::vector<std::string>>>> Corpus::glossary() const {
  std::vector<std::pair<std::string, std::vector<std::string>>> entries;
  auto rows = collect(state_->database, "SELECT phrase, rendering FROM glossary ORDER BY entry_id, position",
                      [&](const Statement& row) {
                        if (entries.empty() || entries.back().first != row.text(0))
                          entries.emplace_back(row.string(0), 0);
                        entries.back().second.push_back(row.string(1));
                        return true;
                      });
  if (!rows) return tl::unexpected(rows.error());
  return entries;
}

Result<std::vector<Edition>> Corpus::select(std::string_view operand) const {
  return select_editions(state_->database, operand);
}

Result<std::vector<Edition>> Corpus::between(const Edition& a, const Edition& b) const {
  if (a.series != b.series) return std::vector<Edition>();
  constexpr std::string_view kKey = "(SELECT sort_key FROM editions x WHERE x.series_id = s.series_id AND x.id = ?{})";
  const std::string first = fmt::format(fmt::runtime(kKey), 2);
  const std::string second = fmt::format(fmt::runtime(kKey), 3);
  const std::string condition =
      fmt::format("s.name = ?1 AND e.sort_key > min({0}, {1}) AND e.sort_key < max({0}, {1})", first, second);
  return editions::find(state_->database, {editions::Query::Texts::kDefault, condition}, a.series, a.id, b.id);
}

Result<std::vector<Edition>> Corpus::versions(const Edition& edition) const {
  return editions::find(
      state_->database,
      {editions::Query::Texts::kAll, "s.name = ?1 AND e.id = ?2 AND d.document_id IS NOT NULL", "d.version_rank"},
      edition.series, edition.id);
}

Result<std::vector<Flag>> Corpus::flags(const Edition& edition) const {
  return collect(
      state_->database, "SELECT code, message, evidence, accepted FROM flags WHERE document_id = ?1 ORDER BY code",
      [](const Statement& row) {
        return Flag{row.string(0), row.string(1), row.string(2), row.integer(3) != 0};
      },
      edition.document);
}

Result<std::vector<std::string>> Corpus::flagged(const std::vector<Edition>& editions) const {
  auto documents = collect(state_->database, "SELECT DISTINCT document_id FROM flags WHERE accepted = 0",
                           [](const Statement& row) { return row.integer(0); });
  if (!documents) return tl::unexpected(documents.error());
  const std::set<std::int64_t> doubtful(documents->begin(), documents->end());
  std::vector<std::string> names;
  for (const Edition& edition : editions)
    if (doubtful.count(edition.document) != 0) names.push_back(edition.name());
  return names;
}

Result<std::vector<std::pair<std::string, std::string>>> Corpus::series_keys() const {
  return collect(state_->database,
                 "SELECT DISTINCT d.series_key, s.name FROM documents d JOIN editions e USING (edition_id) "
                 "JOIN series s USING (series_id) WHERE d.series_key <> '' ORDER BY d.series_key, s.series_id",
                 [](const Statement& row) { return std::pair(row.string(0), row.string(1)); });
}

Result<Corpus::Totals> Corpus::totals(std::string_view series) const {
  auto rows = collect(
      state_->database,
      "SELECT count(*), coalesce(sum(d.characters), 0) FROM series s JOIN editions e USING (series_id) "
      "JOIN documents d USING (edition_id) WHERE s.name = ?1",
      [](const Statement& row) {
        return Totals{static_cast<std::uint64_t>(row.integer(0)), static_cast<std::uint64_t>(row.integer(1))};
      },
      series);
  if (!rows) return tl::unexpected(rows.error());
  return rows->empty() ? Totals{} : rows->front();
}

// Opens every segment that the snapshot names. False when one has gone, because a build ended meanwhile; a damaged one
// is told when a document of it is asked for.
Result<bool> Corpus::State::open_segments() {
  auto named = store::load_segments(database);
  if (!named) return tl::unexpected(named.error());
  segments.clear();
  for (const store::SegmentRow& row : *named) {
    auto opened = Segment::open(store::segments(root) / row.name);
    if (!opened && opened.error().code == ErrorCode::kNotFound) return false;
    segments.emplace(row.name, std::move(opened));
  }
  return true;
}

Result<DocumentView> Corpus::document(const Edition& edition) const {
  auto segment = this->segment(edition);
  if (!segment) return tl::unexpected(segment.error());
  return (*segment)->document(edition.segment_index);
}

Result<const Segment*> Corpus::segment(const Edition& edition) const {
  const auto found = state_->segments.find(edition.segment);
  if (found == state_->segments.end())
    return fail(ErrorCode::kCorrupt, "an index segment is missing",
                (store::segments(state_->root) / edition.segment).string(), "run tifa build --full");
  if (!found->second) return tl::unexpected(found->second.error());
  return found->second->get();
}

Result<std::map<std::string, std::uint64_t>> Corpus::set_aside(const Edition& edition) const {
  std::map<std::string, std::uint64_t> account;
  auto rows = collect(
      state_->database, "SELECT reason, bytes FROM set_aside WHERE document_id = ?1",
      [&](const Statement& row) {
        account[row.string(0)] = static_cast<std::uint64_t>(row.integer(1));
        return true;
      },
      edition.document);
  if (!rows) return tl::unexpected(rows.error());
  return account;
}

Result<std::vector<Corpus::Refused>> Corpus::refused(std::string_view series) const {
  return collect(
      state_->database,
      "SELECT r.severity, r.code, r.place, r.message, s.series, r.source_bytes FROM refused r "
      "JOIN sources s USING (source_id) WHERE ?1 = '' OR s.series = ?1 ORDER BY s.series, s.path, r.row",
      [](const Statement& row) {
        Refused refused;
        refused.diagnostic = {row.text(0) == "refused" ? Severity::kRefused : Severity::kNote, row.string(1),
                              row.string(2), row.string(3)};
        refused.series = row.string(4);
        refused.source_bytes = static_cast<std::uint64_t>(row.integer(5));
        return refused;
      },
      series);
}

}  // namespace tifa
