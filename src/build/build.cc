#include "build/build.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>

#include "base/file.h"
#include "base/hash.h"
#include "base/resources.h"
#include "build/assess.h"
#include "build/pipeline.h"
#include "build/read_source.h"
#include "build/segment_files.h"
#include "build/sources.h"
#include "corpus/store.h"
#include "text/fold.h"

namespace tifa {
namespace {

constexpr std::uint64_t kMaxManifestBytes = 64ULL << 20;
constexpr std::uint64_t kOwnMemory = 40ULL << 20;
constexpr std::uint64_t kSourceMemory = 6ULL << 10;  // of one, as planned, read and in the catalogue
constexpr std::uint64_t kMostLookAheadBytes = 64ULL << 20;
constexpr std::uint64_t kLeastSegmentBytes = 1ULL << 20;
constexpr int kMethodVersion = 5;  // of structure and facts: raised when the same bytes give another document

// Everything that, when it changes, makes every text be read again.
std::string method() { return fmt::format("tifa-{} {} {}", kMethodVersion, folding_version(), segmenter_name()); }

std::int64_t now_in_nanoseconds() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

// What of the memory is for texts: the program, its libraries and what is known of each source take the rest.
std::uint64_t memory_for_texts(const Context& context, std::size_t sources) {
  const std::uint64_t memory = memory_of(context);
  return memory - std::min(memory / 2, kOwnMemory + sources * kSourceMemory);
}

// A segment takes about its size while it is filled and three times that while it is sorted, the one beside the other.
std::uint64_t segment_bytes(std::uint64_t for_texts) {
  return std::clamp(for_texts / 8, kLeastSegmentBytes, kSegmentBytes);
}

tl::unexpected<Error> stopped() { return fail(ErrorCode::kStopped, "stopped, the corpus is as before"); }

// One build, step by step as run() lists them.
class Build {
 public:
  Build(const std::filesystem::path& root, const BuildOptions& options, const Context& context,
        Diagnostics& diagnostics)
      : root_(root), options_(options), context_(context), diagnostics_(diagnostics), sink_(store::segments(root)) {}

  Result<BuildSummary> run() {
    Status status = read_manifest();
    if (status) status = lock();
    if (status) status = load_last_build();
    if (status) status = plan();
    if (status) status = read_sources();
    if (status) status = drop_removed();
    if (status)
      status = assess(
          manifest_, plan_of_, [this](const store::DocumentRow& document) { return text_of(document); }, model_,
          diagnostics_);
    segments_.clear();
    if (status) status = commit();
    if (!status) {
      clear_leavings();
      return tl::unexpected(status.error());
    }
    remove_left_behind(store::folder(root_));
    remove_unnamed(store::segments(root_), model_.segments);
    return summarise();
  }

 private:
  Status read_manifest() {
    auto toml = read_file(root_ / "tifa.toml", kMaxManifestBytes, "tifa.toml");
    if (!toml) {
      if (toml.error().code != ErrorCode::kNotFound) return tl::unexpected(toml.error());
      return fail(ErrorCode::kNotFound, "there is no tifa.toml", root_.string(), "run tifa init");
    }
    manifest_hash_ = sha256_hex(*toml);
    auto manifest = parse_manifest(*toml, root_);
    if (!manifest) return tl::unexpected(manifest.error());
    manifest_ = std::move(*manifest);
    return {};
  }

  Status lock() {
    std::error_code error;
    std::filesystem::create_directories(store::segments(root_), error);
    if (error)
      return tl::unexpected(system_error(error.value(), "cannot create the folder", store::segments(root_).string()));
    auto lock = FileLock::acquire(store::folder(root_) / "lock");
    if (!lock) return tl::unexpected(lock.error());
    lock_.emplace(std::move(*lock));
    return {};
  }

