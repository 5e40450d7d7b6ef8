// What an answer must not be written over: what the command reads, and what the corpus is made of.
#include <tifa/output_place.h>

#include <algorithm>
#include <string>
#include <system_error>

#include "app/collect.h"
#include "build/sources.h"
#include "corpus/manifest.h"
#include "corpus/store.h"
#include "fetch/record.h"

namespace tifa {
namespace {

namespace fs = std::filesystem;

bool is_same(const fs::path& one, const fs::path& other) {
  std::error_code error;
  return fs::equivalent(one, other, error) && !error;
}

// The path without links, as far as it exists.
fs::path real_path(const fs::path& file) {
  std::error_code error;
  fs::path real = fs::weakly_canonical(fs::absolute(file, error), error);
  return error || real.empty() ? file : real;
}

// Whether a file, by its real path, is in a folder or in one below it.
bool lies_in(const fs::path& real, const fs::path& folder) {
  for (fs::path at = real; at.has_relative_path();) {
    at = at.parent_path();
    if (is_same(at, folder)) return true;
  }
  return false;
}

tl::unexpected<Error> refused(const fs::path& file, std::string what) {
  return fail(ErrorCode::kUsage, std::move(what), file.string(), "name another file for the answer");
}

// The texts and tables that tifa.toml names.
Result<std::vector<std::string>> named_sources(const fs::path& root) {
  auto toml = read_manifest_text(root);
  if (!toml) return tl::unexpected(toml.error());
  auto manifest = parse_manifest(*toml, root);
  if (!manifest) return tl::unexpected(manifest.error());
  Diagnostics diagnostics;  // the build says them
  auto sources = plan_sources(*manifest, diagnostics);
  if (!sources) return tl::unexpected(sources.error());
  std::vector<std::string> paths;
  for (PlannedSource& source : *sources) paths.push_back(std::move(source.path));
  return paths;
}

// Those of the last build.
Result<std::vector<std::string>> built_sources(const fs::path& root) {
  auto database = store::open_snapshot(root);
  if (!database) return tl::unexpected(database.error());
  auto model = store::load(*database);
  if (!model) return tl::unexpected(model.error());
  std::vector<std::string> paths;
  for (store::Source& source : model->sources) paths.push_back(std::move(source.path));
  return paths;
}

}  // namespace

Status check_output_place(const fs::path& file, const fs::path& corpus, const std::vector<fs::path>& inputs) {
  std::error_code error;
  const bool is_there = fs::exists(file, error);
  const fs::path real = real_path(file);
  for (const fs::path& input : inputs)
    if (is_there && (is_same(input, file) || (fs::is_directory(input, error) && lies_in(real, input))))
      return refused(file, "the command reads this file, so its answer cannot replace it");
  const auto root = find_corpus(corpus);
  if (!root) return {};
  if (lies_in(real, *root / ".tifa"))
    return refused(file, "the folder .tifa is what tifa has made of the corpus, and no place for answers");
  if (!is_there) return {};
  if (is_same(*root / "tifa.toml", file))
    return refused(file, "this is the tifa.toml of the corpus, which an answer cannot replace");
  if (is_same(*root / kRecordFile, file))
    return refused(file, "this is the record of what was fetched for the corpus, which an answer cannot replace");
  // A file elsewhere can be one of the corpus's only by a second name of the same bytes.
  if (!lies_in(real, *root) && fs::hard_link_count(file, error) < 2) return {};
  auto sources = named_sources(*root);
  // A tifa.toml that is being worked on is no reason against a question of what is built.
  if (!sources)
    if (auto built = built_sources(*root)) sources = std::move(built);
  if (!sources) return tl::unexpected(sources.error());
  if (std::any_of(sources->begin(), sources->end(),
                  [&](const std::string& path) { return is_same(*root / path, file); }))
    return refused(file, "this is a text of the corpus, which an answer cannot replace");
  return {};
}

}  // namespace tifa
