// The source of an edition: how it is read, and where it was fetched.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <tifa/fetched.h>
#include <tifa/result.h>

#include "build/sources.h"
#include "corpus/corpus.h"
#include "corpus/manifest.h"
#include "fetch/record.h"

namespace tifa {

// What the manifest as it stands says of all sources.
class SourcePlan {
 public:
  // Errors: those of parse_manifest() and plan_sources().
  [[nodiscard]] static Result<SourcePlan> open(const std::filesystem::path& root);
  // Null for an edition whose source tifa.toml no longer names.
  [[nodiscard]] const PlannedSource* of(const Edition& edition) const;
  // The address that tifa.toml names as the source of an edition (in its version), in the form of Address::text();
  // empty where it names none that is fetched. What a document says of itself is not asked: it is not the user's word.
  [[nodiscard]] std::string address_of(const Edition& edition) const;

 private:
  std::unique_ptr<Manifest> manifest_;  // the sources refer to it
  std::vector<PlannedSource> sources_;
  std::map<std::pair<std::string, std::string>, const PlannedSource*> by_path_;              // series, path
  std::map<std::pair<std::string, std::string>, std::vector<const EditionDecl*>> declared_;  // series, id
};

// The source of an edition as it was built.
struct OpenSource {
  SourcePlan plan;
  const PlannedSource* planned = nullptr;  // of the plan
  std::string bytes;
};
// Errors: kNotFound when tifa.toml no longer names it; kUsage for a row of a table; kInput when it is not the one that
// was built; those of read_file().
[[nodiscard]] Result<OpenSource> open_source(const Corpus& corpus, const Edition& edition);

// The last record of the edition's source.
[[nodiscard]] std::optional<FetchedFrom> fetched_from(const std::vector<FetchRecord>& records, const Edition& edition);

}  // namespace tifa
