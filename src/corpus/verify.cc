// tifa verify: every hash and every invariant of a built corpus.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>

#include "base/file.h"
#include "base/hash.h"
#include "corpus/corpus_state.h"
#include "corpus/seal.h"
#include "corpus/store.h"
#include "text/ascii.h"
#include "text/fold.h"

namespace tifa {
namespace {

constexpr std::uint64_t kMaxSourceBytes = 4ULL << 30;

class Verifier {
 public:
  Verifier(const std::filesystem::path& root, const sqlite::Database& database, const Context& context)
      : root_(root), database_(database), context_(context) {}

  Result<Diagnostics> run() {
    for (auto step : {&Verifier::check_store, &Verifier::check_segments, &Verifier::check_sources})
      if (auto status = (this->*step)(); !status) return tl::unexpected(status.error());
    return std::move(findings_);
  }

  [[nodiscard]] const store::Model& model() const { return model_; }

 private:
  void find(std::string code, std::string place, std::string message) {
    findings_.push_back({Severity::kWarning, std::move(code), std::move(place), std::move(message)});
  }

  Status check_store() {
    auto integrity = database_.prepare("PRAGMA integrity_check");
    if (!integrity) return tl::unexpected(integrity.error());
    while (true) {
      auto more = integrity->step();
      if (!more) return tl::unexpected(more.error());
      if (!*more) break;
      if (integrity->text(0) != "ok") find("store-damaged", ".tifa/corpus.db", integrity->string(0));
    }
    if (auto seal = store::check_whole_seal(store::database(root_)); !seal)
      find("store-damaged", ".tifa/corpus.db", seal.error().sentence());
    auto model = store::load(database_);
    if (!model) return tl::unexpected(model.error());
    model_ = std::move(*model);
    auto content = store::content_hash(database_);
    if (!content) return tl::unexpected(content.error());
    if (*content != model_.meta["content_sha256"])
      find("store-changed", ".tifa/corpus.db", "the store is not as the build left it; run tifa build --full");
    auto index = store::index_hash(database_);
    if (!index) return tl::unexpected(index.error());
    if (*index != model_.meta["index_hash"])
      find("index-hash", ".tifa/corpus.db", "the index hash is not that of the editions; run tifa build --full");
    return {};
  }

  Status check_segments() {
    std::vector<const store::DocumentRow*> documents;
    for (const store::DocumentRow& document : model_.documents) documents.push_back(&document);
    std::sort(documents.begin(), documents.end(), [](const auto* a, const auto* b) {
      return std::tie(a->facts.segment, a->facts.segment_index) < std::tie(b->facts.segment, b->facts.segment_index);
    });
    std::shared_ptr<const Segment> segment;
    const std::string* open = nullptr;
    std::uint64_t done = 0;
    for (const store::DocumentRow* document : documents) {
      if (context_.stopped()) return fail(ErrorCode::kStopped, "stopped");
      if (context_.progress) context_.progress("checking texts", ++done, documents.size());
      if (open == nullptr || *open != document->facts.segment) {
        open = &document->facts.segment;
        auto opened = Segment::open(store::segments(root_) / *open);
        segment = opened ? *opened : nullptr;
        const Status whole = opened ? segment->verify() : Status(tl::unexpected(opened.error()));
        if (!whole) find("segment-damaged", *open, whole.error().sentence());
      }
      if (segment == nullptr) continue;
      auto view = segment->document(document->facts.segment_index);
      // Damage that the segment's own check has found is not told once more for each document.
      if (!view) continue;
      check_document(*document, *view);
    }
    return {};
  }

  void check_document(const store::DocumentRow& document, const DocumentView& view) {
    const std::string place = fmt::format("{} (document {})", document.path, document.id);
    if (sha256_hex(view.text) != document.facts.text_sha256)
      find("text-hash", place, "the text in the index is not the text that was read");
    // fold_term() drops white space at the ends.
    const bool folded = std::all_of(view.blocks.begin(), view.blocks.end(), [&](const BlockRecord& block) {
      return fold_term(block.text.of(view.text), Folding::kDefault) == trim_spaces(block.folded.of(view.folded));
    });
    if (!folded) find("folding-differs", place, "the folded text in the index is not that of the text");
  }

  Status check_sources() {
    for (const store::Source& source : model_.sources) {
      if (context_.stopped()) return fail(ErrorCode::kStopped, "stopped");
      if (source.sha256.empty()) continue;  // it could not be read when the corpus was built either
      auto bytes = read_file(root_ / source.path, kMaxSourceBytes, source.path);
      if (!bytes)
        find("source-gone", source.path, bytes.error().sentence());
      else if (sha256_hex(*bytes) != source.sha256)
        find("source-changed", source.path, "the file has changed since the build; run tifa build");
    }
    return {};
  }

  const std::filesystem::path& root_;
  const sqlite::Database& database_;
  const Context& context_;
  store::Model model_;
  Diagnostics findings_;
};

constexpr int kRounds = 20;  // each means that a build ended while the corpus was checked

// Whether the store that is there now is another than the one of the model.
bool is_another(const sqlite::Database& now, store::Model& before) {
  auto model = store::load(now);
  if (!model) return false;
  for (const char* key : {"content_sha256", "index_hash"})
    if (model->meta[key] != before.meta[key]) return true;
  const auto segments_of = [](const store::Model& from) {
    std::set<std::string> names;
    for (const store::DocumentRow& document : from.documents) names.insert(document.facts.segment);
    return names;
  };
  return segments_of(*model) != segments_of(before);
}

}  // namespace

// A build that ends meanwhile takes away what the snapshot names. Where something is found, only what the present store
// names counts.
Result<Diagnostics> Corpus::verify(const Context& context) const {
  std::optional<sqlite::Database> present;
  for (int round = 1;; ++round) {
    Verifier verifier(state_->root, present ? *present : state_->database, context);
    auto findings = verifier.run();
    if (!findings || findings->empty() || round == kRounds) return findings;
    auto now = store::open_snapshot(state_->root);
    store::Model before = verifier.model();
    if (!now || !is_another(*now, before)) return findings;
    present = std::move(*now);
  }
}

}  // namespace tifa
