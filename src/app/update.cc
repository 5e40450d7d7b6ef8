// update: whether the sources of editions have changed where they were fetched, shown before anything is replaced.
#include <tifa/fetch.h>

#include <algorithm>

#include "app/add.h"
#include "app/collect.h"
#include "app/redline_sides.h"
#include "app/sources.h"
#include "app/told_encoding.h"
#include "base/file.h"
#include "base/hash.h"
#include "build/read_source.h"
#include "ingest/ingest.h"

namespace tifa {
namespace {

namespace fs = std::filesystem;

// What was fetched, differs from what is held, and was shown: bytes by their hash, and records that are to become those
// of the corpus. One process at a time.
class Waiting {
 public:
  static Result<Waiting> open(const fs::path& root) {
    const fs::path folder = root / ".tifa" / "waiting";
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return tl::unexpected(system_error(error.value(), "cannot make the folder", folder.string()));
    auto lock = FileLock::acquire(folder / "lock");
    if (!lock) return tl::unexpected(lock.error());
    auto records = read_records(folder / "waiting.jsonl");
    if (!records) return tl::unexpected(records.error());
    return Waiting(folder, std::move(*lock), std::move(*records));
  }

  [[nodiscard]] const std::vector<FetchRecord>& records() const { return records_; }

  Status put(const FetchRecord& record, std::string_view bytes) {
    forget(record.path);
    if (auto written = write_file(folder_ / record.sha256, bytes); !written) return written;
    records_.push_back(record);
    return {};
  }
  void forget(std::string_view path) {
    std::erase_if(records_, [&](const FetchRecord& record) { return record.path == path; });
  }
  // Nothing when they are no longer what was shown.
  [[nodiscard]] std::optional<std::string> bytes_of(const FetchRecord& record) const {
    auto bytes = read_file(folder_ / record.sha256, kMaxSourceBytes, record.path);
    if (!bytes || sha256_hex(*bytes) != record.sha256) return std::nullopt;
    return std::move(*bytes);
  }

  Status save() {
    if (auto written = write_records(folder_ / "waiting.jsonl", records_); !written) return written;
    std::error_code error;
    for (fs::directory_iterator entry(folder_, error), end; !error && entry != end; entry.increment(error)) {
      const std::string name = entry->path().filename().string();
      const bool ours = name == "lock" || name == "waiting.jsonl" ||
                        std::any_of(records_.begin(), records_.end(),
                                    [&](const FetchRecord& record) { return record.sha256 == name; });
      std::error_code ignored;
      if (!ours) fs::remove(entry->path(), ignored);
    }
    return {};
  }

 private:
  Waiting(fs::path folder, FileLock lock, std::vector<FetchRecord> records)
      : folder_(std::move(folder)), lock_(std::move(lock)), records_(std::move(records)) {}

  fs::path folder_;
  FileLock lock_;
  std::vector<FetchRecord> records_;
};

// All versions of the editions that an operand names.
Result<std::vector<Edition>> versions_of(const Corpus& corpus, const std::string& in) {
  auto editions = corpus.select(in);
  if (!editions) return editions;
  std::vector<Edition> all;
  for (Edition& edition : *editions) {
    if (!edition.has_text() || !edition.default_version) {
      all.push_back(std::move(edition));
      continue;
    }
    auto versions = corpus.versions(edition);
    if (!versions) return versions;
    std::move(versions->begin(), versions->end(), std::back_inserter(all));
  }
  return all;
}

std::string sentence_of(const Error& error) { return error.what + (error.todo.empty() ? "" : "; " + error.todo); }

// One call of update that asks the web.
class Asking {
 public:
  Asking(const Workspace& workspace, const UpdateRequest& request, const Context& context, Fetcher& fetcher,
         SourcePlan plan, std::vector<FetchRecord> records, Waiting waiting)
      : workspace_(workspace),
        request_(request),
        context_(context),
        fetcher_(fetcher),
        plan_(std::move(plan)),
        records_(std::move(records)),
        waiting_(std::move(waiting)) {}

