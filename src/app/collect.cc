// add, import, build: how documents come into a corpus.
#include <algorithm>
#include <cctype>
#include <chrono>
#include <map>
#include <set>

#include <tifa/app.h>

#include <fmt/format.h>

#include "base/file.h"
#include "build/build.h"
#include "corpus/corpus.h"
#include "corpus/manifest.h"
#include "ingest/ingest.h"
#include "structure/facts.h"
#include "text/characters.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace tifa {
namespace {

namespace fs = std::filesystem;

Result<std::string> read_manifest_text(const fs::path& root) {
  return read_file(root / "tifa.toml", 64ULL << 20, "tifa.toml");
}

bool inside(const fs::path& root, const fs::path& file, std::string& relative) {
  std::error_code error;
  const fs::path path = fs::relative(fs::weakly_canonical(file, error), fs::weakly_canonical(root, error), error);
  if (error || path.empty() || *path.begin() == ".." || *path.begin() == ".tifa") return false;
  relative = path.generic_string();
  return true;
}

// Files that were copied into the corpus by this call; taken away again unless it succeeds.
class Copies {
 public:
  Copies() = default;
  Copies(const Copies&) = delete;
  Copies& operator=(const Copies&) = delete;
  ~Copies() {
    std::error_code ignored;
    for (const fs::path& file : files_) fs::remove(file, ignored);
  }
  void note(fs::path file) { files_.push_back(std::move(file)); }
  void keep() { files_.clear(); }

