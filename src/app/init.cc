// init: a new corpus, empty or with what is known of well-known series.
#include <filesystem>
#include <string>
#include <string_view>

#include <tifa/app.h>

#include "app/ready_made.h"
#include "base/file.h"

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

}  // namespace

Status init(const fs::path& folder, const std::vector<std::string>& series) {
  const auto declared = ready_made_series(series, kNewManifest);
  if (!declared) return tl::unexpected(declared.error());
  std::error_code error;
  fs::create_directories(folder, error);
  if (error)
    return fail(ErrorCode::kIo, "the folder cannot be made: " + error.message(), folder.string(),
                "check the path and permissions");
  if (fs::exists(folder / "tifa.toml"))
    return fail(ErrorCode::kInput, "there is a corpus already", (folder / "tifa.toml").string(),
                "add to it with tifa add, or choose another folder");
  return write_file(folder / "tifa.toml", std::string(kNewManifest) + *declared);
}

}  // namespace tifa