  Result<UpdateAnswer> run() {
    auto editions = versions_of(workspace_.corpus(), request_.in);
    if (!editions) return tl::unexpected(editions.error());
    struct Task {
      const Edition* edition;
      std::string address;
    };
    std::vector<Task> tasks;
    for (const Edition& edition : *editions) {
      if (!edition.has_text() && (!request_.missing || edition.status != EditionStatus::kMissing)) continue;
      if (edition.has_text()) {
        const PlannedSource* planned = plan_.of(edition);
        if (planned == nullptr || planned->table != nullptr) continue;
      }
      const FetchRecord* record = edition.has_text() ? latest_record(records_, edition.path) : nullptr;
      std::string address = record != nullptr ? record->address : plan_.address_of(edition);
      if (!address.empty()) tasks.push_back({&edition, std::move(address)});
    }
    if (tasks.empty())
      return fail(ErrorCode::kUsage, "none of these editions has an address to ask", request_.in,
                  "name it in tifa.toml (source = \"https://…\"), or add the document by its address");
    for (std::size_t i = 0; i < tasks.size(); ++i) {
      if (context_.progress) context_.progress("asking for sources", i, tasks.size());
      const auto& [edition, address] = tasks[i];
      const Status asked = edition->has_text() ? ask(*edition, address) : bring(*edition, address);
      if (asked) continue;
      // What was found so far is not lost with the rest.
      if (auto saved = waiting_.save(); !saved) return tl::unexpected(saved.error());
      return tl::unexpected(asked.error());
    }
    if (auto saved = waiting_.save(); !saved) return tl::unexpected(saved.error());
    answer_.tifa = workspace_.provenance();
    if (added_) {
      Diagnostics said;
      auto built = timed_build(workspace_.corpus().root(), {}, context_, said);
      if (!built) return tl::unexpected(built.error());
      answer_.tifa = built->tifa;
    }
    for (const UpdateRow& row : answer_.rows) {
      answer_.waiting += row.state == "changed";
      answer_.failed += row.state == "failed" || row.state == "gone";
    }
    return std::move(answer_);
  }

 private:
  // An edition that is held.
  Status ask(const Edition& edition, const std::string& address) {
    UpdateRow row;
    row.edition = edition.name();
    row.path = edition.path;
    row.address = address;
    row.sha256_before = edition.source_sha256;
    // What the server says of the bytes it gave says nothing of those that were edited since.
    const FetchRecord* record = latest_record(records_, edition.path);
    const bool as_fetched = record != nullptr && record->sha256 == edition.source_sha256;
    auto fetched = fetcher_.fetch(address, as_fetched ? record : nullptr, context_);
    if (!fetched) {
      if (fetched.error().code == ErrorCode::kStopped) return tl::unexpected(fetched.error());
      row.state = fetched.error().code == ErrorCode::kNotFound ? "gone" : "failed";
      row.note = sentence_of(fetched.error());
    } else if (fetched->unchanged) {
      row.state = "unchanged";
      row.sha256_after = edition.source_sha256;
    } else {
      row.sha256_after = fetched->record.sha256;
      if (auto compared = compare(edition, *fetched, row); !compared) return compared;
    }
    // What waited is no longer what the server gives; of one that could not be asked it may be.
    if (row.state == "unchanged" || row.state == "same_text") waiting_.forget(edition.path);
    answer_.rows.push_back(std::move(row));
    return {};
  }

  Status compare(const Edition& edition, Fetched& fetched, UpdateRow& row) {
    const PlannedSource& planned = *plan_.of(edition);
    const std::string told = told_encoding(planned, latest_record(records_, edition.path), fetched.record);
    const bool same_bytes = fetched.record.sha256 == edition.source_sha256;
    if (same_bytes && told == planned.encoding) {
      row.state = "unchanged";
      return {};
    }
    IngestOptions options = ingest_options(planned, readers_);
    options.read.encoding = told;
    auto document = ingest(fetched.body, tell_format(fetched.body, edition.path), options);
    if (!document) {
      row.state = "failed";
      row.note = sentence_of(document.error());
      return {};
    }
    if (sha256_hex(document->text) == edition.text_sha256) {
      row.state = same_bytes ? "unchanged" : "same_text";
      return {};
    }
    if (same_bytes) row.note = "the same bytes, which the server now says are in " + told;
    const DocumentPayload payload = make_payload(*document);
    const auto after = view_payload(payload.bytes);
    auto before = workspace_.corpus().document(edition);
    if (!before) return tl::unexpected(before.error());
    if (!after) {
      row.state = "failed";
      row.note = "the structure found in this text contradicts itself; please report this";
      return {};
    }
    Edition as_fetched = edition;
    as_fetched.text_sha256 = sha256_hex(document->text);
    auto redline = redline_of({edition, *before}, {as_fetched, *after}, context_);
    if (!redline) return tl::unexpected(redline.error());
    redline->tifa = workspace_.provenance();
    redline->b.edition += " as fetched";
    row.state = "changed";
    row.redline = std::move(*redline);
    fetched.record.path = edition.path;
    fetched.record.replaces = edition.source_sha256;
    return waiting_.put(fetched.record, fetched.body);
  }