 private:
  std::vector<fs::path> files_;
};

// Copies a file into texts/, under its own name or, where another file has it, with a number after it.
Result<std::string> bring_in(const fs::path& root, const fs::path& file, std::string_view bytes, Copies& copies) {
  std::string relative;
  if (inside(root, file, relative)) return relative;
  const fs::path folder = root / "texts";
  std::error_code error;
  fs::create_directories(folder, error);
  if (error)
    return fail(ErrorCode::kIo, "the folder cannot be made: " + error.message(), folder.string(), "check permissions");
  for (int n = 1;; ++n) {
    const std::string name =
        n == 1 ? file.filename().string() : file.stem().string() + "-" + std::to_string(n) + file.extension().string();
    const fs::path target = folder / name;
    if (fs::exists(target)) {
      auto there = read_file(target, kMaxSourceBytes, target.string());
      if (!there || *there != bytes) continue;
    } else {
      copies.note(target);
      if (auto written = write_file(target, bytes); !written) return tl::unexpected(written.error());
    }
    return "texts/" + name;
  }
}

// Two-character pieces of a key, for likeness of titles.
std::set<std::string> bigrams(std::string_view key) {
  std::vector<std::string_view> units;
  for (std::size_t at = 0; at < key.size();) {
    const std::uint32_t length = decode_utf8(key, at).length;
    units.push_back(key.substr(at, length));
    at += length;
  }
  std::set<std::string> result;
  for (std::size_t i = 0; i + 1 < units.size(); ++i) result.insert(std::string(units[i]) + std::string(units[i + 1]));
  return result;
}

double likeness(std::string_view x, std::string_view y) {
  if (x == y) return 1;
  const auto a = bigrams(x), b = bigrams(y);
  if (a.empty() || b.empty()) return 0;
  std::size_t common = 0;
  for (const std::string& gram : a) common += b.count(gram);
  return 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

// The last two characters of a title name its kind (报告, 建议, 说明); a likeness of titles across kinds is no
// likeness.
std::string_view kind_of(std::string_view key) {
  std::size_t at = key.size();
  for (int i = 0; i < 2 && at > 0; ++i) at -= decode_utf8_before(key, at).length;
  return key.substr(at);
}

// A name for a new series that one can type: the kind that a Chinese title ends in (报告, 建议), else the last words of
// the key, joined by '-'.
std::string name_of_series(std::string_view key, const Manifest& manifest) {
  std::string name;
  const std::string_view kind = kind_of(key);
  if (!kind.empty() && is_han(decode_utf8(kind, 0).value)) {
    name = kind;
  } else {
    std::vector<std::string> words(1);
    for (const char c : key) {
      const auto byte = static_cast<unsigned char>(c);
      if (std::isalnum(byte) || byte >= 0x80)
        words.back() += static_cast<char>(std::tolower(byte));
      else if (!words.back().empty())
        words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    for (std::size_t i = words.size() > 3 ? words.size() - 3 : 0; i < words.size(); ++i)
      name += (name.empty() ? "" : "-") + words[i];
  }
  if (name.empty()) name = "documents";
  std::string free = name;
  for (int n = 2; manifest.find_series(free) != nullptr; ++n) free = name + "-" + std::to_string(n);
  return free;
}

// What is known of a file that is about to become an edition.
struct Candidate {
  fs::path file;
  std::string bytes;
  Language language = Language::kUnknown;
  Facts facts;
  bool partial = false;
};

// The files, with those of folders in place of the folders, in order of their names. Hidden files are none, and no link
// is followed.
std::vector<fs::path> files_of(const std::vector<fs::path>& named) {
  std::vector<fs::path> files;
  for (const fs::path& path : named) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    const auto first = static_cast<std::ptrdiff_t>(files.size());
    for (fs::recursive_directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error)) {
      std::error_code ignored;
      const fs::file_status status = entry->symlink_status(ignored);
      // Hidden files are nobody's documents, and a corpus in the folder keeps its own.
      const bool hidden = entry->path().filename().string().starts_with('.');
      if (fs::is_directory(status)) {
        if (hidden || fs::exists(entry->path() / "tifa.toml", ignored)) entry.disable_recursion_pending();
        continue;
      }
      if (!hidden && entry->path().filename() != "tifa.toml" && fs::is_regular_file(status))
        files.push_back(entry->path());
    }
    if (static_cast<std::ptrdiff_t>(files.size()) == first) files.push_back(path);  // to be refused by name
    std::sort(files.begin() + first, files.end());
  }
  return files;
}

Result<Candidate> read_candidate(const fs::path& file, const AddRequest& request, ReaderPool& readers) {
  Candidate candidate;
  candidate.file = file;
  auto bytes = read_file(file, kMaxSourceBytes, file.string());
  if (!bytes) return tl::unexpected(bytes.error());
  candidate.bytes = std::move(*bytes);
  IngestOptions options;
  options.language = parse_language(request.language);
  options.place = file.string();
  options.readers = &readers;
  options.read.changes = parse_changes(request.changes);
  auto document = ingest(candidate.bytes, tell_format(candidate.bytes, file.filename().string()), options);
  if (!document) return tl::unexpected(document.error());
  candidate.language = document->language;
  candidate.facts = find_facts(*document, file.filename().string());
  candidate.facts.series_key = fold_term(candidate.facts.series_key, Folding::kDefault);
  candidate.partial = find_partial(*document, candidate.facts.title).has_value();
  return candidate;
}

std::string edition_id(const Facts& facts, const fs::path& file) {
  std::string id;
  if (facts.ordinal)
    id = std::to_string(*facts.ordinal);
  else if (facts.year)
    id = std::to_string(*facts.year);
  else if (facts.date)
    id = facts.date->iso();
  else
    id = file.stem().string();
  std::replace_if(
      id.begin(), id.end(), [](unsigned char c) { return c < 0x21 || c == ',' || c == '@' || c == '^' || c == ':'; },
      '-');
  return id;
}

// The id of the edition that the series declares for the day of a document, where its own id is not among those that
// exist; else its own.
std::string declared_id(const SeriesDecl& series, const EditionDecl& found) {
  const auto exists = [&](const std::string& id) {
    return std::find(series.expect.begin(), series.expect.end(), id) != series.expect.end();
  };
  if (!series.declares_expected || exists(found.id) || found.date.day == 0) return found.id;
  const auto same_day = [&](const EditionDecl& edition) {
    return exists(edition.id) &&
           (edition.date == found.date || edition.adopted == found.date || edition.released == found.date);
  };
  const auto first = std::find_if(series.editions.begin(), series.editions.end(), same_day);
  if (first == series.editions.end() ||
      std::find_if(first + 1, series.editions.end(), same_day) != series.editions.end())
    return found.id;
  return first->id;
}

// The one declared series in a language that expects an edition of this id; empty where none does or several do.
std::string only_expecting(const Manifest& manifest, const std::string& id, std::string_view language) {
  std::string found;
  for (const SeriesDecl& series : manifest.series) {
    if (!series.declares_expected || series.language != language ||
        std::find(series.expect.begin(), series.expect.end(), id) == series.expect.end())
      continue;
    if (!found.empty()) return "";
    found = series.name;
  }
  return found;
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

Result<BuildAnswer> timed_build(const fs::path& root, bool full, const Context& context, Diagnostics& diagnostics) {
  const auto begin = std::chrono::steady_clock::now();
  auto summary = build(root, {full}, context, diagnostics);
  if (!summary) return tl::unexpected(summary.error());
  return answer_of(*summary, std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count());
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

// A text with lines put in, each below the line of its number.
std::string with_lines(const std::string& text, const std::map<std::uint32_t, std::string>& below) {
  std::string out;
  std::size_t at = 0;
  std::uint32_t line = 0;
  for (const auto& [number, added] : below) {
    for (; line < number && at < text.size(); ++line) {
      const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
      out.append(text, at, end - at);
      at = end;
    }
    out += added + "\n";
  }
  return out.append(text, at);
}

// Whether an edition had a text at the last build.
bool has_text(const fs::path& root, const std::string& name) {
  auto corpus = Corpus::open(root);
  if (!corpus) return false;
  const auto found = corpus->select(name);
  return found && found->size() == 1 && found->front().has_text();
}

// Whether a series has a text after an import.
bool imported(const fs::path& root, const std::string& series) {
  auto corpus = Corpus::open(root);
  if (!corpus) return true;
  const auto totals = corpus->totals(series);
  return !totals || totals->documents > 0;
}

}  // namespace

Result<BuildAnswer> build_corpus(const fs::path& from, bool full, const Context& context, Diagnostics& diagnostics) {
  auto root = find_corpus(from);
  if (!root) return tl::unexpected(root.error());
  return timed_build(*root, full, context, diagnostics);
}

Result<AddAnswer> add(const fs::path& from, const AddRequest& request, const Context& context,
                      Diagnostics& diagnostics) {
  auto root = find_corpus(from);
  if (!root) return tl::unexpected(root.error());
  if (request.files.empty()) return fail(ErrorCode::kUsage, "no file is given", "", "name at least one");
  if (!request.id.empty() && request.files.size() > 1)
    return fail(ErrorCode::kUsage, "one edition cannot be several files", "--id", "add them one by one");
  if (!request.date.empty() && !parse_date(request.date))
    return fail(ErrorCode::kUsage, "“" + request.date + "” is not a date", "--date",
                "write 2025-03-05, 2025-03 or 2025");
  auto toml = read_manifest_text(*root);
  if (!toml) return tl::unexpected(toml.error());
  std::string text = *toml;
  auto manifest = parse_manifest(text, *root);
  if (!manifest) return tl::unexpected(manifest.error());

  // Keys of the documents that the corpus has already, when it was built before.
  std::vector<std::pair<std::string, std::string>> keys;  // series_key → series
  if (auto corpus = Corpus::open(*root)) {
    auto known = corpus->series_keys();
    if (!known) return tl::unexpected(known.error());
    keys = std::move(*known);
  }
  // What titles are declared tells a series before any of its texts is held.
  for (const SeriesDecl& series : manifest->series) {
    if (!series.title.empty()) keys.emplace_back(series_key(series.title), series.name);
    for (const EditionDecl& edition : series.editions)
      if (!edition.title.empty()) keys.emplace_back(series_key(edition.title), series.name);
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  for (auto& [key, name] : keys) key = fold_term(key, Folding::kDefault);

  // Whether an edition that the corpus has already is held only in part.
  const auto partial_before = [&](const std::string& name) {
    auto corpus = Corpus::open(*root);
    if (!corpus) return false;
    const auto found = corpus->select(name);
    return found && found->size() == 1 && found->front().status == EditionStatus::kPartial;
  };

  AddAnswer answer;
  Copies copies;
  const auto refuse = [&](const fs::path& file, const Error& error) {
    ++answer.refused;
    diagnostics.push_back({Severity::kRefused, "file-refused", error.where.empty() ? file.string() : error.where,
                           error.what + (error.todo.empty() ? "" : "; " + error.todo)});
  };
  std::set<std::string> taken;                // series:id@language@stage
  std::map<std::string, std::uint32_t> open;  // the same, of editions declared without a text → line of the declaration
  for (const SeriesDecl& series : manifest->series)
    for (const EditionDecl& edition : series.editions) {
      const std::string name = series.name + ":" + edition.id + "@" +
                               (edition.language.empty() ? series.language : edition.language) + "@" + edition.stage;
      if (edition.text.empty() && !has_text(*root, series.name + ":" + edition.id))
        open.emplace(name, edition.line);
      else
        taken.insert(name);
    }
  std::map<std::uint32_t, std::string> filled;  // line of a declaration → the line to put below it
  if (!text.empty() && text.back() != '\n') text += '\n';

  ReaderPool readers;
  std::vector<Candidate> candidates;
  for (const fs::path& file : files_of(request.files)) {
    if (context.stopped()) return fail(ErrorCode::kStopped, "stopped; nothing was added");
    auto candidate = read_candidate(file, request, readers);
    if (candidate)
      candidates.push_back(std::move(*candidate));
    else
      refuse(file, candidate.error());
  }
  // Whole texts first, so that a digest of the same edition is the one that is told apart.
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& x, const Candidate& y) { return x.partial < y.partial; });

  for (const Candidate& candidate : candidates) {
    const fs::path& file = candidate.file;
    const Facts& facts = candidate.facts;
    std::string series = request.series;
    const std::string language =
        request.language.empty() ? std::string(language_tag(candidate.language)) : request.language;
    std::string note;
    if (series.empty()) {
      double best = 0.6;
      for (const auto& [key, name] : keys) {
        if (kind_of(key) != kind_of(facts.series_key)) continue;
        const double like = likeness(key, facts.series_key);
        if (like > best) {
          best = like;
          series = name;
        }
      }
      // A text that says nothing of its series is taken for the edition that is waited for.
      if (series.empty() && facts.title_of_name) {
        series = only_expecting(*manifest, request.id.empty() ? edition_id(facts, file) : request.id, language);
        if (!series.empty()) note = "without a title: taken for the only declared series that expects this edition";
      }
      // Documents without a title of their own belong together as far as anybody can tell.
      if (series.empty()) series = facts.series_key.empty() ? "documents" : name_of_series(facts.series_key, *manifest);
    }
    EditionDecl edition;
    edition.id = request.id.empty() ? edition_id(facts, file) : request.id;
    edition.stage = request.stage;
    edition.changes = request.changes;
    edition.title = facts.title;
    if (!request.date.empty())
      edition.date = *parse_date(request.date);
    else if (facts.date)
      edition.date = *facts.date;
    const SeriesDecl* declared = manifest->find_series(series);
    bool by_day = false;  // the edition is the one declared for the day of the document
    if (declared != nullptr && request.id.empty()) {
      const std::string id = declared_id(*declared, edition);
      by_day = id != edition.id;
      edition.id = id;
    }
    if (declared == nullptr) {
      SeriesDecl fresh;
      fresh.name = series;
      fresh.title = facts.series_key.empty() ? series : facts.series_key;
      fresh.language = language;
      text += "\n" + series_toml(fresh);
      manifest->series.push_back(fresh);
      declared = &manifest->series.back();
    }
    if (language != declared->language) edition.language = language;
    const auto name_of = [&] { return fmt::format("{}:{}@{}@{}", series, edition.id, language, edition.stage); };
    if (taken.contains(name_of()) && edition.stage.empty() && request.id.empty()) {
      // A digest beside a whole text is another version of it; two whole texts are two editions, told apart by their
      // dates.
      if (candidate.partial || partial_before(series + ":" + edition.id)) {
        edition.stage = candidate.partial ? "digest" : "full";
        note = "beside another text of the edition";
      } else if (facts.date && facts.date->day != 0 && !by_day) {
        edition.id = facts.date->iso();
        note = "named by its date, since another edition has its number";
      }
    }
    if (taken.contains(name_of())) {
      refuse(file, {ErrorCode::kInput, "the corpus has " + series + ":" + edition.id + " already", file.string(),
                    "give it another edition with --id, or its stage with --stage"});
      continue;
    }
    auto path = bring_in(*root, file, candidate.bytes, copies);
    if (!path) return tl::unexpected(path.error());
    edition.text = *path;
    if (const auto place = open.find(name_of()); place != open.end())
      filled.emplace(place->second, text_toml(edition.text));
    else
      text += "\n" + edition_toml(series, edition);
    taken.insert(name_of());
    if (!facts.series_key.empty()) keys.emplace_back(facts.series_key, series);
    answer.added.push_back({file.string(),
                            series + ":" + edition.id + (edition.stage.empty() ? "" : "@" + edition.stage), facts.title,
                            edition.date.iso(), language, candidate.partial ? "partial" : "held", note});
  }
  if (answer.added.empty())
    return fail(ErrorCode::kInput, "none of the files could be added", "", "see the reasons above");

  text = with_lines(text, filled);
  if (auto checked = parse_manifest(text, *root); !checked) return tl::unexpected(checked.error());
  if (auto written = write_file(*root / "tifa.toml", text); !written) return tl::unexpected(written.error());
  if (request.build) {
    auto built = timed_build(*root, false, context, diagnostics);
    if (!built) {
      if (auto restored = write_file(*root / "tifa.toml", *toml); !restored) return tl::unexpected(restored.error());
      return tl::unexpected(built.error());
    }
    answer.tifa = built->tifa;
  } else {
    answer.tifa = {version(), ""};
  }
  copies.keep();
  return answer;
}

Result<BuildAnswer> import_table(const fs::path& from, const ImportRequest& request, const Context& context,
                                 Diagnostics& diagnostics) {
  auto root = find_corpus(from);
  if (!root) return tl::unexpected(root.error());
  if (request.series.empty())
    return fail(ErrorCode::kUsage, "the series is not named", "--series", "name the series that the rows belong to");
  auto bytes = read_file(request.table, 4ULL << 30, request.table.string());
  if (!bytes) return tl::unexpected(bytes.error());
  const Format format = tell_format(*bytes, request.table.filename().string());
  if (row_of(format).holds != Holds::kTable)
    return fail(ErrorCode::kInput, "the file is not a table", request.table.string(),
                "import takes .jsonl, .csv and .tsv; use tifa add for documents");
  auto columns = guess_columns(*bytes, format, request.table.string());
  if (!columns) return tl::unexpected(columns.error());
  TableDecl table;
  table.id = request.id.empty() ? columns->id : request.id;
  table.date = request.date.empty() ? columns->date : request.date;
  table.text = request.text.empty() ? columns->text : request.text;
  table.title = request.title.empty() ? columns->title : request.title;

  auto toml = read_manifest_text(*root);
  if (!toml) return tl::unexpected(toml.error());
  auto manifest = parse_manifest(*toml, *root);
  if (!manifest) return tl::unexpected(manifest.error());
  const SeriesDecl* declared = manifest->find_series(request.series);
  if (declared != nullptr && !declared->tables.empty())
    return fail(ErrorCode::kInput, "the series “" + request.series + "” has a table already", "tifa.toml",
                "add the rows to that file, or name another series");
  Copies copies;
  auto path = bring_in(*root, request.table, *bytes, copies);
  if (!path) return tl::unexpected(path.error());
  table.path = *path;
  const std::string changed = with_table(*toml, declared, request.series, table);
  if (auto checked = parse_manifest(changed, *root); !checked) return tl::unexpected(checked.error());
  if (auto written = write_file(*root / "tifa.toml", changed); !written) return tl::unexpected(written.error());
  if (!request.build) {
    copies.keep();
    return BuildAnswer{};
  }
  auto built = timed_build(*root, false, context, diagnostics);
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
  if (auto rebuilt = timed_build(*root, false, context, diagnostics);
      !rebuilt && rebuilt.error().code != built.error().code)
    return tl::unexpected(rebuilt.error());
  return built;
}

}  // namespace tifa
