// Any bytes: decode() refuses them with a sentence or gives valid UTF-8 that maps back into them; folding that text is
// valid, idempotent and maps back into it.
#include <cstdint>
#include <string_view>

#include "expect.h"
#include "text/encoding.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace {

using tifa::OffsetMap;
using tifa::fuzzing::expect;

// Each run must lie inside both texts and follow its predecessor.
void expect_inside(const OffsetMap& map, std::size_t derived, std::size_t origin) {
  std::uint64_t at = 0, origin_at = 0;
  for (const OffsetMap::Run& run : map.runs()) {
    expect(run.derived == at, "an offset map covers the derived text without gaps");
    expect(run.origin >= origin_at, "an offset map is monotone");
    at += std::uint64_t{run.steps} * run.derived_step;
    origin_at = run.origin + std::uint64_t{run.steps} * run.origin_step;
  }
  expect(at == derived, "an offset map covers the whole derived text");
  expect(origin_at <= origin, "an offset map stays inside the origin");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto decoded = tifa::decode(bytes);
  if (!decoded) {
    expect(!decoded.error().sentence().empty(), "a refusal has a reason");
    return 0;
  }
  expect(tifa::find_invalid_utf8(decoded->text) == std::string_view::npos, "decoded text is valid UTF-8");
  expect_inside(decoded->origin, decoded->text.size(), bytes.size());

  const tifa::Folded folded = tifa::fold(decoded->text, tifa::Folding::kDefault);
  expect(tifa::find_invalid_utf8(folded.text) == std::string_view::npos, "folded text is valid UTF-8");
  expect_inside(folded.map, folded.text.size(), decoded->text.size());
  expect(tifa::fold(folded.text, tifa::Folding::kDefault).text == folded.text, "folding twice is folding once");
  expect(tifa::fold(decoded->text, tifa::Folding::kNone).text == decoded->text, "no folding changes nothing");
  return 0;
}