  Status load_last_build() {
    if (options_.full || !std::filesystem::exists(store::database(root_))) return {};
    auto opened = store::open_snapshot(root_);
    auto loaded = opened ? store::load(*opened) : Result<store::Model>(tl::unexpected(opened.error()));
    if (!loaded) {
      if (loaded.error().code != ErrorCode::kCorrupt) return tl::unexpected(loaded.error());
      diagnostics_.push_back(
          {Severity::kNote, "store-made-anew", ".tifa", loaded.error().what + "; every text is read again"});
      return {};
    }
    if (loaded->meta["method"] != method()) return {};
    old_ = std::move(*loaded);
    incremental_ = true;
    const std::set<std::string> usable = usable_segments(store::segments(root_), old_.segments);
    for (const store::SegmentRow& segment : old_.segments)
      if (usable.count(segment.name) != 0) model_.segments.push_back(segment);
    for (std::size_t i = 0; i < old_.documents.size(); ++i) old_documents_[old_.documents[i].source].push_back(i);
    for (std::size_t i = 0; i < old_.refusals.size(); ++i) old_refusals_[old_.refusals[i].source].push_back(i);
    for (const store::Source& source : old_.sources) {
      next_source_ = std::max(next_source_, source.id + 1);
      const auto documents = old_documents_.find(source.id);
      const bool whole = documents == old_documents_.end() ||
                         std::all_of(documents->second.begin(), documents->second.end(),
                                     [&](std::size_t i) { return usable.count(old_.documents[i].facts.segment) != 0; });
      if (whole) old_sources_[{source.series, source.path}] = &source;
    }
    for (const store::DocumentRow& document : old_.documents)
      next_document_ = std::max(next_document_, document.id + 1);
    return {};
  }

  Status plan() {
    auto sources = plan_sources(manifest_, diagnostics_);
    if (!sources) return tl::unexpected(sources.error());
    plan_ = std::move(*sources);
    unusable_ =
        static_cast<std::uint64_t>(std::count_if(diagnostics_.begin(), diagnostics_.end(),
                                                 [](const Diagnostic& d) { return d.severity == Severity::kRefused; }));
    for (const PlannedSource& source : plan_) total_bytes_ += source.stamp.size;
    memory_for_texts_ = memory_for_texts(context_, plan_.size());
    sink_ = SegmentSink(store::segments(root_), threads_of(context_), segment_bytes(memory_for_texts_));
    return {};
  }

  [[nodiscard]] const store::Source* old_source(const PlannedSource& source) const {
    const auto found = old_sources_.find({manifest_.series[source.series].name, source.path});
    return found == old_sources_.end() ? nullptr : found->second;
  }

  Status read_sources() {
    const std::int64_t now = now_in_nanoseconds();
    const auto produce = [&](std::size_t task, const std::function<bool(SourceItem)>& emit) {
      if (!context_.stopped())
        return read_source(root_, manifest_, plan_[task], old_source(plan_[task]), now,
                           options_.readers == nullptr ? readers_ : *options_.readers, context_, emit);
      SourceItem item;
      item.error = stopped().value();
      emit(std::move(item));
    };
    const auto consume = [&](std::size_t task, SourceItem item) { return take(plan_[task], std::move(item)); };
    if (auto status = run_in_order<SourceItem>(plan_.size(), threads_of(context_),
                                               std::min(memory_for_texts_ / 8, kMostLookAheadBytes), produce, consume);
        !status)
      return status;
    return sink_.finish(model_.documents, model_.segments);
  }

  Status take(const PlannedSource& source, SourceItem item) {
    if (item.error) return tl::unexpected(std::move(*item.error));
    if (item.text) return take_text(std::move(*item.text));
    if (item.refusal) {
      item.refusal->source = next_source_;
      model_.refusals.push_back(std::move(*item.refusal));
      return {};
    }
    return take_end(source, std::move(*item.end), item.unchanged);
  }

  Status take_text(IngestedText text) {
    store::DocumentRow document;
    document.id = next_document_++;
    document.source = next_source_;
    document.facts = std::move(text.facts);
    if (auto status = sink_.add(text.payload, model_.documents.size()); !status) return status;
    model_.documents.push_back(std::move(document));
    ++summary_.ingested;
    return {};
  }

  Status take_end(const PlannedSource& plan, store::Source source, bool unchanged) {
    const store::Source* old = old_source(plan);
    if (unchanged) {
      source.id = old->id;
      if (!(source.size == old->size && source.modified == old->modified)) changed_ = true;
      if (const auto documents = old_documents_.find(old->id); documents != old_documents_.end()) {
        for (const std::size_t i : documents->second) {
          model_.documents.push_back(old_.documents[i]);
          kept_documents_.insert(old_.documents[i].id);
        }
        summary_.unchanged += documents->second.size();
      }
      if (const auto refusals = old_refusals_.find(old->id); refusals != old_refusals_.end())
        for (const std::size_t i : refusals->second) model_.refusals.push_back(old_.refusals[i]);
    } else {
      source.id = next_source_++;
      changed_ = true;
    }
    plan_of_[source.id] = &plan;
    summary_.source_bytes += source.size;
    model_.sources.push_back(std::move(source));
    if (context_.progress) context_.progress("reading texts", summary_.source_bytes, total_bytes_);
    return context_.stopped() ? Status(stopped()) : Status{};
  }

