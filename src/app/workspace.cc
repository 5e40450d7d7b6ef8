#include <tifa/app.h>

#include "corpus/corpus.h"
#include "corpus/manifest.h"

namespace tifa {

std::string version() { return TIFA_VERSION; }

Workspace::Workspace(std::unique_ptr<Corpus> corpus) : corpus_(std::move(corpus)) {}
Workspace::Workspace(Workspace&&) noexcept = default;
Workspace& Workspace::operator=(Workspace&&) noexcept = default;
Workspace::~Workspace() = default;

Result<Workspace> Workspace::open(const std::filesystem::path& from, Diagnostics& diagnostics) {
  auto root = find_corpus(from);
  if (!root) return tl::unexpected(root.error());
  auto corpus = Corpus::open(*root);
  if (!corpus) return tl::unexpected(corpus.error());
  if (corpus->stale())
    diagnostics.push_back(
        {Severity::kWarning, "stale", "tifa.toml", "it has changed since the last build; run tifa build"});
  return Workspace(std::make_unique<Corpus>(std::move(*corpus)));
}

Provenance Workspace::provenance() const { return {version(), corpus_->index_hash()}; }

}  // namespace tifa
