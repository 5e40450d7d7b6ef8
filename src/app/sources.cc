#include "app/sources.h"

#include "app/collect.h"
#include "base/file.h"
#include "base/hash.h"
#include "fetch/address.h"
#include "ingest/formats.h"

namespace tifa {

Result<SourcePlan> SourcePlan::open(const std::filesystem::path& root) {
  auto toml = read_manifest_text(root);
  if (!toml) return tl::unexpected(toml.error());
  auto manifest = parse_manifest(*toml, root);
  if (!manifest) return tl::unexpected(manifest.error());
  SourcePlan plan;
  plan.manifest_ = std::make_unique<Manifest>(std::move(*manifest));
  Diagnostics diagnostics;  // the build has said them
  auto sources = plan_sources(*plan.manifest_, diagnostics);
  if (!sources) return tl::unexpected(sources.error());
  plan.sources_ = std::move(*sources);
  for (const PlannedSource& source : plan.sources_)
    plan.by_path_.emplace(std::pair(plan.manifest_->series[source.series].name, source.path), &source);
  for (const SeriesDecl& series : plan.manifest_->series)
    for (const EditionDecl& edition : series.editions)
      if (!edition.source.empty()) plan.declared_[std::pair(series.name, edition.id)].push_back(&edition);
  return plan;
}

std::string SourcePlan::address_of(const Edition& edition) const {
  const auto found = declared_.find(std::pair(edition.series, edition.id));
  if (found == declared_.end()) return {};
  const auto fits = [&](const EditionDecl& declared) {
    if (!edition.has_text()) return declared.text.empty();
    return declared.text.empty() || declared.text == edition.path;
  };
  for (const EditionDecl* declared : found->second)
    if (fits(*declared))
      if (const auto address = parse_address(declared->source)) return address->text();
  return {};
}

const PlannedSource* SourcePlan::of(const Edition& edition) const {
  const auto found = by_path_.find(std::pair(edition.series, edition.path));
  return found == by_path_.end() ? nullptr : found->second;
}

Result<OpenSource> open_source(const Corpus& corpus, const Edition& edition) {
  auto plan = SourcePlan::open(corpus.root());
  if (!plan) return tl::unexpected(plan.error());
  OpenSource source{std::move(*plan), nullptr, {}};
  source.planned = source.plan.of(edition);
  if (source.planned == nullptr)
    return fail(ErrorCode::kNotFound, "tifa.toml no longer names this source", edition.path, "run tifa build");
  if (source.planned->table != nullptr)
    return fail(ErrorCode::kUsage, edition.name() + " is a row of a table, which has no page to show", edition.path,
                "look at the table itself");
  auto bytes = read_file(corpus.root() / edition.path, kMaxSourceBytes, edition.path);
  if (!bytes) return tl::unexpected(bytes.error());
  source.bytes = std::move(*bytes);
  if (sha256_hex(source.bytes) != edition.source_sha256)
    return fail(ErrorCode::kInput, "the source is not the one that was built", edition.path, "run tifa build");
  return source;
}

std::optional<FetchedFrom> fetched_from(const std::vector<FetchRecord>& records, const Edition& edition) {
  const FetchRecord* record = latest_record(records, edition.path);
  if (record == nullptr) return std::nullopt;
  return FetchedFrom{
      record->address, record->final_address, record->hops,  record->network, record->time,
      record->status,  record->headers,       record->bytes, record->sha256,  record->sha256 != edition.source_sha256};
}

}  // namespace tifa
