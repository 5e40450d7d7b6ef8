// Any bytes as a tifa.toml: each series that was read, written again, reads back as it was. The first line also serves
// as a file pattern and the second as a path.
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string_view>

#include "corpus/manifest.h"
#include "corpus/patterns.h"
#include "expect.h"

namespace {

void check_round_trip(const tifa::SeriesDecl& series, const std::filesystem::path& root) {
  using tifa::fuzzing::expect;
  const tifa::Result<tifa::Manifest> again = tifa::parse_manifest(tifa::series_toml(series), root);
  expect(again && again->series.size() == 1, "what is written can be read");
  const tifa::SeriesDecl& read = again->series.front();
  expect(read.name == series.name && read.title == series.title && read.expect == series.expect &&
             read.files == series.files && read.tables.size() == series.tables.size() &&
             read.editions.size() == series.editions.size(),
         "what is written reads back as it was");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using tifa::fuzzing::expect;
  constexpr std::size_t kMaxExpect = 1000;  // a few bytes may name 100,000 editions: not what is looked for here
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::filesystem::path root = "/nonexistent/corpus";

  if (const tifa::Result<tifa::Manifest> manifest = tifa::parse_manifest(input, root)) {
    for (const tifa::SeriesDecl& series : manifest->series)
      if (series.expect.size() <= kMaxExpect) check_round_trip(series, root);
  } else {
    expect(manifest.error().where.substr(0, 9) == "tifa.toml", "an error names its place");
  }

  const std::size_t line_end = std::min(input.find('\n'), input.size());
  if (const auto pattern = tifa::FilePattern::parse(input.substr(0, line_end))) {
    const std::string_view rest = input.substr(std::min(line_end + 1, input.size()));
    const auto file = pattern->match(rest.substr(0, std::min<std::size_t>(rest.find('\n'), 1000)));
    expect(!file || !file->id.empty(), "a file that matches is an edition");
  }
  return 0;
}
