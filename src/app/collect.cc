// import, build, and what they share with add.
#include "app/collect.h"

#include <algorithm>
#include <chrono>

#include "base/file.h"
#include "base/many_files.h"
#include "build/build.h"
#include "corpus/corpus.h"
#include "corpus/manifest.h"
#include "ingest/ingest.h"
#include "query/matcher.h"

namespace tifa {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaxTableBytes = 4ULL << 30;

bool inside(const fs::path& root, const fs::path& file, std::string& relative) {
  std::error_code error;
  const fs::path path = fs::relative(fs::weakly_canonical(file, error), fs::weakly_canonical(root, error), error);
  if (error || path.empty() || *path.begin() == ".." || *path.begin() == ".tifa") return false;
  relative = path.generic_string();
  return true;
}

BuildAnswer answer_of(const BuildSummary& summary, double seconds) {
  BuildAnswer answer;
  answer.tifa = {version(), summary.index_hash};
  answer.editions = summary.editions;
  answer.missing = summary.missing;
  answer.partial = summary.partial;
  answer.documents = summary.documents;
  answer.ingested = summary.ingested;
  answer.unchanged = summary.unchanged;
  answer.removed = summary.removed;
  answer.refused = summary.refused;
  answer.flagged = summary.flagged;
  answer.source_bytes = summary.source_bytes;
  answer.seconds = seconds;
  return answer;
}

// The manifest with a table declared: in a new series, or under the head of one that is there.
std::string with_table(const std::string& toml, const SeriesDecl* declared, const std::string& name,
                       const TableDecl& table) {
  SeriesDecl series;
  series.name = name;
  series.tables.push_back(table);
  const std::string fresh = series_toml(series);
  if (declared == nullptr) return toml + (toml.empty() || toml.back() == '\n' ? "" : "\n") + fresh;
  std::size_t at = std::string::npos;  // the end of the line with the head; npos + 1 is the beginning
  for (std::uint32_t line = 0; line < declared->line; ++line) at = toml.find('\n', at + 1);
  const std::string entry = fresh.substr(fresh.find("\ntable = ") + 1);
  if (at == std::string::npos) return toml + "\n" + entry;
  return toml.substr(0, at + 1) + entry + toml.substr(at + 1);
}

// The themes of tifa.toml hold terms, which what reads a manifest knows nothing of: whether each can be counted.
Status check_themes(const fs::path& root) {
  auto toml = read_manifest_text(root);
  if (!toml) return {};  // the build says what is wrong
  const auto manifest = parse_manifest(*toml, root);
  if (!manifest) return {};
  for (const ThemeDecl& theme : manifest->themes)
    for (const auto& [language, terms] : theme.terms) {
      auto term = term_of_list(theme.name, terms);
      auto matcher = term ? Matcher::compile(*term, Rule{}) : Result<Matcher>(tl::unexpected(term.error()));
      if (matcher) continue;
      Error error = matcher.error();
      error.where = "tifa.toml, theme “" + theme.name + "”";
      return tl::unexpected(std::move(error));
    }
  return {};
}

// Whether a series has a text after an import.
bool imported(const fs::path& root, const std::string& series) {
  auto corpus = Corpus::open(root);
  if (!corpus) return true;
  const auto totals = corpus->totals(series);
  return !totals || totals->documents > 0;
}

}  // namespace

Result<std::string> read_manifest_text(const fs::path& root) {
  return read_file(root / "tifa.toml", 64ULL << 20, "tifa.toml");
}

Copies::Copies(fs::path root) : root_(std::move(root)) {
  for (const char* folder : {"", "texts", "replaced"}) remove_left_behind(root_ / folder);
}

Result<std::string> Copies::bring(const fs::path& file, const std::set<std::string>& used) {
  std::string relative;
  if (inside(root_, file, relative)) return relative;
  auto bytes = read_file(file, kMaxTableBytes, file.string());
  if (!bytes) return tl::unexpected(bytes.error());
  return bring(*bytes, file.filename().string(), used);
}

Result<std::string> Copies::bring(std::string_view bytes, const std::string& own_name,
                                  const std::set<std::string>& used) {
  const fs::path folder = root_ / "texts";
  std::error_code error;
  fs::create_directories(folder, error);
  if (error)
    return fail(ErrorCode::kIo, "the folder cannot be made: " + error.message(), folder.string(), "check permissions");
  const fs::path own(own_name);
  for (int& n = taken_[own_name];; ++n) {
    const std::string name =
        n == 0 ? own_name : own.stem().string() + "-" + std::to_string(n + 1) + own.extension().string();
    const fs::path target = folder / name;
    if (!fs::exists(target)) {
      files_.push_back(target);
      if (auto written = write_unsynced(target, bytes); !written) return tl::unexpected(written.error());
      return "texts/" + name;
    }
    if (used.contains("texts/" + name)) continue;
    const std::uintmax_t size = fs::file_size(target, error);
    if (error || size != bytes.size()) continue;
    auto there = read_file(target, kMaxTableBytes, target.string());
    if (there && *there == bytes) return "texts/" + name;
  }
}