  Status drop_removed() {
    std::map<std::int64_t, std::pair<std::string, std::string>> place_of;  // source → series, path
    for (const auto* sources : {&old_.sources, &model_.sources})
      for (const store::Source& source : *sources) place_of[source.id] = {source.series, source.path};
    std::set<std::pair<std::pair<std::string, std::string>, std::string>> present;
    for (const store::DocumentRow& document : model_.documents)
      if (kept_documents_.count(document.id) == 0) present.insert({place_of[document.source], document.facts.row_id});
    for (const store::DocumentRow& document : old_.documents) {
      if (kept_documents_.count(document.id) != 0) continue;
      if (present.count({place_of[document.source], document.facts.row_id}) == 0) ++summary_.removed;
    }
    if (model_.sources.size() != old_.sources.size()) changed_ = true;
    if (context_.stopped()) return stopped();
    return {};
  }

  Result<DocumentView> text_of(const store::DocumentRow& document) {
    std::shared_ptr<const Segment>& segment = segments_[document.facts.segment];
    if (segment == nullptr) {
      auto opened = Segment::open(store::segments(root_) / document.facts.segment);
      if (!opened) return tl::unexpected(opened.error());
      segment = std::move(*opened);
    }
    return segment->document(document.facts.segment_index);
  }

  // Segments first, then the store that names them; whatever happens between leaves files that nobody names.
  Status commit() {
    report_refusals();
    model_.meta = {{"manifest_sha256", manifest_hash_}, {"method", method()}, {"program", "tifa " TIFA_VERSION}};
    const bool same_manifest = incremental_ && old_.meta["manifest_sha256"] == manifest_hash_;
    if (same_manifest && !changed_) {
      model_.meta = old_.meta;
      return {};
    }
    if (auto status = tidy_segments(store::segments(root_), context_, threads_of(context_),
                                    segment_bytes(memory_for_texts_), model_);
        !status)
      return status;
    return store::write(root_, manifest_, model_, [&] { return context_.stopped(); });
  }

  // After a failure: what this build wrote goes, what the store names stays.
  void clear_leavings() {
    if (!lock_) return;
    sink_ = SegmentSink(store::segments(root_));
    std::error_code ignored;
    remove_left_behind(store::folder(root_));
    if (!std::filesystem::exists(store::database(root_), ignored)) return remove_unnamed(store::segments(root_), {});
    auto opened = store::open_snapshot(root_);
    if (!opened) return;
    if (auto named = store::load_segments(*opened)) remove_unnamed(store::segments(root_), *named);
  }

  void report_refusals() {
    for (const store::Refusal& refusal : model_.refusals) {
      if (refusal.diagnostic.severity == Severity::kRefused) ++summary_.refused;
      diagnostics_.push_back(refusal.diagnostic);
    }
  }

  BuildSummary summarise() {
    for (const store::EditionRow& edition : model_.editions) {
      if (edition.status == EditionStatus::kMissing)
        ++summary_.missing;
      else
        ++summary_.editions;
      if (edition.status == EditionStatus::kPartial) ++summary_.partial;
    }
    summary_.documents = model_.documents.size();
    summary_.refused += unusable_;
    std::int64_t last = 0;
    for (const store::FlagRow& row : model_.flags) {
      if (row.flag.accepted || row.document == last) continue;
      last = row.document;
      ++summary_.flagged;
    }
    summary_.index_hash = model_.meta["index_hash"];
    return summary_;
  }

  const std::filesystem::path& root_;
  const BuildOptions& options_;
  const Context& context_;
  Diagnostics& diagnostics_;

  Manifest manifest_;
  std::string manifest_hash_;
  std::optional<FileLock> lock_;

  store::Model old_;  // the last build
  bool incremental_ = false;
  std::map<std::pair<std::string, std::string>, const store::Source*> old_sources_;  // series, path
  std::map<std::int64_t, std::vector<std::size_t>> old_documents_, old_refusals_;    // by source

  ReaderPool readers_;
  std::vector<PlannedSource> plan_;
  std::uint64_t total_bytes_ = 0, unusable_ = 0, memory_for_texts_ = 0;
  store::Model model_;  // this build
  std::map<std::int64_t, const PlannedSource*> plan_of_;
  std::set<std::int64_t> kept_documents_;
  std::int64_t next_source_ = 1, next_document_ = 1;
  bool changed_ = false;
  SegmentSink sink_;
  std::map<std::string, std::shared_ptr<const Segment>> segments_;  // while texts are assessed
  BuildSummary summary_;
};

}  // namespace

Result<BuildSummary> build(const std::filesystem::path& root, const BuildOptions& options, const Context& context,
                           Diagnostics& diagnostics) {
  return Build(root, options, context, diagnostics).run();
}

}  // namespace tifa
