// Any bytes as a tifa.toml: refused with a sentence, or a manifest whose series are told apart. Anything may
// be a term on the command line too.
#include <cstdint>
#include <string_view>

#include "corpus/manifest.h"
#include "expect.h"
#include "query/term.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using tifa::fuzzing::expect;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto manifest = tifa::parse_manifest(bytes, "/nonexistent");
  if (manifest) {
    for (const auto& series : manifest->series) {
      expect(manifest->find_series(series.name) == &series, "a series is found by its name, and no two have the same");
    }
  } else {
    expect(!manifest.error().sentence().empty(), "a refusal has a reason");
  }
  const auto term = tifa::parse_term(bytes);
  expect(!term || !term->patterns.empty(), "a term has a pattern");
  return 0;
}