  // An edition that is not held.
  Status bring(const Edition& edition, const std::string& address) {
    AddRequest request;
    request.files = {address};
    request.series = edition.series;
    request.id = edition.id;
    request.build = false;
    Diagnostics said;
    UpdateRow row;
    row.edition = edition.name();
    row.address = address;
    auto added = add_documents(workspace_.corpus().root(), request, fetcher_, context_, said);
    if (!added && added.error().code == ErrorCode::kStopped) return tl::unexpected(added.error());
    row.state = added ? "added" : "failed";
    if (!added) row.note = said.empty() ? sentence_of(added.error()) : said.back().message;
    added_ = added_ || added;
    answer_.rows.push_back(std::move(row));
    return {};
  }

  const Workspace& workspace_;
  const UpdateRequest& request_;
  const Context& context_;
  Fetcher& fetcher_;
  SourcePlan plan_;
  std::vector<FetchRecord> records_;
  Waiting waiting_;
  ReaderPool readers_;
  UpdateAnswer answer_;
  bool added_ = false;
};

// Puts what was shown in the place of what it was shown against. Gives the record as it is to be kept.
Result<FetchRecord> replace(const fs::path& root, const Waiting& waiting, FetchRecord record) {
  const fs::path file = root / record.path;
  auto held = read_file(file, kMaxSourceBytes, record.path);
  if (!held) return tl::unexpected(held.error());
  const std::string hash = sha256_hex(*held);
  constexpr std::size_t kShortHash = 12;
  const fs::path name = fs::path(record.path).filename();
  record.kept_as =
      "replaced/" + name.stem().string() + "-" + record.replaces.substr(0, kShortHash) + name.extension().string();
  if (hash == record.sha256) {  // the same bytes in another encoding, or an earlier call was cut off behind this
    if (record.replaces == record.sha256) record.kept_as.clear();
    return record;
  }
  if (hash != record.replaces)
    return fail(ErrorCode::kInput, "the file has changed since its redline was shown", record.path,
                "run tifa update again");
  auto bytes = waiting.bytes_of(record);
  if (!bytes) return fail(ErrorCode::kCorrupt, "what was fetched is damaged", record.path, "run tifa update again");
  std::error_code error;
  fs::create_directories(root / "replaced", error);
  if (error) return tl::unexpected(system_error(error.value(), "cannot make the folder", "replaced"));
  if (auto kept = write_file(root / record.kept_as, *held); !kept) return tl::unexpected(kept.error());
  if (auto written = write_file(file, *bytes); !written) return tl::unexpected(written.error());
  return record;
}

// The same, with the encoding in tifa.toml by which it was read.
Result<FetchRecord> accept_one(const fs::path& root, const Waiting& waiting, const FetchRecord& shown,
                               const Edition& edition, const SourcePlan& plan, const FetchRecord* held) {
  const PlannedSource* planned = plan.of(edition);
  const auto bytes = waiting.bytes_of(shown);
  Result<std::string> toml = planned != nullptr && bytes
                                 ? toml_with_told_encoding(root, edition, *planned, held, shown, *bytes)
                                 : std::string();
  if (!toml) return tl::unexpected(toml.error());
  auto record = replace(root, waiting, shown);
  if (!record || toml->empty()) return record;
  if (auto written = write_file(root / "tifa.toml", *toml); !written) return tl::unexpected(written.error());
  return record;
}

Result<UpdateAnswer> accept(const fs::path& root, const std::string& in, const Context& context,
                            Diagnostics& diagnostics) {
  auto waiting = Waiting::open(root);
  if (!waiting) return tl::unexpected(waiting.error());
  UpdateAnswer answer;
  std::vector<FetchRecord> accepted;
  auto plan = SourcePlan::open(root);
  if (!plan) return tl::unexpected(plan.error());
  auto records = read_records(root / kRecordFile);
  if (!records) return tl::unexpected(records.error());
  {
    auto workspace = Workspace::open(root, diagnostics);
    if (!workspace) return tl::unexpected(workspace.error());
    auto editions = versions_of(workspace->corpus(), in);
    if (!editions) return tl::unexpected(editions.error());
    for (const Edition& edition : *editions) {
      const FetchRecord* shown = latest_record(waiting->records(), edition.path);
      if (shown == nullptr) continue;
      UpdateRow row{edition.name(), edition.path, shown->address, "accepted", "", shown->replaces, shown->sha256, {}};
      auto record = accept_one(root, *waiting, *shown, edition, *plan, latest_record(*records, edition.path));
      if (record) {
        if (!record->kept_as.empty()) row.note = "before: " + record->kept_as;
        accepted.push_back(std::move(*record));
      } else {
        row.state = "failed";
        row.note = sentence_of(record.error());
        ++answer.failed;
      }
      // What may do another time (a full disk) still waits.
      if (record || record.error().code == ErrorCode::kInput || record.error().code == ErrorCode::kCorrupt)
        waiting->forget(edition.path);
      answer.rows.push_back(std::move(row));
    }
  }
  if (answer.rows.empty())
    return fail(ErrorCode::kUsage, "nothing waits to be accepted", in,
                "run tifa update first, and look at what it shows");
  if (auto noted = append_records(root / kRecordFile, accepted); !noted) return tl::unexpected(noted.error());
  if (auto saved = waiting->save(); !saved) return tl::unexpected(saved.error());
  auto built = timed_build(root, {}, context, diagnostics);
  if (!built) return tl::unexpected(built.error());
  answer.tifa = built->tifa;
  return answer;
}

}  // namespace

Result<UpdateAnswer> update(const fs::path& from, const UpdateRequest& request, const Context& context,
                            Diagnostics& diagnostics) {
  auto root = find_corpus(from);
  if (!root) return tl::unexpected(root.error());
  if (request.accept) return accept(*root, request.in, context, diagnostics);
  auto workspace = Workspace::open(*root, diagnostics);
  if (!workspace) return tl::unexpected(workspace.error());
  auto plan = SourcePlan::open(*root);
  if (!plan) return tl::unexpected(plan.error());
  // Its lock is held when the records are read: an update that accepts writes them.
  auto waiting = Waiting::open(*root);
  if (!waiting) return tl::unexpected(waiting.error());
  auto records = read_records(*root / kRecordFile);
  if (!records) return tl::unexpected(records.error());
  FetchSession session(request.fetch, context);
  return Asking(*workspace, request, context, session.fetcher(), std::move(*plan), std::move(*records),
                std::move(*waiting))
      .run();
}

Result<SourcesAnswer> sources(const Workspace& workspace, const std::string& in) {
  const fs::path& root = workspace.corpus().root();
  auto editions = versions_of(workspace.corpus(), in);
  if (!editions) return tl::unexpected(editions.error());
  auto records = read_records(root / kRecordFile);
  if (!records) return tl::unexpected(records.error());
  auto waiting = read_records(root / ".tifa" / "waiting" / "waiting.jsonl");
  if (!waiting) return tl::unexpected(waiting.error());
  auto plan = SourcePlan::open(root);
  if (!plan) return tl::unexpected(plan.error());
  SourcesAnswer answer;
  answer.tifa = workspace.provenance();
  for (const Edition& edition : *editions) {
    if (!edition.has_text()) continue;
    SourceOrigin row;
    row.edition = edition.name();
    row.path = edition.path;
    row.fetched = fetched_from(*records, edition);
    row.address = row.fetched ? row.fetched->address : plan->address_of(edition);
    row.waiting = latest_record(*waiting, edition.path) != nullptr;
    if (!row.address.empty()) answer.rows.push_back(std::move(row));
  }
  return answer;
}

}  // namespace tifa