Status Copies::settle() const { return files_.empty() ? Status() : sync_files(root_); }

Result<BuildAnswer> timed_build(const fs::path& root, const BuildOptions& options, const Context& context,
                                Diagnostics& diagnostics) {
  if (auto themes = check_themes(root); !themes) return tl::unexpected(themes.error());
  const auto begin = std::chrono::steady_clock::now();
  auto summary = build(root, options, context, diagnostics);
  if (!summary) return tl::unexpected(summary.error());
  return answer_of(*summary, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
}

Result<BuildAnswer> build_corpus(const fs::path& from, bool full, const Context& context, Diagnostics& diagnostics) {
  auto root = find_corpus(from);
  if (!root) return tl::unexpected(root.error());
  return timed_build(*root, {full}, context, diagnostics);
}

Result<BuildAnswer> import_table(const fs::path& from, const ImportRequest& request, const Context& context,
                                 Diagnostics& diagnostics) {
  auto root = find_corpus(from);
  if (!root) return tl::unexpected(root.error());
  if (request.series.empty())
    return fail(ErrorCode::kUsage, "the series is not named", "--series", "name the series that the rows belong to");
  auto bytes = read_file(request.table, kMaxTableBytes, request.table.string());
  if (!bytes) return tl::unexpected(bytes.error());
  const Format format = tell_format(*bytes, request.table.filename().string());
  if (!may_be_table(format))
    return fail(ErrorCode::kInput, "the file is not a table", request.table.string(),
                "import takes .jsonl, .csv, .tsv and .xlsx; use tifa add for documents");
  ReaderPool readers;
  IngestOptions options;
  options.place = request.table.string();
  options.readers = &readers;
  auto columns = guess_columns(*bytes, format, options);
  if (!columns) return tl::unexpected(columns.error());
  TableDecl table;
  table.id = request.id.empty() ? columns->id : request.id;
  table.date = request.date.empty() ? columns->date : request.date;
  table.text = request.text.empty() ? columns->text : request.text;
  table.title = request.title.empty() ? columns->title : request.title;
  if (table.id.empty() || table.text.empty())
    return fail(ErrorCode::kInput,
                table.text.empty() ? "no column holds a text"
                                   : "which column names the editions cannot be told from the names and values",
                request.table.string(), table.text.empty() ? "name it with --text" : "name it with --id");

  auto toml = read_manifest_text(*root);
  if (!toml) return tl::unexpected(toml.error());
  auto manifest = parse_manifest(*toml, *root);
  if (!manifest) return tl::unexpected(manifest.error());
  const SeriesDecl* declared = manifest->find_series(request.series);
  if (declared != nullptr && !declared->tables.empty())
    return fail(ErrorCode::kInput, "the series “" + request.series + "” has a table already", "tifa.toml",
                "add the rows to that file, or name another series");
  Copies copies(*root);
  auto path = copies.bring(request.table);
  if (!path) return tl::unexpected(path.error());
  if (auto settled = copies.settle(); !settled) return tl::unexpected(settled.error());
  table.path = *path;
  const std::string changed = with_table(*toml, declared, request.series, table);
  if (auto checked = parse_manifest(changed, *root); !checked) return tl::unexpected(checked.error());
  if (auto written = write_file(*root / "tifa.toml", changed); !written) return tl::unexpected(written.error());
  if (!request.build) {
    copies.keep();
    return BuildAnswer{};
  }
  auto built = timed_build(*root, {}, context, diagnostics);
  if (built) {
    // A table that is refused as a whole was not imported, though the rest of the corpus is built.
    const auto whole = std::find_if(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& one) {
      return one.severity == Severity::kRefused && one.place == table.path;
    });
    if (whole == diagnostics.end() && imported(*root, request.series)) {
      copies.keep();
      return built;
    }
    if (whole != diagnostics.end()) {
      built = fail(ErrorCode::kInput, whole->message, request.table.string());
      diagnostics.erase(whole);
    } else {
      built = fail(ErrorCode::kInput, "no row of the table could be taken", request.table.string(),
                   "see the reasons above; name the columns with --id and --text");
    }
  }
  if (auto restored = write_file(*root / "tifa.toml", *toml); !restored) return tl::unexpected(restored.error());
  if (auto rebuilt = timed_build(*root, {}, context, diagnostics);
      !rebuilt && rebuilt.error().code != built.error().code)
    return tl::unexpected(rebuilt.error());
  return built;
}

}  // namespace tifa
