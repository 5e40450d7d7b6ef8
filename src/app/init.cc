// init: a new corpus, empty or with what is known of well-known series.
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>

#include <tifa/app.h>

#include "base/file.h"
#include "corpus/known_series.h"

namespace fs = std::filesystem;

namespace tifa {
namespace {

constexpr std::string_view kNewManifest =
    "# A corpus of tifa: what series of documents there are, which editions exist, where their texts lie.\n"
    "# After a change: tifa build. Documents come in with tifa add FILE… or by a line here:\n"
    "#\n"
    "# [series.plan]\n"
    "# title    = \"Five-year plans\"\n"
    "# language = \"zh\"\n"
    "# expect   = [\"1..15\"]               # the editions that exist, held or not\n"
    "# files    = \"texts/plan-{id}.txt\"   # an edition for every file that matches\n";

// Tables of collections may stand once in a manifest: of those that an earlier series declares, a later one is freed.
std::string without_collections(std::string_view toml, std::string_view before) {
  std::string out;
  bool skipping = false;
  for (std::size_t at = 0; at < toml.size();) {
    const std::size_t end = std::min(toml.find('\n', at), toml.size() - 1) + 1;
    const std::string_view line = toml.substr(at, end - at);
    if (line.front() == '[') skipping = line.starts_with("[collections.") && before.find(line) != before.npos;
    if (!skipping) out += line;
    at = end;
  }
  return out;
}

// Links between ready-made series stand with the later one; those to a series that was not asked for are left out.
std::string without_open_links(std::string_view toml) {
  std::string out, link;
  bool open = false;
  const auto settle = [&] {
    if (!open) out += link;
    link.clear();
    open = false;
  };
  for (std::size_t at = 0; at < toml.size();) {
    const std::size_t end = std::min(toml.find('\n', at), toml.size() - 1) + 1;
    const std::string_view line = toml.substr(at, end - at);
    at = end;
    if (line.front() == '[') settle();
    const bool heads = line.starts_with("[link.");
    if (!heads && link.empty()) {
      out += line;
      continue;
    }
    link += line;
    const std::size_t value = line.find("= \"");
    if (heads || value == std::string_view::npos) continue;
    const std::string_view series = line.substr(value + 3, line.find(':', value) - value - 3);
    open = open || toml.find(fmt::format("[series.{}]\n", series)) == std::string_view::npos;
  }
  settle();
  return out;
}

Result<std::string> manifest_with(const std::vector<std::string>& names) {
  std::string manifest(kNewManifest);
  std::vector<std::string> taken;
  for (const std::string& name : names) {
    if (std::find(taken.begin(), taken.end(), name) != taken.end()) continue;
    taken.push_back(name);
    const std::string_view toml = known_series_toml(name);
    if (toml.empty()) {
      std::string all;
      for (const KnownSeries& series : known_series()) all += fmt::format("{}{}", all.empty() ? "" : ", ", series.name);
      return fail(ErrorCode::kNotFound, fmt::format("no ready-made series is called “{}”", name), "--series",
                  "there are " + all);
    }
    manifest += "\n" + without_collections(toml, manifest);
  }
  return without_open_links(manifest);
}

}  // namespace

Status init(const fs::path& folder, const std::vector<std::string>& series) {
  const auto manifest = manifest_with(series);
  if (!manifest) return tl::unexpected(manifest.error());
  std::error_code error;
  fs::create_directories(folder, error);
  if (error)
    return fail(ErrorCode::kIo, "the folder cannot be made: " + error.message(), folder.string(),
                "check the path and permissions");
  if (fs::exists(folder / "tifa.toml"))
    return fail(ErrorCode::kInput, "there is a corpus already", (folder / "tifa.toml").string(),
                "add to it with tifa add, or choose another folder");
  return write_file(folder / "tifa.toml", *manifest);
}

}  // namespace tifa
